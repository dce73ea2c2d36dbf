//! What was recognised in pasted or opened material, and what can be done with it.

use client::{DraftForm, Origin};
use evidence::Evidence;
use leptos::prelude::*;
use scope::Selection;

use super::texts;
use super::trouble::TroubleNote;
use crate::ui::answer::fold;
use crate::ui::route::Route;
use crate::ui::state::{App, Side};

#[component]
pub(super) fn Recognised(
    /// What it was found to say.
    evidence: Evidence,
) -> impl IntoView {
    let app = App::here();
    let words = evidence.words_beside_trouble();
    let ignored = evidence.ignored.into_iter();
    let ignored: Vec<_> = ignored
        .map(|line| view! { <li class="hint">{line}</li> })
        .collect();
    let nested: Vec<String> = evidence
        .graphql
        .nested
        .iter()
        .map(graphql::Reached::words)
        .collect();
    let reaches = nested.len();
    let inside = move || {
        let lines = nested
            .iter()
            .map(|line| view! { <li class="hint">{line.clone()}</li> });
        view! { <ul class="plain">{lines.collect_view()}</ul> }.into_any()
    };
    let scopes = evidence.scopes;
    let printed = scopes.print("{projectKey}");
    let (shown, any) = (printed.clone(), !scopes.is_empty());
    let compare = move |_| {
        app.sides.set_left(Side {
            text: printed.clone(),
            ..Side::default()
        });
        app.go(Route::Compare);
    };
    let draft = move |_| {
        app.drafts.replace(DraftForm {
            selection: Selection::of(&scopes),
            origin: Origin::Pasted,
            ..DraftForm::default()
        });
        app.go(Route::New);
    };
    view! {
        {words.map(|words| view! { <p class="said-paste">{words}</p> })}
        <ul class="plain">{ignored}</ul>
        {(reaches > 0).then(|| fold(texts::reaches(reaches), inside))}
        {evidence.trouble.map(|trouble| view! { <TroubleNote trouble/> })}
        {any.then(|| view! {
            <p class="scope-string" dir="ltr">{shown}</p>
            <div class="actions">
                <button type="button" class="button small" on:click=compare>{texts::COMPARE}</button>
                <button type="button" class="button small" on:click=draft>{texts::NEW_WITH}</button>
            </div>
        })}
    }
    .into_any()
}
