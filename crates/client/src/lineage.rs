//! Which client took the place of which. The API keeps no such thing, so names say it: a replacement has
//! the name of the old client with a date behind it, `orders (2026-11)`, `orders (2026-11-24)` or
//! `orders (2026-11-24, 2)`. [`DraftForm::replacement_of`](crate::DraftForm::replacement_of) suggests such
//! names.

use std::collections::BTreeMap;

use super::api_client::ApiClient;
use super::successor::without_date;

/// Clients that took each other's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Their name without the date.
    pub base: String,
    /// Their positions in the list, the oldest first; at least two.
    pub members: Vec<usize>,
}

/// Whether a name ends with the date of a replacement.
pub fn is_dated(name: &str) -> bool {
    let name = name.trim();
    without_date(name).len() != name.len()
}

/// All lines, sorted by name. In each the clients stand in the order in which they were created; a client
/// without a date in its name can only be the first one.
pub fn lines(all: &[ApiClient]) -> Vec<Line> {
    let mut named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, client) in all.iter().enumerate() {
        let base = without_date(client.name.trim());
        if !base.is_empty() {
            named.entry(base).or_default().push(index);
        }
    }
    let line = |(base, mut members): (&str, Vec<usize>)| {
        let key = |index: usize| (is_dated(&all[index].name), all[index].created_at);
        scope::order(&mut members, &|a, b| key(a).cmp(&key(b)));
        // Of several without a date nobody knows which one was replaced.
        let plain = members
            .iter()
            .filter(|index| !is_dated(&all[**index].name))
            .count();
        if plain > 1 {
            members.drain(..plain);
        }
        (members.len() > 1).then(|| Line {
            base: base.to_owned(),
            members,
        })
    };
    named.into_iter().filter_map(line).collect()
}

/// The client before one in its line, and the client behind it; positions in the list.
pub fn neighbors(all: &[ApiClient], id: &str) -> (Option<usize>, Option<usize>) {
    for line in lines(all) {
        let place = line.members.iter().position(|index| all[*index].id == id);
        if let Some(place) = place {
            let before = place.checked_sub(1).map(|before| line.members[before]);
            return (before, line.members.get(place + 1).copied());
        }
    }
    (None, None)
}
