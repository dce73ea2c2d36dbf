//! The new client: as it is typed, and as it is sent.

use serde::Serialize;

use super::{
    api_client::ApiClient,
    lifetime,
    text::{is_hidden, visible},
    time::Timestamp,
};
use scope::{ScopeSet, Selection};

/// A name of more characters is warned of. The API states no limit.
pub const LONG_NAME: usize = 256;

/// Where a draft came from. Whoever creates the client is told, since other people's material may ask
/// for more than is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// It was typed, or begun from one of the page's own templates.
    #[default]
    Typed,
    /// An address with a draft in it.
    Link,
    /// A file or a text with a draft: a manifest, Terraform, Pulumi.
    File,
    /// Scopes or calls that were found in pasted or opened material.
    Pasted,
    /// An error that was pasted.
    Error,
    /// An API Client of the project.
    Client,
    /// A template that came with somebody's file.
    Template,
    /// An API client of another project.
    Project,
}

impl Origin {
    /// The origin of a draft whose scopes were replaced by the Finder's, some of whose calls may have
    /// been found in pasted material.
    #[must_use]
    pub fn with_calls(self, pasted: bool) -> Self {
        match self {
            _ if pasted => Self::Pasted,
            Self::Pasted | Self::Error => Self::Typed,
            other => other,
        }
    }

    /// The heading and the sentence that say it; `None` for what needs no word.
    pub fn note(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Typed | Self::Client => return None,
            Self::Link => (
                "Review this shared draft",
                "This draft comes from a link. Check its name, scopes and lifetimes before you create the client.",
            ),
            Self::File => (
                "Review this shared draft",
                "This draft comes from a file. Check its name, scopes and lifetimes before you create the client.",
            ),
            Self::Pasted => (
                "Review this draft from pasted material",
                "The scopes of this draft were read from what you pasted or opened. Check that the \
                 application needs each of them.",
            ),
            Self::Error => (
                "Review this draft from an error",
                "The scopes of this draft include what the pasted error says is missing. Check that \
                 the application should have it.",
            ),
            Self::Project => (
                "Review this copy from another project",
                "This draft was filled in from an API client of another project. Check that its name, its \
                 scopes and its stores fit this one.",
            ),
            Self::Template => (
                "Review this draft from an imported template",
                "This draft is based on a template from a file. Check that the application \
                 needs each of its scopes.",
            ),
        })
    }
}

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
    /// The id of the client that this one is to replace.
    pub replaces: Option<String>,
    /// The scopes that the job needs, when the Finder worked them out.
    pub needed: Option<ScopeSet>,
    /// What could not be read of a draft that came by a link or a file; `None` if it came by neither.
    pub prepared: Option<Vec<String>>,
    /// Where it came from.
    pub origin: Origin,
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
            replaces: None,
            needed: None,
            prepared: None,
            origin: Origin::default(),
        }
    }
}

/// Reads a lifetime as it is typed.
type ReadLifetime = fn(&str) -> Option<u32>;

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

