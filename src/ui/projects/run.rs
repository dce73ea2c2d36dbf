//! The lists of all connected projects, and the table that is made of them piece by piece.

use std::sync::Arc;

use super::texts;
use crate::browser::clock::Slices;
use crate::ui::state::App;
use crate::workspace::{Loading, PageTasks, Runs, Workspace};
use client::Extent;
use client::across::{Building, Matrix, Project};
use leptos::prelude::*;

/// So many clients or rows are worked on before the time is looked at.
const CHUNK: usize = 25;

/// The table, and the connections of its columns.
#[derive(Clone)]
pub(super) struct Done {
    pub(super) matrix: Arc<Matrix>,
    pub(super) projects: Arc<Vec<Workspace>>,
}

/// How far it is.
#[derive(Clone)]
pub(super) enum Step {
    /// In words.
    Working(String),
    /// It is there.
    Done(Done),
}

/// Compares the lists whenever they have come to rest, for as long as the page is there.
pub(super) fn follow(app: App) -> ReadSignal<Step> {
    let (step, set_step) = signal(Step::Working(texts::COMPARING.to_owned()));
    let (tasks, runs) = (PageTasks::new(), Runs::new());
    Effect::new(move || {
        let all = app.connections();
        let mut working = None;
        for workspace in &all {
            workspace.ensure_loaded();
            workspace.clients().try_with(|_| {});
            workspace.facts().try_with(|_| {});
            let busy = workspace.loading().try_with(|now| match now {
                Loading::Busy { have, total } => Some((*have, *total)),
                _ => None,
            });
            if let Some((have, total)) = busy.flatten() {
                let label = untrack(|| app.label(*workspace));
                working = Some(texts::loading(&label, have, total));
            }
        }
        // What an older run says no longer counts.
        let run = runs.next();
        if let Some(words) = working {
            set_step.set(Step::Working(words));
            return;
        }
        let projects = untrack(|| all.iter().map(|one| project(app, *one)).collect());
        tasks.start(async move {
            let mut slices = Slices::new();
            let mut building = Building::new(projects);
            while building.step(CHUNK) {
                if slices.rest().await && !runs.counts(run) {
                    return;
                }
            }
            set_step.try_set(Step::Done(Done {
                matrix: Arc::new(building.end()),
                projects: Arc::new(all),
            }));
        });
    });
    step
}

fn project(app: App, workspace: Workspace) -> Project {
    let facts = workspace.facts().try_get_untracked();
    Project {
        label: app.label(workspace),
        key: facts.map_or_else(String::new, |facts| facts.project_key),
        clients: workspace.clients().try_get_untracked().unwrap_or_default(),
        complete: workspace.extent() == Extent::Complete,
    }
}
