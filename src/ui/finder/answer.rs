//! The fewest scopes for the job, and why it is these.

use leptos::prelude::*;

use super::search::CallName;
use crate::ui::kit::{CopyButton, TextField};
use crate::ui::route::Route;
use crate::ui::state::App;
use client::DraftForm;
use finder::{Answer, CallNote, Chosen, EndpointId, Moved, solve};
use scope::{Selection, is_store_key};

/// So many calls of a list are shown.
const SHOWN: usize = 60;

#[component]
pub(super) fn AnswerPane() -> impl IntoView {
    let app = App::here();
    let answer = Memo::new(move |_| app.job.with(solve));
    let is_empty = move || app.job.with(|job| job.calls.is_empty());
    let is_refused = Memo::new(move |_| answer.with(|answer| !answer.refused_stores.is_empty()));
    view! {
        <aside class="review card" aria-labelledby="answer-title">
            <h2 id="answer-title">"What it needs"</h2>
            <Stores/>
            <p class="verdict" role="status">{move || {
                if is_refused.get() {
                    return "Correct the store keys to see the scopes.".to_owned();
                }
                match (is_empty(), answer.with(|answer| answer.set.len())) {
                    (true, _) => "Tick a call, and the scopes for it stand here.".to_owned(),
                    (_, 0) => "No scope is known for these calls".to_owned(),
                    (_, 1) => "One scope is enough".to_owned(),
                    (_, n) => format!("{n} scopes are enough"),
                }
            }}</p>
            <Show when=move || !is_empty() && !is_refused.get()>
                {move || view! { <AnswerScopes answer=answer.get()/> }}
            </Show>
        </aside>
    }
}

/// The stores that the job is confined to.
#[component]
fn Stores() -> impl IntoView {
    let app = App::here();
    let typed = RwSignal::new(app.job.with_untracked(|job| job.stores.join(" ")));
    let error = Signal::derive(move || {
        typed.with(|text| {
            let wrong = words(text).find(|key| !is_store_key(key))?;
            Some(format!(
                "{wrong} is no store key: it has 2 to 256 letters, digits, - or _."
            ))
        })
    });
    // A text that was pasted elsewhere may name stores too.
    let shown = Signal::derive(move || {
        let named = app.job.with(|job| job.stores.clone());
        let typed = typed.get();
        if words(&typed).eq(named.iter().map(String::as_str)) {
            typed
        } else {
            named.join(" ")
        }
    });
    let set = move |text: String| {
        app.job
            .set_stores(words(&text).map(str::to_owned).collect());
        typed.set(text);
    };
    view! {
        <TextField id="job-stores" label="Only in these stores" value=shown error=error
            on_input=Callback::new(set) placeholder="berlin paris"
            hint="Store keys; empty means the whole project.".to_owned()/>
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ';'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

#[component]
fn AnswerScopes(answer: Answer) -> impl IntoView {
    let app = App::here();
    let count = answer.set.len();
    let key = app.workspace().get_untracked().map_or_else(
        || "{projectKey}".to_owned(),
        |now| {
            now.facts()
                .with_untracked(|facts| facts.project_key.clone())
        },
    );
    let (printed, set) = (answer.set.print(&key), answer.set.clone());
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
    let reach = answer.reach.words();
    view! {
        {(count > 0).then(|| view! {
            <p class="hint">{format!("Together: {reach}.")}</p>
            <ul class="chosen">
                {answer.scopes.into_iter().map(|chosen| view! { <One chosen/> }).collect_view()}
            </ul>
            <p class="scope-string" dir="ltr">{printed}</p>
            <div class="actions">
                <button type="button" class="button primary" on:click=create>
                    "Create a client with these"
                </button>
                <CopyButton text=move || copied.clone() what="scope string"/>
            </div>
        })}
        <Notes title="Not opened by any known scope" notes=answer.unopened/>
        <Notes title="To remember" notes=answer.reminders/>
        <Notes title="Stays project-wide" notes=answer.project_wide/>
        <MovedCalls moved=answer.moved/>
    }
}

#[component]
fn One(chosen: Chosen) -> impl IntoView {
    let name = chosen.scope.name;
    let place = chosen.in_store.then_some(" in these stores");
    let besides = chosen.besides.len();
    let refused = chosen.refused.into_iter().map(|other| {
        view! { <li><code>{other.scope.name}</code>" "<span class="hint">{other.text}</span></li> }
    });
    let refused = refused.collect::<Vec<_>>();
    view! {
        <li>
            <code class="scope-name">{name}</code>{place}
            <p>{chosen.why}</p>
            <p class="hint">{chosen.reach_text}</p>
            {chosen.assumed.map(|text| view! { <p class="hint assumed">{text}</p> })}
            {(besides > 0).then(|| view! {
                <details><summary>{format!("What it opens besides ({besides})")}</summary>
                    <CallLines calls=chosen.besides/></details>
            })}
            {(!refused.is_empty()).then(|| view! {
                <details><summary>{format!("Why not another scope ({})", refused.len())}</summary>
                    <ul class="plain">{refused}</ul></details>
            })}
        </li>
    }
}

#[component]
fn CallLines(calls: Vec<EndpointId>) -> impl IntoView {
    let more = calls.len().saturating_sub(SHOWN);
    let lines = calls
        .into_iter()
        .take(SHOWN)
        .map(|call| view! { <li><CallName call/></li> });
    view! {
        <ul class="plain call-lines">{lines.collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="hint">{format!("and {more} more")}</p> })}
    }
}

#[component]
fn Notes(title: &'static str, notes: Vec<CallNote>) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let lines = notes.into_iter().map(|note| {
            view! { <li><CallName call=note.call/><p class="hint">{note.text}</p></li> }
        });
        view! { <h3>{title}</h3><ul class="plain">{lines.collect_view()}</ul> }
    })
}

#[component]
fn MovedCalls(moved: Vec<Moved>) -> impl IntoView {
    (!moved.is_empty()).then(|| {
        let lines = moved
            .into_iter()
            .map(|call| view! { <li><CallName call=call.to/></li> });
        view! {
            <h3>"To be called in the store"</h3>
            <p class="hint">"Store scopes open these paths, not the project-wide ones."</p>
            <ul class="plain call-lines">{lines.collect_view()}</ul>
        }
    })
}
