//! What the pictures of all clients show, as numbers.

use std::collections::BTreeMap;

use super::api_client::ApiClient;
use super::status::{STALE_DAYS, Status, Use};
use super::time::Day;
use scope::strip::{Reach, strip};

/// So many days ahead are on the axis of ends.
pub const AXIS_DAYS: i64 = 90;

/// A day on which clients end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The day.
    pub day: Day,
    /// The positions of the clients.
    pub clients: Vec<usize>,
}

/// The ends from today until [`AXIS_DAYS`] days later, day by day.
pub fn ends(all: &[ApiClient], today: Day) -> Vec<End> {
    let mut days: BTreeMap<Day, Vec<usize>> = BTreeMap::new();
    for (at, client) in all.iter().enumerate() {
        let day = client.delete_at.map(super::Timestamp::day);
        if let Some(day) = day.filter(|day| (0..=AXIS_DAYS).contains(&(day.0 - today.0))) {
            days.entry(day).or_default().push(at);
        }
    }
    let end = |(day, clients)| End { day, clients };
    days.into_iter().map(end).collect()
}

/// One client among all: how old it is, and how long it has been silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// The position of the client.
    pub client: usize,
    /// Days since it was created.
    pub age: i64,
    /// Days since the last token; `None` if there never was one.
    pub silent: Option<i64>,
    /// Whether it is old and was never seen, or not for as long: [`STALE_DAYS`] days.
    pub forgotten: bool,
}

/// A dot for each client whose day of creation is known.
pub fn dots(all: &[ApiClient], today: Day) -> Vec<Dot> {
    let dot = |(at, client): (usize, &ApiClient)| {
        let status = Status::of(client, today);
        let age = (today.0 - status.created?.0).max(0);
        let silent = match status.usage {
            Use::Never => None,
            Use::Active { last } | Use::CannotTell { last, .. } | Use::Quiet { last, .. } => {
                Some((today.0 - last.0).max(0))
            }
        };
        let forgotten = age >= STALE_DAYS && silent.is_none_or(|days| days >= STALE_DAYS);
        Some(Dot {
            client: at,
            age,
            silent,
            forgotten,
        })
    };
    all.iter().enumerate().filter_map(dot).collect()
}

/// One client on the access map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapRow {
    /// The position of the client.
    pub client: usize,
    /// How far it reaches into each group, in the order of the catalog.
    pub reach: Vec<Reach>,
}

/// The row of the client at a position.
pub fn map_row(all: &[ApiClient], at: usize) -> MapRow {
    let cells = all.get(at).map(|client| strip(&client.scopes()).cells);
    MapRow {
        client: at,
        reach: cells.into_iter().flatten().map(|cell| cell.reach).collect(),
    }
}

/// Sorts a map: by one group, those that reach furthest first, or by name. Equals are in the order of
/// names.
pub fn sort_map(rows: &mut [MapRow], all: &[ApiClient], group: Option<usize>) {
    let name = |row: &MapRow| {
        all.get(row.client)
            .map(|client| client.name.to_ascii_lowercase())
    };
    rows.sort_by_cached_key(|row| {
        let reach = group.and_then(|group| row.reach.get(group).copied());
        (std::cmp::Reverse(reach), name(row), row.client)
    });
}

/// How many clients reach how far into each group: none, view, manage, full.
pub fn map_counts(rows: &[MapRow]) -> Vec<[usize; 4]> {
    let mut counts = vec![[0; 4]; scope::GROUPS.len()];
    for row in rows {
        for (count, reach) in counts.iter_mut().zip(&row.reach) {
            count[*reach as usize] += 1;
        }
    }
    counts
}
