//! Creates whose end no page saw: written down before they are sent, so that a page that was closed meanwhile can
//! say at the next visit what became of them. There is no secret in it.

use serde::{Deserialize, Serialize};

use super::api_client::ApiClient;
use super::inventory::READ_LAG_MS;
use super::time::Timestamp;

/// So many are remembered at most; the oldest goes first.
const MOST: usize = 20;

/// A create that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sent {
    project: String,
    name: String,
    /// When it was sent, by the visitor's clock.
    at: String,
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
    pub fn begin(&mut self, project: &str, name: &str, now: Timestamp) {
        self.end(project, name);
        self.0.push(Sent {
            project: project.to_owned(),
            name: name.to_owned(),
            at: now.to_string(),
        });
        let excess = self.0.len().saturating_sub(MOST);
        self.0.drain(..excess);
    }

    /// The end of a create was seen, whatever it was.
    pub fn end(&mut self, project: &str, name: &str) {
        self.0
            .retain(|sent| sent.project != project || sent.name != name);
    }

    /// Settles what no page saw the end of, by a complete list of the host that was begun at `read`. What is younger
    /// than [`READ_LAG_MS`] stays open, since reads lag behind, and another tab may be at it.
    pub fn settle(&mut self, project: &str, read: Timestamp, all: &[ApiClient]) -> Vec<Outcome> {
        let is_due = |sent: &Sent| {
            let at = Timestamp::parse(&sent.at);
            sent.project == project && at.is_some_and(|at| read.0 - at.0 > READ_LAG_MS)
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
