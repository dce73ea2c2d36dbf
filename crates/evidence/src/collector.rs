//! What was found so far, in memory that doesn't grow with the text.

use std::collections::{BTreeMap, BTreeSet};

use super::bodies::Bodies;
use super::target::{Verdict, resolve, without_ids, without_query};
use super::{Evidence, Kind};
use finder::{Also, EndpointId};
use scope::ScopeSet;
use syntax::{Node, counted};
use zeroize::Zeroizing;

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
    /// Calls to GraphQL, those in doubt apart, and whether the last one was in doubt.
    graphql: [usize; 2],
    last_doubtful: bool,
    /// What was sent to GraphQL.
    pub(super) bodies: Bodies,
    /// Scopes that are granted or listed.
    pub(super) scopes: ScopeSet,
    /// Sentences about what was left out.
    pub(super) ignored: Vec<String>,
}

impl Collector {
    /// Takes a call; its endpoint if it has one.
    pub(super) fn call(&mut self, method: &str, target: &str) -> Option<EndpointId> {
        let path = without_query(target);
        // GraphQL over HTTP puts a document into the query of a GET; the API reference has the POST alone.
        let document =
            in_query(target).filter(|_| path.trim_end_matches('/').ends_with("/graphql"));
        let method = if document.is_some() { "POST" } else { method };
        let call = self.path(method, path);
        if let Some(pairs) = document.filter(|_| call.is_some()) {
            let doubtful = self.last_doubtful;
            self.bodies.query(&pairs, doubtful);
        }
        call
    }

    fn path(&mut self, method: &str, path: &str) -> Option<EndpointId> {
        let key = (method.to_ascii_uppercase(), without_ids(path));
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
                if endpoint.also() == Also::Fields {
                    self.graphql[usize::from(doubtful)] += 1;
                    self.last_doubtful = doubtful;
                }
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

    /// Takes the body of the call that was taken last, if it is one to GraphQL.
    pub(super) fn body(&mut self, call: Option<EndpointId>, text: &str) -> bool {
        let is_graphql = call.is_some_and(|call| call.also() == Also::Fields);
        is_graphql && self.bodies.body(text, self.last_doubtful)
    }

    /// The same of a body that is a tree already.
    pub(super) fn body_tree(&mut self, call: Option<EndpointId>, tree: &Node) -> bool {
        let is_graphql = call.is_some_and(|call| call.also() == Also::Fields);
        is_graphql && self.bodies.body_tree(tree, self.last_doubtful)
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
                self.ignore("The text has more scopes than any project: the others were left out.");
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
        // A body says what the path of the call doesn't; one call without it leaves the question open.
        let read = self.bodies.read();
        let counted_calls =
            |numbers: [usize; 2]| numbers[0] + if self.vendor { 0 } else { numbers[1] };
        let open = counted_calls(self.graphql).saturating_sub(counted_calls(read));
        let has_documents = !self.bodies.is_empty();
        let (graphql, told) = self.bodies.finish(!self.vendor);
        if open == 0 && has_documents {
            self.calls.retain(|(call, _)| call.also() != Also::Fields);
        } else if open > 0 {
            self.ignored.push(format!(
                "{} to GraphQL without a body, so the fields are unknown. Add the documents, or a recording \
                    with bodies.",
                counted(open, "call")
            ));
        }
        self.ignored.extend(told);
        let mut calls: Vec<EndpointId> = Vec::new();
        for (call, doubtful) in self.calls {
            if !(doubtful && self.vendor || calls.contains(&call)) {
                calls.push(call);
            }
        }
        let all = self.stores.into_iter();
        let sure = all.filter(|(doubtful, _)| !(*doubtful && self.vendor));
        let mut stores: Vec<String> = sure.map(|(_, key)| key).collect();
        stores.extend(graphql.stores.iter().cloned());
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
            graphql,
            scopes: self.scopes,
            stores,
            trouble: None,
            unknown: self.unknown,
            foreign: self.foreign,
            ignored: self.ignored,
        }
    }
}

/// The pairs of a target's query, if a document of GraphQL is among them.
fn in_query(target: &str) -> Option<Zeroizing<String>> {
    let (_, query) = target.trim().split_once('?')?;
    let query = query.split('#').next()?;
    let has = query.split('&').any(|pair| pair.starts_with("query="));
    has.then(|| Zeroizing::new(query.to_owned()))
}
