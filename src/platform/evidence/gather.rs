//! Requests on their way to endpoints: each is looked up once, and other hosts are told apart.

use std::collections::BTreeMap;

use super::{Evidence, Kind, Trouble};
use crate::scope::{
    Permission, ScopeSet, find,
    finder::{EndpointId, find_call, is_vendor_host},
    is_store_key,
};

/// So many different requests are remembered; a file with more is only slower.
const REMEMBERED: usize = 20_000;

/// What became of a request.
#[derive(Clone)]
enum Fate {
    Call(EndpointId, Option<String>),
    /// The same on a host of nobody's: it counts if no host of the vendor is in the text.
    Perhaps(EndpointId, Option<String>),
    Unknown,
    Foreign,
    Token,
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Gather {
    seen: BTreeMap<String, Fate>,
    calls: Vec<EndpointId>,
    perhaps: Vec<EndpointId>,
    stores: Vec<String>,
    perhaps_stores: Vec<String>,
    vendor: bool,
    requests: usize,
    perhaps_requests: usize,
    unknown: usize,
    foreign: usize,
    tokens: usize,
    passed: usize,
    scopes: Vec<Permission>,
    ignored: Vec<String>,
    pub(super) trouble: Option<Trouble>,
}

impl Gather {
    /// A request: its method and its URL or path.
    pub(super) fn request(&mut self, method: &str, url: &str) {
        let url = url.trim().split(['?', '#']).next().unwrap_or_default();
        let key = [method, " ", url].concat();
        let fate = if let Some(fate) = self.seen.get(&key) {
            fate.clone()
        } else {
            let fate = fate(method, url);
            if self.seen.len() < REMEMBERED {
                self.seen.insert(key, fate.clone());
            }
            fate
        };
        match fate {
            Fate::Call(call, store) => {
                self.requests += 1;
                self.vendor |= url.contains("://");
                add(&mut self.calls, call);
                self.stores.extend(store);
            }
            Fate::Perhaps(call, store) => {
                self.perhaps_requests += 1;
                add(&mut self.perhaps, call);
                self.perhaps_stores.extend(store);
            }
            Fate::Unknown => self.unknown += 1,
            Fate::Foreign => self.foreign += 1,
            Fate::Token => self.tokens += 1,
        }
        if self.stores.len() > 1_000 {
            tidy(&mut self.stores);
        }
    }

    /// The endpoint of an OpenAPI path; its host is not known.
    pub(super) fn path(&mut self, method: &str, path: &str) {
        self.request(method, path);
    }

    /// Scopes in any style; words that are none are passed over.
    pub(super) fn scopes(&mut self, text: &str) -> usize {
        let parsed = ScopeSet::parse(text, None);
        let named = |p: &&Permission| find(&p.name).is_some() || names_project(text, &p.name);
        let found: Vec<Permission> = parsed.set.iter().filter(named).cloned().collect();
        let count = found.len();
        self.scopes.extend(found);
        count
    }

    /// Whether any request was seen, to whatever host.
    pub(super) fn has_requests(&self) -> bool {
        self.requests + self.perhaps_requests + self.unknown + self.foreign + self.tokens > 0
    }

    /// A line without a call.
    pub(super) fn pass(&mut self) {
        self.passed += 1;
    }

    pub(super) fn ignore(&mut self, sentence: &str) {
        if !self.ignored.iter().any(|known| known == sentence) {
            self.ignored.push(sentence.to_owned());
        }
    }

