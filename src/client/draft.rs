//! The new client: as it is typed, and as it is sent.

use serde::Serialize;

use super::{api_client::ApiClient, lifetime, time::Timestamp};
use crate::scope::{ScopeSet, Selection};

/// The form as typed: nothing that was typed is lost or changed.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftForm {
    /// The name.
    pub name: String,
    /// The id of the chosen template.
    pub template: String,
    /// The chosen scopes.
    pub selection: Selection,
    /// Whether scopes that others cover are left out of what is sent.
    pub omit_covered: bool,
    /// The access token lifetime in seconds; empty for the default.
    pub access_seconds: String,
    /// The refresh token lifetime in seconds; empty for the default.
    pub refresh_seconds: String,
    /// The days after which the client is deleted; empty for never.
    pub delete_after_days: String,
    /// The name of the client that this is a copy of.
    pub copied_from: Option<String>,
}

impl Default for DraftForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            template: "custom".into(),
            selection: Selection::default(),
            omit_covered: false,
            access_seconds: String::new(),
            refresh_seconds: String::new(),
            delete_after_days: String::new(),
            copied_from: None,
        }
    }
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// The scopes.
    Scopes,
    /// The access token lifetime.
    Access,
    /// The refresh token lifetime.
    Refresh,
    /// The days until deletion.
    DeleteAfter,
}

/// Why a field can't be taken, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: Field,
    /// What is wrong and what would be right.
    pub message: String,
    /// The id of the client that has the same name.
    pub existing: Option<String>,
}

/// A draft that can be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiClientDraft {
    /// The name, trimmed.
    pub name: String,
    /// What is asked for.
    pub scopes: ScopeSet,
    /// The access token lifetime in seconds.
    pub access: Option<u32>,
    /// The refresh token lifetime in seconds.
    pub refresh: Option<u32>,
    /// The days until deletion.
    pub delete_after_days: Option<u32>,
}

impl DraftForm {
    /// A form filled from an existing client, for a new one beside it.
    pub fn copy_of(client: &ApiClient, existing: &[ApiClient]) -> Self {
        let seconds = |given: Option<u32>| given.map_or_else(String::new, |s| s.to_string());
        let base = format!("{} (copy)", client.name.trim());
        let taken = |name: &str| existing.iter().any(|other| other.name.trim() == name);
        let numbered = (2..).map(|n| format!("{} (copy {n})", client.name.trim()));
        let name = std::iter::once(base)
            .chain(numbered)
            .find(|name| !taken(name));
        Self {
            name: name.unwrap_or_default(),
            selection: Selection::of(&client.scopes()),
            access_seconds: seconds(client.access_token_validity_seconds),
            refresh_seconds: seconds(client.refresh_token_validity_seconds),
            copied_from: Some(client.name.clone()),
            ..Self::default()
        }
    }

    /// The draft, or everything that keeps it from being sent.
    ///
    /// # Errors
    /// One error for each field that can't be taken.
    pub fn check(&self, existing: &[ApiClient]) -> Result<ApiClientDraft, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut fail = |field, message: String, existing| {
            errors.push(FieldError {
                field,
                message,
                existing,
            });
        };
        let name = self.name.trim();
        if name.is_empty() {
            fail(
                Field::Name,
                "Enter a name that says who uses the client and for what.".into(),
                None,
            );
        } else if let Some(same) = existing.iter().find(|other| other.name.trim() == name) {
            let message = "An API client of this name exists. Choose another name.".into();
            fail(Field::Name, message, Some(same.id.clone()));
        }
        let scopes = self.selection.sent(self.omit_covered);
        if scopes.is_empty() {
            fail(
                Field::Scopes,
                "Choose at least one scope, for the project or for a store.".into(),
                None,
            );
        }
        let mut number = |field, typed: &str, least, most, unit: &str| {
            let typed = typed.trim();
            let number = typed
                .parse::<u32>()
                .ok()
                .filter(|n| (least..=most).contains(n));
            if number.is_none() && !typed.is_empty() {
                let message = format!(
                    "Enter a whole number of {unit} from {} to {}, or nothing.",
                    grouped(least),
                    grouped(most)
                );
                fail(field, message, None);
            }
            number
        };
        let access = number(
            Field::Access,
            &self.access_seconds,
            lifetime::ACCESS_MIN,
            lifetime::ACCESS_MAX,
            "seconds",
        );
        let refresh = number(
            Field::Refresh,
            &self.refresh_seconds,
            lifetime::REFRESH_MIN,
            lifetime::REFRESH_MAX,
            "seconds",
        );
        let days = &self.delete_after_days;
        let delete_after_days = number(
            Field::DeleteAfter,
            days,
            1,
            lifetime::DELETE_MAX_DAYS,
            "days",
        );
        if errors.is_empty() {
            Ok(ApiClientDraft {
                name: name.into(),
                scopes,
                access,
                refresh,
                delete_after_days,
            })
        } else {
            Err(errors)
        }
    }

    /// A word on a name that differs from an existing one only in the case of its letters.
    pub fn similar_name(&self, existing: &[ApiClient]) -> Option<String> {
        let name = self.name.trim();
        let alike = |other: &&ApiClient| {
            other.name.trim() != name && other.name.trim().eq_ignore_ascii_case(name)
        };
        existing.iter().find(alike).map(|other| other.name.clone())
    }
}

/// `604,800`: long numbers are read in threes.
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    name: &'a str,
    scope: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    delete_days_after_creation: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    access_token_validity_seconds: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token_validity_seconds: Option<u32>,
}

impl ApiClientDraft {
    /// The request body (API reference: ApiClientDraft). Fields left empty are left out.
    pub fn body(&self, project_key: &str) -> String {
        let body = Body {
            name: &self.name,
            scope: self.scopes.print(project_key),
            delete_days_after_creation: self.delete_after_days,
            access_token_validity_seconds: self.access,
            refresh_token_validity_seconds: self.refresh,
        };
        serde_json::to_string_pretty(&body).expect("texts and numbers are always JSON")
    }

    /// What its lifetimes mean when it is created now.
    pub fn lifetimes(&self, now: Timestamp) -> Vec<String> {
        let delete_at = self
            .delete_after_days
            .map(|days| now.plus_days(days.into()));
        lifetime::sentences(self.access, self.refresh, delete_at, now)
    }
}
