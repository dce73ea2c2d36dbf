//! Stores that are computed when asked for (API reference: types/store).
//!
//! They come in blocks, one for each city; in a block every field grows with the index, so sorting
//! and searching 300,000 of them needs neither a list nor a scan.

use std::ops::Range;

use super::{
    answer::{Answer, not_found, ok},
    cities::CITIES,
    paging::{LARGEST_TOTAL, Paging},
    predicate::{Field, Op, Predicate, Row, Value},
    write::{Obj, list, put, quote},
};
use crate::client::{Timestamp, time::DAY_MS};

/// How many days before the start of the sandbox the first store was made.
const FIRST_DAYS_AGO: i64 = 900;

pub(super) struct Stores {
    count: u32,
    blocks: u32,
    first: Timestamp,
}

/// One store by its index.
#[derive(Clone, Copy)]
struct Store<'a> {
    stores: &'a Stores,
    index: u32,
}

/// The field paths that predicates and `sort` may name; the real API knows more.
pub(super) fn known(path: &str) -> bool {
    matches!(
        path,
        "id" | "version" | "key" | "name" | "createdAt" | "lastModifiedAt"
    ) || path
        .strip_prefix("name.")
        .is_some_and(|locale| !locale.is_empty() && !locale.contains('.'))
}

impl Stores {
    pub(super) fn new(count: u32, now: Timestamp) -> Self {
        Self {
            count,
            blocks: count.min(60),
            first: now.plus_days(-FIRST_DAYS_AGO),
        }
    }

    /// The first index of a block, or the end for the block after the last.
    fn start(&self, block: u32) -> u32 {
        scaled(block, self.count, self.blocks)
    }

    /// Answers the query.
    pub(super) fn query(&self, paging: &Paging) -> Answer {
        let (sort, down) = paging
            .sort
            .first()
            .map_or(("key", false), |(path, down)| (path.as_str(), *down));
        let mut blocks: Vec<u32> = (0..self.blocks).collect();
        if sort.starts_with("name.") {
            blocks.sort_by_cached_key(|block| self.would_be(self.start(*block), sort));
        }
        if down {
            blocks.reverse();
        }
        let wanted = paging.offset + paging.limit;
        let enough = if paging.with_total {
            wanted.max(LARGEST_TOTAL)
        } else {
            wanted
        };
        let mut buffer = String::new();
        let (mut hits, mut results) = (0, Vec::new());
        'all: for block in blocks {
            let range = self.start(block)..self.start(block + 1);
            let range = match &paging.filter {
                Some(filter) => self.narrow(filter, range),
                None => range,
            };
            for step in 0..range.end.saturating_sub(range.start) {
                if hits >= enough {
                    break 'all;
                }
                let store = Store {
                    stores: self,
                    index: if down {
                        range.end - 1 - step
                    } else {
                        range.start + step
                    },
                };
                if let Some(filter) = &paging.filter
                    && !filter.holds(&store, &mut buffer)
                {
                    continue;
                }
                if hits >= paging.offset && hits < wanted {
                    results.push(store.json());
                }
                hits += 1;
            }
        }
        let total = paging.filter.as_ref().map_or(self.count, |_| hits);
        paging.page(total, &results)
    }

    /// Answers for one store by a field that no two share: `key` or `id`.
    pub(super) fn one(&self, path: &str, value: &str) -> Answer {
        let filter = Predicate::Compare(path.to_owned(), Op::Equal, Value::Text(value.to_owned()));
        let found = (0..self.blocks)
            .map(|block| self.narrow(&filter, self.start(block)..self.start(block + 1)))
            .find(|range| !range.is_empty());
        let Some(range) = found else {
            let path = if path == "id" { "ID" } else { path };
            return not_found(&format!("{path} '{value}'"));
        };
        let store = Store {
            stores: self,
            index: range.start,
        };
        ok(store.json())
    }

    /// A part of the block that holds every store which may fulfil the predicate.
    fn narrow(&self, predicate: &Predicate, all: Range<u32>) -> Range<u32> {
        match predicate {
            Predicate::All(parts) => parts
                .iter()
                .fold(all, |range, part| self.narrow(part, range)),
            Predicate::Any(parts) => hull(parts.iter().map(|part| self.narrow(part, all.clone()))),
            Predicate::Compare(path, op, Value::Text(text)) if path != "version" => {
                let from = |or_equal: bool| {
                    cut(all.clone(), |index| {
                        let found = self.would_be(index, path);
                        found.as_str() < text.as_str() || (or_equal && found == *text)
                    })
                };
                match op {
                    Op::Equal => from(false)..from(true),
                    Op::Less => all.start..from(false),
                    Op::LessEqual => all.start..from(true),
                    Op::More => from(true)..all.end,
                    Op::MoreEqual => from(false)..all.end,
                    Op::NotEqual => all,
                }
            }
            Predicate::In(path, values) => hull(values.iter().map(|value| {
                let equal = Predicate::Compare(path.clone(), Op::Equal, value.clone());
                self.narrow(&equal, all.clone())
            })),
            _ => all,
        }
    }

    /// The text of a field as if no store lacked it: this is what grows with the index in a block.
    fn would_be(&self, index: u32, path: &str) -> String {
        let mut text = String::new();
        Store {
            stores: self,
            index,
        }
        .write(path, &mut text);
        text
    }
}

