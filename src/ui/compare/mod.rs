//! Compare: two sets of scopes from any two sources, and what the difference means.

mod side;

use leptos::prelude::*;

use self::side::{Chosen, SidePane};
use crate::ui::state::App;
use scope::ScopeSet;
use scope::compare::{OneSided, compare};

/// The page: two sources, and what lies between them.
#[component]
pub fn ComparePage() -> impl IntoView {
    let app = App::here();
    let [left, right] = [0, 1].map(|at| Chosen::of(app, at));
    let result = Memo::new(move |_| left.set.with(|l| right.set.with(|r| compare(l, r))));
    let empty =
        Memo::new(move |_| left.set.with(ScopeSet::is_empty) && right.set.with(ScopeSet::is_empty));
    let change = move |_| app.sides.swap();
    view! {
        <div class="page">
            <div class="title-row">
                <h1 tabindex="-1">"Compare scopes"</h1>
                <button type="button" class="button" on:click=change>"Swap"</button>
            </div>
            <p class="hint">
                "Two sets from any two sources: what a client would lose and gain on the way from the \
                 left one to the right one. Nothing leaves this page."
            </p>
            <div class="pair">
                <SidePane chosen=left/>
                <SidePane chosen=right/>
            </div>
            <section class="card" aria-labelledby="difference">
                <h2 id="difference">"What it means"</h2>
                <p class="verdict" role="status">{move || if empty.get() {
                    "Choose a source on each side."
                } else {
                    result.with(scope::compare::Comparison::words)
                }}</p>
                {move || result.with(|result| words("It can no longer", &result.lost))}
                {move || result.with(|result| words("It can now", &result.gained))}
            </section>
            <Show when=move || !empty.get()>
                <section class="card" aria-labelledby="scope-lists">
                    <h2 id="scope-lists">"Scope by scope"</h2>
                    <div class="three">
                        {move || result.with(|result| one_sided("Only left", &result.only_left, "right"))}
                        {move || result.with(|result| both(&result.both))}
                        {move || result.with(|result| one_sided("Only right", &result.only_right, "left"))}
                    </div>
                </section>
            </Show>
        </div>
    }
}

fn words(lead: &'static str, lines: &[String]) -> Option<impl IntoView + use<>> {
    let lines: Vec<_> = lines
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> })
        .collect();
    (!lines.is_empty()).then(|| view! { <h3>{lead}</h3><ul>{lines}</ul> })
}

fn one_sided(title: &'static str, all: &[OneSided], other: &'static str) -> impl IntoView + use<> {
    let count = all.len();
    let lines: Vec<_> = all
        .iter()
        .map(|one_sided| {
            let covered = one_sided.covered_by.as_ref().map(|by| {
                view! { <span class="hint">{format!("covered on the {other} by {}", by.words())}</span> }
            });
            view! { <li><code>{one_sided.permission.words()}</code> {covered}</li> }
        })
        .collect();
    view! { <div><h3>{format!("{title} ({count})")}</h3><ul class="plain scope-column">{lines}</ul></div> }
}

fn both(set: &ScopeSet) -> impl IntoView + use<> {
    let lines: Vec<_> = set
        .iter()
        .map(|p| view! { <li><code>{p.words()}</code></li> })
        .collect();
    view! { <div><h3>{format!("Both ({})", set.len())}</h3><ul class="plain scope-column">{lines}</ul></div> }
}
