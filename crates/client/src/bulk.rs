//! Many clients deleted one by one, a few at a time: what is to be done, what is done, what failed.

use std::collections::BTreeSet;

use super::api_client::ApiClient;
use super::deletion::confirmation;
use super::time::Timestamp;

/// So many calls are under way at once.
pub const AT_ONCE: usize = 4;

/// How one delete stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It has not begun.
    Waiting,
    /// It was sent, and there is no answer yet.
    Running,
    /// The client is gone.
    Done {
        /// Whether it was gone before.
        before: bool,
    },
    /// The client is there, or it is not known; why.
    Failed(String),
    /// It was not sent, since the visitor stopped.
    Stopped,
}

/// One client and how its delete stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The client as it was.
    pub client: ApiClient,
    /// How it stands.
    pub state: State,
}

/// What is asked before many clients are deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The positions of those that may be in use.
    pub in_use: Vec<usize>,
    /// Whether the client that the page itself works with is among them.
    pub own: bool,
    /// How many there are, to be typed; `None` if a press is enough.
    pub count: Option<usize>,
}

/// What to ask before these clients are deleted; `own` is the id of the client that the page works with.
pub fn question(clients: &[ApiClient], own: Option<&str>, now: Timestamp) -> Question {
    let asks = |client: &ApiClient| confirmation(client, own, now).tail.is_some();
    let in_use: Vec<usize> = (0..clients.len())
        .filter(|at| asks(&clients[*at]))
        .collect();
    Question {
        own: clients.iter().any(|client| own == Some(client.id.as_str())),
        count: (!in_use.is_empty()).then_some(clients.len()),
        in_use,
    }
}

impl Question {
    /// Whether the delete may go on with what was typed.
    pub fn allows(&self, typed: &str) -> bool {
        self.count
            .is_none_or(|count| typed.trim() == count.to_string())
    }
}

/// How many rows are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Gone.
    pub done: usize,
    /// Failed.
    pub failed: usize,
    /// Not sent, since the visitor stopped.
    pub stopped: usize,
    /// Waiting or under way.
    pub open: usize,
}

/// A bulk delete. No row ever leaves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bulk {
    rows: Vec<Row>,
}

impl Bulk {
    /// A bulk delete of these clients, each once; nothing has begun.
    pub fn of(clients: impl IntoIterator<Item = ApiClient>) -> Self {
        let mut bulk = Self::default();
        let mut known = BTreeSet::new();
        for client in clients {
            if known.insert(client.id.clone()) {
                bulk.rows.push(Row {
                    client,
                    state: State::Waiting,
                });
            }
        }
        bulk
    }

    /// All rows, in the order in which they came.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The next client to be deleted, if there is one and fewer than [`AT_ONCE`] are under way. It counts as
    /// under way from here on.
    pub fn begin(&mut self) -> Option<ApiClient> {
        let running = self.rows.iter().filter(|row| row.state == State::Running);
        if running.count() >= AT_ONCE {
            return None;
        }
        let mut rows = self.rows.iter_mut();
        let next = rows.find(|row| row.state == State::Waiting)?;
        next.state = State::Running;
        Some(next.client.clone())
    }

    /// A delete came to its end. Only what is under way can.
    pub fn end(&mut self, id: &str, state: State) {
        let mut rows = self.rows.iter_mut();
        if let Some(row) = rows.find(|row| row.client.id == id && row.state == State::Running) {
            row.state = state;
        }
    }

    /// Sends no more; what is under way comes to its end.
    pub fn stop(&mut self) {
        for row in &mut self.rows {
            if row.state == State::Waiting {
                row.state = State::Stopped;
            }
        }
    }

    /// Puts back into waiting what failed and what was stopped.
    pub fn retry(&mut self) {
        for row in &mut self.rows {
            if matches!(row.state, State::Failed(_) | State::Stopped) {
                row.state = State::Waiting;
            }
        }
    }

    /// How many rows are in each state.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.state {
                State::Waiting | State::Running => counts.open += 1,
                State::Done { .. } => counts.done += 1,
                State::Failed(_) => counts.failed += 1,
                State::Stopped => counts.stopped += 1,
            }
        }
        counts
    }

    /// Whether nothing is waiting and nothing under way.
    pub fn is_over(&self) -> bool {
        self.counts().open == 0
    }
}