/// The first index for which `before` is no longer true.
fn cut(range: Range<u32>, before: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The smallest range around all that are not empty.
fn hull(ranges: impl Iterator<Item = Range<u32>>) -> Range<u32> {
    ranges
        .filter(|range| !range.is_empty())
        .reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
        .unwrap_or(0..0)
}

/// `at * to / from` without overflow.
fn scaled(at: u32, to: u32, from: u32) -> u32 {
    u32::try_from(u64::from(at) * u64::from(to) / u64::from(from.max(1))).unwrap_or(u32::MAX)
}

impl Store<'_> {
    fn block(self) -> u32 {
        let ahead = (u64::from(self.index) + 1) * u64::from(self.stores.blocks);
        u32::try_from((ahead.saturating_sub(1)) / u64::from(self.stores.count.max(1))).unwrap_or(0)
    }

    /// The parts of the city's line, and the store's number there: 0 for the first.
    fn city(self) -> (&'static str, &'static str, &'static str, u32) {
        let block = self.block();
        let line = CITIES.get(block as usize).copied().unwrap_or_default();
        let (key, rest) = line.split_once('|').unwrap_or((line, ""));
        let (country, names) = rest.split_once('|').unwrap_or((rest, ""));
        (key, country, names, self.index - self.stores.start(block))
    }

    /// Every 17th branch is nameless; names are optional in the API.
    fn nameless(self) -> bool {
        let (_, _, names, number) = self.city();
        names.is_empty() || number % 17 == 5
    }

    fn created(self) -> Timestamp {
        let days = i64::from(scaled(self.index, 800, self.stores.count));
        Timestamp(self.stores.first.0 + days * DAY_MS + i64::from(self.index))
    }

    /// Appends the text of a field; false if the store has no such text at all.
    fn write(self, path: &str, out: &mut String) -> bool {
        let (key, _, names, number) = self.city();
        let text = match path {
            "id" => {
                put(out, &format_args!("sandbox-store-{:06}", self.index));
                return true;
            }
            "createdAt" | "lastModifiedAt" => {
                put(out, &self.created());
                return true;
            }
            "key" => Some(key),
            _ => path.strip_prefix("name.").and_then(|locale| {
                names
                    .split('|')
                    .filter_map(|name| name.split_once('='))
                    .find(|(found, _)| *found == locale)
                    .map(|(_, name)| name)
            }),
        };
        match text {
            Some("~") => {
                for _ in 0..16 {
                    out.push_str("Sixteen letters ");
                }
                out.truncate(250);
            }
            Some(text) => out.push_str(text),
            None => {}
        }
        if number > 0 || text == Some("~") {
            let between = if path == "key" { '-' } else { ' ' };
            put(out, &format_args!("{between}{number:05}"));
        }
        text.is_some()
    }

    fn json(self) -> String {
        let (_, country, names, _) = self.city();
        let mut key = String::new();
        self.write("key", &mut key);
        let mut locales = Vec::new();
        let mut name = Obj::new();
        for (locale, _) in names.split('|').filter_map(|name| name.split_once('=')) {
            let mut text = String::new();
            self.write(&format!("name.{locale}"), &mut text);
            name = name.text(locale, &text);
            let mut quoted = String::new();
            quote(locale, &mut quoted);
            locales.push(quoted);
        }
        let mut store = Obj::new()
            .shown("id", format_args!("sandbox-store-{:06}", self.index))
            .raw("version", 1)
            .shown("createdAt", self.created())
            .shown("lastModifiedAt", self.created())
            .text("key", &key);
        if !self.nameless() {
            store = store.raw("name", name.end());
        }
        store
            .raw("languages", list(locales))
            .raw("countries", list([Obj::new().text("code", country).end()]))
            .raw("distributionChannels", "[]")
            .raw("supplyChannels", "[]")
            .raw("productSelections", "[]")
            .end()
    }
}

impl Row for Store<'_> {
    fn field(&self, path: &str, buffer: &mut String) -> Field {
        if path == "version" {
            return Field::Number(1);
        }
        buffer.clear();
        let absent = path.starts_with("name") && self.nameless();
        if !absent && (path == "name" || self.write(path, buffer)) {
            Field::Text
        } else {
            Field::Missing
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_grow_with_the_index() {
        for count in [0, 1, 59, 60, 61, 130, 300_000] {
            let stores = Stores::new(count, Timestamp(0));
            assert_eq!(stores.start(stores.blocks), count);
            let step = (count / 1000).max(1) as usize;
            let mut last = String::new();
            for index in (0..count).step_by(step).chain(count.checked_sub(1)) {
                let key = stores.would_be(index, "key");
                assert!(key > last || index + 1 == count, "{key} after {last}");
                assert!((2..=256).contains(&key.len()));
                last = key;
            }
        }
        assert!(CITIES.is_sorted_by_key(|line| line.split('|').next()));
    }
}
