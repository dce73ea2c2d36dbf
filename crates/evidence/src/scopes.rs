//! Scopes out of texts that may hold anything.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use super::collector::{Collector, MOST_SCOPES};
use scope::{Permission, ScopeSet, find};

/// The scopes among the words of a text, and how many words are none. A name that the catalog
/// doesn't know is taken only if it is built like the vendor's, or names the same project as a scope that is: any
/// other word may be a secret.
pub(super) fn scan(text: &str) -> (ScopeSet, usize) {
    let (mut set, mut others) = (ScopeSet::default(), 0);
    // What names a project without being built like the vendor's, and the projects that scopes name.
    let (mut unsure, mut projects) = (Vec::new(), BTreeSet::new());
    for word in text.split(separates) {
        if !word.contains(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        // `scope=...`, and `scopes:` alone, name what follows.
        let word = match word.split_once('=') {
            Some((name, value)) if !name.contains(':') => value,
            _ => word,
        };
        let word = word.trim_end_matches(['.', ':', '-']);
        if word.is_empty()
            || word.eq_ignore_ascii_case("scope")
            || word.eq_ignore_ascii_case("scopes")
        {
            continue;
        }
        let found = ScopeSet::parse(word, None).set;
        let fine: Vec<Permission> = found.into_iter().filter(|p| tellable(&p.name)).collect();
        if !fine.is_empty() {
            projects.extend(word.split(':').nth(1));
        } else if plain(word) && unsure.len() < MOST_SCOPES {
            unsure.push(word);
        } else if !is_system(word) {
            others += 1;
        }
        for scope in fine {
            if set.len() < MOST_SCOPES {
                set.insert(scope);
            }
        }
    }
    for word in unsure {
        let known = word
            .split(':')
            .nth(1)
            .is_some_and(|key| projects.contains(key));
        let found = ScopeSet::parse(word, None).set;
        if known && !found.is_empty() {
            for scope in found {
                if set.len() < MOST_SCOPES {
                    set.insert(scope);
                }
            }
        } else {
            others += 1;
        }
    }
    (set, others)
}

/// The same for a text that may be percent-encoded.
pub(super) fn scan_encoded(text: &str) -> (ScopeSet, usize) {
    if !text.contains('%') {
        return scan(text);
    }
    let text = text.replace('+', " ");
    scan(&percent_decode_str(&text).decode_utf8_lossy())
}

/// Takes a value that should be nothing but scopes, and says how much of it was none.
pub(super) fn take(text: &str, found: &mut Collector) {
    let (set, others) = scan_encoded(text);
    found.add_scopes(set);
    if others > 0 {
        found.ignore("Words that are not scopes were left out.");
    }
}

/// Whether a text is a list of scopes: most of its words are some.
pub(super) fn list(text: &str) -> Option<ScopeSet> {
    let (set, others) = scan_encoded(text);
    let certain = |scope: &Permission| scope.info().is_some();
    let words = set.len();
    let sure = set.iter().any(certain) || text.contains(':') && words > 0;
    (sure && words >= others).then_some(set)
}

/// Whether a word has the form of a scope with a project, and a name that the catalog does not know.
fn plain(word: &str) -> bool {
    let name = word.split_once(':').map_or("", |(name, _)| name);
    let plain = |b: u8| b.is_ascii_lowercase() || b == b'_';
    name.contains('_') && name.len() < 60 && name.bytes().all(plain) && find(name).is_none()
}

/// Whether the name may be shown.
pub(super) fn tellable(name: &str) -> bool {
    let begins = ["view_", "manage_", "create_", "introspect_"];
    let plain = |b: u8| b.is_ascii_lowercase() || b == b'_';
    find(name).is_some()
        || begins.into_iter().any(|begin| name.starts_with(begin))
            && name.len() < 60
            && name.bytes().all(plain)
}

/// `customer_id:...` and the like, which the auth service puts on tokens.
fn is_system(word: &str) -> bool {
    let name = word.split(':').next().unwrap_or_default();
    find(name).is_some_and(|info| !info.selectable())
}

fn separates(c: char) -> bool {
    c.is_whitespace() || ",;+&\"'`[]()|\u{feff}\u{200b}\u{201c}\u{201d}".contains(c)
}
