//! An input with a list of what it may mean, which follows as one types.

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::field::described_by;
use super::roving;

/// An option of a [`Combobox`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is given to `on_choose`.
    pub value: String,
    /// What it says.
    pub text: String,
    /// What stands beside it, smaller.
    pub detail: String,
    /// The heading that it stands under, said once for all neighbours of the same; may be empty.
    pub group: &'static str,
}

/// An editable combobox with a list (ARIA pattern "combobox with list autocomplete"): the focus stays
/// in the input, the arrow keys mark an option, Enter chooses it.
#[component]
#[allow(clippy::too_many_lines)] // One input with its keys and its list.
pub fn Combobox(
    /// The id of the input, unique in the page.
    id: &'static str,
    /// The visible label and accessible name.
    label: &'static str,
    /// Whether the label is only read out.
    #[prop(optional)]
    label_hidden: bool,
    /// What is typed.
    #[prop(into)]
    text: Signal<String>,
    /// Called with every change of the text.
    #[prop(into)]
    on_text: Callback<String>,
    /// What is offered for the text, best first. May be filled later: the list follows.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// Called with the value of the option that was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
    /// Called when Enter is pressed and no option is there.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
    /// Said in the list when there are no options; the list stays away if it is empty.
    #[prop(optional, into)]
    nothing: Signal<String>,
    /// Whether the first option is marked by itself, so that Enter takes it.
    #[prop(default = true)]
    first_marked: bool,
    /// Whether the list is always open, as in a dialog made for it.
    #[prop(optional)]
    always_open: bool,
    /// One sentence below the input.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Why the text can't be taken.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An example inside the empty input.
    #[prop(optional)]
    placeholder: &'static str,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    let marked = RwSignal::new(None::<usize>);
    let list = NodeRef::<html::Div>::new();
    let open = Memo::new(move |_| {
        (always_open || opened.get())
            && (options.with(|all| !all.is_empty()) || nothing.with(|text| !text.is_empty()))
    });
    // The mark belongs to the options that are shown.
    let active = Memo::new(move |_| {
        let count = options.with(Vec::len);
        let first = (first_marked && count > 0).then_some(0);
        marked.get().filter(|at| *at < count).or(first)
    });
    let option_id = move |at: usize| [id, "-option-", &at.to_string()].concat();
    let choose = move |at: usize| {
        let value = options.with_untracked(|all| all.get(at).map(|choice| choice.value.clone()));
        if let Some(value) = value {
            opened.set(false);
            marked.set(None);
            on_choose.run(value);
        }
    };
    let keys = move |event: KeyboardEvent| {
        let key = event.key();
        let shown = open.get_untracked();
        match key.as_str() {
            "Enter" => {
                event.prevent_default();
                match active.get_untracked().filter(|_| shown) {
                    Some(at) => choose(at),
                    None => {
                        if let Some(on_enter) = on_enter {
                            on_enter.run(());
                        }
                    }
                }
            }
            "Escape" if shown && !always_open => {
                event.prevent_default();
                event.stop_propagation();
                opened.set(false);
            }
            "ArrowDown" | "ArrowUp" => {
                event.prevent_default();
                if !shown {
                    opened.set(true);
                    return;
                }
                let count = options.with_untracked(Vec::len);
                marked.set(roving::next(&event, active.get_untracked(), count));
            }
            _ => {}
        }
    };
    // The marked option is kept in sight; the focus stays in the input.
    Effect::new(move || {
        if let (Some(list), Some(at)) = (list.get(), active.get()) {
            let entry = list.query_selector(&["#", &option_id(at)].concat());
            if let (Ok(Some(entry)), true) = (entry, marked.get_untracked().is_some()) {
                crate::browser::dialog::keep_in_sight(&entry);
            }
        }
    });
    let left = move |event: FocusEvent| {
        let around = event.current_target().and_then(|t| t.dyn_into().ok());
        let to = event.related_target().and_then(|t| t.dyn_into().ok());
        if !around.is_some_and(|around: leptos::web_sys::Node| around.contains(to.as_ref())) {
            opened.try_set(false);
        }
    };
    let pressed = move |event: MouseEvent| {
        let target = event.target().and_then(|t| t.dyn_into().ok());
        let entry =
            target.and_then(|t: leptos::web_sys::Element| t.closest("[data-at]").ok().flatten());
        let at = entry.and_then(|entry| entry.get_attribute("data-at"));
        if let Some(at) = at.and_then(|at| at.parse().ok()) {
            choose(at);
        }
    };
    let entries = move || {
        let all = options.get();
        if all.is_empty() {
            return view! { <p class="combo-nothing">{nothing}</p> }.into_any();
        }
        let mut group = "";
        let mut rows = Vec::with_capacity(all.len() + 4);
        for (at, choice) in all.into_iter().enumerate() {
            if choice.group != group {
                group = choice.group;
                let head = view! { <div class="combo-group" role="presentation">{group}</div> };
                rows.push(head.into_any());
            }
            let row = view! {
                <div class="combo-option" role="option" id=option_id(at) data-at=at.to_string()
                    aria-selected=move || (active.get() == Some(at)).to_string()>
                    <span title=choice.text>{choice.text.clone()}</span>
                    <small title=choice.detail>{choice.detail.clone()}</small>
                </div>
            };
            rows.push(row.into_any());
        }
        rows.into_any()
    };
    let list_id = [id, "-list"].concat();
    let controls = list_id.clone();
    let has_hint = Memo::new(move |_| hint.with(|hint| !hint.is_empty()));
    let has_error = Memo::new(move |_| error.with(Option::is_some));
    view! {
        <div class="field combo" class:combo-open=always_open on:focusout=left>
            <label for=id class:hidden=label_hidden>{label}</label>
            <input id=id type="text" role="combobox" autocomplete="off" autocapitalize="off"
                spellcheck="false" translate="no" placeholder=placeholder
                aria-autocomplete="list" aria-controls=controls
                aria-expanded=move || open.get().to_string()
                aria-activedescendant=move || active.get().filter(|_| open.get()).map(option_id)
                aria-invalid=move || has_error.get().then_some("true")
                aria-describedby=move || described_by(id, has_hint.get(), has_error.get())
                prop:value=text
                on:input=move |event| {
                    marked.set(None);
                    opened.set(true);
                    on_text.run(event_target_value(&event));
                }
                on:click=move |_| opened.set(true)
                on:keydown=keys/>
            <div class="combo-list" id=list_id role="listbox" aria-label=label node_ref=list
                class:shown=open
                // The press must not take the focus out of the input.
                on:mousedown=|event| event.prevent_default() on:click=pressed>
                {move || open.get().then(entries)}
            </div>
            {move || has_error.get().then(|| view! {
                <p class="field-error" id=[id, "-error"].concat()>{error}</p>
            })}
            {move || has_hint.get().then(|| view! {
                <p class="hint" id=[id, "-hint"].concat()>{hint}</p>
            })}
        </div>
    }
    .into_any()
}
