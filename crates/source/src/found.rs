//! What was found in source code, each with its place.

use std::collections::{BTreeMap, BTreeSet};

use finder::Ask;
use graphql::Reached;
use scope::ScopeSet;

use super::file::Purpose;

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path, as it was given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What the file is for.
    pub purpose: Purpose,
}

/// How a call shows in the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A chain of the names that an SDK's builders have.
    Chain,
    /// The path of a request.
    Path,
    /// A GraphQL document.
    Document,
    /// A service of the payments SDK, which makes the call.
    Service,
    /// The builders or the classes of an older SDK.
    Older,
}

impl How {
    /// For people: `SDK`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Chain => "SDK",
            Self::Path => "path",
            Self::Document => "GraphQL",
            Self::Service => "service",
            Self::Older => "older SDK",
        }
    }
}

/// A call, or a root field of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is asked for.
    pub ask: Ask,
    /// Where.
    pub place: Place,
    /// How it shows.
    pub how: How,
    /// The client that makes it, if the code tells several apart.
    pub client: Option<String>,
}

/// What could not be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfollowed {
    /// Where.
    pub place: Place,
    /// What stands there, and why it couldn't be followed: a sentence.
    pub why: String,
}

/// Scopes that are written in the project: what it publishes, or what its own check demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where they stand.
    pub place: Place,
    /// What lists them.
    pub source: Source,
    /// The scopes.
    pub scopes: ScopeSet,
    /// Names that look like scopes and are none.
    pub misspelled: Vec<Misspelled>,
    /// The first line of each scope, by its name.
    pub(crate) lines: BTreeMap<String, usize>,
}

impl Listed {
    /// Where a scope stands; where the list begins, if it is not in it.
    pub fn place_of(&self, name: &str) -> Place {
        let line = self.lines.get(name).copied();
        Place {
            line: line.unwrap_or(self.place.line),
            ..self.place.clone()
        }
    }
}

/// A name that is built like a scope and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelled {
    /// The name.
    pub name: String,
    /// The scope that is probably meant.
    pub meant: Option<&'static str>,
    /// The line, from 1.
    pub line: usize,
}

/// What lists scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The `connect.yaml` of a Connect application.
    ConnectYaml,
    /// Terraform or Pulumi.
    Terraform,
    /// A file of variables.
    Variables,
    /// A text for people.
    Text,
    /// Scopes that the program asks for when it gets its token: its client must have them.
    Request,
    /// A check of the program: its token must have them by name, whatever it calls.
    OwnCheck,
    /// A check of tokens that others send: no scopes of the project's own client.
    Incoming,
}

impl Source {
    /// For people, as the beginning of a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::ConnectYaml => "connect.yaml",
            Self::Terraform => "Terraform",
            Self::Variables => "Variables",
            Self::Text => "Text",
            Self::Request => "Token request",
            Self::OwnCheck => "Own check",
            Self::Incoming => "Check of incoming tokens",
        }
    }

    /// Whether it says which scopes the project's client should have.
    pub fn publishes(self) -> bool {
        !matches!(self, Self::OwnCheck | Self::Incoming)
    }
}

/// Everything that a scan found. It is a lower bound: a program may call what no reader sees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    /// Calls and fields, in the order of the files.
    pub findings: Vec<Finding>,
    /// How many places of calls are not listed, if their number was limited.
    pub unlisted: BTreeMap<Purpose, usize>,
    /// What could not be followed.
    pub unfollowed: Vec<Unfollowed>,
    /// Lists of scopes.
    pub listed: Vec<Listed>,
    /// Resources that documents reach through others.
    pub nested: Vec<(Place, Reached)>,
    /// Fields of documents that the schema doesn't have.
    pub unknown_fields: Vec<(Place, String)>,
    /// Keys of Stores that are written in the code.
    pub stores: BTreeSet<String>,
    /// How many files were read.
    pub files: usize,
    /// How many were left out: packages of others, what a build made, binaries.
    pub left_out: usize,
    /// Sentences about the whole.
    pub notes: Vec<String>,
}

impl Scan {
    /// What is asked for in files of these purposes, each once.
    pub fn asks(&self, purposes: &[Purpose]) -> Vec<Ask> {
        let mut asks: Vec<Ask> = Vec::new();
        for finding in &self.findings {
            if purposes.contains(&finding.place.purpose) && !asks.contains(&finding.ask) {
                asks.push(finding.ask);
            }
        }
        asks
    }
}
