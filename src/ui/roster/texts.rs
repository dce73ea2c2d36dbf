//! What can be done with a client, and what the list is sorted by.

use client::listing::SortKey;

pub const OPEN: &str = "Open";
pub const DUPLICATE: &str = "Duplicate";
pub const REPLACE: &str = "Replace";
pub const COMPARE: &str = "Compare";
pub const COPY_ID: &str = "Copy ID";
pub const DELETE: &str = "Delete";

/// An order, for people.
pub fn order(key: SortKey, descending: bool) -> String {
    let (key, first, last) = match key {
        SortKey::Name => ("Name", "A to Z", "Z to A"),
        SortKey::Created => ("Created", "oldest first", "newest first"),
        SortKey::LastUsed => ("Last used", "never used first", "latest first"),
        SortKey::Expires => ("Expires", "soonest first", "latest first"),
        SortKey::Scopes => ("Number of scopes", "fewest first", "most first"),
    };
    [key, ", ", if descending { last } else { first }].concat()
}
