//! Small choices: chips that are on or off, and one of a few.

use leptos::prelude::*;

use super::el::{El, button};

/// A button that is on or off, such as a filter; it still has to say something.
pub fn chip(on: impl Fn() -> bool + 'static, press: impl FnMut() + 'static) -> El {
    let mut press = press;
    button("choice-chip", move |_| press()).bind("aria-pressed", move || Some(on().to_string()))
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
