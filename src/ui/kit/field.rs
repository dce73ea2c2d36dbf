//! Labelled inputs with a hint and an error beside them.

use leptos::prelude::*;

/// The ids that describe an input, in reading order.
fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("{id}-error {id}-hint")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}

/// A text input. What is typed goes into `value` with every key.
#[component]
pub fn TextField(
    /// The id of the input, unique in the page.
    id: &'static str,
    /// The visible label and accessible name.
    label: &'static str,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the new text.
    #[prop(into)]
    on_input: Callback<String>,
    /// `text`, `password`, `number`, `url` or `search`.
    #[prop(default = "text")]
    kind: &'static str,
    /// One sentence below the input; may change while typing.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Why the text can't be taken, and how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An example inside the empty input.
    #[prop(optional)]
    placeholder: &'static str,
    /// Whether the form can't be sent without it.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let has_error = Memo::new(move |_| error.with(Option::is_some));
    let has_hint = Memo::new(move |_| hint.with(|h| !h.is_empty()));
    let mode = if kind == "number" { "numeric" } else { "text" };
    let kind = if kind == "number" { "text" } else { kind };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type=kind
                inputmode=mode
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                translate="no"
                placeholder=placeholder
                aria-required=required.then_some("true")
                aria-invalid=move || has_error.get().then_some("true")
                aria-describedby=move || described_by(id, has_hint.get(), has_error.get())
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
            <Show when=move || has_error.get()>
                <p class="field-error" id=format!("{id}-error")>{error}</p>
            </Show>
            <Show when=move || has_hint.get()>
                <p class="hint" id=format!("{id}-hint")>{hint}</p>
            </Show>
        </div>
    }
}

/// A select with fixed options.
#[component]
pub fn SelectField(
    /// The id of the select, unique in the page.
    id: &'static str,
    /// The visible label and accessible name.
    label: &'static str,
    /// The value of the chosen option.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value of the new choice.
    #[prop(into)]
    on_change: Callback<String>,
    /// Value and text of each option, in order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// One sentence below.
    #[prop(optional, into)]
    hint: Signal<String>,
) -> impl IntoView {
    let has_hint = Memo::new(move |_| hint.with(|h| !h.is_empty()));
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select
                id=id
                aria-describedby=move || described_by(id, has_hint.get(), false)
                prop:value=value
                on:change=move |event| on_change.run(event_target_value(&event))
            >
                <For each=move || options.get() key=|o| o.clone() let((key, text))>
                    <option value=key.clone() selected=move || value.get() == key.clone()>
                        {text}
                    </option>
                </For>
            </select>
            <Show when=move || has_hint.get()>
                <p class="hint" id=format!("{id}-hint")>{hint}</p>
            </Show>
        </div>
    }
}
