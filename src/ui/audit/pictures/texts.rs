//! What the pictures say.

use client::lifetime::counted;

pub const AXIS: &str = "Expiration in the next 90 days";
pub const NO_ENDS: &str = "No API client expires in the next 90 days.";
pub const AS_TEXT: &str = "As text";
pub const AGE: &str = "Age and last use";
pub const AGE_HOW: &str = "Each dot is an API client. Older clients are further to the right. The longer ago a \
    client got its last token, the higher its dot. Clients that were never used are at the top.";
pub const SHOW_FORGOTTEN: &str = "Show the clients that were never used";
pub const CREATED: &str = "created";
pub const NEVER: &str = "never";
pub const TODAY: &str = "today";
pub const MAP: &str = "Access map";
pub const MAP_HOW: &str = "The access of each API client to each group of scopes: V for view, M for manage, F \
    for every scope in the group. Press a heading to sort by it.";
pub const SHOW_MAP: &str = "Show the access map";
pub const CLIENT: &str = "API client";
pub const LETTERS: [&str; 4] = ["", "V", "M", "F"];

/// The ends of one day.
pub fn end(day: &str, count: usize) -> String {
    format!("{day}: {}", counted(count, "client"))
}

/// What the picture of ages shows, in words.
pub fn ages(all: usize, never: usize, recent: usize, forgotten: usize) -> String {
    format!(
        "Of {}, {recent} got a token in the last 30 days, and {never} never got one. {forgotten} are at least \
            90 days old and got no token in the last 90 days. They are in the marked corner.",
        counted(all, "API client")
    )
}

/// How far all clients reach into a group.
pub fn group(name: &str, [none, view, manage, full]: [usize; 4]) -> String {
    format!("{name}: {none} none, {view} view, {manage} manage, {full} full")
}
