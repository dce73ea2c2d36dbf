//! Which scopes one of several clients has and another has not, the project key left out.

use std::fmt::Write;

use scope::{Coverage, Permission, ScopeSet};

/// How a client holds a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// It lists it.
    Yes,
    /// It does not list it, but another of its scopes opens the same calls.
    Covered,
    /// It has not.
    No,
}

/// A scope that not all of the clients list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The scope; stores are told apart by key.
    pub permission: Permission,
    /// How each client holds it; `None` where there is no client.
    pub holds: Vec<Option<Hold>>,
}

/// Clients side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The scopes that not all list, in the order of a set.
    pub drift: Vec<Drift>,
    /// How many scopes all of them list.
    pub common: usize,
}

/// Compares sets; `None` stands for a project without the client, which differs in nothing. One set alone
/// differs in nothing.
pub fn compare(sets: &[Option<ScopeSet>]) -> Compared {
    let all = sets.iter().flatten().flatten();
    let union = ScopeSet::new(all.cloned());
    let mut compared = Compared::default();
    for permission in &union {
        let hold = |set: &ScopeSet| {
            if set.contains(permission) {
                Hold::Yes
            } else if Coverage::of(set).soundly(permission).is_some() {
                Hold::Covered
            } else {
                Hold::No
            }
        };
        let holds: Vec<Option<Hold>> = sets.iter().map(|set| set.as_ref().map(hold)).collect();
        if holds.iter().flatten().all(|hold| *hold == Hold::Yes) {
            compared.common += 1;
        } else {
            compared.drift.push(Drift {
                permission: permission.clone(),
                holds,
            });
        }
    }
    compared
}

impl Compared {
    /// Whether scopes differ.
    pub fn differs(&self) -> bool {
        !self.drift.is_empty()
    }

    /// Whether all open the same calls, although their scopes differ.
    pub fn same_calls(&self) -> bool {
        let holds = self
            .drift
            .iter()
            .flat_map(|drift| drift.holds.iter().flatten());
        holds.into_iter().all(|hold| *hold != Hold::No)
    }

    /// A sentence for the scopes that the same projects have: `prod has manage_customers; stage has not.`
    /// The labels are those of the projects.
    pub fn sentences(&self, labels: &[String]) -> Vec<String> {
        let mut groups: Vec<(&[Option<Hold>], Vec<String>)> = Vec::new();
        for drift in &self.drift {
            let words = drift.permission.words();
            match groups.iter_mut().find(|(holds, _)| *holds == drift.holds) {
                Some((_, scopes)) => scopes.push(words),
                None => groups.push((&drift.holds, vec![words])),
            }
        }
        let sentence = |(holds, scopes): &(&[Option<Hold>], Vec<String>)| {
            let of = |wanted: Hold| -> Vec<&str> {
                let pairs = holds.iter().zip(labels);
                pairs
                    .filter(|(hold, _)| **hold == Some(wanted))
                    .map(|(_, label)| label.as_str())
                    .collect()
            };
            let (yes, covered, no) = (of(Hold::Yes), of(Hold::Covered), of(Hold::No));
            let have = |names: &[&str]| if names.len() == 1 { "has" } else { "have" };
            let mut text = [&join(&yes), " ", have(&yes), " ", &scopes.join(", ")].concat();
            // Writing to a string can't fail.
            if !no.is_empty() {
                let _ = write!(text, "; {} {} not", join(&no), have(&no));
            }
            if !covered.is_empty() {
                let by = match scopes.as_slice() {
                    [_] => "another scope covers it",
                    _ => "other scopes cover them",
                };
                let _ = write!(text, "; in {} {by}", join(&covered));
            }
            text.push('.');
            text
        };
        groups.iter().map(sentence).collect()
    }
}

/// `a`, `a and b`, `a, b and c`.
fn join(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => [&most.join(", "), " and ", last].concat(),
    }
}
