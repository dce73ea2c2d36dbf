//! What is offered for what is typed.

use finder::{EndpointId, Found, lines, search};

/// So many calls are offered; whoever sees more than that types another word.
const SHOWN: usize = 12;

/// The calls for a text.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Offered {
    /// Each with why it was found, which may be empty.
    pub(super) calls: Vec<(EndpointId, String)>,
    /// How many there are.
    pub(super) total: usize,
    /// Whether none matches, and these are what may have been meant.
    pub(super) meant: bool,
}

/// What is offered for a text; nothing for one of several lines.
pub(super) fn offered(text: &str) -> Offered {
    if text.trim().is_empty() || text.contains('\n') {
        return Offered::default();
    }
    let hits = search(text);
    let shown = hits.iter().take(SHOWN);
    let calls: Vec<_> = shown.map(|hit| (hit.endpoint, hit.why.words())).collect();
    if !calls.is_empty() {
        return Offered {
            calls,
            total: hits.len(),
            meant: false,
        };
    }
    let all = lines(text).lines.into_iter();
    let meant = all.filter_map(|line| match line.found {
        Found::Unknown { did_you_mean } => Some(did_you_mean),
        _ => None,
    });
    let meant = meant.flatten().map(|one| (one.endpoint, one.text));
    Offered {
        calls: meant.collect(),
        total: 0,
        meant: true,
    }
}

/// More than one sign at once was pasted, dropped or filled in.
pub(super) fn came_at_once(before: &str, text: &str) -> bool {
    text.chars().count() > before.chars().count() + 1
}
