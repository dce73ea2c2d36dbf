//! Stores that are computed when asked for (API reference: types/store).
//!
//! They come in blocks, one for each city; in a block every field grows with the index, so sorting
//! and searching 300,000 of them needs neither a list nor a scan.

use std::ops::Range;

use super::{
    answer::{Answer, not_found, ok},
    paging::{LARGEST_TOTAL, Paging, order},
    predicate::{Op, Predicate, Value},
    store::{Store, Stores},
    write::json,
};

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
    /// Answers the query.
    pub(super) fn query(&self, paging: &Paging) -> Answer {
        let (sort, down) = paging
            .sort
            .first()
            .map_or(("key", false), |(path, down)| (path.as_str(), *down));
        let by = if sort.starts_with("name.") {
            sort
        } else {
            "key"
        };
        let name = |block| self.would_be(self.start(block), by);
        let blocks = order(
            (0..self.blocks).map(|block| (name(block), block)).collect(),
            down,
        );
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
                    results.push(json(&store.resource()));
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
        ok(json(&store.resource()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cities::CITIES;
    use client::Timestamp;

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
