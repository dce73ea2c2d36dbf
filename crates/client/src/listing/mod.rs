//! The list of clients: filtered, sorted and cut to what is in view, within a frame for 10,000.

use std::ops::Range;

mod columns;
mod picked;
mod query;
mod sort;
mod views;

pub use columns::{Column, Columns};
pub use picked::Picked;
pub use query::{Found, ListQuery, MAX_SORTS, MAX_TEXT, Show};
pub use sort::{Sort, SortKey};
pub use views::{MAX_VIEWS, NotSaved, View, Views};

use super::api_client::ApiClient;
use super::names;
use super::status::{Status, Use};
use super::time::Day;

/// The clients made ready once: folded text to search in, and the three orders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Name, id and scopes of every client, ASCII letters in lower case, one after the other.
    text: String,
    /// Where each client's part of the text ends.
    ends: Vec<usize>,
    /// The positions in the order of each key, ascending.
    orders: [Vec<usize>; 5],
    /// The place of each client in the order of each key; those that look alike share one.
    ranks: [Vec<u32>; 5],
    /// The chips of every client, a bit each.
    flags: Vec<u8>,
    /// How many characters every name has in common with the one most like it.
    common: Vec<usize>,
}

impl Listing {
    /// Makes the clients ready for a day, in UTC. Their positions in the slice stand for them from here
    /// on.
    pub fn new(all: &[ApiClient], today: Day) -> Self {
        let mut listing = Self::default();
        listing.text.reserve(
            all.iter()
                .map(|c| c.name.len() + c.id.len() + c.scope.len() + 2)
                .sum(),
        );
        for client in all {
            // A line end sorts before every visible character, and no searched word holds one.
            for part in [&client.name, "\n", &client.id, "\n", &client.scope] {
                listing.text.push_str(part);
            }
            listing.ends.push(listing.text.len());
        }
        listing.text.make_ascii_lowercase();
        let mut order: Vec<usize> = (0..all.len()).collect();
        scope::order(&mut order, &|a, b| listing.part(a).cmp(listing.part(b)));
        // The sorts are stable: equal times stay in the order of names.
        for key in SortKey::ALL {
            let mut own = order.clone();
            if key == SortKey::Scopes {
                // To count them is dear: once for each client.
                let counts: Vec<usize> = all.iter().map(ApiClient::scope_count).collect();
                scope::order(&mut own, &|a, b| counts[a].cmp(&counts[b]));
            } else {
                scope::order(&mut own, &|a, b| key.compare(&all[a], &all[b]));
            }
            listing.ranks[key as usize] = ranks(all, &own, key);
            listing.orders[key as usize] = own;
        }
        let sorted: Vec<&str> = order.iter().map(|index| all[*index].name.trim()).collect();
        listing.common = vec![0; all.len()];
        for (index, common) in order.iter().zip(names::common(&sorted)) {
            listing.common[*index] = common;
        }
        listing.flags = all.iter().map(|client| flags(client, today)).collect();
        listing
    }

    /// The positions of the clients that match, in order. Every word of the filter must occur in
    /// the name, the id or the scopes; ASCII letters of either case are alike.
    pub fn arrange(&self, filter: &str, sort: Sort) -> Vec<usize> {
        let mut found: Vec<usize> = self.matching(filter, sort).collect();
        if sort.descending {
            found.reverse();
        }
        found
    }

    /// Those that match, in the order of the key; the direction is not regarded.
    fn matching(&self, filter: &str, sort: Sort) -> impl Iterator<Item = usize> {
        let filter = filter.to_ascii_lowercase();
        let words: Vec<String> = filter.split_whitespace().map(str::to_owned).collect();
        let order = &self.orders[sort.key as usize];
        let all = order.iter().copied();
        all.filter(move |index| {
            let part = self.part(*index);
            words.iter().all(|word| part.contains(word.as_str()))
        })
    }

    /// How many characters a client's name has in common with the name most like it, for
    /// [`names::shorten`].
    pub fn common(&self, index: usize) -> usize {
        self.common.get(index).copied().unwrap_or(0)
    }

    /// The folded text of one client.
    fn part(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[index]]
    }
}

