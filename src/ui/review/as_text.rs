//! The scopes as text. It is the same state as the table: what is typed is ticked at once.

use leptos::prelude::*;

use super::texts;
use crate::browser::dialog;
use crate::ui::form::Model;
use scope::selection::TokenNote;

/// A text area for all places, with what is off in it.
#[component]
pub fn AsText(
    /// The form.
    model: Model,
) -> impl IntoView {
    let drafts = model.app.drafts;
    let project = move || Some(model.key.get_untracked()).filter(|key| !key.is_empty());
    let written = move || drafts.with_untracked(|form| form.selection.text(project().as_deref()));
    let typed = RwSignal::new(written());
    let notes = RwSignal::new(Vec::<TokenNote>::new());
    let take = move |text: String| {
        let mut found = Vec::new();
        drafts.edit(|form| found = form.selection.take_text(&text, project().as_deref()));
        model.text_wrong.set(found.iter().any(TokenNote::is_error));
        notes.set(found);
        typed.set(text);
    };
    // A template, a fix or another draft changed the scopes: the text follows. What is typed itself
    // leads to the same selection and stays as it is typed.
    Effect::new(move |before: Option<()>| {
        let text = model.selection.with(|s| s.text(project().as_deref()));
        let mut same = scope::Selection::default();
        typed.with_untracked(|typed| same.take_text(typed, project().as_deref()));
        if before.is_some() && same.text(project().as_deref()) != text {
            model.text_wrong.set(false);
            notes.set(Vec::new());
            typed.set(text);
        }
    });
    on_cleanup(move || {
        model.text_wrong.try_set(false);
    });
    dialog::focus_soon(&["#scopes-text"]);
    let wrong = model.text_wrong;
    view! {
        <div class="field as-text">
            <label for="scopes-text">{texts::TEXT_LABEL}</label>
            <textarea id="scopes-text" rows="12" spellcheck="false" autocomplete="off" translate="no"
                aria-invalid=move || wrong.get().then_some("true") aria-describedby="scopes-text-notes scopes-text-hint"
                prop:value=typed on:input=move |event| take(event_target_value(&event))></textarea>
            <div id="scopes-text-notes" role="status"><ul class="plain">
                {move || notes.get().into_iter().map(|note| {
                    let class = if note.is_error() { "field-error" } else { "hint" };
                    view! { <li class=class>{note.to_string()}</li> }
                }).collect::<Vec<_>>()}
            </ul></div>
            <p class="hint" id="scopes-text-hint">{texts::TEXT_HINT}</p>
        </div>
    }
    .into_any()
}
