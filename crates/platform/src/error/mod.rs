//! What can go wrong, as values with a cause that a person can act on.

mod words;

use super::http::{Response, TransportError};
use client::json::Json;
use client::text::visible;

/// The host's own words are cut after so many characters.
const LONGEST_WORDS: usize = 500;

/// Codes, field names and ids are cut after so many characters.
const LONGEST_NAME: usize = 100;

/// The body of a failed call is not looked into if it is longer, in bytes: no host says so much.
const LONGEST_BODY: usize = 1 << 20;

/// The kinds of failure that call for different advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// No connection, or an answer that the browser withholds.
    Network,
    /// No answer in time.
    Timeout,
    /// The visitor did not wait for the answer.
    Stopped,
    /// The session was ended: its credentials and tokens are wiped.
    Ended,
    /// The program that would have sent it could not be fetched.
    NotLoaded,
    /// The answer is larger than the page holds.
    TooLarge,
    /// The host does not know the client id with that secret.
    InvalidClient,
    /// The token is no longer valid, or never was.
    InvalidToken,
    /// The client asked for a scope that it does not hold.
    InvalidScope,
    /// The host does not know a customer with that email address and password.
    InvalidCustomer,
    /// The refresh token is not one of this client, has expired or was revoked.
    InvalidGrant,
    /// The auth host does not offer what was asked for at this address.
    UnsupportedGrant,
    /// The token lacks a scope; any one of those named would do.
    InsufficientScope(Vec<String>),
    /// The credentials belong to these projects, not to the one that was named.
    WrongProject(Vec<String>),
    /// There is no such thing.
    NotFound,
    /// Something with this value exists.
    Duplicate,
    /// The host refuses what was sent.
    BadInput,
    /// Too many requests.
    TooMany,
    /// The host is not able to answer now.
    Unavailable,
    /// The answer is not what the API returns.
    NotJson,
}

/// A failed call. It never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// What kind of failure.
    pub kind: ErrorKind,
    /// The status code, if there was an answer.
    pub status: Option<u16>,
    /// The host's own error code.
    pub code: Option<String>,
    /// The host's own words, if it had any: at most 500 characters, invisible ones written out.
    pub message: Option<String>,
    /// The field that the host complains about.
    pub field: Option<String>,
    /// The id under which the host logged the call.
    pub correlation_id: Option<String>,
    /// How long the host asks to wait, in seconds.
    pub retry_after_seconds: Option<u32>,
    /// The host that did not answer.
    pub host: Option<String>,
    /// Whether the token had been asked for by the names of its scopes, so that its client may hold more.
    pub narrow: bool,
}

impl From<TransportError> for ApiError {
    fn from(error: TransportError) -> Self {
        Self::of(match error {
            TransportError::Network => ErrorKind::Network,
            TransportError::Timeout => ErrorKind::Timeout,
            TransportError::TooLarge => ErrorKind::TooLarge,
        })
    }
}

impl ApiError {
    /// A failure without an answer to look into.
    pub fn of(kind: ErrorKind) -> Self {
        Self {
            kind,
            status: None,
            code: None,
            message: None,
            field: None,
            correlation_id: None,
            retry_after_seconds: None,
            host: None,
            narrow: false,
        }
    }

    /// Reads a failed answer. A body in an unknown form is no obstacle.
    pub fn read(response: &Response) -> Self {
        Self::read_without(response, &[])
    }

    /// The same, for a host that may repeat what it was sent: the secrets are taken out.
    pub fn read_without(response: &Response, secrets: &[&str]) -> Self {
        let looked_at = Some(response.body.as_str()).filter(|body| body.len() <= LONGEST_BODY);
        let body = looked_at.and_then(Json::read);
        let body = body.filter(|body| body.fields().is_some());
        let body = body.unwrap_or_default();
        let first = first_error(&body);
        let in_item = |name: &str| first?.get(name)?.text().filter(|text| !text.is_empty());
        let in_body = |name: &str| body.get(name)?.text().filter(|text| !text.is_empty());
        let code = in_item("code").or_else(|| in_body("error"));
        let words = in_body("message").or_else(|| in_item("message"));
        let words = words.or_else(|| in_body("error_description"));
        let words = words.map(|words| clean(words, LONGEST_WORDS, secrets));
        let is_foreign = body.fields().is_none() && !response.body.trim().is_empty();
        let kind = match (response.status, code.unwrap_or_default()) {
            (_, "invalid_client") => ErrorKind::InvalidClient,
            (_, "invalid_scope") => ErrorKind::InvalidScope,
            (_, "invalid_customer_account_credentials") => ErrorKind::InvalidCustomer,
            (_, "invalid_grant") => ErrorKind::InvalidGrant,
            (_, "unsupported_grant_type") => ErrorKind::UnsupportedGrant,
            (401, _) | (_, "invalid_token") => ErrorKind::InvalidToken,
            (429, _) => ErrorKind::TooMany,
            (500.., _) => ErrorKind::Unavailable,
            // A proxy or a sign-in page has its own idea of what is forbidden or missing.
            _ if is_foreign => ErrorKind::NotJson,
            (403, _) => ErrorKind::InsufficientScope(missing_scopes(words.as_deref())),
            (404, _) => ErrorKind::NotFound,
            (_, "DuplicateField") => ErrorKind::Duplicate,
            (400.., _) => ErrorKind::BadInput,
            _ => ErrorKind::NotJson,
        };
        let name = |text: &str| clean(text, LONGEST_NAME, secrets);
        Self {
            status: Some(response.status),
            code: code.map(name),
            message: words,
            field: in_item("field").map(name),
            correlation_id: response.correlation_id.as_deref().map(name),
            retry_after_seconds: response.retry_after_seconds,
            ..Self::of(kind)
        }
    }

