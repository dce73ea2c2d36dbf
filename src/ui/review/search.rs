//! Asking the host for the project's stores.

use leptos::prelude::*;

use super::texts;
use crate::browser::clock::BrowserClock;
use crate::ui::form::Model;
use crate::ui::kit::Choice;
use crate::workspace::{PageTasks, Workspace};
use client::display_name;
use platform::May;
use platform::calls::Store;
use platform::http::Clock;
use scope::picker::contains_folded;

/// How long a pause in typing must be before the host is asked, in milliseconds.
const TYPING_MS: u32 = 250;

/// The search for stores: what was found, and why nothing can be.
#[derive(Clone, Copy)]
pub(super) struct Search {
    model: Model,
    tasks: PageTasks,
    /// The connection, if the stores may be read with it.
    host: Option<Workspace>,
    /// Why the list can't be read.
    off: RwSignal<Option<String>>,
    found: RwSignal<Vec<Store>>,
    total: RwSignal<Option<u32>>,
    /// Numbers the questions, so that an older answer never replaces a newer one.
    asked: StoredValue<u32>,
}

impl Search {
    /// The search of the component that is being built.
    pub(super) fn new(model: Model) -> Self {
        let may = |workspace: &Workspace| {
            let facts = workspace.facts();
            facts.with_untracked(|facts| facts.may("view_stores")) != May::No
        };
        let host = model.workspace.filter(may);
        let off = match (host, model.workspace) {
            (Some(_), _) => None,
            (None, Some(_)) => Some(texts::NO_VIEW_STORES.to_owned()),
            (None, None) => Some(texts::OFFLINE_STORES.to_owned()),
        };
        Self {
            model,
            tasks: PageTasks::new(),
            host,
            off: RwSignal::new(off),
            found: RwSignal::new(Vec::new()),
            total: RwSignal::new(None),
            asked: StoredValue::new(0),
        }
    }

    /// Whether the stores may be read, as far as the granted scopes tell.
    pub(super) fn may_read(self) -> bool {
        self.host.is_some()
    }

    /// Whether the list can't be read.
    pub(super) fn is_off(self) -> bool {
        self.off.with(Option::is_some)
    }

    /// Why the list can't be read, or that it is longer than what is shown.
    pub(super) fn hint(self) -> String {
        let shown = || texts::stores_shown(self.found.with(Vec::len), self.total.get());
        self.off.get().unwrap_or_else(shown)
    }

    /// The stores that fit what is typed and have no block yet, the one of that key first.
    pub(super) fn choices(self, typed: &str) -> Vec<Choice> {
        let selection = self.model.selection;
        let taken = |key: &str| selection.with(|s| s.block_of(key).is_some());
        self.found.with(|all| {
            let named = |s: &&Store| s.name.as_ref().is_some_and(|n| contains_folded(n, typed));
            let fits = |s: &&Store| contains_folded(&s.key, typed) || named(s);
            let mut fitting: Vec<&Store> = all.iter().filter(fits).collect();
            fitting.retain(|store| !taken(&store.key));
            fitting.sort_by_key(|store| store.key != typed);
            let choice = |store: &Store| Choice {
                value: store.key.clone(),
                text: store.key.clone(),
                detail: store.name.as_deref().map(display_name).unwrap_or_default(),
                group: "",
            };
            fitting.into_iter().map(choice).collect()
        })
    }

    /// Asks for the stores that fit a text, or for the first ones. Whoever types asks after a pause, not
    /// with every key.
    pub(super) fn ask(self, text: String, pause: bool) {
        let Some(host) = self.host else { return };
        let mine = self.asked.with_value(|asked| asked.wrapping_add(1));
        self.asked.set_value(mine);
        self.model.known.searching.set(true);
        self.tasks.start(async move {
            if pause {
                BrowserClock.sleep(TYPING_MS).await;
                if self.asked.try_get_value() != Some(mine) {
                    return;
                }
            }
            let all = text.trim().is_empty();
            let Some(asking) = host.stores(text, 0) else {
                return;
            };
            let answer = asking.await;
            if let Ok(page) = &answer {
                self.model.known.take(page, all);
            }
            if self.asked.try_get_value() != Some(mine) {
                return;
            }
            self.model.known.searching.try_set(false);
            match answer {
                Ok(page) => {
                    self.total.try_set(page.total);
                    self.found.try_set(page.stores);
                    self.off.try_set(None);
                }
                Err(failure) => {
                    let why = [failure.title(), ". ", texts::KEY_INSTEAD].concat();
                    self.off.try_set(Some(why));
                }
            }
        });
    }

    /// Finds out whether a typed key exists: the list may be longer than what was read of it.
    pub(super) fn look_up(self, key: &str) {
        let known = self.model.known;
        let Some(host) = self.host else { return };
        if known.keys.with_untracked(|keys| keys.contains(key)) {
            return;
        }
        let key = key.to_owned();
        self.tasks.start(async move {
            let Some(asking) = host.stores(key.clone(), 0) else {
                return;
            };
            if let Ok(page) = asking.await {
                known.take(&page, false);
                known.missed(&key);
            }
        });
    }
}