/// The chips of a client.
fn flags(client: &ApiClient, today: Day) -> u8 {
    let status = Status::of(client, today);
    let holds = [
        (Show::All, true),
        (Show::Attention, !status.attention().is_empty()),
        (Show::NeverUsed, status.usage == Use::Never),
        (Show::Quiet, matches!(status.usage, Use::Quiet { .. })),
        (Show::FullAccess, client.has_full_access()),
        (Show::ExpiresSoon, status.expires_soon()),
    ];
    let held = holds.into_iter().filter(|(_, holds)| *holds);
    held.fold(0, |flags, (show, _)| flags | show.bit())
}

/// The place of each client in an order; those that look alike under the key share one.
fn ranks(all: &[ApiClient], order: &[usize], key: SortKey) -> Vec<u32> {
    let mut ranks = vec![0; all.len()];
    let (mut rank, mut before) = (0, None::<usize>);
    for index in order {
        if before.is_some_and(|before| !key.alike(&all[before], &all[*index])) {
            rank += 1;
        }
        ranks[*index] = rank;
        before = Some(*index);
    }
    ranks
}

/// The same in one go, for short lists and tests.
pub fn arrange(all: &[ApiClient], filter: &str, sort: Sort) -> Vec<usize> {
    Listing::new(all, Day(0)).arrange(filter, sort)
}

/// The rows that have to be drawn: those in view, and `overscan` more on either side.
///
/// All rows have the same height; lengths are whole CSS pixels. A view that is scrolled past the
/// end, since a filter has made the list shorter, shows the end.
pub fn window(count: usize, row: u32, scrolled: u32, height: u32, overscan: usize) -> Range<usize> {
    let whole = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let row = row.max(1);
    // One more than fits: the first and the last row may both be cut.
    let rows = whole(height.div_ceil(row)).saturating_add(1);
    let first = whole(scrolled / row).min(count.saturating_sub(rows - 1));
    let last = first
        .saturating_add(rows)
        .saturating_add(overscan)
        .min(count);
    first.saturating_sub(overscan)..last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clients() -> Vec<ApiClient> {
        [
            r#"{"id":"b1","name":"beta","scope":"view_products:p","createdAt":"2026-01-02T00:00:00Z"}"#,
            r#"{"id":"a1","name":"Alpha","scope":"manage_orders:p","createdAt":"2026-01-03T00:00:00Z","lastUsedAt":"2026-02-01"}"#,
            r#"{"id":"A2","name":"alpha","scope":"manage_orders:p:berlin","lastUsedAt":"2026-03-01"}"#,
        ]
        .map(|text| text.parse().unwrap())
        .to_vec()
    }

    #[test]
    fn each_key_sorts_both_ways() {
        let all = clients();
        for (key, expected) in [
            (SortKey::Name, [1, 2, 0]),
            (SortKey::Created, [2, 0, 1]),
            (SortKey::LastUsed, [0, 1, 2]),
        ] {
            let mut order = expected.to_vec();
            assert_eq!(
                arrange(
                    &all,
                    "",
                    Sort {
                        key,
                        descending: false
                    }
                ),
                order
            );
            order.reverse();
            assert_eq!(
                arrange(
                    &all,
                    "",
                    Sort {
                        key,
                        descending: true
                    }
                ),
                order
            );
        }
    }

    #[test]
    fn every_word_must_occur() {
        let (all, sort) = (clients(), Sort::default());
        assert_eq!(arrange(&all, " ALPHA  berlin ", sort), [2]);
        assert_eq!(arrange(&all, "b1", sort), [0]);
        assert_eq!(arrange(&all, "manage_orders", sort), [1, 2]);
        assert!(arrange(&all, "beta berlin", sort).is_empty());
        assert!(arrange(&[], "x", sort).is_empty());
    }

    #[test]
    fn a_press_turns_or_starts() {
        let sort = Sort::default().pressed(SortKey::Name);
        assert_eq!(
            sort,
            Sort {
                key: SortKey::Name,
                descending: false
            }
        );
        assert!(sort.pressed(SortKey::Name).descending);
        assert!(sort.pressed(SortKey::LastUsed).descending);
    }

    #[test]
    fn the_window_holds_what_is_in_view() {
        assert_eq!(window(10_000, 40, 0, 400, 5), 0..16);
        assert_eq!(window(10_000, 40, 4_010, 400, 5), 95..116);
        assert_eq!(window(10_000, 40, 1_000_000, 400, 5), 9_985..10_000);
        assert_eq!(window(3, 40, 0, 400, 5), 0..3);
        assert_eq!(window(0, 0, 9, 0, 0), 0..0);
        assert_eq!(window(9, 1, u32::MAX, u32::MAX, usize::MAX), 0..9);
    }
}
