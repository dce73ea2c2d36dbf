//! Evidence in words. They are made of fixed texts and numbers only.

use super::{Evidence, Kind};
use syntax::counted;

impl Kind {
    /// With its article, as the beginning of a sentence: `A HAR file`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Nothing => "Nothing",
            Self::Error => "An error",
            Self::LogLine => "A log line with an error",
            Self::StackTrace => "A stack trace",
            Self::Curl => "A cURL command",
            Self::Calls => "A list of calls",
            Self::AccessLog => "An access log",
            Self::Trace => "A trace",
            Self::Har => "A HAR file",
            Self::Postman => "A Postman collection",
            Self::Bruno => "A Bruno collection",
            Self::Insomnia => "An Insomnia export",
            Self::HttpFile => "An .http file",
            Self::GraphQl => "A GraphQL document",
            Self::OpenApi => "An OpenAPI description",
            Self::Terraform => "An API client in Terraform or Pulumi",
            Self::ConnectYaml => "A connect.yaml",
            Self::ScopeString => "A list of scopes",
            Self::ApiClient => "An API client or a token",
        }
    }
}

impl Evidence {
    /// What was recognised, and how much was left out: one or two sentences.
    pub fn words(&self) -> String {
        let trouble = self.trouble.as_ref();
        self.told(trouble.map(|trouble| trouble.code.short().to_owned()))
    }

    /// The same beside a note about the error, which is not said twice; `None` if there is nothing else.
    pub fn words_beside_trouble(&self) -> Option<String> {
        let fields = self.graphql.fields.len();
        let rest = self.requests + fields + self.scopes.len() + self.foreign + self.unknown;
        (self.trouble.is_none() || rest > 0).then(|| self.told(None))
    }

    fn told(&self, trouble: Option<String>) -> String {
        let mut parts: Vec<String> = trouble.into_iter().collect();
        let (calls, fields) = (self.calls.len(), self.fields().len());
        match (self.requests, calls) {
            (0, _) => {}
            (requests, 0) => parts.push(counted(requests, "call")),
            (requests, calls) => parts.push(format!(
                "{} to {}",
                counted(requests, "call"),
                counted(calls, "endpoint")
            )),
        }
        if fields > 0 {
            parts.push(counted(fields, "GraphQL field"));
        }
        if !self.scopes.is_empty() {
            parts.push(counted(self.scopes.len(), "scope"));
        }
        let mut text = match (self.kind, parts.is_empty()) {
            (Kind::Nothing, _) => "No calls, scopes or errors found.".to_owned(),
            (kind, true) => format!("{}: nothing in it is usable.", kind.title()),
            (kind, false) => format!("{}: {}.", kind.title(), parts.join(", ")),
        };
        let left: Vec<String> = [
            (self.foreign, "request", "to other hosts"),
            (self.unknown, "call", "to unknown endpoints"),
        ]
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, what, whither)| format!("{} {whither}", counted(number, what)))
        .collect();
        if !left.is_empty() {
            let verb = if self.foreign + self.unknown == 1 {
                "was"
            } else {
                "were"
            };
            text += &format!(" {} {verb} left out.", left.join(" and "));
        }
        text
    }
}
