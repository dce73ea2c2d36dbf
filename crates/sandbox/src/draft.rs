//! Checks the body of a create call (API reference: types/api-client/ApiClientDraft).

use serde_json::Value;

use super::{
    Sandbox,
    answer::{Answer, Invalid, bad_field, bad_input, bad_json, required},
};

/// A checked draft.
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) scope: String,
    pub(super) delete_days: Option<i64>,
    pub(super) access_seconds: Option<u32>,
    pub(super) refresh_seconds: Option<u32>,
}

impl Draft {
    /// Reads and checks a body; only the first error is reported (unverified). Unknown fields are
    /// ignored.
    pub(super) fn read(body: &str, sandbox: &Sandbox) -> Result<Self, Answer> {
        let draft: Value =
            serde_json::from_str(body).map_err(|error| bad_json(&error.to_string()))?;
        if !draft.is_object() {
            return Err(bad_json("Expected an object."));
        }
        let name = text(&draft, "name")?;
        let scope = text(&draft, "scope")?;
        check_scope(&scope, sandbox)?;
        Ok(Self {
            name,
            scope: scope.split_whitespace().collect::<Vec<_>>().join(" "),
            // The API reference states no bounds; these are ours, so that the date exists.
            delete_days: whole(&draft, "deleteDaysAfterCreation", 1, 36_500)?.map(i64::from),
            access_seconds: whole(&draft, "accessTokenValiditySeconds", 3600, 604_800)?,
            refresh_seconds: whole(&draft, "refreshTokenValiditySeconds", 30, 31_536_000)?,
        })
    }
}

/// A required text; whether a blank one counts as missing on the real API is unverified.
fn text(draft: &Value, field: &str) -> Result<String, Answer> {
    match draft.get(field) {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text.clone()),
        None | Some(Value::Null | Value::String(_)) => Err(required(field)),
        Some(_) => Err(bad_json(&format!("{field}: Expected a string."))),
    }
}

/// An optional whole number.
fn whole(draft: &Value, field: &str, least: u32, most: u32) -> Result<Option<u32>, Answer> {
    let value = match draft.get(field) {
        None | Some(Value::Null) => return Ok(None),
        Some(value @ Value::Number(_)) => value,
        Some(_) => return Err(bad_json(&format!("{field}: Expected an integer."))),
    };
    let number = value.as_i64().and_then(|number| u32::try_from(number).ok());
    if let Some(number) = number
        && (least..=most).contains(&number)
    {
        return Ok(Some(number));
    }
    let given = value
        .as_i64()
        .map_or(Invalid::Words("not an integer"), Invalid::Number);
    let rule = format!("It must be an integer from {least} to {most}.");
    Err(bad_field(field, given, &rule))
}

/// Every scope must be well formed, name this project, and have a name that the catalog or
/// another client of the project knows. That the real API refuses the rest with 400 `InvalidInput`
/// is assumed (unverified), and so is that it does not look whether the store exists.
fn check_scope(scope: &str, sandbox: &Sandbox) -> Result<(), Answer> {
    for scope in scope.split_whitespace() {
        let mut parts = scope.splitn(3, ':');
        let name = parts.next().unwrap_or_default();
        let project = parts.next();
        let store = parts.next();
        let fits = project == Some(sandbox.project_key.as_str())
            && match (scope::find(name), store) {
                (Some(info), None) => info.selectable(),
                (Some(info), Some(key)) => {
                    info.selectable() && info.store != scope::StoreForm::None && is_store_key(key)
                }
                (None, _) => sandbox.holds_scope(scope),
            };
        if !fits {
            return Err(bad_input(&format!(
                "Malformed parameter: scope: Invalid scope '{scope}'."
            )));
        }
    }
    Ok(())
}

/// API reference: 2 to 256 letters, digits, underscores and hyphens.
fn is_store_key(key: &str) -> bool {
    (2..=256).contains(&key.len())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}
