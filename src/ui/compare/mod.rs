//! Compare: two sets of scopes from any two sources, and what the difference means.

mod side;
mod table;
mod texts;

use leptos::prelude::*;

use self::side::{Chosen, SidePane};
use self::table::table;
use crate::ui::state::App;
use scope::ScopeSet;
use scope::compare::{Comparison, compare};

/// The page: two sources, what their difference means, and their scopes in one table.
#[component]
pub fn ComparePage() -> impl IntoView {
    let app = App::here();
    let [left, right] = [0, 1].map(|at| Chosen::of(app, at));
    let result = Memo::new(move |_| left.set.with(|l| right.set.with(|r| compare(l, r))));
    let empty = Memo::new(move |_| {
        (
            left.set.with(ScopeSet::is_empty),
            right.set.with(ScopeSet::is_empty),
        )
    });
    let verdict = move || match empty.get() {
        (true, true) => texts::BOTH_EMPTY,
        (true, false) => texts::SIDES[0].empty,
        (false, true) => texts::SIDES[1].empty,
        (false, false) => result.with(Comparison::words),
    };
    let any = Memo::new(move |_| empty.get() != (true, true));
    let two = Memo::new(move |_| empty.get() == (false, false));
    view! {
        <div class="page compare">
            <div class="job-head">
                <div class="finder-head">
                    <h1 tabindex="-1">{texts::TITLE}</h1>
                    <p class="hint">{texts::LEAD}</p>
                </div>
                <button type="button" class="button" on:click=move |_| app.sides.swap()>
                    {texts::SWAP}
                </button>
            </div>
            <div class="compare-sides">
                <SidePane chosen=left/>
                <SidePane chosen=right/>
            </div>
            <section class="compare-result" aria-labelledby="difference">
                <h2 id="difference">{texts::RESULT}</h2>
                <p role="status">{verdict}</p>
                <div class="compare-words">
                    {move || two.get().then(|| result.with(|result| words(texts::LOST, &result.lost)))}
                    {move || two.get().then(|| result.with(|result| words(texts::GAINED, &result.gained)))}
                </div>
                {move || any.get().then(|| table(result.with(Comparison::by_resource)))}
            </section>
        </div>
    }
    .into_any()
}

fn words(lead: &'static str, lines: &[String]) -> Option<AnyView> {
    let lines: Vec<_> = lines
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> })
        .collect();
    (!lines.is_empty()).then(|| view! { <div><h3>{lead}</h3><ul>{lines}</ul></div> }.into_any())
}
