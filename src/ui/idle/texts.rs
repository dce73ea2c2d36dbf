//! What the page says before it locks itself, and about when it does.

use client::lifetime::counted;

pub(super) const TITLE: &str = "Still there?";
pub(super) const WHY: &str = "This page ends the connection when nobody uses it. The access tokens \
     that it requested are revoked, and client secrets and tokens are wiped from memory. Drafts stay.";
pub(super) const UNSAVED: &str = "The secret of the new API client is not stored yet. It is lost when \
     the connection ends, and can’t be shown again.";
pub(super) const STAY: &str = "Stay connected";
pub(super) const SETTING: &str = "Disconnect when nobody uses the page";
pub(super) const SETTING_HINT: &str = "Without pointer or key. A delete or a list that is being \
     loaded counts as use.";
pub(super) const NOT_KEPT: &str =
    "This browser stores nothing for this page, so the choice was not saved.";

/// How long is left, in seconds.
pub(super) fn left(seconds: i64) -> String {
    let seconds = usize::try_from(seconds).unwrap_or(0);
    format!("The page disconnects in {}.", counted(seconds, "second"))
}

/// A choice of the setting.
pub(super) fn choice(minutes: u32) -> String {
    format!("After {minutes} minutes")
}
