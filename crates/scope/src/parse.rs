//! Reading scopes from any text people or machines hand us.

use std::fmt;

use super::catalogue::{Status, find};
use super::permission::{Permission, is_store_key};
use super::set::ScopeSet;

/// What was understood, and what was off. Nothing is dropped in silence: every word of the text
/// is in the set or in a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// All that was understood.
    pub set: ScopeSet,
    /// The project keys seen, in order of appearance.
    pub project_keys: Vec<String>,
    /// What a person should look at.
    pub problems: Vec<Problem>,
}

/// Something off in a scope string; each holds the word as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The catalog doesn't know the scope. It is kept.
    Unknown(String),
    /// It names a project other than the expected one. Left out: it says nothing about this one.
    OtherProject(String),
    /// The project is missing or a placeholder. The scope is kept.
    NoProject(String),
    /// Not a scope at all. Left out.
    Malformed(String),
    /// The Store's key is not one, or the scope has no form for Stores. Kept if it names a Store
    /// at all: a scope meant for one Store must not turn into one for the whole project.
    BadStore(String),
    /// The auth service puts it on tokens; no API Client can have it. Left out.
    System(String),
}

impl Problem {
    /// The word as it was written.
    pub fn scope(&self) -> &str {
        match self {
            Self::Unknown(scope)
            | Self::OtherProject(scope)
            | Self::NoProject(scope)
            | Self::Malformed(scope)
            | Self::BadStore(scope)
            | Self::System(scope) => scope,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("“")?;
        f.write_str(self.scope())?;
        f.write_str("” ")?;
        match self {
            Self::Unknown(_) => f.write_str("is not in the catalog. It is kept without changes."),
            Self::OtherProject(_) => f.write_str("is for another project. It was left out."),
            Self::NoProject(_) => f.write_str("has no project key. Your project key was added."),
            Self::Malformed(_) => f.write_str("is not a scope. It was left out."),
            Self::BadStore(_) => f.write_str(
                "has no valid store key, or the scope is not available for single stores.",
            ),
            Self::System(_) => f.write_str(
                "is added to tokens by the authorization service. No API client can have it.",
            ),
        }
    }
}

impl ScopeSet {
    /// Reads scopes separated by blanks, line ends, commas, semicolons, plus signs, quotes or
    /// brackets, in any order. With a `project_key`, scopes of other projects are left out and told;
    /// without one they are kept, so that a list can be carried over from another project.
    pub fn parse(text: &str, project_key: Option<&str>) -> Parsed {
        let mut parsed = Parsed::default();
        let mut found = Vec::new();
        for word in text.split(separates).filter(|word| !word.is_empty()) {
            if let Some(permission) = read(word, project_key, &mut parsed) {
                found.push(permission);
            }
        }
        parsed.set = Self::new(found);
        parsed
    }
}

pub(crate) fn separates(c: char) -> bool {
    c.is_whitespace() || ",;+\"'`[]()\u{feff}\u{200b}\u{201c}\u{201d}".contains(c)
}

fn read(word: &str, expected: Option<&str>, parsed: &mut Parsed) -> Option<Permission> {
    let mut parts = word.split(':');
    let name = parts.next().unwrap_or_default();
    let (project, store, more) = (parts.next(), parts.next(), parts.next());
    let info = find(name);
    let problems = &mut parsed.problems;
    if info.is_some_and(|info| info.status == Status::System) {
        problems.push(Problem::System(word.to_owned()));
        return None;
    }
    // A bare word needs an underscore to pass for a scope, or prose would turn into scopes.
    let alike = plain(name) && (info.is_some() || project.is_some() || name.contains('_'));
    let keyed = project.is_none_or(|key| key.is_empty() || placeholder(key) || plain(key));
    if !alike || !keyed || more.is_some() {
        problems.push(Problem::Malformed(word.to_owned()));
        return None;
    }
    match project.filter(|key| !key.is_empty() && !placeholder(key)) {
        None => problems.push(Problem::NoProject(word.to_owned())),
        Some(key) => {
            if !parsed.project_keys.iter().any(|seen| seen == key) {
                parsed.project_keys.push(key.to_owned());
            }
            if expected.is_some_and(|expected| expected != key) {
                problems.push(Problem::OtherProject(word.to_owned()));
                return None;
            }
        }
    }
    if info.is_none() {
        problems.push(Problem::Unknown(word.to_owned()));
    }
    if let Some(store) = store {
        if !is_store_key(store) || info.is_some_and(|info| !info.in_stores()) {
            problems.push(Problem::BadStore(word.to_owned()));
        }
        if store.is_empty() || placeholder(store) {
            return None;
        }
    }
    Some(Permission::at(name, store))
}

/// `{projectKey}` or `<projectKey>`, as documents write it.
fn placeholder(text: &str) -> bool {
    text.contains(['{', '}', '<', '>', '$'])
}

fn plain(text: &str) -> bool {
    let fine = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    !text.is_empty() && text.bytes().all(fine)
}
