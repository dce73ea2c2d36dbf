//! Which scopes open which call. The table comes from `data/endpoints.tsv` (API reference: the security of each
//! endpoint), as the Finder's does; build/sandbox_reads.rs says how its lines read.

use super::answer::{Answer, insufficient_scope};
use platform::http::Method;
use scope::{Coverage, Permission, ScopeSet};

include!(concat!(env!("OUT_DIR"), "/sandbox.rs"));

/// What the reference says about a call.
pub(super) struct Entry {
    /// Scopes of which any one is enough, as the table writes them; none means that any token will do.
    any_of: &'static str,
    /// Whether the answer is a page of a query.
    pub(super) is_page: bool,
}

impl Entry {
    /// The entry of a call; `path` comes after the project's key. A path below a known one is taken for that one, but
    /// is never a page.
    pub(super) fn of(method: Method, path: &[&str]) -> Option<Self> {
        let kinds = match method {
            Method::Get => "PI",
            Method::Head => "PIH",
            Method::Post => "C",
            Method::Delete => "D",
        };
        // They are sorted by length, then by how exact they are: the last one that fits is the best.
        CALLS.lines().rev().find_map(|line| {
            let (pattern, rest) = line.split_once(' ')?;
            let (kind, any_of) = rest.split_once(' ')?;
            let whole = fits(pattern, path).filter(|_| kinds.contains(kind))?;
            Some(Self {
                any_of,
                is_page: whole && kind == "P",
            })
        })
    }

    /// Refuses unless one of the scopes is covered.
    pub(super) fn require(&self, rights: &ScopeSet, store: Option<&str>) -> Result<(), Answer> {
        if open(self.any_of, rights, store) {
            return Ok(());
        }
        let words = self.any_of.split_ascii_whitespace();
        let names: Vec<&str> = words.map(|word| word.trim_end_matches(':')).collect();
        Err(insufficient_scope(&names))
    }
}

/// Whether one of the scopes is covered, or none is needed.
pub(super) fn open(any_of: &str, rights: &ScopeSet, store: Option<&str>) -> bool {
    let coverage = Coverage::of(rights);
    let covers = |word: &str| {
        let name = word.trim_end_matches(':');
        let store = store.filter(|_| name.len() < word.len());
        coverage.covers(&Permission::at(name, store))
    };
    any_of.is_empty() || any_of.split_ascii_whitespace().any(covers)
}

/// Whether the path begins with the pattern, and if so, whether that is all of it. The empty pattern is the project's
/// alone.
fn fits(pattern: &str, path: &[&str]) -> Option<bool> {
    if pattern.is_empty() || path.is_empty() {
        return (pattern.is_empty() && path.is_empty()).then_some(true);
    }
    let mut given = path.iter();
    for part in pattern.split('/') {
        let given = given.next()?;
        let alike = match part.strip_suffix('*') {
            Some(word) => given.starts_with(word),
            None => part == *given,
        };
        if !alike {
            return None;
        }
    }
    Some(given.next().is_none())
}
