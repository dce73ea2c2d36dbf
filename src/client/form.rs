//! A client to be made, as typed: what is wrong with it, and how to fix it.

use super::{ApiClient, ApiClientDraft, Timestamp, lifetime, text, time::DAY_MS};
use crate::scope::Selection;

/// A name longer than that is warned about. The API states no limit.
pub const LONG_NAME: usize = 256;

/// The form as typed: strings, nothing validated away.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftForm {
    /// The name.
    pub name: String,
    /// The id of the template that the selection started from.
    pub template: String,
    /// The chosen scopes.
    pub selection: Selection,
    /// Whether scopes that others cover are left out of what is sent.
    pub omit_covered: bool,
    /// The life of an access token in seconds; empty for the default.
    pub access_seconds: String,
    /// The life of an unused refresh token in seconds; empty for the default.
    pub refresh_seconds: String,
    /// The days until the client deletes itself; empty for never.
    pub delete_after_days: String,
    /// The id of the client that this began as a copy of.
    pub copied_from: Option<String>,
}

impl Default for DraftForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            template: "custom".to_owned(),
            selection: Selection::default(),
            omit_covered: false,
            access_seconds: String::new(),
            refresh_seconds: String::new(),
            delete_after_days: String::new(),
            copied_from: None,
        }
    }
}

/// A part of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// The scopes.
    Scopes,
    /// The life of an access token.
    Access,
    /// The life of a refresh token.
    Refresh,
    /// The days until deletion.
    DeleteAfter,
}

/// What is wrong, or odd, with one field, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Where.
    pub field: Field,
    /// What, and what to do.
    pub message: String,
    /// The id of the client that has the name already.
    pub existing: Option<String>,
}

impl FieldError {
    fn new(field: Field, message: impl Into<String>) -> Self {
        Self {
            field,
            message: message.into(),
            existing: None,
        }
    }
}

impl DraftForm {
    /// A form that asks for what a client has, under the name `Copy of` it.
    pub fn copy_of(client: &ApiClient) -> Self {
        let granted = client.scopes();
        let selection = Selection::of(&granted);
        // Keep a client that was asked for without the covered scopes as small as it is.
        let omit_covered = selection.sent(false) != granted && selection.sent(true) == granted;
        let seconds = |value: Option<u32>| value.map_or_else(String::new, |n| n.to_string());
        let days = client.created_at.zip(client.delete_at).map(|(from, to)| {
            let ms = (to.0 - from.0).max(0);
            // The host rounds as it likes; the nearest day is what was asked for.
            (ms + DAY_MS / 2) / DAY_MS
        });
        Self {
            name: format!("Copy of {}", client.name.trim()),
            selection,
            omit_covered,
            access_seconds: seconds(client.access_token_validity_seconds),
            refresh_seconds: seconds(client.refresh_token_validity_seconds),
            delete_after_days: days.map_or_else(String::new, |n| n.max(1).to_string()),
            copied_from: Some(client.id.clone()),
            ..Self::default()
        }
    }

    /// The same with a number after the name when a client has that name already.
    #[must_use]
    pub fn with_free_name(mut self, existing: &[ApiClient]) -> Self {
        let base = self.name.trim().to_owned();
        let mut number = 2;
        while same_name(existing, &self.name).is_some() {
            self.name = format!("{base} {number}");
            number += 1;
        }
        self
    }

    /// The draft, or everything that is wrong, in the order of the form.
    pub fn check(&self, existing: &[ApiClient]) -> Result<ApiClientDraft, Vec<FieldError>> {
        let mut errors = Vec::new();
        let name = self.name.trim();
        if name
            .chars()
            .all(|c| c.is_whitespace() || text::is_hidden(c))
        {
            errors.push(FieldError::new(
                Field::Name,
                "Type a name that says who uses the client, such as \"Checkout, production\".",
            ));
        } else if let Some(other) = same_name(existing, name) {
            errors.push(FieldError {
                existing: Some(other.id.clone()),
                ..FieldError::new(
                    Field::Name,
                    "An API Client with this name exists. Choose another name, or delete that \
                     client first.",
                )
            });
        }
        let scopes = self.selection.sent(self.omit_covered);
        if scopes.is_empty() {
            errors.push(FieldError::new(
                Field::Scopes,
                "Choose at least one scope, for the project or for a store.",
            ));
        }
        let mut number = |field| {
            self.number(field)
                .map_err(|message| errors.push(FieldError::new(field, message)))
                .ok()
                .flatten()
        };
        let access = number(Field::Access);
        let refresh = number(Field::Refresh);
        let delete_after_days = number(Field::DeleteAfter);
        if errors.is_empty() {
            let name = name.to_owned();
            Ok(ApiClientDraft {
                name,
                scopes,
                access,
                refresh,
                delete_after_days,
            })
        } else {
            Err(errors)
        }
    }

