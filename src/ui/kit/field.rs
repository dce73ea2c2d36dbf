//! Labelled inputs with a hint and an error beside them.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use send_wrapper::SendWrapper;
use zeroize::Zeroizing;

use super::el::{El, classed, el, nothing};
use crate::browser::elements::HtmlInputElement;

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
    let mode = if kind == "number" { "numeric" } else { "text" };
    let kind = if kind == "number" { "text" } else { kind };
    let input = text_input(id, kind, placeholder, hint, error)
        .set("inputmode", mode)
        .value(move || value.get())
        .on("input", move |event| {
            on_input.run(event_target_value(&event));
        });
    let input = if required {
        input.set("aria-required", "true")
    } else {
        input
    };
    field(id, label, input, hint, error).any()
}

/// An input for text, described by its hint and its error.
fn text_input(
    id: &'static str,
    kind: &str,
    placeholder: &str,
    hint: Signal<String>,
    error: Signal<Option<String>>,
) -> El {
    let input = el("input")
        .set("id", id)
        .set("type", kind)
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("translate", "no")
        .set("placeholder", placeholder);
    described(input, id, hint, error)
}

/// Names the hint and the error as what describes an input.
fn described(
    input: El,
    id: &'static str,
    hint: Signal<String>,
    error: Signal<Option<String>>,
) -> El {
    let has_error = move || error.with(Option::is_some);
    input
        .bind("aria-invalid", move || {
            has_error().then(|| "true".to_owned())
        })
        .bind("aria-describedby", move || {
            described_by(id, hint.with(|hint| !hint.is_empty()), has_error())
        })
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
    let input = text_input(id, "text", "", hint, error)
        .set("class", "masked")
        .set("aria-required", "true")
        .set("data-1p-ignore", "true")
        .set("data-lpignore", "true")
        .set("data-bwignore", "true")
        .set("data-form-type", "other")
        .on("input", move |event| {
            value.set(Zeroizing::new(event_target_value(&event)));
        });
    // Set from here, since the element builder would keep a copy.
    let element: HtmlInputElement = input.element().unchecked_into();
    let element = SendWrapper::new(element);
    Effect::new(move || {
        value.with(|value| {
            if *Zeroizing::new(element.value()) != **value {
                element.set_value(value);
            }
        });
    });
    field(id, label, input, hint, error).any()
}

/// An input with its label, its error and its hint; what there is none of makes no element.
fn field(
    id: &'static str,
    label: &'static str,
    input: El,
    hint: Signal<String>,
    error: Signal<Option<String>>,
) -> El {
    let line = move |class: &str, end: &str, text: Option<String>| match text {
        Some(text) if !text.is_empty() => classed("p", class)
            .set("id", &[id, end].concat())
            .text(&text)
            .any(),
        _ => nothing(),
    };
    classed("div", "field")
        .child(el("label").set("for", id).text(label))
        .child(input)
        .region(move || line("field-error", "-error", error.get()))
        .region(move || line("hint", "-hint", Some(hint.get())))
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
    let select = described(el("select").set("id", id), id, hint, Signal::stored(None))
        .region(move || {
            let option = |(value, text): (String, String)| {
                el("option").set("value", &value).text(&text).any()
            };
            let all: Vec<AnyView> = options.get().into_iter().map(option).collect();
            all.into_any()
        })
        // After the options: one that is not there can't be chosen.
        .value(move || {
            options.track();
            value.get()
        })
        .on("change", move |event| {
            on_change.run(event_target_value(&event));
        });
    field(id, label, select, hint, Signal::stored(None)).any()
}
