//! Draft of the new client, as the pages use it.

use client::{DraftForm, DraftStore};
use leptos::prelude::*;

/// The draft: read it, change it as the visitor types, or replace it by another one. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Drafts(RwSignal<DraftStore>);

impl Drafts {
    /// An empty draft.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(DraftStore::default()))
    }

    /// Reads the draft; whoever calls it hears of changes.
    pub fn with<T>(self, read: impl FnOnce(&DraftForm) -> T) -> T {
        self.0.with(|store| read(store.form()))
    }

    /// Reads the draft once.
    pub fn with_untracked<T>(self, read: impl FnOnce(&DraftForm) -> T) -> T {
        self.0.with_untracked(|store| read(store.form()))
    }

    /// Reads the draft once; `None` if the page is gone.
    pub fn try_with_untracked<T>(self, read: impl FnOnce(&DraftForm) -> T) -> Option<T> {
        self.0.try_with_untracked(|store| read(store.form()))
    }

    /// Changes the draft as the visitor types.
    pub fn edit(self, change: impl FnOnce(&mut DraftForm)) {
        self.0.update(|store| store.edit(change));
    }

    /// Adds a block for a store. False if there is one already.
    pub fn add_store(self, key: &str) -> bool {
        let mut added = false;
        self.edit(|form| added = form.selection.add_store(key));
        added
    }

    /// Takes the draft of another project in its place, with all that can be brought back there; gives the
    /// former one.
    pub(super) fn exchange(self, store: DraftStore) -> DraftStore {
        let taken = self.0.try_update(|now| std::mem::replace(now, store));
        taken.unwrap_or_default()
    }

    /// Puts another draft in its place; the former one can be brought back.
    pub fn replace(self, form: DraftForm) {
        self.0.update(|store| store.replace(form));
    }

    /// Changes the draft in one step that can be undone.
    pub fn replace_with(self, change: impl FnOnce(&mut DraftForm)) {
        self.0.update(|store| store.replace_with(change));
    }

    /// Takes the draft of a link, unless that link was the last one read.
    pub fn replace_by_link(self, link: &str, form: DraftForm) {
        self.0.update(|store| {
            store.replace_by_link(link, form);
        });
    }

    /// The next client that is created is not the one of this draft, which outlives it; `false` takes that
    /// back.
    pub fn set_aside(self, aside: bool) {
        self.0.update(|store| store.set_aside(aside));
    }

    /// The client was created: nothing of the draft is kept.
    pub fn finish(self) {
        self.0.update(DraftStore::finish);
    }

    /// The id of the client that the last one created is to replace; read once.
    pub fn replaced(self) -> Option<String> {
        self.0
            .with_untracked(|store| store.replaced().map(str::to_owned))
    }

    /// Whether a former draft can be brought back.
    pub fn can_restore(self) -> bool {
        self.0.with(DraftStore::can_restore)
    }

    /// Brings the former draft back. Whether there was one.
    pub fn restore(self) -> bool {
        self.0.try_update(DraftStore::restore).unwrap_or_default()
    }
}
