//! The one box of the Finder: each line of what was typed or pasted becomes a call.

use std::ops::Range;

use super::call::{Call, find_call};
use super::near::{self, Suggestion};
use super::query::split;
use super::search::ranked;
use super::table::{EndpointId, METHODS, Method, endpoints, piece};

/// So many lines are read; a longer text is a log or a recording.
const MOST_LINES: usize = 200;
/// The longest line that is looked at, in bytes.
const LONGEST: usize = 2000;
/// So many calls are offered for a line that may mean several.
const MOST_CANDIDATES: usize = 6;

/// The lines of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Each line that holds something, in order.
    pub lines: Vec<Line>,
    /// How many more lines the text has; they were not read.
    pub left_out: usize,
}

/// A line, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands in the text, in bytes, without the blanks and bullets around it.
    pub span: Range<usize>,
    /// The key of the Store, if a call in a Store was pasted.
    pub store: Option<String>,
    /// The call.
    pub found: Found,
}

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A call.
    Matched(EndpointId),
    /// One of several calls, the best first: whoever wrote it must choose.
    Ambiguous(Vec<EndpointId>),
    /// Nothing that is known.
    Unknown {
        /// Up to three calls that may have been meant.
        did_you_mean: Vec<Suggestion>,
    },
}

impl Found {
    /// The call that Enter adds: the one, or the best of several.
    pub fn first(&self) -> Option<EndpointId> {
        match self {
            Self::Matched(call) => Some(*call),
            Self::Ambiguous(calls) => calls.first().copied(),
            Self::Unknown { .. } => None,
        }
    }
}

/// Reads a text by lines. A line may be a call (`POST /{projectKey}/carts/{id}`), a URL with a
/// method or without, a name of the API reference ("Get Order by ID") or words for a call ("add
/// line item to cart"). Bullets, numbers and quotes around it don't matter.
pub fn lines(text: &str) -> Lines {
    let mut all = Lines::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = bare(line);
        if !bare.is_empty() {
            if all.lines.len() < MOST_LINES {
                let from = start + (bare.as_ptr() as usize - line.as_ptr() as usize);
                let (store, found) = read(bare);
                all.lines.push(Line {
                    span: from..from + bare.len(),
                    store,
                    found,
                });
            } else {
                all.left_out += 1;
            }
        }
        start += line.len();
    }
    all
}

/// A line without what a list puts around it: `- `, `2. `, quotes, a comma at the end.
fn bare(line: &str) -> &str {
    let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | ',' | ';');
    let mut text = line.trim_matches(around);
    for bullet in ["- ", "* ", "• ", "– "] {
        text = text.strip_prefix(bullet).unwrap_or(text);
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0
        && let Some(rest) = text[digits..].strip_prefix([')', '.'])
        && rest.starts_with(' ')
    {
        text = rest;
    }
    text.trim_matches(around)
}

fn read(line: &str) -> (Option<String>, Found) {
    let unknown = Found::Unknown {
        did_you_mean: Vec::new(),
    };
    if line.len() > LONGEST {
        return (None, unknown);
    }
    if let Some((methods, path)) = request(line) {
        return called(&methods, path);
    }
    let named: Vec<EndpointId> = endpoints().filter(|call| is_name(*call, line)).collect();
    if !named.is_empty() {
        return (None, one_of(named));
    }
    let words = split(line);
    if words.is_empty() {
        return (None, unknown);
    }
    let best = best(&words);
    if best.is_empty() {
        let did_you_mean = near::words(line);
        return (None, Found::Unknown { did_you_mean });
    }
    (None, one_of(best))
}

/// Whether the API reference calls it so.
fn is_name(call: EndpointId, line: &str) -> bool {
    let mut words = line.split_whitespace();
    let mut name = call.name_pieces().iter().map(|at| piece(*at));
    name.all(|part| {
        words
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case(part))
    }) && words.next().is_none()
}

fn one_of(mut calls: Vec<EndpointId>) -> Found {
    calls.truncate(MOST_CANDIDATES);
    match calls.as_slice() {
        [call] => Found::Matched(*call),
        _ => Found::Ambiguous(calls),
    }
}

/// The methods and the path of a line that holds a call: all methods if it names none.
fn request(line: &str) -> Option<(Vec<Method>, &str)> {
    let around = ['"', '\'', '`', '<', '>', '(', ')', '[', ']', ','];
    let words = line
        .split_whitespace()
        .map(|word| word.trim_matches(around));
    let words: Vec<&str> = words.collect();
    // The API has no call of these methods, yet a line with one is no line without one.
    let is_method =
        |word: &&str| Method::parse(word).is_some() || matches!(*word, "PATCH" | "OPTIONS");
    let of = |at: usize| Method::parse(words[at]).into_iter().collect();
    let is_path = |word: &&str| word.len() > 1 && (word.starts_with('/') || word.contains("://"));
    let at = words.iter().position(is_path);
    let method = words.iter().position(is_method);
    match (method, at, words.as_slice()) {
        (Some(method), Some(at), _) if method < at => Some((of(method), words[at])),
        (_, Some(0), _) => Some((METHODS.to_vec(), words[0])),
        // `GET carts/12`: no slash at the beginning.
        (Some(0), None, [_, path]) if path.contains('/') => Some((of(0), path)),
        (None, None, [path]) if path.contains('/') => Some((METHODS.to_vec(), path)),
        _ => None,
    }
}

/// A call as it was pasted.
fn called(methods: &[Method], path: &str) -> (Option<String>, Found) {
    let found = methods
        .iter()
        .filter_map(|method| find_call(method.name(), path));
    let found: Vec<Call> = found.collect();
    let Some(store) = found.first().map(|call| call.store.clone()) else {
        let did_you_mean = near::paths(methods, path);
        return (None, Found::Unknown { did_you_mean });
    };
    let store = store.filter(|key| !key.contains(['{', '}']));
    let mut calls: Vec<EndpointId> = found.into_iter().map(|call| call.endpoint).collect();
    calls.dedup();
    (store, one_of(calls))
}

/// The calls that fit the words best. Forms of one call (by key, in a Store, of a customer) are one,
/// unless the words ask for them.
fn best(words: &[String]) -> Vec<EndpointId> {
    let mut all = ranked(words).into_iter();
    let Some(first) = all.next() else {
        return Vec::new();
    };
    let mut kinds = vec![kind(first.endpoint)];
    let mut calls = vec![first.endpoint];
    for other in all.take_while(|other| other.points == first.points) {
        let kind = kind(other.endpoint);
        if !kinds.contains(&kind) {
            kinds.push(kind);
            calls.push(other.endpoint);
        }
    }
    calls
}

/// What a call does: what it is about, the method, and how its name begins.
fn kind(call: EndpointId) -> (&'static str, Method, String) {
    let name = call.name();
    let verb = name.split(' ').next().unwrap_or_default().to_owned();
    (call.resource().id, call.method(), verb)
}
