//! A checked draft: what is sent, and what will come of it.

use std::fmt::Write;

use serde_json::Value;

use super::{Timestamp, lifetime};
use crate::scope::ScopeSet;

/// A checked draft (API reference: `ApiClientDraft`).
#[derive(Clone, Debug, PartialEq)]
pub struct ApiClientDraft {
    /// The name, without blanks around it.
    pub name: String,
    /// At least one scope.
    pub scopes: ScopeSet,
    /// Seconds that an access token lives, if not the default.
    pub access: Option<u32>,
    /// Seconds that an unused refresh token lives, if not the default.
    pub refresh: Option<u32>,
    /// Days until the host deletes the client, if ever.
    pub delete_after_days: Option<u32>,
}

impl ApiClientDraft {
    /// The request body, laid out to be read: it is shown before it is sent.
    pub fn body(&self, project_key: &str) -> String {
        let text = |text: String| Value::String(text).to_string();
        let mut body = String::from("{\n  \"name\": ");
        body.push_str(&text(self.name.clone()));
        body.push_str(",\n  \"scope\": ");
        body.push_str(&text(self.scopes.print(project_key)));
        for (name, value) in [
            ("deleteDaysAfterCreation", self.delete_after_days),
            ("accessTokenValiditySeconds", self.access),
            ("refreshTokenValiditySeconds", self.refresh),
        ] {
            if let Some(value) = value {
                // Writing to a string can't fail.
                let _ = write!(body, ",\n  \"{name}\": {value}");
            }
        }
        body.push_str("\n}");
        body
    }

    /// How long the client and its tokens live, were it made now: one sentence each.
    pub fn lifetimes(&self, now: Timestamp) -> Vec<String> {
        vec![
            lifetime::access_sentence(self.access, now),
            lifetime::refresh_sentence(self.refresh, now),
            lifetime::delete_sentence(self.delete_after_days, now),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::Permission;

    fn draft() -> ApiClientDraft {
        ApiClientDraft {
            name: "A \"b\"\n\u{202e}".to_owned(),
            scopes: ScopeSet::new([Permission::project("view_products")]),
            access: None,
            refresh: None,
            delete_after_days: Some(7),
        }
    }

    #[test]
    fn the_body_is_json_without_what_is_default() {
        let body: Value = serde_json::from_str(&draft().body("shop")).unwrap();
        let expected = serde_json::json!({
            "name": "A \"b\"\n\u{202e}",
            "scope": "view_products:shop",
            "deleteDaysAfterCreation": 7,
        });
        assert_eq!(body, expected);
    }

    #[test]
    fn lifetimes_have_their_dates() {
        let now = Timestamp::parse("2026-11-24T09:30:00Z").unwrap();
        assert_eq!(
            draft().lifetimes(now),
            [
                "A token lives 2 days (the default): one obtained now ends 2026-11-26 09:30 UTC.",
                "A refresh token of a customer or anonymous session ends after 200 days without \
                 use (the default): one unused from now on ends 2027-06-12 09:30 UTC.",
                "The client is deleted on or shortly after 2026-12-01 09:30 UTC (7 days after \
                 creation).",
            ]
        );
    }
}
