//! What the menu of the project says.

use client::bulk::Counts;

pub(super) const ANOTHER: &str = "Connect another project";
pub(super) const PROJECTS: &str = "Compare projects";
pub(super) const DISCONNECT: &str = "Disconnect";
pub(super) const DISCONNECT_ONE: &str = "Disconnect this project";
pub(super) const DISCONNECT_ALL: &str = "Disconnect all projects";
pub(super) const OTHER_HOSTS: &str = "Other hosts";
pub(super) const SANDBOX_PLACE: &str = "Simulated project in this page";
pub(super) const CREATING: &str = "creating an API client";
pub(super) const SECRET: &str = "a new secret is not stored yet";
/// In the header, about a project that is not shown; the first is for the eye.
pub(super) const SECRET_ELSEWHERE: (&str, &str) =
    ("!", " A new secret is not stored yet in another project.");
pub(super) const BUSY_ELSEWHERE: (&str, &str) =
    ("…", " An operation is in progress in another project.");

/// How far the deletes of a project are.
pub(super) fn deleting(counts: Counts) -> String {
    let ended = counts.done + counts.failed;
    format!("deleting API clients: {ended} of {}", ended + counts.open)
}

/// How long the connection's token lives on, in milliseconds; none if the host does not say.
pub(super) fn token_life(left_ms: Option<i64>) -> String {
    match left_ms {
        None => "Token expiration unknown".to_owned(),
        Some(left) if left <= 0 => "Token expired".to_owned(),
        Some(left) => [
            "Token: ",
            &client::lifetime::countdown(left / 1000),
            " left",
        ]
        .concat(),
    }
}
