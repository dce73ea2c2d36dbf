//! The API Client as the API shows it.

use serde::{Deserialize, Deserializer, de::Error};
use serde_json::{Map, Value};

use super::{Day, Timestamp};
use crate::scope::ScopeSet;

/// One API Client (API reference: `ApiClient`). It is immutable: a change is a new client.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiClient {
    /// The `client_id`. Its form is not documented, so it is never checked.
    pub id: String,
    /// Free text by whoever made it; empty when the host sent none.
    pub name: String,
    /// The granted scopes as the host wrote them, separated by blanks.
    pub scope: String,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// The last day on which a token was obtained; nothing when never.
    pub last_used_at: Option<Day>,
    /// When the host deletes it by itself; then, or shortly after.
    pub delete_at: Option<Timestamp>,
    /// Seconds that an access token lives, if not the default.
    pub access_token_validity_seconds: Option<u32>,
    /// Seconds without use after which a refresh token dies, if not the default.
    pub refresh_token_validity_seconds: Option<u32>,
}

impl ApiClient {
    /// The granted scopes; unknown ones are kept.
    pub fn scopes(&self) -> ScopeSet {
        ScopeSet::parse(&self.scope, None).set
    }

    /// How many scopes are granted, without parsing them.
    pub fn scope_count(&self) -> usize {
        self.scope.split_whitespace().count()
    }
}

impl<'de> Deserialize<'de> for ApiClient {
    /// Unknown fields are ignored and those of a wrong shape count as absent; only an object
    /// without a textual `id` is refused.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Map::deserialize(deserializer)?;
        Self::from_fields(fields).ok_or_else(|| D::Error::custom("an API Client without an id"))
    }
}

impl ApiClient {
    fn from_fields(mut fields: Map<String, Value>) -> Option<Self> {
        let mut text = |name: &str| match fields.get_mut(name) {
            Some(Value::String(text)) => Some(std::mem::take(text)),
            _ => None,
        };
        let id = text("id").filter(|id| !id.is_empty())?;
        let (name, scope) = (text("name"), text("scope"));
        let mut time = |name: &str| text(name).and_then(|text| Timestamp::parse(&text));
        let (created_at, delete_at) = (time("createdAt"), time("deleteAt"));
        // Documented as a date; a full time is understood too.
        let last_used_at = text("lastUsedAt").and_then(|text| Day::parse(text.get(..10)?));
        let seconds = |name: &str| fields.get(name)?.as_u64()?.try_into().ok();
        Some(Self {
            id,
            name: name.unwrap_or_default(),
            scope: scope.unwrap_or_default(),
            created_at,
            last_used_at,
            delete_at,
            access_token_validity_seconds: seconds("accessTokenValiditySeconds"),
            refresh_token_validity_seconds: seconds("refreshTokenValiditySeconds"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<ApiClient, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn a_full_client_is_read() {
        let client = read(
            r#"{"id":"abc","name":"Shop","scope":"view_products:p  manage_orders:p:berlin",
            "createdAt":"2026-11-01T10:00:00.000Z","lastUsedAt":"2026-11-20",
            "deleteAt":"2026-12-01T10:00:00.000Z","accessTokenValiditySeconds":3600,
            "refreshTokenValiditySeconds":30,"future":{"x":[1]}}"#,
        )
        .unwrap();
        assert_eq!(client.scope_count(), 2);
        assert_eq!(client.last_used_at, Day::parse("2026-11-20"));
        assert_eq!(client.access_token_validity_seconds, Some(3600));
        assert!(client.delete_at > client.created_at);
    }

    #[test]
    fn fields_of_a_wrong_shape_count_as_absent() {
        let client = read(
            r#"{"id":"abc","name":7,"scope":["a"],"createdAt":12,"lastUsedAt":"yesterday",
            "deleteAt":null,"accessTokenValiditySeconds":"3600",
            "refreshTokenValiditySeconds":-1}"#,
        )
        .unwrap();
        assert_eq!(client, read(r#"{"id":"abc"}"#).unwrap());
        assert_eq!(client.name, "");
    }

    #[test]
    fn a_client_without_an_id_is_refused() {
        for json in ["{}", r#"{"id":7}"#, r#"{"id":""}"#, "[]", "null"] {
            assert!(read(json).is_err(), "{json}");
        }
    }
}
