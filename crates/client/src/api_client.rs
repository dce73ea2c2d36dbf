//! The API Client as the API returns it.

use std::str::FromStr;

use super::json::Json;
use super::time::{Day, Timestamp};
use scope::ScopeSet;

/// An API Client (API reference: ApiClient). It can't be changed after it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiClient {
    /// The id, which is also the OAuth client id.
    pub id: String,
    /// The name; any text.
    pub name: String,
    /// The scope string as the host returned it.
    pub scope: String,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// The last day on which a token was obtained with it. A day, not a time.
    pub last_used_at: Option<Day>,
    /// When it is deleted, then or soon after.
    pub delete_at: Option<Timestamp>,
    /// The lifetime of its access tokens in seconds, if one was chosen.
    pub access_token_validity_seconds: Option<u32>,
    /// The lifetime of its unused refresh tokens in seconds, if one was chosen.
    pub refresh_token_validity_seconds: Option<u32>,
}

impl ApiClient {
    /// Reads the resource; nothing without an id. Of all else what has not the right shape is left out.
    pub fn of(resource: &Json) -> Option<Self> {
        let text = |name: &str| resource.get(name).and_then(Json::text);
        let whole = |name: &str| resource.get(name)?.whole()?.try_into().ok();
        // A time is taken by its day.
        let day = |text: &str| {
            let whole = || Timestamp::parse(text).map(Timestamp::day);
            Day::parse(text).or_else(whole)
        };
        Some(Self {
            id: text("id")?.to_owned(),
            name: text("name").unwrap_or_default().to_owned(),
            scope: text("scope").unwrap_or_default().to_owned(),
            created_at: text("createdAt").and_then(Timestamp::parse),
            last_used_at: text("lastUsedAt").and_then(day),
            delete_at: text("deleteAt").and_then(Timestamp::parse),
            access_token_validity_seconds: whole("accessTokenValiditySeconds"),
            refresh_token_validity_seconds: whole("refreshTokenValiditySeconds"),
        })
    }

    /// Its scopes. Scopes of other projects are kept out.
    pub fn scopes(&self) -> ScopeSet {
        ScopeSet::parse(&self.scope, None).set
    }

    /// Whether it holds `manage_project` for the whole project.
    pub fn has_full_access(&self) -> bool {
        let mut scopes = self.scope.split_whitespace();
        scopes.any(|scope| {
            let mut parts = scope.split(':');
            parts.next() == Some(scope::strip::FULL_ACCESS) && parts.nth(1).is_none()
        })
    }

    /// How many scope strings it holds.
    pub fn scope_count(&self) -> usize {
        self.scope.split_whitespace().count()
    }
}

/// A text that is no API Client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoApiClient;

impl FromStr for ApiClient {
    type Err = NoApiClient;

    fn from_str(text: &str) -> Result<Self, NoApiClient> {
        let resource = Json::read(text).ok_or(NoApiClient)?;
        Self::of(&resource).ok_or(NoApiClient)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_and_odd_fields_do_no_harm() {
        let json = r#"{"id":"a","name":7,"scope":"view_orders:p","createdAt":"soon",
            "lastUsedAt":"2026-11-20","accessTokenValiditySeconds":"x","new":{"a":[1]}}"#;
        let client = ApiClient::from_str(json).unwrap();
        assert_eq!((client.name.as_str(), client.created_at), ("", None));
        assert_eq!(client.last_used_at, Day::parse("2026-11-20"));
        assert_eq!(client.scope_count(), 1);
        for odd in [r#"{"name":"no id"}"#, r#"{"id":7}"#, "[]", "null"] {
            assert_eq!(ApiClient::from_str(odd), Err(NoApiClient), "{odd}");
        }
    }
}
