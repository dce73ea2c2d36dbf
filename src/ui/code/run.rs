//! Reading and comparing, a slice at a time.

use std::sync::Arc;

use client::ApiClient;
use client::code::{Code, Plan, Planner, Reader};
use leptos::prelude::*;

use super::texts;
use crate::browser::clock::Slices;
use crate::browser::file::{self, File};
use crate::workspace::{Loading, PageTasks, Runs, Workspace};

/// The largest file that is read, in bytes: a byte more than the reader takes, so that it says so.
const LARGEST: f64 = 33_554_433.0;

/// A plan, and what it is about.
#[derive(Clone)]
pub(super) struct Done {
    pub(super) code: Arc<Code>,
    pub(super) clients: Arc<Vec<ApiClient>>,
    pub(super) plan: Arc<Plan>,
}

/// How far it is.
#[derive(Clone)]
pub(super) enum Step {
    /// There is no code.
    Idle,
    /// The code is being read.
    Reading,
    /// The list is not here yet.
    Waiting,
    /// The code is being compared.
    Comparing,
    /// It is over.
    Done(Done),
}

/// A comparison. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Run {
    workspace: Workspace,
    tasks: PageTasks,
    step: RwSignal<Step>,
    code: RwSignal<Option<Arc<Code>>>,
    runs: Runs,
    /// Why the code could not be read.
    pub(super) error: RwSignal<Option<String>>,
    /// The name of the file that was read.
    pub(super) file: RwSignal<Option<String>>,
}

impl Run {
    /// Compares again when the list of the project changes.
    pub(super) fn new(workspace: Workspace) -> Self {
        let run = Self {
            workspace,
            tasks: PageTasks::new(),
            step: RwSignal::new(Step::Idle),
            code: RwSignal::new(None),
            runs: Runs::new(),
            error: RwSignal::new(None),
            file: RwSignal::new(None),
        };
        let (loading, clients) = (workspace.loading(), workspace.clients());
        Effect::new(move || {
            let busy = loading.with(|now| matches!(now, Loading::Busy { .. } | Loading::Idle));
            clients.track();
            if let Some(code) = run.code.get() {
                run.compare(code, busy);
            }
        });
        run
    }

    pub(super) fn step(self) -> ReadSignal<Step> {
        self.step.read_only()
    }

    /// Forgets the code and ends what is under way.
    pub(super) fn clear(self) {
        self.runs.next();
        self.code.set(None);
        self.error.set(None);
        self.file.set(None);
        self.step.set(Step::Idle);
    }

    /// Reads a text.
    pub(super) fn read(self, text: String) {
        let number = self.begin();
        self.tasks.start(self.reading(text, number));
    }

    /// Reads a file.
    pub(super) fn read_file(self, picked: File) {
        let number = self.begin();
        self.file.set(Some(picked.name()));
        self.tasks.start(async move {
            match file::text(&picked, LARGEST).await {
                Ok(text) => self.reading(text, number).await,
                Err(file::NotRead) => self.fail(number, texts::NOT_READ.to_owned()),
            }
        });
    }

    fn begin(self) -> u32 {
        self.clear();
        self.step.set(Step::Reading);
        self.runs.now()
    }

    fn fail(self, number: u32, why: String) {
        if self.runs.counts(number) {
            self.step.try_set(Step::Idle);
            self.error.try_set(Some(why));
        }
    }

    async fn reading(self, text: String, number: u32) {
        let facts = self.workspace.facts();
        let Some(project) = facts.try_with_untracked(|facts| facts.project_key.clone()) else {
            return;
        };
        let mut slices = Slices::new();
        let read = async {
            let mut reader = Reader::new(&text, &project)?;
            while reader.step()? {
                if slices.rest().await && !self.runs.counts(number) {
                    return Err(String::new());
                }
            }
            reader.end()
        };
        match read.await {
            Ok(code) if self.runs.counts(number) => {
                self.code.try_set(Some(Arc::new(code)));
            }
            Ok(_) => {}
            Err(why) => self.fail(number, why),
        }
    }

    fn compare(self, code: Arc<Code>, busy: bool) {
        let number = self.runs.next();
        if busy {
            self.step.set(Step::Waiting);
            return;
        }
        let clients = self.workspace.clients().get_untracked();
        // A plan that is on the screen stays until the next one is ready.
        if !self
            .step
            .with_untracked(|step| matches!(step, Step::Done(_)))
        {
            self.step.set(Step::Comparing);
        }
        self.tasks.start(async move {
            let mut slices = Slices::new();
            let mut planner = Planner::new(&code, &clients);
            while planner.step() {
                if slices.rest().await && !self.runs.counts(number) {
                    return;
                }
            }
            let plan = Arc::new(planner.end());
            if self.runs.counts(number) {
                self.step.try_set(Step::Done(Done {
                    code,
                    clients,
                    plan,
                }));
            }
        });
    }
}
