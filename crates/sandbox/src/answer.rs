//! Answers and error bodies in the documented shape (API reference: types/error).

use super::write::Obj;

/// An answer before it gets its correlation id.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
}

/// The error body: `{statusCode, message, errors: [{code, message, ...}]}`. `more` adds fields to the
/// one entry of `errors`.
pub(super) fn refuse(
    status: u16,
    code: &str,
    message: &str,
    more: impl FnOnce(Obj) -> Obj,
) -> Answer {
    let entry = more(Obj::new().text("code", code).text("message", message)).end();
    let body = Obj::new()
        .raw("statusCode", status)
        .text("message", message)
        .raw("errors", format_args!("[{entry}]"));
    Answer {
        status,
        body: body.end(),
    }
}

/// The same with the OAuth fields that authorization errors carry besides.
fn refuse_auth(status: u16, code: &str, message: &str) -> Answer {
    let mut answer = refuse(status, code, message, |entry| entry);
    answer.body.pop();
    answer.body.push_str(",\"error\":");
    super::write::quote(code, &mut answer.body);
    // The invalid_token answer has no error_description (observed).
    if message != code {
        answer.body.push_str(",\"error_description\":");
        super::write::quote(message, &mut answer.body);
    }
    answer.body.push('}');
    answer
}

pub(super) fn ok(body: String) -> Answer {
    Answer { status: 200, body }
}

pub(super) fn bad_input(message: &str) -> Answer {
    refuse(400, "InvalidInput", message, |entry| entry)
}

/// `detail` is what the parser says.
pub(super) fn bad_json(detail: &str) -> Answer {
    refuse(
        400,
        "InvalidJsonInput",
        "Request body does not contain valid JSON.",
        |entry| entry.text("detailedErrorMessage", detail),
    )
}

pub(super) fn required(field: &str) -> Answer {
    let message = format!("A value is required for field '{field}'.");
    refuse(400, "RequiredField", &message, |entry| {
        entry.text("field", field)
    })
}

/// `value` is the JSON that was sent.
pub(super) fn bad_field(field: &str, value: &str, rule: &str) -> Answer {
    let message = format!("The value '{value}' is not valid for field '{field}'. {rule}");
    refuse(400, "InvalidField", &message, |entry| {
        entry.text("field", field).raw("invalidValue", value)
    })
}

pub(super) fn not_found(what: &str) -> Answer {
    let message = format!("The Resource with {what} was not found.");
    refuse(404, "ResourceNotFound", &message, |entry| entry)
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
