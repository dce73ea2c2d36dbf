//! What can go wrong, as values with a cause that a person can act on.

use serde::Deserialize;

use super::http::{Response, TransportError};

/// The kinds of failure that call for different advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// No connection, or an answer that the browser withholds.
    Network,
    /// No answer in time.
    Timeout,
    /// The answer is larger than the page holds.
    TooLarge,
    /// The host does not know the client id with that secret.
    InvalidClient,
    /// The token is no longer valid, or never was.
    InvalidToken,
    /// The client asked for a scope that it does not hold.
    InvalidScope,
    /// The token lacks a scope; any one of those named would do.
    InsufficientScope(Vec<String>),
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

/// A failed call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// What kind of failure.
    pub kind: ErrorKind,
    /// The status code, if there was an answer.
    pub status: Option<u16>,
    /// The host's own error code.
    pub code: Option<String>,
    /// The host's own words, at most 500 characters; empty if it had none.
    pub message: String,
    /// The field that the host complains about.
    pub field: Option<String>,
    /// The id under which the host logged the call.
    pub correlation_id: Option<String>,
}

/// The body of a failed call (API reference: ErrorResponse, and its OAuth form).
#[derive(Default, Deserialize)]
struct Body {
    #[serde(default)]
    message: String,
    #[serde(default)]
    errors: Vec<Item>,
    #[serde(default)]
    error: String,
}

#[derive(Default, Deserialize)]
struct Item {
    #[serde(default)]
    code: String,
    #[serde(default)]
    message: String,
    #[serde(default)]
    field: Option<String>,
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
        let message = String::new();
        Self {
            kind,
            status: None,
            code: None,
            message,
            field: None,
            correlation_id: None,
        }
    }

    /// Reads a failed answer. A body in an unknown form is no obstacle.
    pub fn read(response: &Response) -> Self {
        let body: Option<Body> = serde_json::from_str(&response.body).ok();
        let is_json = body.is_some();
        let mut body = body.unwrap_or_default();
        let first = if body.errors.is_empty() {
            Item::default()
        } else {
            body.errors.swap_remove(0)
        };
        let code = if first.code.is_empty() {
            body.error
        } else {
            first.code
        };
        let words = if body.message.is_empty() {
            first.message
        } else {
            body.message
        };
        let kind = match (response.status, code.as_str()) {
            (_, "invalid_client") => ErrorKind::InvalidClient,
            (_, "invalid_scope") => ErrorKind::InvalidScope,
            (401, _) => ErrorKind::InvalidToken,
            (403, _) => ErrorKind::InsufficientScope(missing_scopes(&words)),
            (404, _) => ErrorKind::NotFound,
            (_, "DuplicateField") => ErrorKind::Duplicate,
            (429, _) => ErrorKind::TooMany,
            (500.., _) => ErrorKind::Unavailable,
            _ if is_json => ErrorKind::BadInput,
            _ => ErrorKind::NotJson,
        };
        Self {
            kind,
            status: Some(response.status),
            code: (!code.is_empty()).then_some(code),
            message: words.chars().take(500).collect(),
            field: first.field,
            correlation_id: response.correlation_id.clone(),
        }
    }

    /// A good status with a body that is not what the API returns.
    pub fn not_json(response: &Response) -> Self {
        Self {
            status: Some(response.status),
            correlation_id: response.correlation_id.clone(),
            ..Self::of(ErrorKind::NotJson)
        }
    }

    /// Whether the call may have been carried out although it failed.
    pub fn is_ambiguous(&self) -> bool {
        use ErrorKind::{Network, NotJson, Timeout, TooLarge, Unavailable};
        matches!(self.kind, Network | Timeout | TooLarge | Unavailable)
            || (self.kind == NotJson && self.status.is_some_and(|status| status < 300))
    }

    /// What happened, in a few words.
    pub fn title(&self) -> &'static str {
        match self.kind {
            ErrorKind::Network => "No connection to the host",
            ErrorKind::Timeout => "No answer within 10 seconds",
            ErrorKind::TooLarge => "The answer is too large",
            ErrorKind::InvalidClient => "The host does not know these credentials",
            ErrorKind::InvalidToken => "The access token is not valid",
            ErrorKind::InvalidScope => "A scope was refused",
            ErrorKind::InsufficientScope(_) => "A scope is missing",
            ErrorKind::NotFound => "Not found",
            ErrorKind::Duplicate => "It exists already",
            ErrorKind::BadInput => "The host refused the request",
            ErrorKind::TooMany => "Too many requests",
            ErrorKind::Unavailable => "The host can't answer now",
            ErrorKind::NotJson => "The answer is not one of the API",
        }
    }

    /// The cause, and what to do next.
    pub fn advice(&self) -> String {
        match &self.kind {
            ErrorKind::Network => "The connection was cut, the host name is wrong, or the browser \
                withheld the answer: a page can't tell these apart. Check the network and the \
                region, then try again."
                .into(),
            ErrorKind::Timeout => "Try again; the host or the line may be slow.".into(),
            ErrorKind::TooLarge => "The page reads at most 16 MB at once.".into(),
            ErrorKind::InvalidClient => {
                "Check the client id and the secret for missing characters \
                and blanks, and that the region is the project's. A client that was deleted or has \
                ended answers the same."
                    .into()
            }
            ErrorKind::InvalidToken => "It has ended or was revoked. Connect again.".into(),
            ErrorKind::InvalidScope => "Every scope must be one that the client holds, to the \
                letter; scopes that follow from others do not count."
                .into(),
            ErrorKind::InsufficientScope(missing) => advice_on(missing),
            ErrorKind::NotFound => {
                "It was deleted, or the project key is not the one of this host \
                and region."
                    .into()
            }
            ErrorKind::Duplicate => "Choose another value.".into(),
            ErrorKind::BadInput => "The host's own words say what it did not accept.".into(),
            ErrorKind::TooMany => "Wait a little, then try again.".into(),
            ErrorKind::Unavailable => {
                "This is the host's own trouble. Try again in a minute.".into()
            }
            ErrorKind::NotJson => {
                "Something between the page and the API answered instead: a proxy, \
                a sign-in page, or the URL is not that of the API."
                    .into()
            }
        }
    }
}

/// The names after the colon in `Insufficient scope. One of the following scopes is missing: a, b.`
fn missing_scopes(message: &str) -> Vec<String> {
    let Some((_, list)) = message.split_once("missing:") else {
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

fn advice_on(missing: &[String]) -> String {
    let about_clients = missing.iter().any(|name| name.ends_with("_api_clients"));
    let need = match missing {
        [] => "The host does not say which.".to_owned(),
        [one] => format!("It needs {one}."),
        several => format!("Any one of these would do: {}.", several.join(", ")),
    };
    if about_clients {
        format!(
            "{need} manage_project does not cover API Clients. Create a client with \
             manage_api_clients in the Merchant Center: Settings, Developer settings."
        )
    } else {
        format!("{need} Scopes can't be added to a client: a new one is needed.")
    }
}