    /// A good status with a body that is not what the API returns.
    pub fn not_json(response: &Response) -> Self {
        Self {
            status: Some(response.status),
            correlation_id: response
                .correlation_id
                .as_deref()
                .map(|id| clean(id, LONGEST_NAME, &[])),
            ..Self::of(ErrorKind::NotJson)
        }
    }

    /// Whether the call may have been carried out although it failed.
    pub fn is_ambiguous(&self) -> bool {
        use ErrorKind::{Network, NotJson, Stopped, Timeout, TooLarge, Unavailable};
        matches!(
            self.kind,
            Network | Timeout | Stopped | TooLarge | Unavailable
        ) || (self.kind == NotJson && self.status.is_some_and(|status| status < 400))
    }

    /// Names the scope that the call needs, when the host says no without naming one (observed in
    /// older answers).
    #[must_use]
    pub fn needing(mut self, scope: &str) -> Self {
        if let ErrorKind::InsufficientScope(missing) = &mut self.kind
            && missing.is_empty()
        {
            missing.push(scope.to_owned());
        }
        self
    }

    /// Says whether the token had been asked for by the names of its scopes.
    #[must_use]
    pub(crate) fn with_narrow_token(mut self, narrow: bool) -> Self {
        self.narrow = narrow;
        self
    }

    /// Names the host that did not answer.
    #[must_use]
    pub fn from_host(mut self, url: &str) -> Self {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        self.host = rest.split('/').next().map(Into::into);
        self
    }
}

fn first_error(body: &Json) -> Option<&Json> {
    body.get("errors")?.list()?.first()
}

/// The scopes that the client may ask for, to the letter, as the auth host names them when it
/// refuses others: `Permissions exceeded. Only the following permissions can be requested: …`
/// (observed). The whole list, however long; none when the answer has no such list.
pub(crate) fn requestable(response: &Response) -> Option<String> {
    let looked_at = Some(response.body.as_str()).filter(|body| body.len() <= LONGEST_BODY);
    let body = Json::read(looked_at?)?;
    let first = first_error(&body);
    let texts = [
        body.get("message"),
        body.get("error_description"),
        first.and_then(|first| first.get("message")),
    ];
    let mut texts = texts.into_iter().flatten().filter_map(Json::text);
    texts.find_map(|text| {
        let (_, list) = text.split_once("can be requested:")?;
        Some(list.trim().trim_end_matches('.').to_owned())
    })
}

/// Takes the secrets out first and cuts then: half a secret is one too. At last what can't be seen
/// is written out; line ends and tabs are blanks.
pub(crate) fn clean(text: &str, longest: usize, secrets: &[&str]) -> String {
    let mut text = text.to_owned();
    for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
        if text.contains(secret) {
            text = text.replace(secret, "(hidden)");
        }
    }
    let blank = |c: char| {
        if matches!(c, '\n' | '\r' | '\t') {
            ' '
        } else {
            c
        }
    };
    let text: String = text.chars().take(longest).map(blank).collect();
    visible(&text).into_owned()
}

/// The names after the colon in `Insufficient scope. One of the following scopes is missing: a, b.`
fn missing_scopes(message: Option<&str>) -> Vec<String> {
    let Some((_, list)) = message.and_then(|message| message.split_once("missing:")) else {
        return Vec::new();
    };
    let names = list
        .split([',', ' '])
        .map(|name| name.trim_matches(['.', '\'', '"']));
    names
        .filter(|name| !name.is_empty())
        .map(Into::into)
        .collect()
}

#[cfg(test)]
mod tests;