    pub(super) fn finish(mut self, kind: Kind) -> Evidence {
        if self.vendor {
            self.foreign += self.perhaps_requests;
        } else {
            for call in std::mem::take(&mut self.perhaps) {
                add(&mut self.calls, call);
            }
            self.requests += self.perhaps_requests;
            self.stores.append(&mut self.perhaps_stores);
        }
        tidy(&mut self.stores);
        if self.tokens > 0 {
            let what = if self.tokens == 1 {
                "A request for a token was left out: it needs no scope."
            } else {
                "Requests for tokens were left out: they need no scope."
            };
            self.ignore(what);
        }
        let of_lines = matches!(kind, Kind::Calls | Kind::AccessLog);
        if of_lines && self.passed > 0 && self.requests > 0 {
            let what = if self.passed == 1 {
                "1 line without a call was passed over.".to_owned()
            } else {
                format!("{} lines without a call were passed over.", self.passed)
            };
            self.ignore(&what);
        }
        let mut calls = self.calls;
        if let Some(call) = self.trouble.as_ref().and_then(|trouble| trouble.call) {
            add(&mut calls, call);
        }
        let nothing = calls.is_empty() && self.scopes.is_empty() && self.trouble.is_none();
        Evidence {
            kind: if nothing && self.unknown == 0 && self.foreign == 0 {
                Kind::Nothing
            } else {
                kind
            },
            calls,
            requests: self.requests,
            scopes: self.scopes.into_iter().collect(),
            stores: self.stores,
            trouble: self.trouble,
            unknown: self.unknown,
            foreign: self.foreign,
            ignored: self.ignored,
        }
    }

    /// The call, if all requests so far are to one endpoint.
    pub(super) fn only_call(&self) -> Option<(EndpointId, Option<String>)> {
        let all: Vec<EndpointId> = self.calls.iter().chain(&self.perhaps).copied().collect();
        let stores: Vec<&String> = self.stores.iter().chain(&self.perhaps_stores).collect();
        match all.as_slice() {
            [one] => Some((*one, stores.first().map(|store| (*store).clone()))),
            _ => None,
        }
    }
}

fn add(list: &mut Vec<EndpointId>, call: EndpointId) {
    if !list.contains(&call) {
        list.push(call);
    }
}

fn tidy(stores: &mut Vec<String>) {
    stores.sort_unstable();
    stores.dedup();
}

/// Whether the text writes a project behind the name: then it is meant as a scope, known or not.
fn names_project(text: &str, name: &str) -> bool {
    let marked = [name, ":"].concat();
    let mut places = text.match_indices(&marked);
    let is_key = |c: char| c.is_ascii_alphanumeric() || "{<$".contains(c);
    // Times and settings have colons too; every scope so far has an underscore.
    name.contains('_') && places.any(|(at, _)| text[at + marked.len()..].starts_with(is_key))
}

fn fate(method: &str, url: &str) -> Fate {
    let (host, path) = split(url);
    let first = host.split('.').next().unwrap_or_default();
    if path.ends_with("/oauth/token")
        || path.contains("/oauth/token/")
        || path.ends_with("/oauth/introspect")
    {
        return Fate::Token;
    }
    let vendor = is_vendor_host(host);
    let found = find_call(method, if host.is_empty() { path } else { url });
    let store = |store: Option<String>| store.filter(|key| is_store_key(key));
    match found {
        Some(call) if host.is_empty() || vendor => Fate::Call(call.endpoint, store(call.store)),
        // Any path of one piece looks like a project's key: `/favicon.ico`.
        Some(call)
            if path.trim_matches('/').contains('/')
                && (call.project.is_some() || is_local(host)) =>
        {
            Fate::Perhaps(call.endpoint, store(call.store))
        }
        None if host.is_empty() => Fate::Unknown,
        None if vendor => {
            let apis = ["api", "import", "checkout", "connect", "history"];
            if apis.contains(&first) {
                Fate::Unknown
            } else {
                Fate::Foreign
            }
        }
        _ => Fate::Foreign,
    }
}

fn is_local(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"].contains(&name)
}

/// The host and the path. A variable in place of the host counts as none.
fn split(url: &str) -> (&str, &str) {
    let begins = |mark: &&str| url.starts_with(*mark);
    let marks = [("{{", "}}"), ("${", "}"), ("$", "/"), ("<", ">")];
    if let Some((_, end)) = marks.iter().find(|(mark, _)| begins(mark)) {
        let path = url.find(end).map_or("", |at| &url[at..]);
        return ("", path.find('/').map_or("", |at| &path[at..]));
    }
    match url.split_once("://") {
        Some((_, rest)) if rest.starts_with(['{', '$', '<']) => split(rest),
        Some((_, rest)) => {
            let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            (host.rsplit('@').next().unwrap_or_default(), path)
        }
        None => ("", url),
    }
}
