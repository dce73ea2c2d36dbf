//! The clients of one reading of the list, made ready to be searched and shown.

use std::sync::{Arc, Mutex};

use client::listing::Listing;
use client::{ApiClient, Timestamp};

use super::row::{Layout, Row};

/// What the search, the orders and the rows need; made once for a list, not with every key.
pub(super) struct Ready {
    /// The same clients, searchable.
    pub(super) listing: Listing,
    all: Arc<Vec<ApiClient>>,
    now: Timestamp,
    shown: Mutex<Shown>,
}

/// The rows that were shown before, in one layout.
#[derive(Default)]
struct Shown {
    layout: Layout,
    rows: Vec<Option<Arc<Row>>>,
}

impl Ready {
    pub(super) fn new(all: Arc<Vec<ApiClient>>, now: Timestamp) -> Self {
        Self {
            listing: Listing::new(&all, now.day()),
            all,
            now,
            shown: Mutex::default(),
        }
    }

    /// How many clients there are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The row of a client.
    pub(super) fn row(&self, index: usize, layout: Layout) -> Option<Arc<Row>> {
        let client = self.all.get(index)?;
        let row = || {
            let common = self.listing.common(index);
            Arc::new(Row::new(client, common, self.now, layout))
        };
        // There is one thread, so nobody else holds the lock.
        let Ok(mut shown) = self.shown.try_lock() else {
            return Some(row());
        };
        if shown.layout != layout {
            *shown = Shown {
                layout,
                rows: Vec::new(),
            };
        }
        if shown.rows.is_empty() {
            shown.rows.resize(self.all.len(), None);
        }
        let place = shown.rows.get_mut(index)?;
        Some(Arc::clone(place.get_or_insert_with(row)))
    }
}