    /// What is allowed but may not be meant.
    pub fn warnings(&self, existing: &[ApiClient]) -> Vec<FieldError> {
        let mut warnings = Vec::new();
        let name = self.name.trim();
        let warn = |message: &str| FieldError::new(Field::Name, message);
        if same_name(existing, name).is_none()
            && let Some(other) = existing
                .iter()
                .find(|c| c.name.trim().eq_ignore_ascii_case(name))
        {
            warnings.push(FieldError {
                existing: Some(other.id.clone()),
                ..warn(
                    "An API Client has this name in other letter case. They are easily mixed up.",
                )
            });
        }
        if name.chars().count() > LONG_NAME {
            warnings.push(warn(
                "The name is longer than 256 characters. No limit is documented; the host may refuse it.",
            ));
        }
        if name.contains(text::is_hidden) && text::visible(name) != name {
            warnings.push(warn(
                "The name holds invisible characters. Type it anew to lose them.",
            ));
        }
        warnings
    }

    /// What one of the three numbers comes to, as a sentence with its date; nothing while it is wrong.
    pub fn hint(&self, field: Field, now: Timestamp) -> Option<String> {
        match field {
            Field::Name | Field::Scopes => None,
            Field::Access => Some(lifetime::access_sentence(self.number(field).ok()?, now)),
            Field::Refresh => Some(lifetime::refresh_sentence(self.number(field).ok()?, now)),
            Field::DeleteAfter => Some(lifetime::delete_sentence(self.number(field).ok()?, now)),
        }
    }

    /// A number as typed; nothing when the field is empty, and what to do when it is wrong.
    fn number(&self, field: Field) -> Result<Option<u32>, String> {
        let (typed, min, max) = match field {
            Field::Access => (
                &self.access_seconds,
                lifetime::ACCESS_MIN,
                lifetime::ACCESS_MAX,
            ),
            Field::Refresh => (
                &self.refresh_seconds,
                lifetime::REFRESH_MIN,
                lifetime::REFRESH_MAX,
            ),
            Field::DeleteAfter => (
                &self.delete_after_days,
                lifetime::DELETE_AFTER_MIN,
                lifetime::DELETE_AFTER_MAX,
            ),
            Field::Name | Field::Scopes => return Ok(None),
        };
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let whole = typed.bytes().all(|b| b.is_ascii_digit());
        match typed.parse() {
            Ok(number) if whole && (min..=max).contains(&number) => Ok(Some(number)),
            _ => Err(range_message(field, min, max)),
        }
    }
}

fn range_message(field: Field, min: u32, max: u32) -> String {
    let words = |seconds: u32| lifetime::words(seconds.into());
    match field {
        Field::Access => format!(
            "Type a whole number of seconds from {min} ({}) to {max} ({}), or leave it empty for \
             the default, {} ({}).",
            words(min),
            words(max),
            lifetime::ACCESS_DEFAULT,
            words(lifetime::ACCESS_DEFAULT)
        ),
        Field::Refresh => format!(
            "Type a whole number of seconds from {min} to {max} ({}), or leave it empty for the \
             default, {} ({}).",
            words(max),
            lifetime::REFRESH_DEFAULT,
            words(lifetime::REFRESH_DEFAULT)
        ),
        _ => format!(
            "Type a whole number of days from {min} to {max} (a limit of this page; the API states \
             none), or leave it empty to keep the client until someone deletes it."
        ),
    }
}

/// The client of that name, blanks around either aside.
fn same_name<'a>(existing: &'a [ApiClient], name: &str) -> Option<&'a ApiClient> {
    existing
        .iter()
        .find(|client| client.name.trim() == name.trim())
}
