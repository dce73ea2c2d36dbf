//! What was found so far, in memory that doesn't grow with the text.

use std::collections::{BTreeMap, BTreeSet};

use super::target::{Verdict, resolve, without_ids, without_query};
use super::{Evidence, Kind};
use finder::EndpointId;
use scope::ScopeSet;
use syntax::counted;

/// How many different targets are remembered with their verdict.
const REMEMBERED: usize = 4096;
/// More scopes than that are not collected: a set keeps its order with each one that is added.
pub(super) const MOST_SCOPES: usize = 5_000;
/// More Stores than that are no longer collected.
const STORES: usize = 1000;

/// The calls of hosts in doubt are kept apart until all is read: they count only if the text has
/// no host of commercetools.
#[derive(Default)]
pub(super) struct Collector {
    calls: Vec<(EndpointId, bool)>,
    stores: BTreeSet<(bool, String)>,
    requests: [usize; 2],
    vendor: bool,
    unknown: usize,
    foreign: usize,
    auth: usize,
    known: BTreeMap<(String, String), Verdict>,
    /// Scopes that are granted or listed.
    pub(super) scopes: ScopeSet,
    /// Sentences about what was left out.
    pub(super) ignored: Vec<String>,
}

impl Collector {
    /// Takes a call; its endpoint if it has one.
    pub(super) fn call(&mut self, method: &str, target: &str) -> Option<EndpointId> {
        let key = (
            method.to_ascii_uppercase(),
            without_ids(without_query(target)),
        );
        let verdict = if let Some(known) = self.known.get(&key) {
            known.clone()
        } else {
            let verdict = resolve(method, &key.1);
            if self.known.len() < REMEMBERED {
                self.known.insert(key, verdict.clone());
            }
            verdict
        };
        self.count(verdict)
    }

    fn count(&mut self, verdict: Verdict) -> Option<EndpointId> {
        match verdict {
            Verdict::Nothing => {}
            Verdict::Auth => self.auth += 1,
            Verdict::Unknown { vendor } => {
                self.vendor |= vendor;
                self.unknown += 1;
            }
            Verdict::Foreign { vendor } => {
                self.vendor |= vendor;
                self.foreign += 1;
            }
            Verdict::Call {
                endpoint,
                store,
                doubtful,
                vendor,
            } => {
                self.vendor |= vendor;
                self.requests[usize::from(doubtful)] += 1;
                if !self.calls.contains(&(endpoint, doubtful)) {
                    self.calls.push((endpoint, doubtful));
                }
                if let Some(key) = store.filter(|_| self.stores.len() < STORES) {
                    self.stores.insert((doubtful, key));
                }
                return Some(endpoint);
            }
        }
        None
    }

    /// Whether a call was found already.
    pub(super) fn has(&self, endpoint: EndpointId) -> bool {
        self.calls.iter().any(|(known, _)| *known == endpoint)
    }

    /// The call, if it is the only one.
    pub(super) fn only_call(&self) -> Option<EndpointId> {
        match self.calls.as_slice() {
            [(call, _)] => Some(*call),
            _ => None,
        }
    }

    /// Whether anything that could be called was found.
    pub(super) fn any_call(&self) -> bool {
        !self.calls.is_empty() || self.unknown + self.foreign + self.auth > 0
    }

    /// Adds scopes.
    pub(super) fn add_scopes(&mut self, scopes: ScopeSet) {
        for scope in scopes {
            if self.scopes.len() >= MOST_SCOPES {
                self.ignore(
                    "The text names more scopes than any project has: the rest were left out.",
                );
                return;
            }
            self.scopes.insert(scope);
        }
    }

    /// Adds a sentence, once.
    pub(super) fn ignore(&mut self, sentence: &str) {
        if !self.ignored.iter().any(|known| known == sentence) {
            self.ignored.push(sentence.to_owned());
        }
    }

    /// The evidence, with the doubtful calls decided upon.
    pub(super) fn finish(mut self, kind: Kind) -> Evidence {
        let [mut requests, doubtful] = self.requests;
        if self.vendor {
            self.foreign += doubtful;
        } else {
            requests += doubtful;
        }
        let mut calls: Vec<EndpointId> = Vec::new();
        for (call, doubtful) in self.calls {
            if !(doubtful && self.vendor || calls.contains(&call)) {
                calls.push(call);
            }
        }
        let all = self.stores.into_iter();
        let sure = all.filter(|(doubtful, _)| !(*doubtful && self.vendor));
        let mut stores: Vec<String> = sure.map(|(_, key)| key).collect();
        stores.sort_unstable();
        stores.dedup();
        if self.auth > 0 {
            self.ignored.push(format!(
                "{} to the auth service {} no scope.",
                counted(self.auth, "call"),
                if self.auth == 1 { "needs" } else { "need" }
            ));
        }
        Evidence {
            kind,
            calls,
            requests,
            scopes: self.scopes,
            stores,
            trouble: None,
            unknown: self.unknown,
            foreign: self.foreign,
            ignored: self.ignored,
        }
    }
}
