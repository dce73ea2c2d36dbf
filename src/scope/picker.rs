//! Finding scopes by typing.

use super::catalogue::ScopeInfo;

/// Whether every word of the query is in the scope's name, group, nouns or summary. Letters A to Z
/// match in either case; `_` and a blank are alike. An empty query matches all.
pub fn matches(info: &ScopeInfo, query: &str) -> bool {
    let words = query.split(|c: char| c.is_whitespace() || "_,:".contains(c));
    let texts = [info.name, info.group, info.noun, info.summary];
    words
        .filter(|w| !w.is_empty())
        .all(|word| texts.iter().any(|text| holds(text, word)))
}

fn holds(text: &str, word: &str) -> bool {
    text.as_bytes()
        .windows(word.len())
        .any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
