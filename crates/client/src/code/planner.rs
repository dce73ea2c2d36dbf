//! Compares step by step: 10,000 clients take longer than a frame.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::{Code, Declared, Stated};
use super::plan::{Plan, Row, Verdict, changes};
use crate::api_client::ApiClient;

/// So many clients are looked at in one step.
const STEP: usize = 200;

/// A comparison that is under way.
///
/// Clients are paired by the ID that the code imports, else by name; of several with one name those that are the
/// same come first.
pub struct Planner<'a> {
    code: &'a Code,
    all: &'a [ApiClient],
    /// The clients that no declaration has yet.
    left: BTreeSet<usize>,
    /// The client of each declaration.
    found: Vec<Option<usize>>,
    /// The clients that are left, by all that is compared; the first one last.
    alike: BTreeMap<String, Vec<usize>>,
    /// What is left to be indexed, to be paired and to be compared.
    work: [std::vec::IntoIter<usize>; 3],
    plan: Plan,
}

impl<'a> Planner<'a> {
    /// Begins.
    pub fn new(code: &'a Code, all: &'a [ApiClient]) -> Self {
        let ids = all.iter().enumerate();
        let ids: BTreeMap<&str, usize> = ids.map(|(at, client)| (client.id.as_str(), at)).collect();
        let mut left: BTreeSet<usize> = (0..all.len()).collect();
        let found = code.clients.iter().map(|declared| {
            let at = *ids.get(declared.id.as_deref()?)?;
            left.remove(&at).then_some(at)
        });
        let found: Vec<Option<usize>> = found.collect();
        let open: Vec<usize> = (0..found.len()).filter(|at| found[*at].is_none()).collect();
        // Nothing is looked up when every client was found by its ID.
        let index = if open.is_empty() {
            Vec::new()
        } else {
            left.iter().rev().copied().collect()
        };
        let every: Vec<usize> = (0..found.len()).collect();
        Self {
            code,
            all,
            left,
            found,
            alike: BTreeMap::new(),
            work: [index.into_iter(), open.into_iter(), every.into_iter()],
            plan: Plan {
                rows: Vec::new(),
                unread: code.unread,
            },
        }
    }

    /// Goes on a little, which takes far less than a frame. Whether there is more to do.
    pub fn step(&mut self) -> bool {
        for _ in 0..STEP {
            if let Some(at) = self.work[0].next() {
                let key = key_of(&self.all[at]);
                self.alike.entry(key).or_default().push(at);
            } else if let Some(at) = self.work[1].next() {
                let alike =
                    key(&self.code.clients[at]).and_then(|key| self.alike.get_mut(&key)?.pop());
                if let Some(client) = alike {
                    self.left.remove(&client);
                    self.found[at] = Some(client);
                }
                if self.work[1].len() == 0 {
                    self.by_name();
                }
            } else if let Some(at) = self.work[2].next() {
                self.compare(at);
            } else {
                return false;
            }
        }
        true
    }

    /// Pairs by name alone what is left.
    fn by_name(&mut self) {
        let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in self.left.iter().rev() {
            names.entry(&self.all[*at].name).or_default().push(*at);
        }
        for (place, declared) in self.found.iter_mut().zip(&self.code.clients) {
            if place.is_none()
                && let Stated::Given(name) = &declared.name
                && let Some(client) = names.get_mut(name.as_str()).and_then(Vec::pop)
            {
                self.left.remove(&client);
                *place = Some(client);
            }
        }
    }

    fn compare(&mut self, at: usize) {
        let declared = &self.code.clients[at];
        let client = self.found[at].map(|at| &self.all[at]);
        let changes = client.map_or_else(Vec::new, |client| changes(declared, client));
        let by_id = client.is_some_and(|client| declared.id.as_deref() == Some(&client.id));
        let verdict = match client {
            // Without a name nobody can tell which client it is.
            None if declared.name == Stated::Unread => {
                self.plan.unread += 1;
                Verdict::Unclear
            }
            None => Verdict::Missing,
            Some(_) if !changes.is_empty() => Verdict::Differs,
            Some(_) if !declared.unread().is_empty() => Verdict::Unclear,
            Some(_) => Verdict::Same,
        };
        self.plan.rows.push(Row {
            verdict,
            declared: Some(at),
            client: self.found[at],
            changes,
            lost_id: declared.id.is_some() && !by_id,
        });
    }

    /// The plan, when nothing is left to do.
    pub fn end(mut self) -> Plan {
        let mut left: Vec<usize> = self.left.into_iter().collect();
        left.sort_by_cached_key(|at| self.all[*at].name.to_ascii_lowercase());
        let extra = left.into_iter().map(|client| Row {
            verdict: Verdict::Extra,
            declared: None,
            client: Some(client),
            changes: Vec::new(),
            lost_id: false,
        });
        self.plan.rows.extend(extra);
        // The sort is stable: rows stay in the order of the code, and the others by name.
        self.plan.rows.sort_by_key(|row| row.verdict);
        self.plan
    }
}

impl Plan {
    /// Compares in one go. See [`Planner`].
    pub fn of(code: &Code, all: &[ApiClient]) -> Self {
        let mut planner = Planner::new(code, all);
        while planner.step() {}
        planner.end()
    }
}

/// All that is compared, as one text; `None` when not all of it was read.
fn key(declared: &Declared) -> Option<String> {
    let scopes: Vec<&str> = declared
        .scopes
        .given()?
        .iter()
        .map(String::as_str)
        .collect();
    let (access, refresh) = (declared.access.given()?, declared.refresh.given()?);
    let name = declared.name.given()?;
    Some(format!(
        "{name}\n{}\n{access:?} {refresh:?}",
        scopes.join(" ")
    ))
}

/// The same of a client.
fn key_of(client: &ApiClient) -> String {
    let scopes: BTreeSet<&str> = client.scope.split_whitespace().collect();
    let scopes: Vec<&str> = scopes.into_iter().collect();
    let (access, refresh) = (
        client.access_token_validity_seconds,
        client.refresh_token_validity_seconds,
    );
    format!(
        "{}\n{}\n{access:?} {refresh:?}",
        client.name,
        scopes.join(" ")
    )
}
