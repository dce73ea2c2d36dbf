//! What the page knows of the project's stores, and what is typed into the field for one.

use std::collections::BTreeSet;

use leptos::prelude::*;
use platform::calls::StorePage;
use scope::selection::{StoreNote, check_stores};
use scope::{BlockId, Selection};

/// The project's stores, as far as the host was asked.
#[derive(Clone, Copy)]
pub struct Known {
    /// What is typed.
    pub typed: RwSignal<String>,
    /// Why that can't be taken.
    pub error: RwSignal<Option<String>>,
    /// Whether the host is being asked.
    pub searching: RwSignal<bool>,
    /// The block that the next store joins.
    pub joining: RwSignal<Option<BlockId>>,
    /// Keys that exist.
    pub keys: RwSignal<BTreeSet<String>>,
    /// Keys that were asked for by themselves and do not exist.
    missing: RwSignal<BTreeSet<String>>,
    /// Whether `keys` is all of them.
    complete: RwSignal<bool>,
}

impl Known {
    pub(super) fn new() -> Self {
        Self {
            typed: RwSignal::new(String::new()),
            error: RwSignal::new(None),
            searching: RwSignal::new(false),
            joining: RwSignal::new(None),
            keys: RwSignal::new(BTreeSet::new()),
            missing: RwSignal::new(BTreeSet::new()),
            complete: RwSignal::new(false),
        }
    }

    /// An answer of the host; `all` if nothing was looked for.
    pub fn take(self, page: &StorePage, all: bool) {
        self.keys.try_update(|keys| {
            keys.extend(page.stores.iter().map(|store| store.key.clone()));
        });
        let whole = page.total.is_some_and(|total| {
            usize::try_from(total).is_ok_and(|total| total <= page.stores.len())
        });
        if all && whole {
            self.complete.try_set(true);
        }
    }

    /// The host was asked for this key, and its answer was taken.
    pub fn missed(self, key: &str) {
        let there = |keys: &BTreeSet<String>| keys.contains(key);
        if self.keys.try_with_untracked(there) == Some(false) {
            self.missing
                .try_update(|missing| missing.insert(key.to_owned()));
        }
    }

    /// Whether something is typed that is no store of the draft yet.
    pub fn is_pending(self) -> bool {
        self.typed.with(|typed| !typed.trim().is_empty())
    }

    /// A sentence for each store of the draft that is known not to exist, with its block.
    pub fn notes(self, selection: &Selection) -> Vec<(BlockId, String)> {
        let complete = self.complete.get();
        let notes = self
            .keys
            .with(|keys| check_stores(selection, keys, complete));
        let asked = |note: &StoreNote| self.missing.with(|missing| missing.contains(&note.key));
        let off = notes.into_iter().filter_map(|mut note| {
            note.missing |= asked(&note);
            note.missing.then(|| (note.block, note.words()))
        });
        off.collect()
    }
}
