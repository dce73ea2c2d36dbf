//! What the tables of scopes say.

use client::lifetime::counted;

pub(super) const APPLIED: &str = "Template applied. You can restore your draft.";

pub(super) const NO_SINGLE_STORES: &str = "Not available for single stores";

pub(super) const UNKNOWN: &str = "Not in the catalog";

pub(super) const VIEW: &str = "View";

pub(super) const MANAGE: &str = "Manage";

pub(super) const ALLOW: &str = "Allow";

pub(super) const VIEW_ALL: &str = "View all";

pub(super) const MANAGE_ALL: &str = "Manage all";

pub(super) fn scopes(count: usize) -> String {
    counted(count, "scope")
}

/// Beside the name of a folded group.
pub(super) fn of_group(chosen: usize, of: usize) -> String {
    if of == 0 {
        String::new()
    } else if chosen == 0 {
        of.to_string()
    } else {
        format!("{chosen} of {of}")
    }
}

/// Which groups have nothing for single stores.
pub(super) fn not_in_stores(groups: &[&str]) -> String {
    format!("{NO_SINGLE_STORES}: {}", groups.join(", "))
}
