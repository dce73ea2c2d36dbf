//! A refusal, explained, and the way on.

use leptos::prelude::*;

use super::texts;
use crate::ui::kit::{Note, SelectField, Tone};
use crate::ui::route::Route;
use crate::ui::state::App;
use client::{DraftForm, Origin, display_name};
use evidence::Trouble;
use scope::{ScopeSet, Selection};

/// So many clients are offered to start from.
const OFFERED: usize = 200;

/// What the refusal means, what to do, and a draft with the missing scope.
#[component]
pub(super) fn TroubleNote(trouble: Trouble) -> impl IntoView {
    let steps = trouble
        .next
        .into_iter()
        .map(|step| view! { <li>{step}</li> })
        .collect_view();
    let asked = names(texts::ASKED, &trouble.asked);
    let granted = names(texts::GRANTED, &trouble.granted);
    let call = trouble.call.map(|call| {
        view! { <p>{texts::FAILED_CALL}<code>{call.call()}</code></p> }
    });
    let answer = trouble.answer;
    view! {
        <Note tone=Tone::Caution title=trouble.title>
            <p>{trouble.text}</p>
            {call}
            {asked}
            {granted}
            <ol>{steps}</ol>
            {(!answer.is_empty()).then(|| view! { <Answer answer/> })}
        </Note>
    }
}

fn names(lead: &'static str, set: &ScopeSet) -> Option<impl IntoView + use<>> {
    (!set.is_empty()).then(|| view! { <p>{lead}<code>{set.words()}</code></p> })
}

/// A draft with the missing scope, alone or beside those of an existing client.
#[component]
fn Answer(answer: ScopeSet) -> impl IntoView {
    let app = App::here();
    let words = answer.words();
    let start = RwSignal::new(String::new());
    let any = Memo::new(move |_| app.clients().with(|all| !all.is_empty()));
    let options = Signal::derive(move || {
        app.clients().with(|all| {
            let none = (String::new(), texts::START_FROM_NONE.to_owned());
            let mut all: Vec<_> = all.iter().collect();
            all.sort_by_key(|client| std::cmp::Reverse(client.created_at));
            let named = all.into_iter().take(OFFERED);
            std::iter::once(none)
                .chain(named.map(|client| (client.id.clone(), display_name(&client.name))))
                .collect::<Vec<_>>()
        })
    });
    let draft = move |_| {
        let id = start.get_untracked();
        let form = app.clients().with_untracked(|all| {
            let client = all.iter().find(|client| client.id == id);
            let mut form =
                client.map_or_else(DraftForm::default, |client| DraftForm::copy_of(client, all));
            let mut scopes = form.selection.sent(false);
            for permission in &answer {
                scopes.insert(permission.clone());
            }
            form.selection = Selection::of(&scopes);
            form.origin = Origin::Error;
            form
        });
        app.drafts.replace(form);
        app.go(Route::New);
    };
    // With calls, the answer beside it has the one primary button.
    let alone = move || app.job.with(|job| job.calls.is_empty());
    view! {
        <p>{texts::TO_ADD}<code class="scope-name">{words}</code></p>
        <Show when=move || any.get()>
            <SelectField id="start-from" label=texts::START_FROM value=start options
                on_change=Callback::new(move |id| start.set(id))
                hint=texts::START_FROM_HINT.to_owned()/>
        </Show>
        <button type="button" class="button" class:primary=alone on:click=draft>{texts::DRAFT_WITH}</button>
    }
}
