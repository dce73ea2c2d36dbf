//! Finding endpoints by typing.

use super::call::find_call;
use super::query::{Query, split};
use super::table::{EndpointId, METHODS, Method, endpoints, piece, pieces};
use super::why::Why;

/// One endpoint that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The endpoint.
    pub endpoint: EndpointId,
    /// The greater, the better it fits.
    pub score: u16,
    /// Why it was found.
    pub why: Why,
}

/// An endpoint that fits a query, before the forms of one call are put in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) endpoint: EndpointId,
    pub(super) points: u16,
    /// What puts it behind others with the same points: a special form of a call.
    off: u16,
    /// The length of the path: `products` before `product-tailoring`.
    length: usize,
    why: Why,
}

impl Found {
    fn score(self) -> u16 {
        self.points.saturating_mul(4).saturating_sub(self.off)
    }
}

/// The endpoints in which every word of the query is found, best first, the shorter path before the longer, else in the table's order.
/// Letters A to Z match in either case; words that say nothing, such as "to", are skipped. Words are
/// looked for in the path, the name, the resource and other words for it ("stock", "basket"), in
/// what the call does ("read", "remove"), in its update actions and what people say for them ("add
/// line item", "apply coupon"), and in the scopes that open it. A pasted path or URL, with or
/// without a method, finds its endpoint. An empty query finds everything.
pub fn search(query: &str) -> Vec<Hit> {
    let pasted = concrete(query);
    if !pasted.is_empty() {
        let hit = |endpoint| Hit {
            endpoint,
            score: u16::MAX,
            why: Why::Call,
        };
        return pasted.into_iter().map(hit).collect();
    }
    let found = ranked(&split(query));
    let hit = |found: Found| Hit {
        endpoint: found.endpoint,
        score: found.score(),
        why: found.why,
    };
    found.into_iter().map(hit).collect()
}

/// The endpoints that fit all words, best first.
pub(super) fn ranked(words: &[String]) -> Vec<Found> {
    let query = Query::new(words);
    let texts = 0..u16::try_from(pieces()).unwrap_or(u16::MAX);
    let (forms, lengths): (Vec<Form>, Vec<usize>) = texts
        .map(|at| (Form::of(piece(at)), piece(at).len()))
        .unzip();
    let mut found: Vec<Found> = endpoints()
        .filter_map(|endpoint| {
            let fit = query.fit(endpoint)?;
            Some(Found {
                endpoint,
                points: fit.points,
                off: off(endpoint, &forms),
                length: sum_of(endpoint, &lengths),
                why: fit.why,
            })
        })
        .collect();
    if !words.is_empty() {
        // The place in the table makes equals differ, so that the order is always the same.
        found.sort_unstable_by_key(|one| {
            let rest = (one.length.min(0xffff) << 16) | one.endpoint.at();
            (u64::from(u16::MAX - one.score()) << 32) | rest as u64
        });
    }
    found
}

/// The calls that a text is, as they are made: a path or a URL, for whatever method fits.
pub(super) fn concrete(query: &str) -> Vec<EndpointId> {
    let (method, path) = query
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or(("", query.trim()));
    let (methods, path) = match Method::parse(method) {
        Some(method) => (vec![method], path.trim()),
        None => (METHODS.to_vec(), query.trim()),
    };
    if !path.contains('/') || path.contains(char::is_whitespace) {
        return Vec::new();
    }
    let calls = methods
        .iter()
        .filter_map(|method| find_call(method.name(), path));
    let mut found: Vec<EndpointId> = calls.map(|call| call.endpoint).collect();
    found.dedup();
    found
}

/// What a segment of a path says about the form of the call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    ByKey,
    Special,
}

impl Form {
    fn of(segment: &str) -> Self {
        match segment {
            "in-store" | "as-associate" | "in-business-unit" | "me" => Self::Special,
            "key={storeKey}" | "key={businessUnitKey}" => Self::Plain,
            _ if segment.contains('=') => Self::ByKey,
            _ => Self::Plain,
        }
    }
}

fn sum_of(endpoint: EndpointId, lengths: &[usize]) -> usize {
    let path = endpoint.path_pieces().iter();
    path.map(|at| lengths[usize::from(*at)]).sum()
}

/// The plain call before its special forms, and what is done mostly before the check.
fn off(endpoint: EndpointId, forms: &[Form]) -> u16 {
    let path = endpoint.path_pieces();
    let has = |form| path.iter().any(|at| forms[usize::from(*at)] == form);
    3 * u16::from(has(Form::Special))
        + 2 * u16::from(endpoint.method() == Method::Head)
        + u16::from(has(Form::ByKey))
        + u16::try_from(path.len()).unwrap_or(u16::MAX).min(8)
}
