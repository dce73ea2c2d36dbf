//! What the page says before it locks itself, and about when it does.

use client::lifetime::counted;

pub(super) const TITLE: &str = "Are you still there?";
pub(super) const WHY: &str = "This page disconnects when it is not used. It then revokes the access tokens that \
    it requested, and wipes client secrets and tokens from memory. Your drafts are kept.";
pub(super) const UNSAVED: &str = "The secret of the new API client is not stored yet. It is lost when \
     the connection ends, and can’t be shown again.";
pub(super) const STAY: &str = "Stay connected";
pub(super) const SETTING: &str = "Disconnect after inactivity";
pub(super) const SETTING_HINT: &str = "Inactivity means no pointer movement and no key press. Deleting clients \
    and loading the list count as activity.";
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
