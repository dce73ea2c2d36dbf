//! The audit: all clients looked at together, what was found, what changed, and pictures of it.

mod export;
mod findings;
mod pictures;
mod run;
mod since;
mod texts;

use client::Extent;
use leptos::prelude::*;
use leptos::reactive::graph::untrack;

use self::export::Exports;
use self::findings::Findings;
use self::pictures::{AccessMap, AgePicture, AxisPicture};
use self::run::{Done, Run, Step};
use self::since::Since;
use crate::ui::kit::{Note, Skeleton, Tone};
use crate::workspace::{Loading, Workspace};

/// The page.
#[component]
pub fn AuditPage(
    /// Whose clients.
    workspace: Workspace,
) -> impl IntoView {
    workspace.ensure_loaded();
    let run = Run::new(workspace);
    let (loading, clients) = (workspace.loading(), workspace.clients());
    // It begins when the list has come to rest, and again when the list changes.
    Effect::new(move || {
        let busy = loading.with(|now| matches!(now, Loading::Busy { .. } | Loading::Idle));
        clients.track();
        if !busy {
            run.start();
        }
    });
    let step = run.step();
    let content = move || {
        match step.get() {
        Step::Waiting => view! { <Skeleton label=texts::LOADING.to_owned()/> }.into_any(),
        Step::Stores(done, all) => progress(run, texts::stores(done, all), done, all),
        Step::Looking(done, all) => progress(run, texts::looking(done, all), done, all),
        Step::Stopped => view! {
            <Note tone=Tone::Plain title=texts::STOPPED>
                <button type="button" class="button" on:click=move |_| run.start()>{texts::AGAIN}</button>
            </Note>
        }
        .into_any(),
        Step::Done(done) => view! { <Report workspace run done/> }.into_any(),
    }
    };
    view! {
        <div class="page audit-page">
            <h1 tabindex="-1">{texts::TITLE}</h1>
            <p class="no-print">{texts::WHY}</p>
            {content}
        </div>
    }
    .into_any()
}

fn progress(run: Run, said: String, done: usize, all: usize) -> AnyView {
    view! {
        <p role="status">{said}</p>
        <progress aria-hidden="true" max=all.to_string() value=done.to_string()></progress>
        <div class="actions">
            <button type="button" class="button" on:click=move |_| run.stop()>{texts::STOP}</button>
        </div>
    }
    .into_any()
}

#[component]
fn Report(workspace: Workspace, run: Run, done: Done) -> impl IntoView {
    let score = done.audit.score;
    let (count, clients) = (done.audit.issues.len(), done.clients.len());
    let partial = untrack(|| workspace.extent()) != Extent::Complete;
    let (stores, today) = (done.no_stores, done.audit.today);
    view! {
        {partial.then(|| view! { <p class="note caution">{texts::PARTIAL}</p> })}
        {(clients == 0).then(|| view! { <p>{texts::NO_CLIENTS}</p> })}
        <section class="part" aria-labelledby="score">
            <h2 id="score">{texts::SCORE}</h2>
            <p class="score"><b>{score.points}</b>" "{texts::OF}</p>
            <p>{texts::summary(count, clients)}</p>
            <p class="hint">{score.words()}</p>
            {stores.map(|why| view! { <p class="hint">{texts::STORES_UNREAD}{why}</p> })}
        </section>
        <Exports workspace run done=done.clone()/>
        <Findings run done=done.clone()/>
        <section class="part" aria-labelledby="pictures">
            <h2 id="pictures">{texts::PICTURES}</h2>
            <AxisPicture clients=done.clients.clone() today/>
            <AgePicture clients=done.clients.clone() today/>
            <AccessMap clients=done.clients.clone()/>
        </section>
        <Since workspace clients=done.clients/>
    }
    .into_any()
}
