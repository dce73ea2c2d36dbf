//! Creates whose end no page saw: the browser remembers that they were sent, never what came of them.

use client::unseen::{Outcome, Unseen};
use client::{ApiClient, ProjectId, Timestamp};

use super::bulk::remembers;
use crate::browser::{clock, storage};

/// What the browser remembers them by.
const CREATES: &str = "creates";

/// The creates of one workspace. Those of the sandbox end with it; others are kept by the browser.
#[derive(Clone)]
pub(super) struct Creates {
    project: ProjectId,
    kept: bool,
}

impl Creates {
    pub(super) fn new(project: ProjectId, sandbox: bool) -> Self {
        let kept = !sandbox;
        Self { project, kept }
    }

    /// A create is about to be sent.
    pub(super) fn begin(&self, name: &str) {
        // A visitor who wants no deletes remembered wants no creates remembered either.
        if remembers() {
            self.change(|all| all.begin(&self.project, name, clock::now()));
        }
    }

    /// The end of a create was seen.
    pub(super) fn end(&self, name: &str) {
        self.change(|all| all.end(&self.project, name));
    }

    /// What became of those whose end no page saw, by a complete list.
    pub(super) fn settle(&self, read: Timestamp, all: &[ApiClient]) -> Vec<Outcome> {
        let mut settled = Vec::new();
        self.change(|unseen| settled = unseen.settle(&self.project, read, all));
        settled
    }

    /// Changes what is remembered. Another tab may have changed it since, so it is read first.
    fn change(&self, change: impl FnOnce(&mut Unseen)) {
        if !self.kept {
            return;
        }
        let before = Unseen::read(&storage::get(CREATES).unwrap_or_default());
        let mut all = before.clone();
        change(&mut all);
        if all == before {
            return;
        }
        if all.is_empty() {
            storage::remove(CREATES);
        } else {
            storage::set(CREATES, &all.text());
        }
    }
}
