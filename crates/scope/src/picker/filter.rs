//! What typing and "only chosen" leave of the rows.

use super::{Boxes, ROWS, Row, contains_folded, row_of, rows};
use crate::catalogue::{GROUPS, Group, ScopeInfo};
use crate::selection::{Place, Selection};

/// A filter, made ready once for all rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    words: Vec<String>,
    only_chosen: bool,
    /// Why typing finds each of [`ROWS`]: worked out once, since every table asks for every row.
    found: Vec<Option<Found>>,
}

/// Why a row is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// By what can be read in it or in its scopes, or because nothing is looked for.
    Text,
    /// By another word for it: `stock`.
    Synonym(&'static str),
}

impl Found {
    /// For people; empty if the row itself shows it.
    pub fn words(self) -> String {
        match self {
            Self::Text => String::new(),
            Self::Synonym(word) => format!("Matches “{word}”"),
        }
    }
}

impl Filter {
    /// Reads a filter as it is typed. Every word must be found; `_`, `:`, a comma and a blank are alike.
    pub fn new(typed: &str, only_chosen: bool) -> Self {
        let words = typed.split(|c: char| c.is_whitespace() || matches!(c, '_' | ',' | ':'));
        let words: Vec<String> = words.filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let found = if words.is_empty() {
            Vec::new()
        } else {
            ROWS.iter().map(|row| find(&words, row)).collect()
        };
        Self {
            words,
            only_chosen,
            found,
        }
    }

    /// Whether every row is shown.
    pub fn is_open(&self) -> bool {
        self.words.is_empty() && !self.only_chosen
    }

    /// Why typing finds the row, if it does. Letters A to Z match in either case.
    pub fn finds(&self, row: &Row) -> Option<Found> {
        if self.words.is_empty() {
            return Some(Found::Text);
        }
        self.found.get(usize::from(row.at)).copied().flatten()
    }

    /// Whether the row is shown in that place.
    pub fn shows(&self, row: &Row, selection: &Selection, place: Place) -> bool {
        let chosen = !self.only_chosen || row.is_chosen(selection, place);
        chosen && self.finds(row).is_some()
    }
}

/// The box that a person means who types the filter and presses Enter: the scope of that name, else the
/// one whose resource is called so, else the first that is found. Boxes that can’t be pressed in the place
/// are passed over; nothing is meant while nothing is typed.
pub fn meant(filter: &Filter, selection: &Selection, place: Place) -> Option<&'static ScopeInfo> {
    if filter.words.is_empty() {
        return None;
    }
    let name = filter.words.join("_");
    let far = |scope: &ScopeInfo, row: &Row| {
        let resource = scope.name.split_once('_').map_or("", |(_, of)| of);
        let named = |text: &str| filter.words.iter().all(|word| contains_folded(text, word));
        if scope.name.eq_ignore_ascii_case(&name) {
            0
        } else if resource.eq_ignore_ascii_case(&name) {
            1
        } else if named(scope.name) {
            2
        } else if named(row.title) {
            3
        } else {
            4
        }
    };
    let rows = ROWS
        .iter()
        .filter(|row| filter.shows(row, selection, place));
    let all = rows.flat_map(|row| row.scopes().map(move |scope| (scope, row)));
    let boxes = Boxes::of(selection, place);
    all.filter(|(scope, _)| !boxes.of_scope(scope).is_disabled())
        .min_by_key(|(scope, row)| far(scope, row))
        .map(|(scope, _)| scope)
}

fn find(words: &[String], row: &Row) -> Option<Found> {
    let mut found = Found::Text;
    for word in words {
        let named = contains_folded(row.title, word) || contains_folded(row.group, word);
        if named || row.scopes().any(|scope| says(scope, word)) {
            continue;
        }
        let others = row.words.split(',').map(str::trim_start);
        let mut others = others.filter(|other| !other.is_empty());
        found = Found::Synonym(others.find(|other| contains_folded(other, word))?);
    }
    Some(found)
}

fn says(scope: &ScopeInfo, word: &str) -> bool {
    let texts = [scope.name, scope.words().noun, scope.words().summary];
    texts.iter().any(|text| contains_folded(text, word))
}

/// Whether every word of the query is in the scope's own texts or in the words for its resource.
pub fn matches(scope: &ScopeInfo, query: &str) -> bool {
    let words = row_of(scope).map_or("", |row| row.words);
    let texts = |word: &String| {
        let others = [scope.group, words];
        says(scope, word) || others.iter().any(|text| contains_folded(text, word))
    };
    Filter::new(query, false).words.iter().all(texts)
}

/// A group of which rows are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The group.
    pub group: &'static Group,
    /// The rows that are shown; at least one.
    pub rows: Vec<&'static Row>,
    /// How many boxes of the whole group are shown ticked in the place.
    pub chosen: usize,
    /// How many boxes of the whole group can be ticked in the place.
    pub of: usize,
}

/// What the filter leaves in a place: groups without a row that is shown are left out.
pub fn listed(filter: &Filter, selection: &Selection, place: Place) -> Vec<Listed> {
    let list = |group: &'static Group| {
        let shown = rows(group)
            .iter()
            .filter(|row| filter.shows(row, selection, place));
        let (chosen, of) = selection.counts(place, group);
        Listed {
            group,
            rows: shown.collect(),
            chosen,
            of,
        }
    };
    let all = GROUPS.iter().map(list);
    all.filter(|listed| !listed.rows.is_empty()).collect()
}
