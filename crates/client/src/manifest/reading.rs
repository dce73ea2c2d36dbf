//! What was read of a draft so far, in any of the formats, and what was left aside.

use super::{Format, Manifest, Opened};
use scope::{Permission, Problem, ScopeSet, is_store_key};

/// More stores and unknown scopes than any client has: a stranger's text must not freeze the page.
const MOST_STORES: usize = 100;
const MOST_UNKNOWN: usize = 100;
/// So many notes are made; of more only that there are some.
const MOST_NOTES: usize = 20;

/// What was read so far.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) manifest: Manifest,
    pub(super) found: Vec<Permission>,
    notes: Vec<String>,
}

impl Reading {
    pub(super) fn note(&mut self, text: impl Into<String>) {
        let text = text.into();
        if self.notes.len() > MOST_NOTES || self.notes.contains(&text) {
            return;
        }
        self.notes.push(if self.notes.len() < MOST_NOTES {
            text
        } else {
            "Other parts of the text were ignored.".to_owned()
        });
    }

    /// The name as a string with references tells it: the text, and whether it has none.
    pub(super) fn name(&mut self, (text, whole): (String, bool)) {
        if whole {
            text.trim().clone_into(&mut self.manifest.name);
        } else {
            self.note("The name is a reference in the code, so it was left out.");
        }
    }

    pub(super) fn set(&mut self, name: &str, value: &str) -> bool {
        match self.manifest.set(name, value) {
            Ok(known) => known,
            Err(text) => {
                self.note(text);
                true
            }
        }
    }

    /// A bare name and perhaps a store, as links and manifests write it.
    pub(super) fn scope(&mut self, name: &str, store: Option<&str>) {
        let store = store.map(|store| format!(":{store}")).unwrap_or_default();
        self.scope_text(&format!("{name}:{{projectKey}}{store}"));
    }

    /// A scope as the API writes it, with any project.
    pub(super) fn scope_text(&mut self, text: &str) {
        let parsed = ScopeSet::parse(text, None);
        for problem in parsed.problems {
            match problem {
                Problem::NoProject(_) | Problem::Unknown(_) | Problem::OtherProject(_) => {}
                Problem::BadStore(_) => self.note(format!(
                    "“{}” has no valid store key, or can’t be limited to a store.",
                    without_project(text)
                )),
                _ => self.note(format!(
                    "“{}” is not a scope that a client can have, so it was left out.",
                    without_project(text)
                )),
            }
        }
        self.found.extend(parsed.set);
    }

    /// Something that the formats don't have. Only plain names are repeated.
    pub(super) fn unknown(&mut self, name: &str) {
        let plain = name.len() <= 40
            && name
                .bytes()
                .all(|b| b.is_ascii_alphabetic() || b == b'_' || b == b'-');
        let small = name.to_ascii_lowercase();
        if small.contains("secret") || small.contains("token") && !small.contains("validity") {
            self.note(
                "A secret or a token in the text was ignored. A manifest contains no secrets.",
            );
        } else if plain && !name.is_empty() {
            self.note(format!(
                "{name} was ignored, because a manifest has no such field."
            ));
        } else {
            self.note("A field that is not part of a manifest was ignored.");
        }
    }

    pub(super) fn finish(mut self, format: Format) -> Opened {
        let found = std::mem::take(&mut self.found);
        let all: ScopeSet = found.into_iter().collect();
        let stores = all.stores();
        let last = stores.get(MOST_STORES - 1).map(|store| (*store).to_owned());
        let cut = stores.len() > MOST_STORES;
        let kept = |p: &Permission| !cut || p.store <= last;
        let mut unknown = 0;
        let scopes = all.iter().filter(|p| {
            unknown += usize::from(p.info().is_none());
            kept(p) && (p.info().is_some() || unknown <= MOST_UNKNOWN)
        });
        let scopes: ScopeSet = scopes.cloned().collect();
        if scopes.len() < all.len() {
            self.note(format!(
                "The text names more than {MOST_STORES} stores or {MOST_UNKNOWN} unknown scopes; the \
                 others were left out."
            ));
        }
        let mut manifest = self.manifest;
        manifest.scopes = scopes;
        Opened {
            manifest,
            format,
            notes: self.notes,
        }
    }
}

/// `manage_orders in store berlin`: our placeholder for the project tells nobody anything.
fn without_project(text: &str) -> String {
    let mut parts = text.split(':');
    let name = parts.next().unwrap_or_default();
    match parts.nth(1) {
        Some(store) => format!("{name} in store {store}"),
        None => name.to_owned(),
    }
}

/// A store's key in a manifest, or why it is none.
pub(super) fn store_key(key: &str) -> Result<&str, String> {
    if is_store_key(key) {
        Ok(key)
    } else {
        Err(format!(
            "“{key}” is not a store key, so its scopes were left out."
        ))
    }
}