impl Field {
    /// All, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::Name,
        Self::Scopes,
        Self::Access,
        Self::Refresh,
        Self::DeleteAfter,
    ];
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
    /// Whether something is only missing so far. That is no error before the form is sent; anything else
    /// is one while it is typed.
    pub missing: bool,
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
    /// Takes the scopes of a template in place of those that were chosen.
    pub fn take_template(&mut self, template: &'static scope::Template) {
        self.selection.apply(template);
        template.id.clone_into(&mut self.template);
        // Nothing of the template in somebody's file is left.
        if self.origin == Origin::Template {
            self.origin = Origin::Typed;
        }
    }

    /// The draft, or everything that keeps it from being sent.
    ///
    /// # Errors
    /// One error for each field that can't be taken.
    pub fn check(&self, existing: &[ApiClient]) -> Result<ApiClientDraft, Vec<FieldError>> {
        let errors: Vec<FieldError> = Field::ALL
            .iter()
            .filter_map(|field| self.error(*field, existing))
            .collect();
        if errors.is_empty() {
            Ok(self.so_far())
        } else {
            Err(errors)
        }
    }

    /// What is wrong with one field.
    pub fn error(&self, field: Field, existing: &[ApiClient]) -> Option<FieldError> {
        let error = |message: &str| FieldError {
            field,
            message: message.into(),
            existing: None,
            missing: false,
        };
        let missing = |message: &str| FieldError {
            missing: true,
            ..error(message)
        };
        match field {
            Field::Name => {
                let name = self.name.trim();
                if name.chars().all(|c| c.is_whitespace() || is_hidden(c)) {
                    return Some(missing(
                        "Enter a name that says what uses the client and what for.",
                    ));
                }
                let same = existing.iter().find(|other| other.name.trim() == name)?;
                Some(FieldError {
                    existing: Some(same.id.clone()),
                    ..error("Choose another name. An API client with this name exists.")
                })
            }
            Field::Scopes if self.selection.is_empty() => Some(missing(
                "Choose at least one scope, for the project or for stores.",
            )),
            Field::Scopes => self.without_scopes().map(|message| missing(&message)),
            Field::Access | Field::Refresh | Field::DeleteAfter => {
                self.number(field).err().map(|message| error(&message))
            }
        }
    }

    /// The scopes that would be sent.
    pub fn sent(&self) -> ScopeSet {
        self.selection.sent(self.omit_covered)
    }

    /// What is wrong with one field while it is typed: what is only missing is not.
    pub fn error_so_far(&self, field: Field, existing: &[ApiClient]) -> Option<FieldError> {
        self.error(field, existing).filter(|error| !error.missing)
    }

    /// The draft as far as it can be read: a lifetime that is no number is left out, and nothing is
    /// checked.
    pub fn so_far(&self) -> ApiClientDraft {
        let number = |field| self.lifetime(field).and_then(|(typed, read)| read(typed));
        ApiClientDraft {
            name: self.name.trim().to_owned(),
            scopes: self.sent(),
            access: number(Field::Access),
            refresh: number(Field::Refresh),
            delete_after_days: number(Field::DeleteAfter),
        }
    }

    /// The draft for all that is handed out as if it were right, such as the request body: nothing while a
    /// lifetime is typed that can't be taken. What is only missing so far is left out.
    pub fn settled(&self) -> Option<ApiClientDraft> {
        let fine = Field::ALL.iter().all(|field| self.number(*field).is_ok());
        fine.then(|| self.so_far())
    }

    /// What is typed for a lifetime, and how to read it in the field's unit.
    fn lifetime(&self, field: Field) -> Option<(&str, ReadLifetime)> {
        match field {
            Field::Access => Some((&self.access_seconds, lifetime::seconds)),
            Field::Refresh => Some((&self.refresh_seconds, lifetime::seconds)),
            Field::DeleteAfter => Some((&self.delete_after_days, lifetime::days)),
            Field::Name | Field::Scopes => None,
        }
    }

    /// A lifetime as typed, in the field's unit; nothing when the field is empty, and how to mend it when
    /// it is wrong.
    pub(crate) fn number(&self, field: Field) -> Result<Option<u32>, String> {
        use lifetime::{ACCESS_MAX, ACCESS_MIN, DELETE_MAX_DAYS, REFRESH_MAX, REFRESH_MIN};
        let Some((typed, read)) = self.lifetime(field) else {
            return Ok(None);
        };
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let (range, message) = match field {
            Field::Access => (
                ACCESS_MIN..=ACCESS_MAX,
                "Enter a lifetime from 1 hour to 7 days, such as 12 hours or a number of seconds.",
            ),
            Field::Refresh => (
                REFRESH_MIN..=REFRESH_MAX,
                "Enter a lifetime from 30 seconds to 365 days, such as 30 days or a number of seconds.",
            ),
            _ => (
                1..=DELETE_MAX_DAYS,
                "Enter a number of days from 1 to 3,650. The limit is set by Scopesmith.",
            ),
        };
        match read(typed).filter(|number| range.contains(number)) {
            Some(number) => Ok(Some(number)),
            None => Err(message.into()),
        }
    }

    /// A word on a name that is allowed but may not be meant, or not be taken by the host.
    pub fn odd_name(&self) -> Option<&'static str> {
        let name = self.name.trim();
        if name.contains(is_hidden) && visible(name) != name {
            Some("The name contains invisible characters. Type it again to remove them.")
        } else if name.chars().count() > LONG_NAME {
            Some("The name is longer than 256 characters. commercetools may reject it.")
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
