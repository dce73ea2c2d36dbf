//! What the pages without a connection keep while this page lives: the sides of the comparison, and the
//! visitor's own templates.

use client::DraftForm;
use client::manifest::{Manifest, Offered, OwnTemplate, OwnTemplates};
use leptos::prelude::*;

use crate::browser::storage;

/// One side of the comparison.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Side {
    /// What is chosen in the list of sources.
    pub source: String,
    /// What is pasted.
    pub text: String,
    /// What clients are looked for.
    pub filter: String,
    /// The id of the client.
    pub client: String,
}

impl Side {
    /// The source "Pasted scopes".
    pub const PASTED: &str = "";
    /// The source "An API client".
    pub const CLIENT: &str = "client";

    /// A client of the list.
    pub fn of_client(id: &str) -> Self {
        Self {
            source: Self::CLIENT.to_owned(),
            client: id.to_owned(),
            ..Self::default()
        }
    }
}

/// The two sides of the comparison, left and right. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Sides([RwSignal<Side>; 2]);

impl Sides {
    pub(super) fn new() -> Self {
        Self([(); 2].map(|()| RwSignal::new(Side::default())))
    }

    /// Reads a side (0 is the left one); whoever calls it hears of changes.
    pub fn with<T>(self, at: usize, read: impl FnOnce(&Side) -> T) -> T {
        self.0[at % 2].with(read)
    }

    /// Changes a side.
    pub fn edit(self, at: usize, change: impl FnOnce(&mut Side)) {
        self.0[at % 2].update(change);
    }

    /// Chooses the left side anew.
    pub fn set_left(self, side: Side) {
        self.0[0].set(side);
    }

    /// Puts each side in the place of the other.
    pub fn swap(self) {
        let [left, right] = self.0;
        let (was_left, was_right) = (left.get_untracked(), right.get_untracked());
        left.set(was_right);
        right.set(was_left);
    }

    /// Empties a side that is a client of a project; what was pasted stays.
    pub(super) fn forget_clients(self) {
        for side in self.0 {
            side.try_update(|side| {
                if side.source == Side::CLIENT {
                    *side = Side::default();
                }
            });
        }
    }

    /// Wipes what was pasted, and what came from a project.
    pub(super) fn wipe(self) {
        for side in self.0 {
            side.try_update(|side| {
                zeroize::Zeroize::zeroize(&mut side.text);
                *side = Side::default();
            });
        }
    }
}

/// Where the browser keeps the templates.
const TEMPLATES: &str = "templates";

/// The visitor's own templates. They hold no secret. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Templates {
    all: RwSignal<OwnTemplates>,
    read: StoredValue<bool>,
    /// Whether the browser refused to keep them: then they are here alone.
    refused: StoredValue<bool>,
}

impl Templates {
    pub(super) fn new() -> Self {
        Self {
            all: RwSignal::new(OwnTemplates::default()),
            read: StoredValue::new(false),
            refused: StoredValue::new(false),
        }
    }

    /// Reads them from the browser, once.
    pub fn ensure_read(self) {
        if !self.read.get_value() {
            self.read.set_value(true);
            self.follow();
        }
    }

    /// Takes them as the browser keeps them: another tab may have changed them since.
    fn follow(self) {
        let kept = storage::get(TEMPLATES);
        let kept = kept.map(|text| OwnTemplates::parse(&text));
        self.all.set(kept.unwrap_or_default());
    }

    /// Changes them as the browser keeps them now.
    fn edit<T: Default>(self, change: impl FnOnce(&mut OwnTemplates) -> T) -> T {
        if !self.refused.get_value() {
            self.follow();
        }
        self.all.try_update(change).unwrap_or_default()
    }

    /// Reads them; whoever calls it hears of changes.
    pub fn with<T>(self, read: impl FnOnce(&OwnTemplates) -> T) -> T {
        self.all.with(read)
    }

    /// The one with that id.
    pub fn find(self, id: &str) -> Option<OwnTemplate> {
        self.all.with_untracked(|all| all.of(id).cloned())
    }

    /// Whether a draft differs from the template with that id, and how.
    pub fn differs(self, id: &str, form: &DraftForm) -> Option<scope::TemplateDiff> {
        self.all.with(|all| Some(all.of(id)?.differs(form)))
    }

    /// Saves a draft under a title. False if the title is empty.
    pub fn save(self, title: &str, manifest: Manifest) -> bool {
        self.edit(|all| all.save(title, manifest))
    }

    /// What an exported list holds, beside the own ones. Nothing is changed by it.
    pub fn offered(self, text: &str) -> Vec<Offered> {
        self.ensure_read();
        self.all.with_untracked(|all| all.offered(text))
    }

    /// Takes those that are new; gives back those that differ from an own one.
    pub fn take_new(self, offered: Vec<Offered>) -> Vec<Offered> {
        self.edit(|all| all.take_new(offered))
    }

    /// Takes one in place of the own one of its title.
    pub fn replace(self, offered: Offered) {
        self.edit(|all| all.replace(offered));
    }

    /// All of them as text, for a file.
    pub fn write(self) -> String {
        self.all.with_untracked(OwnTemplates::write)
    }

    /// Forgets one, and gives it back so that this can be undone.
    pub fn remove(self, title: &str) -> Option<OwnTemplate> {
        self.edit(|all| all.remove(title))
    }

    /// Takes one back that was forgotten. False if there is another one of its title by now.
    pub fn put_back(self, own: OwnTemplate) -> bool {
        self.edit(|all| all.put_back(own))
    }

    /// Has the browser keep them as they are now. False if it refuses.
    pub fn keep(self) -> bool {
        let kept = self
            .all
            .with_untracked(|all| storage::set(TEMPLATES, &all.write()));
        self.refused.set_value(!kept);
        kept
    }
}
