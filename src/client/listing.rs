//! The list of clients: which are shown, in which order, and which of them are drawn.

use std::ops::Range;

use super::api_client::ApiClient;
use crate::scope::picker::contains_folded;

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// The name, ASCII letters in either case alike.
    Name,
    /// The time of creation.
    Created,
    /// The last day of use; never used counts as longest ago.
    LastUsed,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// Whether the largest or newest comes first.
    pub descending: bool,
}

impl Default for Sort {
    /// Newest first.
    fn default() -> Self {
        Self {
            key: SortKey::Created,
            descending: true,
        }
    }
}

impl Sort {
    /// The order after a press on a header: names from A, times from the newest, then turned round.
    #[must_use]
    pub fn pressed(self, key: SortKey) -> Self {
        let descending = if self.key == key {
            !self.descending
        } else {
            key != SortKey::Name
        };
        Self { key, descending }
    }
}

/// The clients that match, in order, as indices. Every word of the filter must stand in the name,
/// the id or the scope string.
pub fn arrange(all: &[ApiClient], filter: &str, sort: Sort) -> Vec<usize> {
    let words: Vec<&str> = filter.split_whitespace().collect();
    let matches = |client: &ApiClient| {
        let fields = [&client.name, &client.id, &client.scope];
        words
            .iter()
            .all(|word| fields.iter().any(|field| contains_folded(field, word)))
    };
    let matching = all.iter().enumerate().filter(|(_, client)| matches(client));
    let mut shown: Vec<usize> = matching.map(|(at, _)| at).collect();
    match sort.key {
        SortKey::Name => {
            shown.sort_by_cached_key(|at| all.get(*at).map(|c| c.name.trim().to_ascii_lowercase()));
        }
        SortKey::Created => shown.sort_by_key(|at| all.get(*at).and_then(|c| c.created_at)),
        SortKey::LastUsed => shown.sort_by_key(|at| all.get(*at).and_then(|c| c.last_used_at)),
    }
    if sort.descending {
        shown.reverse();
    }
    shown
}

/// The rows that have to be drawn; all lengths in CSS pixels.
pub fn window(count: usize, row: u32, scrolled: u32, height: u32, overscan: usize) -> Range<usize> {
    let row = row.max(1);
    let first = usize::try_from(scrolled / row)
        .unwrap_or(usize::MAX)
        .min(count);
    let visible = usize::try_from(height / row)
        .unwrap_or(usize::MAX)
        .saturating_add(2);
    let last = first
        .saturating_add(visible)
        .saturating_add(overscan)
        .min(count);
    first.saturating_sub(overscan)..last
}
