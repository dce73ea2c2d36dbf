//! The scopes with the least access for the job, and the fewest if these are others.

use client::DraftForm;
use finder::{Answer, CallNote, FieldId, FieldNote, Moved, fewest, reach_counts, solve};
use leptos::prelude::*;
use scope::Selection;

use super::chosen::ChosenScope;
use super::texts;
use crate::browser::address;
use crate::ui::common::{CallName, FieldName};
use crate::ui::kit::{CopyButton, copy_text};
use crate::ui::route::Route;
use crate::ui::state::App;

/// What the answer says: nothing, that the stores are wrong, or how many scopes are enough.
#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    NoCalls,
    WrongStores,
    /// So many; whether there may be calls that nothing showed, and whether fewer scopes would open more.
    Enough(usize, bool, bool),
}

#[component]
pub(super) fn AnswerPane() -> impl IntoView {
    let app = App::here();
    let answer = Memo::new(move |_| app.job.with(solve));
    let few = Memo::new(move |_| app.job.with(fewest));
    let verdict = Memo::new(move |_| {
        let is_refused = answer.with(|answer| !answer.refused_stores.is_empty());
        match app
            .job
            .with(|job| job.calls.is_empty() && job.fields.is_empty())
        {
            _ if is_refused => Verdict::WrongStores,
            true => Verdict::NoCalls,
            false => {
                let count = answer.with(|answer| answer.set.len());
                Verdict::Enough(count, app.job.is_partial(), few.with(Option::is_some))
            }
        }
    });
    let words = move || match verdict.get() {
        Verdict::NoCalls => texts::SELECT_CALLS.to_owned(),
        Verdict::WrongStores => texts::CORRECT_STORES.to_owned(),
        Verdict::Enough(count, partial, fewer) => texts::enough(count, partial, fewer),
    };
    view! {
        <aside class="finder-answer" aria-labelledby="answer-title">
            <h2 id="answer-title">{texts::ANSWER}</h2>
            <p class="verdict" class:hint=move || verdict.get() == Verdict::NoCalls role="status">{words}</p>
            <Show when=move || matches!(verdict.get(), Verdict::Enough(count, true, _) if count > 0)>
                <p class="hint">{texts::PARTIAL}</p>
            </Show>
            <Show when=move || matches!(verdict.get(), Verdict::Enough(..))>
                {move || view! { <AnswerScopes answer=answer.get() few=few.get()/> }}
            </Show>
        </aside>
    }
    .into_any()
}

#[component]
fn AnswerScopes(
    answer: Answer,
    /// The set with the fewest scopes, if it has fewer.
    few: Option<Answer>,
) -> impl IntoView {
    let app = App::here();
    let any = !answer.set.is_empty();
    let key = app.workspace().get_untracked().map_or_else(
        || "{projectKey}".to_owned(),
        |now| {
            now.facts()
                .with_untracked(|facts| facts.project_key.clone())
        },
    );
    let reach = app.job.with_untracked(|job| {
        let mut counts = reach_counts(&answer.set, &job.calls);
        counts.job += u32::try_from(job.fields.len()).unwrap_or_default();
        texts::reach(counts)
    });
    let few = few.map(|few| {
        let text = texts::fewer(
            (few.set.len(), &few.reach),
            (answer.set.len(), &answer.reach),
        );
        (text, few.set.print(&key))
    });
    let (printed, set) = (answer.set.print(&key), answer.set);
    let copied = printed.clone();
    let create = move |_| {
        let pasted = app.job.holds_pasted();
        // The rest of the form stays: only the scopes are the Finder's.
        app.drafts.replace_with(|form: &mut DraftForm| {
            form.selection = Selection::of(&set);
            form.needed = Some(set.clone());
            form.origin = form.origin.with_calls(pasted);
        });
        app.go(Route::New);
    };
    let share = move |_| {
        let job = app.job.with_untracked(Clone::clone);
        let shared = finder::SharedJob {
            job,
            ..finder::SharedJob::default()
        };
        let link = address::whole(&Route::Finder(Some(shared.query())).to_string());
        copy_text(app.messages, link, texts::LINK_NAME.to_owned());
    };
    view! {
        {any.then(|| view! {
            <p class="hint">{reach}</p>
            <div class="scope-line">
                <p class="scope-string" dir="ltr">{printed}</p>
                <CopyButton text=move || copied.clone() what="scope string"/>
            </div>
        })}
        <div class="actions">
            {any.then(|| view! {
                <button type="button" class="button primary" on:click=create>{texts::CREATE}</button>
            })}
            <button type="button" class="button" on:click=share>{texts::COPY_LINK}</button>
        </div>
        {any.then(|| view! {
            <ul class="chosen">
                {answer.scopes.into_iter().map(|chosen| view! { <ChosenScope chosen/> }).collect_view()}
            </ul>
        })}
        {few.map(|(text, printed)| {
            let copied = printed.clone();
            view! {
                <h3>{texts::FEWEST}</h3>
                <p class="hint">{text}</p>
                <div class="scope-line">
                    <p class="scope-string" dir="ltr">{printed}</p>
                    <CopyButton text=move || copied.clone() what=texts::FEWEST_STRING/>
                </div>
            }
        })}
        <FieldNotes notes=answer.field_notes/>
        <Notes title=texts::UNOPENED notes=answer.unopened/>
        <Notes title=texts::REMINDERS notes=answer.reminders/>
        <Notes title=texts::PROJECT_WIDE notes=answer.project_wide/>
        <MovedCalls moved=answer.moved fields=answer.moved_fields/>
    }
    .into_any()
}

#[component]
fn Notes(title: &'static str, notes: Vec<CallNote>) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let lines = notes.into_iter().map(|note| {
            view! { <li><CallName call=note.call/><p class="hint">{note.text}</p></li> }
        });
        view! {
            <h3>{title}</h3>
            <ul class="plain call-lines">{lines.collect_view()}</ul>
        }
        .into_any()
    })
}

#[component]
fn MovedCalls(moved: Vec<Moved>, fields: Vec<(FieldId, FieldId)>) -> impl IntoView {
    (moved.len() + fields.len() > 0).then(|| {
        let lines = moved
            .into_iter()
            .map(|call| view! { <li><CallName call=call.to/></li> });
        let fields = fields
            .into_iter()
            .map(|(_, to)| view! { <li><FieldName field=to/></li> });
        view! {
            <h3>{texts::MOVED}</h3>
            <p class="hint">{texts::MOVED_HINT}</p>
            <ul class="plain call-lines">{lines.collect_view()}{fields.collect_view()}</ul>
        }
        .into_any()
    })
}

/// What is to be known about fields of GraphQL, each sentence once.
#[component]
fn FieldNotes(notes: Vec<FieldNote>) -> impl IntoView {
    let mut grouped: Vec<(String, Vec<FieldId>)> = Vec::new();
    for note in notes {
        match grouped.iter_mut().find(|(text, _)| *text == note.text) {
            Some((_, fields)) => fields.push(note.field),
            None => grouped.push((note.text, vec![note.field])),
        }
    }
    (!grouped.is_empty()).then(|| {
        let lines = grouped.into_iter().map(|(text, fields)| {
            let fields = fields
                .into_iter()
                .map(|field| view! { <FieldName field/>" " });
            view! { <li>{fields.collect_view()}<p class="hint">{text}</p></li> }
        });
        view! {
            <h3>{texts::FIELD_NOTES}</h3>
            <ul class="plain call-lines">{lines.collect_view()}</ul>
        }
        .into_any()
    })
}
