//! Reads texts of the project by what stands around a place.
#![allow(clippy::unwrap_used, clippy::panic)]

/// What stands between two marks, the first time.
pub(crate) fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, after) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    let (inside, _) = after
        .split_once(to)
        .unwrap_or_else(|| panic!("no {to} after {from}"));
    inside
}

/// What stands between two marks, each time.
pub(crate) fn each<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let found = text.split(from).skip(1);
    found.map(|after| after.split_once(to).unwrap().0).collect()
}
