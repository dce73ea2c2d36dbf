//! The clients that are watched after they were replaced: ids and days, kept by the browser.

use client::drain::Watches;
use client::{Day, ProjectId};
use leptos::prelude::*;

use crate::browser::storage;

/// What the browser remembers them by.
const WATCH: &str = "watch";

/// The clients that are watched, as a page shows them. Cheap to copy.
#[derive(Clone, Copy)]
pub struct WatchList(RwSignal<Watches>);

impl WatchList {
    /// What the browser remembers now.
    pub fn new() -> Self {
        Self(RwSignal::new(stored()))
    }

    /// Reads it; whoever calls it hears of changes.
    pub fn with<T>(self, read: impl FnOnce(&Watches) -> T) -> T {
        self.0.with(read)
    }

    /// Changes it. Another tab may have changed it since, so it is read first.
    pub fn change(self, change: impl FnOnce(&mut Watches)) {
        let mut watches = stored();
        change(&mut watches);
        storage::set(WATCH, &watches.text());
        self.0.try_set(watches);
    }
}

impl Default for WatchList {
    fn default() -> Self {
        Self::new()
    }
}

/// Watches a client that is being replaced.
pub fn begin(project: &ProjectId, old: &str, new: &str, today: Day) {
    let mut watches = stored();
    watches.watch(project, old, Some(new), today);
    storage::set(WATCH, &watches.text());
}

fn stored() -> Watches {
    Watches::read(&storage::get(WATCH).unwrap_or_default())
}
