//! GraphQL documents, alone and in the bodies of requests.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use graphql::{Document, Fault, Fragments, Given, Reading, Variables, looks_like_document};
use percent_encoding::percent_decode_str;
use syntax::counted;
use syntax::tree::{Limits, Node};
use zeroize::Zeroizing;

/// What a body may hold.
const LIMITS: Limits = Limits {
    bytes: 2 << 20,
    depth: 60,
    nodes: 200_000,
    aliases: false,
};
/// So many different requests are kept.
const MOST: usize = 2000;
/// Names in one sentence.
const NAMED: usize = 12;

/// What was sent to GraphQL.
#[derive(Default)]
pub(super) struct Bodies {
    sent: Vec<Sent>,
    known: BTreeSet<u64>,
    /// How many requests had a body that could be read, those to sure hosts and those in doubt.
    read: [usize; 2],
    fault: Option<Fault>,
    faults: usize,
    hashed: usize,
    left_out: bool,
}

struct Sent {
    document: Document,
    operation: Option<String>,
    variables: Variables,
    doubtful: bool,
}

impl Bodies {
    /// Takes the body of a request to GraphQL; whether it said which fields are asked for.
    pub(super) fn body(&mut self, text: &str, doubtful: bool) -> bool {
        let text = text.trim();
        let taken = if text.starts_with(['{', '[']) && !looks_like_document(text) {
            syntax::json(text, LIMITS).is_ok_and(|tree| self.tree(&tree, doubtful))
        } else {
            looks_like_document(text) && self.document(text, None, Variables::new(), doubtful)
        };
        self.read[usize::from(doubtful)] += usize::from(taken);
        taken
    }

    /// The same of the query of a URL: `query=...&variables=...&operationName=...`, percent-encoded.
    pub(super) fn query(&mut self, pairs: &str, doubtful: bool) {
        let value = |name: &str| {
            let mut all = pairs.split('&').filter_map(|pair| pair.split_once('='));
            let (_, value) = all.find(|(other, _)| *other == name)?;
            let value = Zeroizing::new(value.replace('+', " "));
            let value = percent_decode_str(&value).decode_utf8().ok()?;
            Some(Zeroizing::new(value.into_owned()))
        };
        let Some(query) = value("query").filter(|text| looks_like_document(text)) else {
            return;
        };
        let variables = value("variables").and_then(|text| syntax::json(&text, LIMITS).ok());
        let variables = variables.as_ref().map(variables_of).unwrap_or_default();
        let operation = value("operationName");
        let operation = operation.as_deref().map(String::as_str);
        let taken = self.document(&query, operation, variables, doubtful);
        self.read[usize::from(doubtful)] += usize::from(taken);
    }

    /// The same of a body that is a tree already.
    pub(super) fn body_tree(&mut self, tree: &Node, doubtful: bool) -> bool {
        let taken = self.tree(tree, doubtful);
        self.read[usize::from(doubtful)] += usize::from(taken);
        taken
    }

    /// Takes a request as JSON: `query` with its variables, or a list of such.
    pub(super) fn tree(&mut self, tree: &Node, doubtful: bool) -> bool {
        let requests = match tree {
            Node::List(items) => items.as_slice(),
            _ => std::slice::from_ref(tree),
        };
        let mut any = false;
        for request in requests {
            let operation = request
                .text("operationName")
                .filter(|name| !name.is_empty());
            let Some(query) = request
                .text("query")
                .filter(|text| looks_like_document(text))
            else {
                let hash = request
                    .get("extensions")
                    .and_then(|more| more.get("persistedQuery"));
                self.hashed += usize::from(hash.is_some());
                continue;
            };
            let variables = request
                .get("variables")
                .map(variables_of)
                .unwrap_or_default();
            any |= self.document(query, operation, variables, doubtful);
        }
        any
    }

    /// Takes a document.
    pub(super) fn document(
        &mut self,
        text: &str,
        operation: Option<&str>,
        variables: Variables,
        doubtful: bool,
    ) -> bool {
        let mut hasher = DefaultHasher::new();
        (text, operation, doubtful, format!("{variables:?}")).hash(&mut hasher);
        if self.known.contains(&hasher.finish()) {
            return true;
        }
        if self.sent.len() >= MOST {
            self.left_out = true;
            return false;
        }
        match Document::parse_template(text) {
            Ok(document) => {
                self.known.insert(hasher.finish());
                self.sent.push(Sent {
                    document,
                    operation: operation.map(str::to_owned),
                    variables,
                    doubtful,
                });
                true
            }
            Err(fault) => {
                self.fault = self.fault.or(Some(fault));
                self.faults += 1;
                false
            }
        }
    }

