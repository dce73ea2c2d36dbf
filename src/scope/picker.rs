//! Finding scopes by typing.

use super::catalogue::ScopeInfo;

/// Whether every word of the query is in the scope's name, group, nouns or summary. Letters A to Z
/// match in either case; `_` and a blank are alike. An empty query matches all.
pub fn matches(info: &ScopeInfo, query: &str) -> bool {
    let words = query.split(|c: char| c.is_whitespace() || "_,:".contains(c));
    let texts = [info.name, info.group, info.noun, info.summary];
    words
        .filter(|w| !w.is_empty())
        .all(|word| texts.iter().any(|text| contains_folded(text, word)))
}

/// Whether `text` contains `part`; letters A to Z match in either case.
pub fn contains_folded(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let mut places = text.windows(part.len().max(1));
    part.is_empty() || places.any(|at| at.eq_ignore_ascii_case(part))
}
