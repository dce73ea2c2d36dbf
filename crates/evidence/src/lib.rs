//! Evidence of what an application does: errors, logs, recorded traffic, collections and lists of
//! scopes, pasted or dropped. It yields calls for the Finder or scopes to compare.
//!
//! A part of the page of its own, as the Finder is: nothing in front of the border may refer to it.
//! What it reads may hold secrets, so nothing of a text comes out but known endpoints, the names of
//! scopes and the keys of Stores. All sentences are made here.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod bodies;
mod collection;
mod collector;
mod curl;
mod har;
mod hcl;
mod intake;
mod lines;
mod outline;
mod pairs;
mod reader;
mod scopes;
mod tape;
mod target;
mod traces;
mod trouble;
mod whole;
mod wire;
mod words;

pub use intake::{Intake, intake, is_typed};
pub use reader::Reader;
pub use tape::{Tape, TapeRow};
pub use trouble::{Code, Trouble};

use finder::{EndpointId, FieldId};
use graphql::Reading;
use scope::ScopeSet;

/// What a text or a file was found to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// What the whole was recognised as; an error in it comes first.
    pub kind: Kind,
    /// The calls, each once, in the order of their first appearance.
    pub calls: Vec<EndpointId>,
    /// How many calls there were, counting each time.
    pub requests: usize,
    /// What the documents of GraphQL ask for. A call to GraphQL is among the calls only if a body is
    /// missing.
    pub graphql: Reading,
    /// The scopes that the text grants or lists; those that an error misses are in its `missing`.
    pub scopes: ScopeSet,
    /// The keys of the Stores in whose paths calls were made, sorted.
    pub stores: Vec<String>,
    /// An error that was recognised.
    pub trouble: Option<Trouble>,
    /// Calls to these APIs, or to plain paths, that match no endpoint.
    pub unknown: usize,
    /// Calls to other hosts.
    pub foreign: usize,
    /// What was ignored and why, in sentences.
    pub ignored: Vec<String>,
}

impl Evidence {
    /// The root fields of the documents, each once, in the order of their first appearance.
    pub fn fields(&self) -> Vec<FieldId> {
        let mut fields: Vec<FieldId> = Vec::new();
        for one in &self.graphql.fields {
            if !fields.contains(&one.field) {
                fields.push(one.field);
            }
        }
        fields
    }
}

/// What a text can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Nothing that says which calls are made or which scopes there are.
    #[default]
    Nothing,
    /// An answer of the API or the auth service that reports an error.
    Error,
    /// A line of a log with such an error in it.
    LogLine,
    /// A stack trace with such an error in it.
    StackTrace,
    /// One or more cURL commands.
    Curl,
    /// Lines of `METHOD path`.
    Calls,
    /// An access log: the common forms, or JSON in lines.
    AccessLog,
    /// Traces: spans of OpenTelemetry, or segments of AWS X-Ray.
    Trace,
    /// Recorded traffic of a browser or a proxy.
    Har,
    /// A Postman collection.
    Postman,
    /// A Bruno request or collection.
    Bruno,
    /// An Insomnia export.
    Insomnia,
    /// An `.http` file.
    HttpFile,
    /// A GraphQL document, or a request with one.
    GraphQl,
    /// An OpenAPI description, or a part of one.
    OpenApi,
    /// Terraform, or Pulumi in TypeScript, that makes API Clients.
    Terraform,
    /// The `connect.yaml` of a Connect application.
    ConnectYaml,
    /// Scopes, however they are written.
    ScopeString,
    /// An API Client as the API shows it, or the answer to a request for a token.
    ApiClient,
}

impl Kind {
    /// Whether it shows only what an application did while somebody looked: it may make other calls.
    pub fn shows_a_part(self) -> bool {
        matches!(
            self,
            Self::LogLine | Self::StackTrace | Self::AccessLog | Self::Trace | Self::Har
        )
    }
}

/// Reads a text: the same as pushing all of it into a [`Reader`].
pub fn read(text: &str) -> Evidence {
    let mut reader = Reader::new("");
    reader.push(text.as_bytes());
    reader.finish()
}
