//! The clients of one reading of the list, made ready to be searched and shown.

use std::rc::Rc;
use std::sync::Arc;

use client::listing::Listing;
use client::{ApiClient, Timestamp};

use super::row::{Layout, Row};

/// What the search, the orders and the rows need; made once for a list, not with every key.
pub(super) struct Ready {
    /// The same clients, searchable.
    pub(super) listing: Listing,
    pub(super) all: Arc<Vec<ApiClient>>,
    now: Timestamp,
    /// The rows that were shown before, in one layout.
    rows: Vec<Option<Rc<Row>>>,
    layout: Layout,
}

impl Ready {
    pub(super) fn new(all: Arc<Vec<ApiClient>>, now: Timestamp) -> Self {
        Self {
            listing: Listing::new(&all, now.day()),
            all,
            now,
            rows: Vec::new(),
            layout: Layout::default(),
        }
    }

    /// The row of a client.
    pub(super) fn row(&mut self, index: usize, layout: Layout) -> Option<Rc<Row>> {
        if self.layout != layout || self.rows.is_empty() {
            self.layout = layout;
            self.rows = vec![None; self.all.len()];
        }
        let (client, place) = (self.all.get(index)?, self.rows.get_mut(index)?);
        let row = || {
            let common = self.listing.common(index);
            Rc::new(Row::new(client, common, self.now, layout))
        };
        Some(Rc::clone(place.get_or_insert_with(row)))
    }
}
