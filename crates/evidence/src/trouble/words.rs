//! What each error means and what to do next. Scopes and Stores are all that is repeated.

use super::{Code, Trouble};
use scope::{Permission, ScopeSet};

impl Code {
    /// In a summary: what happened.
    pub(crate) fn short(self) -> &'static str {
        match self {
            Self::InsufficientScope => "a scope is missing",
            Self::PermissionsExceeded => "more was asked for than was granted",
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
            "More was asked for than the API Client has",
            exceeded(trouble),
            vec![
                "Leave the scope parameter out: the token then gets every scope of the API Client."
                    .to_owned(),
                "Or ask for scopes that were granted, to the letter: view_orders can't be asked \
                 for if only manage_orders was granted, although manage_orders covers it."
                    .to_owned(),
                "If a scope is needed that was not granted, create a new API Client with it: \
                 scopes can't be added later."
                    .to_owned(),
            ],
        ),
        Code::MalformedScope => (
            "The scope parameter is malformed",
            "What was asked for is not written as scopes are. The auth service refuses it before \
             it looks at what the API Client may do."
                .to_owned(),
            vec![
                "Write every scope with the project key: view_orders:{projectKey}, not \
                 view_orders alone."
                    .to_owned(),
                "Write the names in small letters, as in the list of scopes.".to_owned(),
                "Put one blank between two scopes, encoded in a form or a URL.".to_owned(),
                "Or leave the scope parameter out.".to_owned(),
            ],
        ),
        Code::InvalidScope => (
            "A scope was refused",
            "Either it is not written as scopes are, or the API Client was not granted it. The \
             text doesn't say which."
                .to_owned(),
            vec![
                "Write every scope with the project key: view_orders:{projectKey}.".to_owned(),
                "Ask only for scopes that the API Client was granted, to the letter, or leave the \
                 scope parameter out."
                    .to_owned(),
            ],
        ),
        Code::InvalidClient => (
            "The credentials were refused",
            "The auth service doesn't know this pair of client id and secret. Scopes have nothing \
             to do with it."
                .to_owned(),
            vec![
                "Compare the client id and the secret with the originals, to the last character."
                    .to_owned(),
                "Check that the auth host is that of the project's region: each region knows only \
                 its own API Clients."
                    .to_owned(),
                "Check that the API Client still exists: one that was deleted or has ended gives \
                 the same answer."
                    .to_owned(),
            ],
        ),
        Code::InvalidToken => (
            "The token was refused",
            "The access token has ended, was revoked, or belongs to another project or region. A \
             missing scope would give another error."
                .to_owned(),
            vec![
                "Get a new token and repeat the call.".to_owned(),
                "Check that the token comes from the auth host of the same region as the API host."
                    .to_owned(),
                "Check that the project key in the path is that of the API Client's project."
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
        0 => "The token lacks a scope that the call needs; the text doesn't say which.".to_owned(),
        1 => format!(
            "The call needs {}, and the token lacks it.",
            names(&trouble.missing)
        ),
        _ => format!(
            "The token has none of the scopes that open the call. Any one of them is enough: {}.",
            names(&trouble.missing)
        ),
    };
    if trouble
        .missing
        .iter()
        .any(|scope| scope.name.ends_with("_api_clients"))
    {
        text += " manage_project does not cover API Clients.";
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
        next.push("Look up the call in the Finder to see which scope it needs.".to_owned());
    }
    next.push(format!(
        "If the API Client has {what} already, ask for it: a token holds no more than was asked \
         for, and older tokens stay as they are."
    ));
    next.push(format!(
        "If not, create a new API Client with {what} besides what the old one has: scopes can't \
         be added later."
    ));
    next.push("Let the application use the new one, then delete the old one.".to_owned());
    next
}

fn exceeded(trouble: &Trouble) -> String {
    let mut text = "At least one scope that was asked for is not among those granted. The auth \
                    service compares to the letter: what another scope covers doesn't count."
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
