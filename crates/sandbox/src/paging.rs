//! The parameters of every query: where, sort, limit, offset, withTotal.

use super::{
    answer::{Answer, bad_input, ok},
    predicate::{Predicate, parse},
    target::{Pairs, first},
    write::put,
};

/// The largest page (API reference: 500).
const LARGEST_LIMIT: u32 = 500;
/// That of a query that names none (API reference: 20).
const DEFAULT_LIMIT: u32 = 20;
/// The furthest start (API reference: 10,000).
const LARGEST_OFFSET: u32 = 10_000;
/// `total` of a filtered query stops counting here (API reference).
pub(super) const LARGEST_TOTAL: u32 = 10_000;

/// Checked parameters.
pub(super) struct Paging {
    pub(super) limit: u32,
    pub(super) offset: u32,
    pub(super) with_total: bool,
    /// Field paths, and whether they run downwards.
    pub(super) sort: Vec<(String, bool)>,
    pub(super) filter: Option<Predicate>,
}

impl Paging {
    /// Reads and checks them; `known` says which field paths exist. Unknown parameters are ignored.
    pub(super) fn read(query: &Pairs, known: fn(&str) -> bool) -> Result<Self, Answer> {
        let mut sort = Vec::new();
        let mut filters = Vec::new();
        for (name, value) in query {
            match name.as_str() {
                "sort" => sort.push(sorting(value, known)?),
                "where" => {
                    let filter = parse(value, known, query).map_err(|error| {
                        bad_input(&format!("Malformed parameter: where: {error}"))
                    })?;
                    filters.push(filter);
                }
                _ => {}
            }
        }
        Ok(Self {
            limit: number(query, "limit", DEFAULT_LIMIT, LARGEST_LIMIT)?,
            offset: number(query, "offset", 0, LARGEST_OFFSET)?,
            with_total: match first(query, "withTotal") {
                None | Some("true") => true,
                Some("false") => false,
                Some(other) => return Err(malformed("withTotal", other)),
            },
            sort,
            filter: (!filters.is_empty()).then_some(Predicate::All(filters)),
        })
    }

    /// The answer around the results of this page.
    pub(super) fn page(&self, total: u32, results: &[String]) -> Answer {
        let capped = if self.filter.is_some() {
            total.min(LARGEST_TOTAL)
        } else {
            total
        };
        let total = self.with_total.then_some(capped);
        ok(page(self.limit, self.offset, total, results))
    }
}

/// A page of a query (API reference: every PagedQueryResponse); the results are JSON.
pub(super) fn page(limit: u32, offset: u32, total: Option<u32>, results: &[String]) -> String {
    let mut out = String::new();
    let count = results.len();
    put(
        &mut out,
        &format_args!("{{\"limit\":{limit},\"offset\":{offset},\"count\":{count}"),
    );
    if let Some(total) = total {
        put(&mut out, &format_args!(",\"total\":{total}"));
    }
    out.push_str(",\"results\":[");
    out.push_str(&results.join(","));
    out.push_str("]}");
    out
}

/// Limit and offset of a query that begins a list by id and asks for nothing else; none if it is another one, or one
/// that is refused.
pub(super) fn from_the_start(query: &Pairs) -> Option<(u32, u32)> {
    let (mut limit, mut offset, mut sorted) = (DEFAULT_LIMIT, 0, false);
    for (at, (name, value)) in query.iter().enumerate() {
        // Of two with one name the first one counts.
        if query[..at].iter().any(|(before, _)| before == name) {
            return None;
        }
        match name.as_str() {
            "limit" => limit = value.parse().ok().filter(|limit| *limit <= LARGEST_LIMIT)?,
            "offset" => offset = value.parse().ok().filter(|from| *from <= LARGEST_OFFSET)?,
            "sort" if value == "id asc" => sorted = true,
            _ => return None,
        }
    }
    sorted.then_some((limit, offset))
}

/// The numbers in the order of their texts, equal ones as they came. The one sort of the sandbox:
/// each further kind of element would cost the page 2 KB.
pub(super) fn order(mut keys: Vec<(String, u32)>, down: bool) -> Vec<u32> {
    if down {
        for (_, at) in &mut keys {
            *at = !*at;
        }
    }
    keys.sort_unstable();
    if down {
        keys.reverse();
    }
    let at = |(_, at): (String, u32)| if down { !at } else { at };
    keys.into_iter().map(at).collect()
}

fn number(query: &Pairs, name: &str, default: u32, largest: u32) -> Result<u32, Answer> {
    let Some(text) = first(query, name) else {
        return Ok(default);
    };
    let number = text.parse().map_err(|_| malformed(name, text))?;
    if number > largest {
        return Err(bad_input(&format!(
            "Malformed parameter: {name}: '{number}' is not within 0 and {largest}."
        )));
    }
    Ok(number)
}

fn sorting(text: &str, known: fn(&str) -> bool) -> Result<(String, bool), Answer> {
    let (path, direction) = text.trim().split_once(' ').unwrap_or((text, "asc"));
    match direction.trim() {
        "asc" | "desc" if known(path) => Ok((path.to_owned(), direction.trim() == "desc")),
        _ => Err(malformed("sort", text)),
    }
}

/// The wording is unverified.
fn malformed(name: &str, value: &str) -> Answer {
    bad_input(&format!(
        "Malformed parameter: {name}: '{value}' is not valid."
    ))
}
