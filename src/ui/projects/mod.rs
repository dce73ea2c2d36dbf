//! The API clients of several projects side by side, and the copy of one to another project.

mod copy;
mod export;
mod run;
mod table;
mod texts;

use client::Extent;
use leptos::prelude::*;
use platform::ApiError;

pub use self::copy::copy_from;

use self::run::{Done, Step, follow};
use self::table::Table;
use crate::ui::connecting::Connecting;
use crate::ui::kit::{CancelButton, Note, Tone};
use crate::ui::state::App;
use crate::workspace::{Loading, Workspace};

/// The page.
#[component]
pub fn ProjectsPage() -> impl IntoView {
    let app = App::here();
    let several = Memo::new(move |_| app.connections().len() > 1);
    let content = move || {
        if several.get() {
            view! { <Compared/> }.into_any()
        } else {
            view! { <One/> }.into_any()
        }
    };
    view! {
        <div class="page projects-page">
            <h1 tabindex="-1">{texts::TITLE}</h1>
            <p>{texts::WHY}</p>
            {content}
        </div>
    }
    .into_any()
}

/// With one project there is nothing to compare.
#[component]
fn One() -> impl IntoView {
    let app = App::here();
    let connecting = Connecting::new(app);
    let waiting = connecting.waiting;
    let sandbox = app
        .workspace()
        .with_untracked(|now| now.is_some_and(Workspace::is_sandbox));
    let try_two = sandbox.then(|| {
        view! {
            <button type="button" class="button" disabled=move || waiting.busy()
                on:click=move |_| connecting.start_two_sandboxes()>{texts::TWO_SANDBOXES}</button>
        }
    });
    view! {
        <Note tone=Tone::Plain title=texts::ONE>
            <p>{texts::ONE_WHY}</p>
            <div class="actions">
                <button type="button" class="button primary" on:click=move |_| app.connect_another()>
                    {texts::ANOTHER}
                </button>
                {try_two}
                <CancelButton waiting/>
            </div>
        </Note>
    }
    .into_any()
}

#[component]
fn Compared() -> impl IntoView {
    let step = follow(App::here());
    let find = RwSignal::new(client::across::Find::default());
    let content = move || match step.get() {
        Step::Working(words) => view! { <p role="status">{words}</p> }.into_any(),
        Step::Done(done) => view! {
            <Summary done=done.clone()/>
            <Table done find/>
        }
        .into_any(),
    };
    view! { {content} }.into_any()
}

/// What was found in one sentence, and each project with what is not known of it.
#[component]
fn Summary(done: Done) -> impl IntoView {
    let app = App::here();
    let shown = app.workspace();
    let words = done.matrix.counts().words();
    let columns = done.projects.iter().zip(done.matrix.projects());
    let projects = columns
        .map(|(workspace, project)| {
            let workspace = *workspace;
            let (label, key) = (project.label.clone(), project.key.clone());
            let count = texts::clients(project.clients.len());
            let here = move || (shown.get() == Some(workspace)).then_some(texts::SHOWN_NOW);
            view! {
                <li>
                    <b><bdi>{label}</bdi></b>" "<code>{client::text::visible(&key).into_owned()}</code>" "
                    <span class="hint">{count}" "{here}</span>
                    {unknown(workspace)}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="part" aria-labelledby="summary">
            <h2 id="summary">{texts::SUMMARY}</h2>
            <p>{words}</p>
            <ul class="plain">{projects}</ul>
        </section>
    }
    .into_any()
}

/// Why the list of a project is not complete, and what to do about it.
fn unknown(workspace: Workspace) -> Option<AnyView> {
    if untrack(|| workspace.extent()) == Extent::Complete {
        return None;
    }
    if !workspace.may_look() {
        return Some(view! { <p class="note caution">{texts::NO_ACCESS}</p> }.into_any());
    }
    let cause = workspace.loading().with_untracked(|now| match now {
        Loading::Failed(error) => Some(words(error)),
        _ => None,
    });
    Some(
        view! {
            <div class="note caution">
                <p>{texts::INCOMPLETE}" "{cause}</p>
                <button type="button" class="button small" on:click=move |_| workspace.load()>{texts::RELOAD}</button>
            </div>
        }
        .into_any(),
    )
}

fn words(error: &ApiError) -> String {
    [error.title(), ". ", &error.advice()].concat()
}
