//! The API Client as the API returns it.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::time::{Day, Timestamp};
use scope::ScopeSet;

/// An API Client (API reference: ApiClient). It can't be changed after it was made.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiClient {
    /// The id, which is also the OAuth client id.
    pub id: String,
    /// The name; any text.
    #[serde(default, deserialize_with = "lenient")]
    pub name: String,
    /// The scope string as the host returned it.
    #[serde(default, deserialize_with = "lenient")]
    pub scope: String,
    /// When it was made.
    #[serde(default, deserialize_with = "lenient")]
    pub created_at: Option<Timestamp>,
    /// The last day on which a token was obtained with it. A day, not a time.
    #[serde(default, deserialize_with = "lenient")]
    pub last_used_at: Option<Day>,
    /// When it is deleted, then or soon after.
    #[serde(default, deserialize_with = "lenient")]
    pub delete_at: Option<Timestamp>,
    /// The lifetime of its access tokens in seconds, if one was chosen.
    #[serde(default, deserialize_with = "lenient")]
    pub access_token_validity_seconds: Option<u32>,
    /// The lifetime of its unused refresh tokens in seconds, if one was chosen.
    #[serde(default, deserialize_with = "lenient")]
    pub refresh_token_validity_seconds: Option<u32>,
}

impl ApiClient {
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

/// Takes a value of the right shape, and the default for anything else.
fn lenient<'de, D: Deserializer<'de>, T: FromJson + Default>(de: D) -> Result<T, D::Error> {
    Ok(T::from_json(&Value::deserialize(de)?).unwrap_or_default())
}

trait FromJson: Sized {
    fn from_json(value: &Value) -> Option<Self>;
}

impl FromJson for String {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_str().map(Into::into)
    }
}

impl FromJson for Option<u32> {
    fn from_json(value: &Value) -> Option<Self> {
        Some(value.as_u64().and_then(|n| n.try_into().ok()))
    }
}

impl FromJson for Option<Timestamp> {
    fn from_json(value: &Value) -> Option<Self> {
        Some(value.as_str().and_then(Timestamp::parse))
    }
}

impl FromJson for Option<Day> {
    /// A time is taken by its day.
    fn from_json(value: &Value) -> Option<Self> {
        let text = value.as_str()?;
        Some(Day::parse(text).or_else(|| Timestamp::parse(text).map(Timestamp::day)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_and_odd_fields_do_no_harm() {
        let json = r#"{"id":"a","name":7,"scope":"view_orders:p","createdAt":"soon",
            "lastUsedAt":"2026-11-20","accessTokenValiditySeconds":"x","new":{"a":[1]}}"#;
        let client: ApiClient = serde_json::from_str(json).unwrap();
        assert_eq!((client.name.as_str(), client.created_at), ("", None));
        assert_eq!(client.last_used_at, Day::parse("2026-11-20"));
        assert_eq!(client.scope_count(), 1);
        assert!(serde_json::from_str::<ApiClient>(r#"{"name":"no id"}"#).is_err());
    }
}
