//! The API clients of one project: what the host said, overlaid with what this page did and the
//! host's reads do not show yet.

use std::collections::BTreeSet;

use super::{ApiClient, Timestamp};

/// How long a read may not show a create or a delete yet, in milliseconds. Observed: up to a minute;
/// not documented.
pub const READ_LAG_MS: i64 = 60_000;

/// How much of the host's list is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// Nothing was read yet.
    #[default]
    Unread,
    /// A read ended early: the clients that are shown are not all.
    Partial,
    /// A read came to its end.
    Complete,
}

/// Something that this page did, and when.
#[derive(Clone, Debug, PartialEq)]
struct Change {
    at: Timestamp,
    done: Done,
}

#[derive(Clone, Debug, PartialEq)]
enum Done {
    Created(ApiClient),
    Deleted(String),
}

impl Change {
    fn id(&self) -> &str {
        match &self.done {
            Done::Created(client) => &client.id,
            Done::Deleted(id) => id,
        }
    }
}

/// The clients of one project as they are known. Plain values: the time is passed in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inventory {
    /// What the host said in the last read that ended, sorted by id.
    host: Vec<ApiClient>,
    /// What the read under way said so far.
    arriving: Option<Reading>,
    /// What this page did, the oldest first; one change for each client.
    changes: Vec<Change>,
    extent: Extent,
    /// When the read began whose clients are a part of the list.
    part_began: Option<Timestamp>,
}

/// A read under way.
#[derive(Clone, Debug, PartialEq)]
struct Reading {
    began: Timestamp,
    clients: Vec<ApiClient>,
}

impl Inventory {
    /// Begins a read. What an unfinished read brought before is kept, as part of the list.
    pub fn begin(&mut self, now: Timestamp) {
        self.interrupt();
        self.arriving = Some(Reading {
            began: now,
            clients: Vec::new(),
        });
    }

    /// Goes on with the read that ended early, after its last page.
    pub fn resume(&mut self, now: Timestamp) {
        self.interrupt();
        self.arriving = Some(Reading {
            began: self.part_began.unwrap_or(now),
            clients: self.host.clone(),
        });
    }

    /// Takes a page of the read under way. Nothing happens when there is none.
    pub fn take_page(&mut self, page: Vec<ApiClient>) {
        if let Some(reading) = &mut self.arriving {
            reading.clients.extend(page);
        }
    }

    /// The read under way came to its end: its clients are the host's list.
    pub fn complete(&mut self) {
        let Some(reading) = self.arriving.take() else {
            return;
        };
        self.host = sorted(reading.clients);
        self.extent = Extent::Complete;
        self.part_began = None;
        // A read that began late enough shows what this page did; what it shows otherwise was done by
        // somebody else since. One read that shows a change early proves nothing of the next one.
        self.changes
            .retain(|change| reading.began.0 - change.at.0 < READ_LAG_MS);
    }

    /// The read under way ended early. Its clients join those that were known; how much is known is
    /// partial, unless a former read came to its end and this one brought nothing.
    pub fn interrupt(&mut self) {
        let Some(reading) = self.arriving.take() else {
            return;
        };
        if reading.clients.is_empty() && self.extent == Extent::Complete {
            return;
        }
        if !reading.clients.is_empty() || self.extent == Extent::Unread {
            self.extent = Extent::Partial;
        }
        self.part_began = Some(reading.began);
        let mut all = reading.clients;
        all.append(&mut self.host);
        // The sort is stable, so of two with one id the newer answer stays.
        self.host = sorted(all);
    }

    /// This page created the client, or found it after a create whose answer was lost.
    pub fn created(&mut self, client: ApiClient, now: Timestamp) {
        self.change(now, Done::Created(client));
    }

    /// This page deletes the client: it is out of sight at once.
    pub fn deleted(&mut self, id: &str, now: Timestamp) {
        self.change(now, Done::Deleted(id.to_owned()));
    }

    /// This page deleted these clients; the same as [`Inventory::deleted`] for each, in one go.
    pub fn deleted_all(&mut self, ids: impl IntoIterator<Item = String>, now: Timestamp) {
        // One by one: to collect a set sorts it first, by 5 KB of program.
        let mut all = BTreeSet::new();
        all.extend(ids);
        let ids = all;
        self.changes.retain(|known| !ids.contains(known.id()));
        let change = |id| Change {
            at: now,
            done: Done::Deleted(id),
        };
        self.changes.extend(ids.into_iter().map(change));
    }

    /// The delete failed: the client is there.
    pub fn not_deleted(&mut self, client: ApiClient, now: Timestamp) {
        self.change(now, Done::Created(client));
    }

    fn change(&mut self, at: Timestamp, done: Done) {
        let change = Change { at, done };
        self.changes.retain(|known| known.id() != change.id());
        self.changes.push(change);
    }

    /// How much of the host's list is known.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// The clients to show, sorted by id: the host's, with those of the read under way, with what
    /// this page did.
    pub fn shown(&self) -> Vec<ApiClient> {
        let created = self.changes.iter().filter_map(|change| match &change.done {
            Done::Created(client) => Some(client),
            Done::Deleted(_) => None,
        });
        let arriving = self.arriving.iter().flat_map(|reading| &reading.clients);
        // The newest word on a client comes first: the read under way, the last read, this page.
        let all = arriving.chain(&self.host).chain(created);
        let mut shown = sorted(all.cloned().collect());
        let deleted = self.changes.iter().filter_map(|change| match &change.done {
            Done::Deleted(id) => Some(id.as_str()),
            Done::Created(_) => None,
        });
        let mut gone = BTreeSet::new();
        gone.extend(deleted);
        shown.retain(|client| !gone.contains(client.id.as_str()));
        shown
    }
}

/// Sorted by id, each id once: of two with one id the first.
fn sorted(all: Vec<ApiClient>) -> Vec<ApiClient> {
    let mut positions: Vec<usize> = (0..all.len()).collect();
    scope::order(&mut positions, &|a, b| all[a].id.cmp(&all[b].id));
    let mut left: Vec<Option<ApiClient>> = all.into_iter().map(Some).collect();
    let taken = positions.into_iter().filter_map(|at| left[at].take());
    let mut all: Vec<ApiClient> = taken.collect();
    all.dedup_by(|later, first| later.id == first.id);
    all
}
