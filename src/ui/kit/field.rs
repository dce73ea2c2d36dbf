//! Labelled inputs with a hint and an error beside them.

use leptos::html;
use leptos::prelude::*;
use zeroize::Zeroizing;

/// The ids that describe an input, in reading order.
pub(super) fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
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
    let input = view! {
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
    };
    field(id, label, input.into_any(), hint, error)
}

/// An input for something secret. It is a text input whose characters the style sheet masks: one of the
/// type `password` would have the browser and its extensions offer to keep what is typed. What is typed
/// is wiped from memory of ours when something else takes its place.
#[component]
pub fn MaskedField(
    /// The id of the input, unique in the page.
    id: &'static str,
    /// The visible label and accessible name.
    label: &'static str,
    /// What is typed.
    value: RwSignal<Zeroizing<String>>,
    /// One sentence below the input.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Why the text can't be taken, and how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let has_error = Memo::new(move |_| error.with(Option::is_some));
    let has_hint = Memo::new(move |_| hint.with(|h| !h.is_empty()));
    let node = NodeRef::<html::Input>::new();
    // Set from here, since a property of the view would keep a copy.
    Effect::new(move || {
        if let Some(input) = node.get() {
            value.with(|value| {
                if *Zeroizing::new(input.value()) != **value {
                    input.set_value(value);
                }
            });
        }
    });
    let input = view! {
        <input
            node_ref=node
            class="masked"
            id=id
            type="text"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            translate="no"
            data-1p-ignore="true"
            data-lpignore="true"
            data-bwignore="true"
            data-form-type="other"
            aria-required="true"
            aria-invalid=move || has_error.get().then_some("true")
            aria-describedby=move || described_by(id, has_hint.get(), has_error.get())
            on:input=move |event| value.set(Zeroizing::new(event_target_value(&event)))
        />
    };
    field(id, label, input.into_any(), hint, error)
}

/// An input with its label, its error and its hint; what there is none of makes no element.
fn field(
    id: &'static str,
    label: &'static str,
    input: AnyView,
    hint: Signal<String>,
    error: Signal<Option<String>>,
) -> AnyView {
    let error = move || {
        let text = error.get()?;
        Some(view! { <p class="field-error" id=[id, "-error"].concat()>{text}</p> })
    };
    let hint = move || {
        let text = hint.get();
        (!text.is_empty()).then(|| view! { <p class="hint" id=[id, "-hint"].concat()>{text}</p> })
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {input}
            {error}
            {hint}
        </div>
    }
    .into_any()
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
