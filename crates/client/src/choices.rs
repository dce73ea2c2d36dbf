//! Lifetimes as a few choices, beside which any other can be typed.

use super::lifetime::{ACCESS_DEFAULT, REFRESH_DEFAULT};

/// One choice.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// What stands in the form's field when it is chosen; empty for the default.
    pub typed: &'static str,
    /// For people.
    pub label: &'static str,
    /// The length, in the field's unit; 0 for never.
    value: u32,
}

const fn choice(typed: &'static str, label: &'static str, value: u32) -> Choice {
    Choice {
        typed,
        label,
        value,
    }
}

/// How long access tokens last, in seconds. The shortest and the longest are the API's limits.
pub static ACCESS: &[Choice] = &[
    choice("3600", "1 hour", 3_600),
    choice("14400", "4 hours", 14_400),
    choice("86400", "1 day", 86_400),
    choice("", "2 days (default)", ACCESS_DEFAULT),
    choice("604800", "7 days", 604_800),
];

/// How long unused refresh tokens last, in seconds.
pub static REFRESH: &[Choice] = &[
    choice("86400", "1 day", 86_400),
    choice("2592000", "30 days", 2_592_000),
    choice("", "200 days (default)", REFRESH_DEFAULT),
    choice("31536000", "365 days", 31_536_000),
];

/// After how many days the client expires.
pub static EXPIRY: &[Choice] = &[
    choice("", "Never", 0),
    choice("1", "1 day", 1),
    choice("7", "7 days", 7),
    choice("30", "30 days", 30),
    choice("90", "90 days", 90),
];

/// The choice that a field's content amounts to; `None` for a length of one's own.
pub fn chosen(choices: &'static [Choice], typed: &str) -> Option<&'static Choice> {
    let typed = typed.trim();
    let number = typed.parse::<u32>().ok().filter(|number| *number > 0);
    let same = |choice: &&Choice| choice.typed == typed || number == Some(choice.value);
    choices.iter().find(same)
}
