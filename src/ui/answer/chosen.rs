//! One scope of the answer: why it is needed, what else it allows, and the alternatives.

use crate::browser::elements::Element;
use finder::{Chosen, EndpointId};
use leptos::prelude::*;

use super::texts;
use crate::ui::common::CallName;

/// So many calls of a list are shown.
const SHOWN: usize = 60;

#[component]
pub(super) fn ChosenScope(
    /// The scope.
    chosen: Chosen,
) -> impl IntoView {
    let Chosen {
        scope,
        in_store,
        why,
        besides,
        assumed,
        refused,
        ..
    } = chosen;
    let (more, others) = (besides.len(), refused.len());
    let calls = move || call_lines(&besides);
    let alternatives = move || {
        let lines = refused.iter().map(|other| {
            view! { <li><code>{other.scope.name}</code>" "<span class="hint">{other.text.clone()}</span></li> }
        });
        view! { <ul class="plain call-lines">{lines.collect_view()}</ul> }.into_any()
    };
    view! {
        <li>
            <p class="chosen-head">
                <code class="scope-name">{scope.name}</code>
                {in_store.then_some(view! { <span class="hint">{texts::IN_STORES}</span> })}
            </p>
            <p class="hint">{why}</p>
            {assumed.map(|text| view! { <p class="hint assumed">{text}</p> })}
            {(more > 0).then(|| fold(texts::also_allows(more), calls))}
            {(others > 0).then(|| fold(texts::alternatives(others), alternatives))}
        </li>
    }
    .into_any()
}

/// Details whose inside is there while they are open. They are closed again when the answer changes.
pub fn fold(summary: String, inside: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let opened = RwSignal::new(false);
    let toggled = move |event| {
        opened.set(event_target::<Element>(&event).has_attribute("open"));
    };
    view! {
        <details prop:open=opened on:toggle=toggled>
            <summary>{summary}</summary>
            {move || opened.get().then(&inside)}
        </details>
    }
    .into_any()
}

fn call_lines(calls: &[EndpointId]) -> AnyView {
    let more = calls.len().saturating_sub(SHOWN);
    let lines = calls
        .iter()
        .take(SHOWN)
        .map(|call| view! { <li><CallName call=*call/></li> });
    view! {
        <ul class="plain call-lines" tabindex="0">{lines.collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="hint">{texts::and_more(more)}</p> })}
    }
    .into_any()
}
