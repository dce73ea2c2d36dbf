//! The numbers for the bar of reach: what a set of scopes opens, beside what a job needs.

use super::table::{EndpointId, Need, endpoints, need_lists};
use scope::ScopeSet;
use scope::catalogue::{SCOPES, index};

/// How far a set of scopes reaches, and how much of it a job makes use of: "allows 180 calls, 63
/// change something, 78 touch personal data; your job makes 4". An endpoint counts once, however
/// many scopes or Stores open it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReachCounts {
    /// How many endpoints are open.
    pub calls: u32,
    /// How many of them change something.
    pub changing: u32,
    /// How many of them deal with personal data.
    pub personal: u32,
    /// How many calls of the job are open; each counts once. With a Store scope, a call counts
    /// that is open in the Store.
    pub job: u32,
}

/// The numbers for a set of scopes and the calls of a job. Scopes that the catalog doesn't know
/// open nothing; doubted alternatives don't count.
pub fn reach_counts(set: &ScopeSet, job: &[EndpointId]) -> ReachCounts {
    let given = Given::of(set);
    let mut known: Vec<Option<(bool, bool)>> = vec![None; need_lists()];
    let mut counts = ReachCounts::default();
    let mut open = vec![false; endpoints().len()];
    for call in endpoints() {
        let known = &mut known[call.need_list()];
        let (opens, personal) = *known.get_or_insert_with(|| (given.opens(call), call.personal()));
        if opens {
            open[call.at()] = true;
            counts.calls += 1;
            counts.changing += u32::from(call.writes());
            counts.personal += u32::from(personal);
        }
    }
    let mut calls = job.to_vec();
    calls.sort_unstable();
    calls.dedup();
    let is_open = |call: &EndpointId| {
        open[call.at()] || call.store_form().is_some_and(|there| open[there.at()])
    };
    let made = calls.iter().filter(|call| is_open(call)).count();
    counts.job = u32::try_from(made).unwrap_or(u32::MAX);
    counts
}

/// Which scopes a set gives, by their places in the catalog: for the whole project, and in a Store.
struct Given {
    wide: Vec<bool>,
    in_store: Vec<bool>,
}

impl Given {
    /// The rules are those of [`super::reach::Key::gives`].
    fn of(set: &ScopeSet) -> Self {
        let mut given = Self {
            wide: vec![false; SCOPES.len()],
            in_store: vec![false; SCOPES.len()],
        };
        for permission in set {
            let Some(scope) = index(&permission.name) else {
                continue;
            };
            let info = &SCOPES[usize::from(scope)];
            if permission.store.is_none() {
                given.wide[usize::from(scope)] = true;
                for implied in info.implies {
                    given.wide[usize::from(*implied)] = true;
                }
            } else {
                given.in_store[usize::from(scope)] = true;
                let twin = info.twin().and_then(|twin| index(twin.name));
                let view = twin.filter(|twin| info.implies.contains(twin));
                if let Some(view) = view {
                    given.in_store[usize::from(view)] = true;
                }
            }
        }
        given
    }

    fn opens(&self, call: EndpointId) -> bool {
        let gives = |need: Need| {
            let at = usize::from(need.scope);
            !need.doubted && (self.wide[at] || (need.in_store && self.in_store[at]))
        };
        call.needs().any(gives)
    }
}