    /// How many requests had a body that could be read; those to hosts in doubt apart.
    pub(super) fn read(&self) -> [usize; 2] {
        self.read
    }

    /// Whether there is nothing to tell.
    pub(super) fn is_empty(&self) -> bool {
        self.sent.is_empty() && self.faults + self.hashed == 0
    }

    /// What all of it asks for, and what is to be said about it. Without `doubtful` what was sent to hosts
    /// in doubt doesn't count.
    pub(super) fn finish(self, doubtful: bool) -> (Reading, Vec<String>) {
        let counts = |sent: &&Sent| doubtful || !sent.doubtful;
        let sent = || self.sent.iter().filter(counts);
        let fragments = Fragments::of(sent().map(|sent| &sent.document));
        let mut reading = Reading::default();
        for one in sent() {
            let operation = one.operation.as_deref();
            // A name that the document doesn't have says nothing.
            let operation = operation.filter(|name| {
                let mut names = one.document.operations();
                names.any(|other| other == Some(name))
            });
            reading.add(fragments.read(&one.document, operation, &one.variables));
        }
        let mut told = sentences(&reading);
        if let Some(fault) = self.fault {
            told.push(match self.faults {
                1 => fault.words(),
                more => format!(
                    "{more} GraphQL documents can’t be read; the first: {}",
                    fault.words()
                ),
            });
        }
        if self.hashed > 0 {
            told.push(format!(
                "{} only the hash of a GraphQL document. To see the scopes, add the document.",
                sends(self.hashed)
            ));
        }
        if self.left_out {
            told.push(format!(
                "More than {MOST} different GraphQL documents: the others were not read."
            ));
        }
        (reading, told)
    }
}

fn sends(requests: usize) -> String {
    let verb = if requests == 1 { "sends" } else { "send" };
    format!("{} {verb}", counted(requests, "request"))
}

/// What is to be said about a reading. Names of fields and fragments are all that is repeated.
fn sentences(reading: &Reading) -> Vec<String> {
    let mut told = Vec::new();
    if !reading.unknown.is_empty() && reading.foreign == 0 {
        let names = reading.unknown.iter().map(|(path, _)| path.as_str());
        told.push(format!(
            "Fields that the schema doesn’t have: {}.",
            list(names)
        ));
    }
    if !reading.missing_fragments.is_empty() {
        let names = reading.missing_fragments.iter().map(String::as_str);
        told.push(format!(
            "Fragments that are missing, so their fields are not counted: {}.",
            list(names)
        ));
    }
    if reading.foreign > 0 {
        told.push(format!(
            "{} for the schema of another vendor: left out.",
            if reading.foreign == 1 {
                "1 GraphQL document is".to_owned()
            } else {
                format!("{} GraphQL documents are", reading.foreign)
            }
        ));
    }
    if reading.open_roots {
        told.push(
            "A root field of a GraphQL document is set at run time, so its scope is unknown."
                .to_owned(),
        );
    }
    if reading.cut {
        told.push("A GraphQL document is too large to be read completely.".to_owned());
    }
    told
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = names.collect();
    let (shown, rest) = all.split_at(all.len().min(NAMED));
    match rest.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The variables of a request; Postman keeps them as a text.
fn variables_of(node: &Node) -> Variables {
    if let Node::Text(text) = node {
        let tree = syntax::json(text, LIMITS);
        return match tree {
            Ok(tree) if tree.is_map() => variables_of(&tree),
            _ => Variables::new(),
        };
    }
    let given = |node: &Node| match node {
        Node::Null => Given::Null,
        Node::Bool(value) => Given::Bool(*value),
        Node::Text(text) => Given::Texts(vec![text.to_string()]),
        Node::List(items) => {
            let texts: Option<Vec<String>> = items
                .iter()
                .map(|item| item.as_text().map(str::to_owned))
                .collect();
            texts.map_or(Given::Other, Given::Texts)
        }
        _ => Given::Other,
    };
    let pairs = node.entries().iter();
    pairs
        .map(|(name, value)| (name.clone(), given(value)))
        .collect()
}
