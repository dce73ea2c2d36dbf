//! The selection as text that people edit: one scope on each line.
//!
//! Text and table are two views of one state: what was read from a text is written as the same lines.

use std::fmt;
use std::ops::Range;

use super::Selection;
use crate::catalogue::SCOPES;
use crate::near::nearest;
use crate::parse::{Problem, separates};
use crate::permission::Permission;
use crate::set::ScopeSet;

/// What was understood of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The scopes.
    pub set: ScopeSet,
    /// What is off, in the order of the text.
    pub notes: Vec<TokenNote>,
}

/// Something off at one place of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenNote {
    /// Where the word stands, in bytes.
    pub at: Range<usize>,
    /// Its line, the first being 1.
    pub line: usize,
    /// What is off; it holds the word.
    pub problem: Problem,
    /// A scope that is spelled nearly the same.
    pub nearest: Option<&'static str>,
}

impl TokenNote {
    /// Whether the word is left out. Others are kept as they stand, and only to be looked at.
    pub fn is_error(&self) -> bool {
        !matches!(self.problem, Problem::Unknown(_) | Problem::BadStore(_))
    }
}

impl fmt::Display for TokenNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}: {}", self.line, self.problem)?;
        match self.nearest {
            Some(name) => write!(f, " Did you mean {name}?"),
            None => Ok(()),
        }
    }
}

/// Reads scopes as [`ScopeSet::parse`] does, and says where something is off. A scope without a project
/// is nothing to speak of here: the project is the one that the page works with.
pub fn read(text: &str, project_key: Option<&str>) -> Typed {
    let mut typed = Typed::default();
    let mut found = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for at in words(text) {
        line += text[counted..at.start].matches('\n').count();
        counted = at.start;
        let word = &text[at.clone()];
        let parsed = ScopeSet::parse(word, project_key);
        found.extend(parsed.set);
        let off = parsed.problems.into_iter();
        typed.notes.extend(
            off.filter(|problem| !matches!(problem, Problem::NoProject(_)))
                .map(|problem| TokenNote {
                    at: at.clone(),
                    line,
                    nearest: similar(&problem),
                    problem,
                }),
        );
    }
    typed.set = ScopeSet::new(found);
    typed
}

/// A known scope like the one that is not known.
fn similar(problem: &Problem) -> Option<&'static str> {
    let (Problem::Unknown(word) | Problem::Malformed(word)) = problem else {
        return None;
    };
    let name = word.split(':').next().unwrap_or_default();
    let all = SCOPES.iter().filter(|info| info.selectable());
    nearest(name, all.map(|info| info.name)).filter(|found| *found != name)
}

/// Where the words of a text stand.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (separates(c), start) {
            (true, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    found
}

impl Selection {
    /// The ticks as text: one scope on each line, as the API writes it. Without a project's key, scopes
    /// of the whole project are bare and the others name a placeholder.
    pub fn text(&self, project_key: Option<&str>) -> String {
        let line = |p: &Permission| match (project_key, &p.store) {
            (Some(key), _) => p.print(key),
            (None, None) => p.name.clone(),
            (None, Some(_)) => p.print("{projectKey}"),
        };
        let lines: Vec<String> = self.ticked().iter().map(line).collect();
        lines.join("\n")
    }

    /// Makes the text the selection's ticks and says what is off in it. Blocks of stores stay as far as
    /// their stores still share their scopes.
    pub fn take_text(&mut self, text: &str, project_key: Option<&str>) -> Vec<TokenNote> {
        let typed = read(text, project_key);
        self.replace(&typed.set);
        typed.notes
    }

    /// What was ticked, without what comes with it.
    fn ticked(&self) -> ScopeSet {
        let in_blocks = self.blocks.iter().flat_map(|block| {
            let stores = block.stores().iter();
            stores.flat_map(|store| {
                let names = block.ticks.iter().map(|p| p.name.as_str());
                names.map(|name| Permission::in_store(name, store.as_str()))
            })
        });
        in_blocks.chain(self.project.iter().cloned()).collect()
    }
}
