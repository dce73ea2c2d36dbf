//! What the list shows, kept in the address.

use client::listing::ListQuery;
use leptos::prelude::*;

use crate::browser::{address, clock};
use crate::ui::route::Route;
use crate::ui::state::App;

/// How long after the last key the address follows, in milliseconds: browsers refuse many changes in a
/// row.
const PAUSE_MS: u32 = 200;
/// How long after a press, in milliseconds: the rows are drawn first.
const SOON_MS: u32 = 30;

/// Filter, chip and sort. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Query {
    value: RwSignal<ListQuery>,
    pending: StoredValue<Option<clock::Timeout>, LocalStorage>,
}

impl Query {
    /// What the address asks for, now and when it changes.
    pub fn of_address() -> Self {
        let query = Self {
            value: RwSignal::new(asked().unwrap_or_default()),
            pending: StoredValue::new_local(None),
        };
        let route = App::here().route();
        Effect::new(move |before: Option<()>| {
            route.track();
            if let (Some(()), Some(asked)) = (before, asked()) {
                query.value.set(asked);
            }
        });
        query
    }

    /// Reads it; whoever calls it hears of changes.
    pub fn with<T>(self, read: impl FnOnce(&ListQuery) -> T) -> T {
        self.value.with(read)
    }

    /// Changes it with a press; the address follows when the rows are drawn.
    pub fn set(self, change: impl FnOnce(&mut ListQuery)) {
        self.value.update(change);
        self.write_after(SOON_MS);
    }

    /// Changes the filter with a key; the address follows when the typing stops.
    pub fn type_in(self, text: String) {
        self.value.update(|query| query.text = text);
        self.write_after(PAUSE_MS);
    }

    fn write_after(self, ms: u32) {
        let later = clock::after(ms, move || self.write());
        self.pending.set_value(Some(later));
    }

    /// Writes what was typed into the address, if that is still to be done.
    pub fn write_now(self) {
        if self.pending.try_with_value(Option::is_some) == Some(true) {
            self.write();
        }
    }

    fn write(self) {
        self.pending.try_update_value(Option::take);
        // The list may have been left since.
        let Some(query) = self.value.try_with_untracked(ListQuery::address) else {
            return;
        };
        if asked().is_some() {
            let query = (!query.is_empty()).then_some(query);
            address::replace(&Route::Clients(query).to_string());
        }
    }
}

/// What the address asks for, if it is the list's.
pub fn asked() -> Option<ListQuery> {
    match Route::parse(&address::hash()) {
        Route::Clients(query) => Some(ListQuery::read(&query.unwrap_or_default())),
        _ => None,
    }
}
