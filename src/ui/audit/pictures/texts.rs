//! What the pictures say.

use client::lifetime::counted;

pub const AXIS: &str = "Expiration in the next 90 days";
pub const NO_ENDS: &str = "No API client expires in the next 90 days.";
pub const AS_TEXT: &str = "As text";
pub const AGE: &str = "Age and last use";
pub const AGE_HOW: &str = "One dot for each API client. The further right, the older; the further up, the longer ago its last \
     token. Those that were never used are at the top.";
pub const SHOW_FORGOTTEN: &str = "Show the clients that were never used";
pub const CREATED: &str = "created";
pub const NEVER: &str = "never";
pub const TODAY: &str = "today";
pub const MAP: &str = "Access map";
pub const MAP_HOW: &str = "How far each API client reaches into each group of scopes: V for view, M for manage, F for every scope \
     of the group. Press a heading to sort by it.";
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
        "Of {}, {recent} had a token in the last 30 days, and {never} never had one. {forgotten} are 90 days \
         old or older and had no token for as long: they are in the marked corner.",
        counted(all, "API client")
    )
}

/// How far all clients reach into a group.
pub fn group(name: &str, [none, view, manage, full]: [usize; 4]) -> String {
    format!("{name}: {none} none, {view} view, {manage} manage, {full} full")
}
