//! What the auth host answers.

use client::{Secret, Timestamp};
use platform::ApiError;
use platform::calls::{self, Token};
use platform::http::Response;
use scope::{Grant, Review, ScopeSet, compare_grant, review};
use serde::Deserialize;
use serde_json::Value;

/// Times of introspection above this are milliseconds, below it seconds: the API reference does not name the unit, and
/// RFC 7662 has seconds. In seconds it is the year 5138.
const MILLISECONDS: i64 = 100_000_000_000;

/// For whom a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The client itself.
    Client,
    /// The customer with this id.
    Customer(String),
    /// The anonymous session with this id.
    Anonymous(String),
}

/// A token that was granted. Without `Debug`.
#[derive(Clone, PartialEq)]
pub struct Granted {
    /// The access token, when it ends, and its scope string.
    pub token: Token,
    /// The refresh token, if one came along.
    pub refresh: Option<Secret>,
}

#[derive(Deserialize)]
struct RefreshBody {
    #[serde(default)]
    refresh_token: Option<Secret>,
}

impl Granted {
    pub(crate) fn read(response: &Response, now: Timestamp) -> Result<Self, ApiError> {
        let token = calls::read_token(response, now)?;
        let body: Option<RefreshBody> = serde_json::from_str(&response.body).ok();
        Ok(Self {
            token,
            refresh: body
                .and_then(|body| body.refresh_token)
                .filter(|token| !token.is_empty()),
        })
    }

    /// For whom it is, as its scopes say.
    pub fn subject(&self) -> Subject {
        let mut words = self
            .token
            .scope
            .iter()
            .flat_map(|scope| scope.split_whitespace());
        let found = words.find_map(|word| {
            let (name, id) = word.split_once(':')?;
            match name {
                "customer_id" => Some(Subject::Customer(id.to_owned())),
                "anonymous_id" => Some(Subject::Anonymous(id.to_owned())),
                _ => None,
            }
        });
        found.unwrap_or(Subject::Client)
    }

    /// Its scopes in this project, without those that only say for whom it is.
    pub fn scopes(&self, project_key: &str) -> ScopeSet {
        let scope = self.token.scope.as_deref().unwrap_or_default();
        ScopeSet::parse(scope, Some(project_key)).set
    }

    /// What can be done with it.
    pub fn review(&self, project_key: &str) -> Review {
        review(&self.scopes(project_key))
    }

    /// What was granted beside what was asked for; nothing when all was asked for.
    pub fn compared(&self, asked: Option<&str>, project_key: &str) -> Option<Grant> {
        let asked = ScopeSet::parse(asked?, Some(project_key)).set;
        Some(compare_grant(&asked, &self.scopes(project_key)))
    }
}

/// What introspection tells of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// Whether it is valid.
    pub active: bool,
    /// Its scopes.
    pub scope: Option<String>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// Whose it is.
    pub client_id: Option<String>,
}

#[derive(Deserialize)]
struct InspectedBody {
    active: bool,
    #[serde(default)]
    scope: Value,
    #[serde(default)]
    exp: Value,
    #[serde(default)]
    client_id: Value,
}

impl Inspected {
    pub(crate) fn read(response: &Response) -> Result<Self, ApiError> {
        if !(200..300).contains(&response.status) {
            return Err(ApiError::read(response));
        }
        let body: InspectedBody =
            serde_json::from_str(&response.body).map_err(|_| ApiError::not_json(response))?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let ends = body.exp.as_i64().filter(|exp| *exp >= 0);
        let ends = ends.map(|exp| if exp < MILLISECONDS { exp * 1000 } else { exp });
        Ok(Self {
            active: body.active,
            scope: text(&body.scope),
            expires_at: ends.map(Timestamp),
            client_id: text(&body.client_id),
        })
    }
}
