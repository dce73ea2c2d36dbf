//! What the clients of a project were at some time, and what changed since.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::api_client::ApiClient;
use crate::project_id::ProjectId;
use crate::time::Timestamp;

/// What is kept of one client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    id: String,
    name: String,
    scope: String,
    #[serde(default)]
    used: Option<String>,
}

/// The clients of a project at some time. There is no secret in it, but it says what the project has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The form of this text.
    version: u32,
    /// The key of the project.
    pub project: String,
    /// The API host of the project. The first snapshots were written without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    taken: String,
    clients: Vec<Kept>,
}

/// One thing that changed. Clients can't be changed, so they come, go, or are used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The client at this position is new.
    New(usize),
    /// The client at this position was used since, or for the first time.
    Used(usize),
    /// A client is gone.
    Gone {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Its scope string.
        scope: String,
    },
}

impl Snapshot {
    /// What there is now.
    pub fn of(project: &ProjectId, all: &[ApiClient], now: Timestamp) -> Self {
        let kept = |client: &ApiClient| Kept {
            id: client.id.clone(),
            name: client.name.clone(),
            scope: client.scope.clone(),
            used: client.last_used_at.map(|day| day.to_string()),
        };
        Self {
            version: 1,
            project: project.key.clone(),
            host: Some(project.host.clone()),
            taken: now.to_string(),
            clients: all.iter().map(kept).collect(),
        }
    }

    /// Reads what [`Snapshot::text`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let read: Self = serde_json::from_str(text).ok()?;
        let is_whole = read.version == 1 && read.taken().is_some();
        is_whole.then_some(read)
    }

    /// All of it as text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// When it was taken.
    pub fn taken(&self) -> Option<Timestamp> {
        Timestamp::parse(&self.taken)
    }

    /// The API host of the project, if it was written down.
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }

    /// Whether it is of this project, which has these clients. One that was written without a host may be of a
    /// project with the same key in another region, so it has to share a client.
    pub fn is_of(&self, project: &ProjectId, all: &[ApiClient]) -> bool {
        if project.may_own(self.host.as_deref(), &self.project) {
            let ids: BTreeSet<&str> = all.iter().map(|client| client.id.as_str()).collect();
            return self.clients.iter().any(|kept| ids.contains(&*kept.id));
        }
        project.owns(self.host.as_deref(), &self.project)
    }

    /// The same, said to be of this project.
    #[must_use]
    pub fn placed(self, project: &ProjectId) -> Self {
        Self {
            host: Some(project.host.clone()),
            ..self
        }
    }

    /// How many clients there were.
    pub fn count(&self) -> usize {
        self.clients.len()
    }
}

/// What changed since a snapshot: what is new, what is gone, what was used.
pub fn changes(before: &Snapshot, all: &[ApiClient]) -> Vec<Change> {
    let mut known: BTreeMap<&str, &Kept> = BTreeMap::new();
    for kept in &before.clients {
        known.insert(&kept.id, kept);
    }
    let (mut new, mut used) = (Vec::new(), Vec::new());
    for (at, client) in all.iter().enumerate() {
        match known.remove(client.id.as_str()) {
            None => new.push(Change::New(at)),
            Some(kept) => {
                let day = client.last_used_at.map(|day| day.to_string());
                if day != kept.used {
                    used.push(Change::Used(at));
                }
            }
        }
    }
    let gone = known.into_values().map(|kept| Change::Gone {
        id: kept.id.clone(),
        name: kept.name.clone(),
        scope: kept.scope.clone(),
    });
    new.extend(gone);
    new.append(&mut used);
    new
}
