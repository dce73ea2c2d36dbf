//! The new client: as it is typed, and as it is sent.

use serde::Serialize;

use super::{
    api_client::ApiClient,
    lifetime,
    text::{is_hidden, visible},
    time::{DAY_MS, Timestamp},
};
use scope::{ScopeSet, Selection};

/// A name of more characters is warned of. The API states no limit.
pub const LONG_NAME: usize = 256;

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
    /// The scopes that the job needs, when the Finder worked them out.
    pub needed: Option<ScopeSet>,
    /// What could not be read of a draft that came by a link or a file; `None` if it came by neither.
    pub prepared: Option<Vec<String>>,
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
            needed: None,
            prepared: None,
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
        let granted = client.scopes();
        let selection = Selection::of(&granted);
        // A client that was made without the covered scopes is copied without them.
        let omit_covered = selection.sent(false) != granted && selection.sent(true) == granted;
        let life = client.created_at.zip(client.delete_at);
        // The host may be some seconds off: the nearest day is what was asked for.
        let days = life.map(|(from, to)| ((to.0 - from.0 + DAY_MS / 2) / DAY_MS).max(1));
        Self {
            name: name.unwrap_or_default(),
            selection,
            omit_covered,
            delete_after_days: days.map_or_else(String::new, |days| days.to_string()),
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
        if name.chars().all(|c| c.is_whitespace() || is_hidden(c)) {
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
        let mut number = |field| {
            self.number(field)
                .map_err(|message| fail(field, message, None))
                .ok()
                .flatten()
        };
        let access = number(Field::Access);
        let refresh = number(Field::Refresh);
        let delete_after_days = number(Field::DeleteAfter);
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

    /// The draft as far as it can be read: a lifetime that is no number is left out, and nothing is
    /// checked.
    pub fn so_far(&self) -> ApiClientDraft {
        let number = |text: &str| text.trim().parse().ok();
        ApiClientDraft {
            name: self.name.trim().to_owned(),
            scopes: self.selection.sent(self.omit_covered),
            access: number(&self.access_seconds),
            refresh: number(&self.refresh_seconds),
            delete_after_days: number(&self.delete_after_days),
        }
    }

    /// A number as typed; nothing when the field is empty, and how to mend it when it is wrong.
    fn number(&self, field: Field) -> Result<Option<u32>, String> {
        use lifetime::{ACCESS_MAX, ACCESS_MIN, DELETE_MAX_DAYS, REFRESH_MAX, REFRESH_MIN};
        let (typed, least, most, unit, or) = match field {
            Field::Access => (
                &self.access_seconds,
                ACCESS_MIN,
                ACCESS_MAX,
                "seconds",
                "nothing for 2 days, the default",
            ),
            Field::Refresh => (
                &self.refresh_seconds,
                REFRESH_MIN,
                REFRESH_MAX,
                "seconds",
                "nothing for 200 days, the default",
            ),
            Field::DeleteAfter => (
                &self.delete_after_days,
                1,
                DELETE_MAX_DAYS,
                "days",
                "nothing to keep the client (the upper limit is this page's own)",
            ),
            Field::Name | Field::Scopes => return Ok(None),
        };
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        // `parse` alone would take a plus sign.
        let whole = typed.bytes().all(|b| b.is_ascii_digit());
        let number = typed.parse().ok();
        match number.filter(|n| whole && (least..=most).contains(n)) {
            Some(number) => Ok(Some(number)),
            None => Err(format!(
                "Enter a whole number of {unit} from {} to {}, or {or}.",
                grouped(least),
                grouped(most)
            )),
        }
    }

    /// A word on a name that is allowed but may not be meant, or not be taken by the host.
    pub fn odd_name(&self) -> Option<&'static str> {
        let name = self.name.trim();
        if name.contains(is_hidden) && visible(name) != name {
            Some("The name holds invisible characters. Type it anew to lose them.")
        } else if name.chars().count() > LONG_NAME {
            Some("The name is longer than 256 characters; the host may refuse it.")
        } else {
            None
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
