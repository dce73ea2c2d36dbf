//! Creates whose end no page saw: written down before they are sent, so that a page that was closed meanwhile can
//! say at the next visit what became of them. There is no secret in it.

use serde::{Deserialize, Serialize};

use super::api_client::ApiClient;
use super::inventory::READ_LAG_MS;
use super::project_id::ProjectId;
use super::time::Timestamp;

/// How far the clocks of the visitor and of the host may differ, in milliseconds: an hour.
const CLOCKS_MS: u64 = 3_600_000;
/// So many are remembered at most; the oldest goes first.
const MOST: usize = 20;

/// A create that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sent {
    project: String,
    /// The API host of the project. The first entries were written without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    name: String,
    /// When it was sent, by the visitor's clock.
    at: String,
}

impl Sent {
    fn is_of(&self, project: &ProjectId) -> bool {
        project.owns(self.host.as_deref(), &self.project)
    }

    /// Whether the client has its name, and was made when it was sent.
    fn may_have_made(&self, client: &ApiClient) -> bool {
        let times = Timestamp::parse(&self.at).zip(client.created_at);
        let near = |(at, made): (Timestamp, Timestamp)| at.0.abs_diff(made.0) <= CLOCKS_MS;
        self.name == client.name && times.is_some_and(near)
    }
}

/// The creates whose end was not seen, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unseen(Vec<Sent>);

/// What became of a create whose end was not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The name that was asked for.
    pub name: String,
    /// The clients of that name, of which one may be its work. Nobody has its secret.
    pub found: Vec<String>,
}

impl Unseen {
    /// Reads what [`Unseen::text`] wrote. What makes no sense is left out.
    pub fn read(text: &str) -> Self {
        let mut all: Vec<Sent> = serde_json::from_str(text).unwrap_or_default();
        all.retain(|sent| Timestamp::parse(&sent.at).is_some());
        let excess = all.len().saturating_sub(MOST);
        all.drain(..excess);
        Self(all)
    }

    /// All of it as text.
    pub fn text(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A create is about to be sent.
    pub fn begin(&mut self, project: &ProjectId, name: &str, now: Timestamp) {
        self.end(project, name);
        self.0.push(Sent {
            project: project.key.clone(),
            host: Some(project.host.clone()),
            name: name.to_owned(),
            at: now.to_string(),
        });
        let excess = self.0.len().saturating_sub(MOST);
        self.0.drain(..excess);
    }

    /// The end of a create was seen, whatever it was.
    pub fn end(&mut self, project: &ProjectId, name: &str) {
        self.0
            .retain(|sent| !sent.is_of(project) || sent.name != name);
    }

    /// Settles what no page saw the end of, by a complete list of the host that was begun at `read`. What is younger
    /// than [`READ_LAG_MS`] stays open, since reads lag behind, and another tab may be at it. One that was written
    /// without a host waits for a list with a client of its name and its time: in another region a project may have
    /// the same key.
    pub fn settle(
        &mut self,
        project: &ProjectId,
        read: Timestamp,
        all: &[ApiClient],
    ) -> Vec<Outcome> {
        for sent in &mut self.0 {
            if project.may_own(sent.host.as_deref(), &sent.project)
                && all.iter().any(|client| sent.may_have_made(client))
            {
                sent.host = Some(project.host.clone());
            }
        }
        let is_due = |sent: &Sent| {
            let at = Timestamp::parse(&sent.at);
            sent.is_of(project) && at.is_some_and(|at| read.0 - at.0 > READ_LAG_MS)
        };
        let due: Vec<Sent> = self.0.iter().filter(|sent| is_due(sent)).cloned().collect();
        self.0.retain(|sent| !is_due(sent));
        let outcome = |sent: Sent| {
            let named = all.iter().filter(|client| client.name == sent.name);
            Outcome {
                found: named.map(|client| client.id.clone()).collect(),
                name: sent.name,
            }
        };
        due.into_iter().map(outcome).collect()
    }
}
