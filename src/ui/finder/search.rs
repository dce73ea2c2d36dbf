//! The search over all endpoints.

use leptos::prelude::*;

use super::is_ticked;
use crate::browser::dialog;
use crate::ui::kit::TextField;
use crate::ui::state::App;
use finder::{EndpointId, Hit, search};

/// So many hits are shown; whoever sees more than that types another word.
const SHOWN: usize = 30;

#[component]
pub(super) fn Search() -> impl IntoView {
    let query = RwSignal::new(String::new());
    let hits = Memo::new(move |_| {
        query.with(|text| {
            if text.trim().is_empty() {
                Vec::new()
            } else {
                search(text)
            }
        })
    });
    let count = move || {
        let found = hits.with(Vec::len);
        match (query.with(|text| text.trim().is_empty()), found) {
            (true, _) => "Stock, basket, coupon and webhook are understood too.".to_owned(),
            (_, 0) => "No call matches. Try the resource's name, or paste a path.".to_owned(),
            (_, n) if n > SHOWN => format!("{n} calls match; the first {SHOWN} are shown."),
            (_, n) => format!("{n} calls match."),
        }
    };
    let rows = move || {
        hits.with(|hits| {
            let shown = hits.iter().take(SHOWN);
            shown.map(|hit| view! { <Row hit=*hit/> }).collect_view()
        })
    };
    view! {
        <section class="card" aria-labelledby="search-title">
            <h2 id="search-title">"Search the calls"</h2>
            <TextField id="find-call" label="Find a call" kind="search" value=query
                on_input=Callback::new(move |text| query.set(text))
                placeholder="Words, a path, a URL or a scope"/>
            <p class="count" role="status">{count}</p>
            <ul class="call-list found" tabindex="0" aria-label="Calls that match">{rows}</ul>
        </section>
    }
}

#[component]
fn Row(hit: Hit) -> impl IntoView {
    let why = hit.why.words();
    view! {
        <li>
            <CallBox call=hit.endpoint/>
            {(!why.is_empty()).then(|| view! { <span class="call-why">{why}</span> })}
        </li>
    }
}

/// A call with its checkbox.
#[component]
pub(super) fn CallBox(
    /// The call.
    call: EndpointId,
    /// Where the focus goes when the box leaves the list with its tick.
    #[prop(optional)]
    leaving: &'static [&'static str],
) -> impl IntoView {
    let app = App::here();
    view! {
        <label class="call">
            <input type="checkbox" prop:checked=move || is_ticked(app, call)
                on:change=move |event| {
                    app.job.tick(call, event_target_checked(&event));
                    if !leaving.is_empty() {
                        dialog::focus_soon(leaving);
                    }
                }/>
            <span class="call-text">
                <CallName call/>
                <span class="scope-summary">{call.name()}</span>
            </span>
        </label>
    }
}

/// Method and path.
#[component]
pub(super) fn CallName(call: EndpointId) -> impl IntoView {
    let path = call.path();
    let path = path.strip_prefix("/{projectKey}").unwrap_or(&path);
    let path = if path.is_empty() { "/" } else { path }.to_owned();
    view! { <code class="call-name"><b>{call.method().name()}</b>" "{path}</code> }
}
