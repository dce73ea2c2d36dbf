//! What each error means and what to do next. Scopes and Stores are all that is repeated.

use super::{Code, Trouble};
use scope::{Permission, ScopeSet};

impl Code {
    /// In a summary: what happened.
    pub(crate) fn short(self) -> &'static str {
        match self {
            Self::InsufficientScope => "a scope is missing",
            Self::PermissionsExceeded => "the request asks for more than was granted",
            Self::MalformedScope => "the scope parameter is malformed",
            Self::InvalidScope => "a scope was refused",
            Self::InvalidClient => "the credentials were refused",
            Self::InvalidToken => "the token was refused",
        }
    }
}

/// Fills in the texts.
pub(super) fn fill(trouble: &mut Trouble) {
    let (title, text, next) = match trouble.code {
        Code::InsufficientScope => ("A scope is missing", lacks(trouble), steps(trouble)),
        Code::PermissionsExceeded => (
            "The token request asks for more than the API client has",
            exceeded(trouble),
            vec![
                "Leave out the scope parameter: the token then gets every scope of the API client."
                    .to_owned(),
                "Or ask only for scopes that the client was granted, exactly as written: with \
                 manage_orders alone, view_orders is refused, although manage_orders covers it."
                    .to_owned(),
                "If you need a scope that was not granted, create a new API client with it: \
                 scopes can’t be added later."
                    .to_owned(),
            ],
        ),
        Code::MalformedScope => (
            "The scope parameter is malformed",
            "The requested scopes have the wrong format. The auth service refuses them before it checks what \
                the API client may do."
                .to_owned(),
            vec![
                "Write every scope with the project key: view_orders:{projectKey}, not \
                 view_orders alone."
                    .to_owned(),
                "Write the names in lowercase, as in the list of scopes.".to_owned(),
                "Put one space between two scopes, encoded in a form or a URL.".to_owned(),
                "Or leave out the scope parameter.".to_owned(),
            ],
        ),
        Code::InvalidScope => (
            "A scope was refused",
            "Either the scope has the wrong format, or the API client was not granted this scope. The text \
                doesn’t say which."
                .to_owned(),
            vec![
                "Write every scope with the project key: view_orders:{projectKey}.".to_owned(),
                "Ask only for scopes that the API client was granted, exactly as written, or leave \
                 out the scope parameter."
                    .to_owned(),
            ],
        ),
        Code::InvalidClient => (
            "The credentials were refused",
            "The auth service does not accept this client ID and secret. The cause is not a missing scope."
                .to_owned(),
            vec![
                "Compare every character of the client ID and the secret with the originals."
                    .to_owned(),
                "Check that the auth host is that of the project’s region: each region knows only \
                 its own API clients."
                    .to_owned(),
                "Check that the API client still exists: a deleted or expired client gives the same error."
                    .to_owned(),
            ],
        ),
        Code::InvalidToken => (
            "The token was refused",
            "The access token has expired, was revoked, or belongs to another project or region. A \
             missing scope would give another error."
                .to_owned(),
            vec![
                "Get a new token and repeat the call.".to_owned(),
                "Check that the token comes from the auth host of the same region as the API host."
                    .to_owned(),
                "Check that the project key in the path is that of the API client’s project."
                    .to_owned(),
            ],
        ),
    };
    title.clone_into(&mut trouble.title);
    trouble.text = text;
    trouble.next = next;
}

fn names(set: &ScopeSet) -> String {
    let words: Vec<String> = set.iter().map(Permission::words).collect();
    words.join(", ")
}

fn lacks(trouble: &Trouble) -> String {
    let mut text = match trouble.missing.len() {
        0 => "The token lacks a scope that the call needs; the text doesn’t say which.".to_owned(),
        1 => format!(
            "The call needs {}, and the token lacks it.",
            names(&trouble.missing)
        ),
        _ => format!(
            "The token has none of the scopes that allow the call. Any one of them is enough: {}.",
            names(&trouble.missing)
        ),
    };
    if trouble
        .missing
        .iter()
        .any(|scope| scope.name.ends_with("_api_clients"))
    {
        text += " manage_project does not cover API clients.";
    }
    text
}

fn steps(trouble: &Trouble) -> Vec<String> {
    let what = if trouble.answer.is_empty() {
        "the missing scope".to_owned()
    } else {
        names(&trouble.answer)
    };
    let mut next = Vec::new();
    if trouble.answer.is_empty() {
        next.push("Search for the call in the Finder to see which scope it needs.".to_owned());
    }
    next.push(format!(
        "If the API client already has {what}, request a new token that includes it: existing \
         tokens don’t change."
    ));
    next.push(format!(
        "If not, create a new API client with {what} and the scopes of the old one: scopes can’t \
         be added to a client."
    ));
    next.push("Move the application to the new client, then delete the old one.".to_owned());
    next
}

fn exceeded(trouble: &Trouble) -> String {
    let mut text =
        "At least one requested scope was not granted. The auth service compares names exactly: \
        scopes that another scope covers don’t count."
            .to_owned();
    let extra = trouble
        .asked
        .iter()
        .filter(|scope| !trouble.granted.contains(scope));
    let extra: ScopeSet = extra.cloned().collect();
    if !trouble.granted.is_empty() && !extra.is_empty() {
        text += &format!(" Not granted: {}.", names(&extra));
    }
    text
}
