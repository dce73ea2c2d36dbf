//! Paste anything, or drop a file: the calls in it are ticked, an error is explained.

use leptos::prelude::*;

use super::trouble::TroubleNote;
use crate::browser::file;
use crate::browser::file::{File, NotRead};
use crate::ui::kit::{CancelButton, FilePick, Waiting, unless_stopped};
use crate::ui::route::Route;
use crate::ui::state::{App, Side};
use crate::workspace::PageTasks;
use client::{DraftForm, Origin};
use evidence::{Evidence, Reader, read};
use finder::EndpointId;
use scope::Selection;

/// So much of a file is read at once, in bytes: between two pieces the page answers.
const PIECE: f64 = 262_144.0;

/// The box for texts and files, and what was recognised in them.
#[component]
pub(super) fn PasteAnything() -> impl IntoView {
    let app = App::here();
    let found = RwSignal::new(None::<Evidence>);
    let waiting = Waiting::default();
    let percent = RwSignal::new(0_u32);
    let problem = RwSignal::new(None::<String>);
    let tasks = PageTasks::new();
    // What the text ticked goes again when the text changes, so that half a path ticks nothing; what
    // was ticked stays when the box is emptied for the next text.
    let ours = StoredValue::new(Vec::new());
    let show = move |evidence: Evidence| {
        let before = ours.get_value();
        app.job.remove(&before);
        ours.set_value(tick_all(app, &evidence));
        found.set(Some(evidence));
    };
    let typed = move |event| {
        let text = event_target_value(&event);
        problem.set(None);
        if text.trim().is_empty() {
            ours.set_value(Vec::new());
            found.set(None);
        } else {
            show(read(&text));
        }
    };
    let pick = Callback::new(move |picked: File| {
        let Some(stop) = waiting.begin() else { return };
        problem.set(None);
        found.set(None);
        ours.set_value(Vec::new());
        percent.set(0);
        tasks.start(async move {
            let read = unless_stopped(read_file(&picked, percent), stop).await;
            waiting.end();
            match read {
                None => app
                    .messages
                    .say("Request canceled. Nothing of the file was taken."),
                Some(Ok(evidence)) => show(evidence),
                Some(Err(NotRead)) => {
                    problem.try_set(Some(
                        "The browser could not read the file to its end.".to_owned(),
                    ));
                }
            }
        });
    });
    view! {
        <section class="card" aria-labelledby="paste-title">
            <h2 id="paste-title">"From what you have"</h2>
            <FilePick id="evidence-file" label="Choose a file" on_file=pick>
                <div class="field paste">
                    <label for="paste-anything">"Paste anything"</label>
                    <textarea id="paste-anything" rows="3" spellcheck="false" autocomplete="off" translate="no"
                        aria-describedby="paste-hint" placeholder="GET /my-project/carts"
                        on:input=typed></textarea>
                    <p class="hint" id="paste-hint">
                        "A 403, a log, a stack trace, cURL, a HAR file, a Postman, Bruno or Insomnia \
                         collection, .http, OpenAPI, Terraform, connect.yaml or a scope string. It stays \
                         in this page."
                    </p>
                </div>
            </FilePick>
            <Show when=move || waiting.busy()>
                <div class="reading">
                    <label for="reading">"Reading the file"</label>
                    <progress id="reading" max="100" prop:value=percent></progress>
                    <span>{move || format!("{} %", percent.get())}</span>
                </div>
            </Show>
            <CancelButton waiting/>
            {move || problem.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            <div role="status">
                {move || found.get().map(|evidence| view! { <Recognised evidence/> })}
            </div>
        </section>
    }
}

/// Reads a file piece by piece.
async fn read_file(picked: &File, percent: RwSignal<u32>) -> Result<Evidence, NotRead> {
    let size = picked.size();
    let mut reader = Reader::new(&picked.name());
    let mut at = 0.0;
    while at < size {
        let bytes = file::slice(picked, at, at + PIECE).await?;
        reader.push(&bytes);
        at += PIECE;
        // The share is between 0 and 1.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        percent.try_set(((at / size).min(1.0) * 100.0) as u32);
    }
    Ok(reader.finish())
}

/// Ticks the calls, and gives those that were not ticked before. The stores count when none was named
/// yet and all calls are made in stores.
fn tick_all(app: App, evidence: &Evidence) -> Vec<EndpointId> {
    if evidence.calls.is_empty() {
        return Vec::new();
    }
    let first = app
        .job
        .with_untracked(|job| job.calls.is_empty() && job.stores.is_empty());
    if first && evidence.calls.iter().all(|call| call.in_store()) {
        app.job.set_stores(evidence.stores.clone());
    }
    app.job.add_pasted(&evidence.calls)
}

/// What was recognised, and what can be done with it.
#[component]
fn Recognised(evidence: Evidence) -> impl IntoView {
    let app = App::here();
    let words = evidence.words();
    let ignored = evidence.ignored.into_iter();
    let ignored = ignored
        .map(|line| view! { <li class="hint">{line}</li> })
        .collect_view();
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
        <p class="said-paste">{words}</p>
        <ul class="plain">{ignored}</ul>
        {evidence.trouble.map(|trouble| view! { <TroubleNote trouble/> })}
        {any.then(|| view! {
            <p class="scope-string" dir="ltr">{shown}</p>
            <div class="actions">
                <button type="button" class="button small" on:click=compare>"Compare these scopes"</button>
                <button type="button" class="button small" on:click=draft>"New client with these scopes"</button>
            </div>
        })}
    }
}
