//! Answers and error bodies in the documented shape (API reference: types/error).

use super::write::json;
use serde::Serialize;

/// An answer before it gets its correlation id.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
}

/// The body of an error. Authorization errors carry the OAuth fields besides.
#[derive(Serialize)]
struct ErrorBody<'a> {
    #[serde(rename = "statusCode")]
    status: u16,
    message: &'a str,
    errors: [ErrorEntry<'a>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_description: Option<&'a str>,
}

/// The one entry of `errors`. Which of the last three it has depends on the code.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorEntry<'a> {
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detailed_error_message: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    invalid_value: Option<Invalid>,
}

/// A value that a field can't have.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
pub(super) enum Invalid {
    /// A whole number that is out of bounds.
    Number(i64),
    /// Words in place of a number with a fraction: printing it would cost the page its float code.
    Words(&'static str),
}

impl Answer {
    fn error(status: u16, entry: ErrorEntry) -> Self {
        let body = ErrorBody {
            status,
            message: entry.message,
            errors: [entry],
            error: None,
            error_description: None,
        };
        let body = json(&body);
        Self { status, body }
    }
}

/// An error whose entry has nothing but a code and a message.
pub(super) fn refuse(status: u16, code: &str, message: &str) -> Answer {
    let entry = ErrorEntry {
        code,
        message,
        ..ErrorEntry::default()
    };
    Answer::error(status, entry)
}

/// The same with the OAuth fields that authorization errors carry besides.
fn refuse_auth(status: u16, code: &str, message: &str) -> Answer {
    let entry = ErrorEntry {
        code,
        message,
        ..ErrorEntry::default()
    };
    let body = ErrorBody {
        status,
        message,
        errors: [entry],
        error: Some(code),
        // The invalid_token answer has no error_description (observed).
        error_description: (message != code).then_some(message),
    };
    let body = json(&body);
    Answer { status, body }
}

pub(super) fn ok(body: String) -> Answer {
    Answer { status: 200, body }
}

pub(super) fn bad_input(message: &str) -> Answer {
    refuse(400, "InvalidInput", message)
}

/// `detail` is what the parser says.
pub(super) fn bad_json(detail: &str) -> Answer {
    let entry = ErrorEntry {
        code: "InvalidJsonInput",
        message: "Request body does not contain valid JSON.",
        detailed_error_message: Some(detail),
        ..ErrorEntry::default()
    };
    Answer::error(400, entry)
}

pub(super) fn required(field: &str) -> Answer {
    let message = format!("A value is required for field '{field}'.");
    let entry = ErrorEntry {
        code: "RequiredField",
        message: &message,
        field: Some(field),
        ..ErrorEntry::default()
    };
    Answer::error(400, entry)
}

/// `rule` says what would be valid.
pub(super) fn bad_field(field: &str, value: Invalid, rule: &str) -> Answer {
    let message = format!(
        "The value '{}' is not valid for field '{field}'. {rule}",
        json(&value)
    );
    let entry = ErrorEntry {
        code: "InvalidField",
        message: &message,
        field: Some(field),
        invalid_value: Some(value),
        ..ErrorEntry::default()
    };
    Answer::error(400, entry)
}

pub(super) fn not_found(what: &str) -> Answer {
    let message = format!("The Resource with {what} was not found.");
    refuse(404, "ResourceNotFound", &message)
}

pub(super) fn invalid_token() -> Answer {
    refuse_auth(401, "invalid_token", "invalid_token")
}

/// `names` have no project key (observed).
pub(super) fn insufficient_scope(names: &[&str]) -> Answer {
    let names = names.join(", ");
    let message = format!("Insufficient scope. One of the following scopes is missing: {names}.");
    refuse_auth(403, "insufficient_scope", &message)
}

pub(super) fn invalid_client() -> Answer {
    refuse_auth(
        401,
        "invalid_client",
        "Please provide valid client credentials using HTTP Basic Authentication.",
    )
}

/// One of the other errors of the token endpoint; all of them are 400.
pub(super) fn oauth_error(code: &str, message: &str) -> Answer {
    refuse_auth(400, code, message)
}
