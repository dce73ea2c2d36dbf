//! Small choices: chips that are on or off, one of a few, and tabs.

use leptos::prelude::*;

use super::roving;
use leptos::ev::KeyboardEvent;
use leptos::wasm_bindgen::JsCast;

/// A button that is on or off, such as a filter.
#[component]
pub fn Chip(
    /// What it says; a count may be part of it.
    #[prop(into)]
    text: ViewFn,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Called when it is pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="choice-chip" aria-pressed=move || on.get().to_string()
            on:click=move |_| on_press.run(())>
            {text.run()}
        </button>
    }
    .into_any()
}

/// Chips of which one is on: a filter with a few values.
#[component]
pub fn ChipGroup(
    /// What is chosen, for screen readers.
    label: &'static str,
    /// Value and text of each chip, in order.
    #[prop(into)]
    options: Signal<Vec<(&'static str, String)>>,
    /// The value that is on.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value of the chip that was pressed.
    #[prop(into)]
    on_change: Callback<&'static str>,
) -> impl IntoView {
    let values = Memo::new(move |_| {
        options.with(|all| all.iter().map(|(value, _)| *value).collect::<Vec<_>>())
    });
    let chip = move |own: &'static str| {
        let on = Memo::new(move |_| value.with(|value| value == own));
        let text = move || {
            options.with(|all| {
                let found = all.iter().find(|(value, _)| *value == own);
                found.map(|(_, text)| text.clone())
            })
        };
        view! { <Chip text=move || text.into_any() on on_press=move |()| on_change.run(own)/> }
    };
    view! {
        <div class="chip-group" role="group" aria-label=label>
            {move || values.get().into_iter().map(chip).collect_view()}
        </div>
    }
    .into_any()
}

/// One of a few, side by side: native radio buttons, so that the arrow keys choose.
#[component]
pub fn Segmented(
    /// The name of the radio buttons, unique in the page.
    name: &'static str,
    /// What is chosen. It is read out, and seen if `shown`.
    label: &'static str,
    /// Whether the label is seen.
    #[prop(optional)]
    shown: bool,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value that was chosen.
    #[prop(into)]
    on_change: Callback<&'static str>,
    /// Value and text of each choice, in order.
    options: Vec<(&'static str, String)>,
) -> impl IntoView {
    let choice = move |(own, text): (&'static str, String)| {
        let on = Memo::new(move |_| value.with(|value| value == own));
        view! {
            <label>
                <input type="radio" name=name value=own prop:checked=on
                    on:change=move |_| on_change.run(own)/>
                <span>{text}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend class:hidden=!shown>{label}</legend>
            <div class="segments">{options.into_iter().map(choice).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// Tabs above a panel. The page shows the panel: an element with the role `tabpanel` and the id
/// `panel`, labelled by the tab `{panel}-{value}`.
#[component]
pub fn Tabs(
    /// What the tabs divide.
    label: &'static str,
    /// The id of the panel.
    panel: &'static str,
    /// The tab that is shown.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the tab that was chosen.
    #[prop(into)]
    on_change: Callback<&'static str>,
    /// Value and text of each tab, in order.
    tabs: Vec<(&'static str, String)>,
) -> impl IntoView {
    let keys = move |event: KeyboardEvent| {
        let list = event.current_target().and_then(|t| t.dyn_into().ok());
        if let Some(list) = list {
            roving::move_focus(&event, &list, "[role=tab]");
        }
    };
    let tab = move |(own, text): (&'static str, String)| {
        let on = Memo::new(move |_| value.with(|value| value == own));
        view! {
            <button type="button" role="tab" id=[panel, "-", own].concat() aria-controls=panel
                aria-selected=move || on.get().to_string()
                tabindex=move || if on.get() { "0" } else { "-1" }
                on:focus=move |_| on_change.run(own) on:click=move |_| on_change.run(own)>
                {text}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=keys>
            {tabs.into_iter().map(tab).collect_view()}
        </div>
    }
    .into_any()
}
