//! The last answer.

use client::text::visible;
use leptos::prelude::*;
use oauth::{Answer, Held, Inspected};
use scope::ScopeSet;

use super::model::{Model, Outcome};
use super::texts;
use crate::browser::clock;
use crate::ui::common::ErrorNote;
use crate::ui::kit::{Facts, Note, Tone};

/// What the host said.
#[component]
pub(super) fn LastAnswer(model: Model) -> impl IntoView {
    let shown = move || match model.last.get() {
        None => view! { <p class="hint">{texts::NO_ANSWER}</p> }.into_any(),
        Some(outcome) => one(outcome),
    };
    view! {
        <section class="desk-answer" aria-labelledby="answer-title">
            <h2 id="answer-title">{texts::ANSWER}</h2>
            {shown}
        </section>
    }
    .into_any()
}

fn one(outcome: Outcome) -> AnyView {
    match outcome.answer {
        Err(error) => view! { <ErrorNote error/> }.into_any(),
        Ok(Answer::Granted(held)) => granted(&held, &outcome.project_key),
        Ok(Answer::Inspected(told)) => inspected(&told),
        Ok(Answer::Revoked) => view! {
            <Note tone=Tone::Good title=texts::REVOKED><p>{texts::REVOKED_WHY}</p></Note>
        }
        .into_any(),
    }
}

fn granted(held: &Held, key: &str) -> AnyView {
    let compared = held.granted.compared(held.asked.as_deref(), key);
    let print = |set: &ScopeSet| set.print(key);
    let parts = compared.map(|grant| {
        [
            (texts::MISSING, print(&grant.missing)),
            (texts::EXTRA, print(&grant.extra)),
            (texts::IMPLIED, print(&grant.implied)),
        ]
    });
    let parts = parts
        .into_iter()
        .flatten()
        .filter(|(_, list)| !list.is_empty());
    let mut tone = Tone::Good;
    let lines: Vec<_> = parts
        .map(|(words, list)| {
            if words != texts::IMPLIED {
                tone = Tone::Caution;
            }
            view! { <p>{words}</p><p class="scope-string">{visible(&list).into_owned()}</p> }
        })
        .collect();
    view! {
        <Note tone title=texts::GOT>
            <p>{texts::GOT_BELOW}</p>
            {lines}
        </Note>
    }
    .into_any()
}

fn inspected(told: &Inspected) -> AnyView {
    if !told.active {
        return view! {
            <Note tone=Tone::Caution title=texts::INACTIVE><p>{texts::INACTIVE_WHY}</p></Note>
        }
        .into_any();
    }
    let text = |text: Option<&str>| {
        let text = text.map_or_else(
            || texts::UNKNOWN.to_owned(),
            |text| visible(text).into_owned(),
        );
        view! { <code>{text}</code> }.into_any()
    };
    let ends = told
        .expires_at
        .map(|at| texts::expires(&clock::local_minutes(at), &at.utc_minutes()));
    let pairs = vec![
        (texts::CLIENT_ID, text(told.client_id.as_deref())),
        (texts::EXPIRES, text(ends.as_deref())),
        (texts::SCOPE, text(told.scope.as_deref())),
    ];
    view! { <Note tone=Tone::Good title=texts::ACTIVE><Facts pairs/></Note> }.into_any()
}
