//! Evidence of what a job does: anything that a developer pastes or drops. It yields calls for the
//! Finder, scopes to compare, and explains the errors of the platform.
//!
//! Nothing of the text is repeated but methods and paths of known endpoints, names of scopes and
//! keys of stores: a log holds tokens, and a HAR holds everything.

mod gather;
mod har;
mod json;
mod text;
mod trouble;
mod words;

pub use trouble::{Code, Trouble};

use self::{gather::Gather, har::Har};
use crate::scope::{ScopeSet, finder::EndpointId};

/// Texts that are parsed as a whole end here, in bytes.
const WHOLE: usize = 20 << 20;
/// Longer plain texts are read line by line, in bytes.
const LINES: usize = 4 << 20;
/// So much of a file tells what it is, in bytes.
const SNIFF: usize = 512;

/// What the text was recognised as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Nothing that says anything about calls or scopes.
    #[default]
    Nothing,
    /// The body of a refusal.
    Error,
    /// A line of a log with an error in it.
    LogLine,
    /// What an SDK throws.
    StackTrace,
    /// cURL commands.
    Curl,
    /// Lines of `METHOD path`.
    Calls,
    /// The log of a proxy or a server.
    AccessLog,
    /// What a browser recorded.
    Har,
    /// A Postman collection.
    Postman,
    /// A Bruno collection or request.
    Bruno,
    /// An Insomnia export.
    Insomnia,
    /// An `.http` file.
    HttpFile,
    /// An OpenAPI document or a piece of one.
    OpenApi,
    /// A `commercetools_api_client` resource, or the manifest of a client.
    Terraform,
    /// A `connect.yaml`.
    ConnectYaml,
    /// Scopes in any style.
    ScopeString,
    /// The JSON of an API Client, or the answer of the token endpoint.
    ApiClient,
}

impl Kind {
    /// With its article, as the beginning of a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Self::Nothing => "Nothing that names a call or a scope",
            Self::Error => "An error body",
            Self::LogLine => "A log with an error",
            Self::StackTrace => "A stack trace",
            Self::Curl => "A cURL command",
            Self::Calls => "A list of calls",
            Self::AccessLog => "An access log",
            Self::Har => "A HAR file",
            Self::Postman => "A Postman collection",
            Self::Bruno => "A Bruno collection",
            Self::Insomnia => "An Insomnia export",
            Self::HttpFile => "An .http file",
            Self::OpenApi => "An OpenAPI document",
            Self::Terraform => "An API Client in Terraform, Pulumi or a manifest",
            Self::ConnectYaml => "A connect.yaml",
            Self::ScopeString => "A list of scopes",
            Self::ApiClient => "An API Client or a token",
        }
    }
}

/// What a text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// What the whole was recognised as.
    pub kind: Kind,
    /// The endpoints that are called, each once, in the order of the text.
    pub calls: Vec<EndpointId>,
    /// How many requests these are.
    pub requests: usize,
    /// Scopes that the text grants or lists; not those that an error misses.
    pub scopes: ScopeSet,
    /// The keys of the stores in which calls are made; sorted.
    pub stores: Vec<String>,
    /// The error in it.
    pub trouble: Option<Trouble>,
    /// Calls to these APIs that match no endpoint.
    pub unknown: usize,
    /// Calls to other hosts.
    pub foreign: usize,
    /// What was left aside, and why; sentences.
    pub ignored: Vec<String>,
}

/// Reads a text of any kind.
pub fn read(text: &str) -> Evidence {
    let mut reader = Reader::new();
    reader.push(text.as_bytes());
    reader.finish()
}

/// Reads a file of any size, piece by piece. A HAR file and a long log need no more memory than their
/// longest line.
pub struct Reader {
    mode: Mode,
}

enum Mode {
    /// All of it, as long as it is not too long.
    Whole(Vec<u8>),
    Har(Box<Har>),
    /// The line that has not ended yet.
    Lines(Box<Gather>, Vec<u8>),
    TooLong,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// Nothing was read yet.
    pub fn new() -> Self {
        Self {
            mode: Mode::Whole(Vec::new()),
        }
    }

    /// Reads the next piece; it may end anywhere.
    pub fn push(&mut self, bytes: &[u8]) {
        match &mut self.mode {
            Mode::Har(har) => har.push(bytes),
            Mode::Lines(gather, rest) => lines(gather, rest, bytes),
            Mode::TooLong => {}
            Mode::Whole(all) => {
                let sniffed = all.len() >= SNIFF;
                all.extend_from_slice(bytes);
                if !sniffed && is_har(all) {
                    let mut har = Box::new(Har::new());
                    har.push(all);
                    self.mode = Mode::Har(har);
                } else if all.len() > LINES {
                    self.too_much();
                }
            }
        }
    }

    fn too_much(&mut self) {
        let Mode::Whole(all) = &mut self.mode else {
            return;
        };
        let first = all.iter().find(|b| !b.is_ascii_whitespace());
        let json = matches!(first, Some(b'{' | b'['));
        if !json {
            let all = std::mem::take(all);
            let (mut gather, mut rest) = (Box::<Gather>::default(), Vec::new());
            lines(&mut gather, &mut rest, &all);
            self.mode = Mode::Lines(gather, rest);
        } else if all.len() > WHOLE {
            self.mode = Mode::TooLong;
        }
    }

    /// What was read.
    pub fn finish(self) -> Evidence {
        match self.mode {
            Mode::Whole(all) => text::whole(&String::from_utf8_lossy(&all)),
            Mode::Har(har) => har.finish(),
            Mode::Lines(mut gather, rest) => {
                lines(&mut gather, &mut Vec::new(), &[&rest[..], b"\n"].concat());
                gather.finish(Kind::AccessLog)
            }
            Mode::TooLong => Evidence {
                ignored: vec![
                    "It is longer than 20 MB and neither a HAR file nor a log; it was not read."
                        .to_owned(),
                ],
                ..Evidence::default()
            },
        }
    }
}

/// Reads the lines that have ended; what has not is kept, unless it is longer than any line.
fn lines(gather: &mut Gather, rest: &mut Vec<u8>, bytes: &[u8]) {
    let mut all = std::mem::take(rest);
    all.extend_from_slice(bytes);
    let mut from = 0;
    while let Some(end) = all[from..].iter().position(|b| *b == b'\n') {
        text::line(&String::from_utf8_lossy(&all[from..from + end]), gather);
        from += end + 1;
    }
    if all.len() - from <= LINES {
        *rest = all.split_off(from);
    }
}

/// Whether a JSON object begins with `"log"`, as the HAR specification draws it and as every browser
/// writes it.
fn is_har(bytes: &[u8]) -> bool {
    let text = bytes.get(..SNIFF.min(bytes.len())).unwrap_or_default();
    let text: Vec<u8> = text
        .iter()
        .copied()
        .filter(|b| !b.is_ascii_whitespace() && b.is_ascii())
        .take(8)
        .collect();
    text.starts_with(b"{\"log\":")
}
