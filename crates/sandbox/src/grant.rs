//! What a token request gets, and what it does not.

use super::answer::{Answer, oauth_error};

/// The scope of a new token. Without the parameter it is all that the client has; else each
/// requested scope must be among them to the letter: what a wider scope covers does not count
/// (documented for `manage_project`, observed for others).
pub(super) fn grant(requested: Option<&str>, granted: &str) -> Result<String, Refused> {
    let requested = requested.unwrap_or_default().trim();
    if requested.is_empty() {
        return Ok(granted.to_owned());
    }
    let mut scopes: Vec<&str> = Vec::new();
    for scope in requested.split_whitespace() {
        if !well_formed(scope) {
            return Err(Refused::Malformed);
        }
        if !granted.split_whitespace().any(|held| held == scope) {
            return Err(Refused::Exceeds);
        }
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    Ok(scopes.join(" "))
}

/// Why a scope is not granted. Its words are apart, since most who ask never hear them.
pub(super) enum Refused {
    /// It is none by its form.
    Malformed,
    /// The client does not have it.
    Exceeds,
}

impl Refused {
    /// The answer; `granted` is what the client has.
    pub(super) fn answer(self, granted: &str) -> Answer {
        let message = match self {
            Self::Malformed => "Malformed parameter: scope: Invalid scope.",
            Self::Exceeds => &format!(
                "Permissions exceeded. Only the following permissions can be requested: {granted}"
            ),
        };
        oauth_error("invalid_scope", message)
    }
}

/// The refusal of a grant type that the path does not have.
pub(super) fn unsupported(grant: &str) -> Answer {
    let message = format!("Invalid parameter: grant_type: Invalid grant type: {grant}");
    oauth_error("unsupported_grant_type", &message)
}

/// `name:project` or `name:project:store`, the name in lower case (observed: others are malformed).
fn well_formed(scope: &str) -> bool {
    let mut parts = scope.split(':');
    let name = parts.next().unwrap_or_default();
    let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let rest: Vec<&str> = parts.collect();
    named && matches!(rest.len(), 1 | 2) && rest.iter().all(|part| !part.is_empty())
}
