//! The platform's refusals about scopes and credentials: what they mean, and what to do (error
//! texts as observed in the official SDKs' tests and in public reports).

use super::gather::Gather;
use crate::scope::{
    Permission, ScopeSet,
    finder::{EndpointId, Job, lightest, solve},
};

/// Which refusal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// 403: the token lacks a scope for the call.
    InsufficientScope,
    /// 400 at the token endpoint: more was asked for than was granted.
    PermissionsExceeded,
    /// 400 at the token endpoint: what was asked for is no scope.
    MalformedScope,
    /// 400 at the token endpoint, without more words.
    InvalidScope,
    /// 401 at the token endpoint.
    InvalidClient,
    /// 401 at the API.
    InvalidToken,
}

/// A refusal, explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// Which one.
    pub code: Code,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What it means.
    pub text: String,
    /// What to do, in order.
    pub next: Vec<&'static str>,
    /// insufficient_scope: the alternatives, any of which is enough.
    pub missing: ScopeSet,
    /// Permissions exceeded: what may be asked for.
    pub granted: ScopeSet,
    /// The call that was refused, if the text shows it.
    pub call: Option<EndpointId>,
    /// insufficient_scope: the one scope to add.
    pub answer: ScopeSet,
}

/// The refusal in a text, if there is one.
pub(super) fn find_code(text: &str) -> Option<Code> {
    let has = |part: &str| contains(text, part);
    let code = match () {
        () if has("insufficient_scope")
            || has("insufficient scope")
            || has("scopes is missing") =>
        {
            Code::InsufficientScope
        }
        () if has("permissions exceeded") => Code::PermissionsExceeded,
        () if has("malformed parameter: scope") => Code::MalformedScope,
        () if has("invalid_scope") => Code::InvalidScope,
        () if has("invalid_client") => Code::InvalidClient,
        () if has("invalid_token") => Code::InvalidToken,
        () => return None,
    };
    Some(code)
}

/// Whether the text holds a part written in small letters, in either case.
fn contains(text: &str, part: &str) -> bool {
    crate::scope::picker::contains_folded(text, part)
}

pub(super) fn find(text: &str, gather: &Gather) -> Option<Trouble> {
    let code = find_code(text)?;
    let call = gather.only_call();
    let mut trouble = explain(code);
    match code {
        Code::InsufficientScope => {
            trouble.missing = after(text, "missing:");
            let store = call.as_ref().and_then(|(_, store)| store.clone());
            let store = store.or_else(|| trouble.missing.stores().first().map(|s| (*s).to_owned()));
            trouble.answer = answer(&trouble.missing, call.as_ref().map(|c| c.0), store);
            trouble.text = insufficient(&trouble);
            trouble.call = call.map(|(call, _)| call);
        }
        Code::PermissionsExceeded => trouble.granted = after(text, "can be requested:"),
        _ => {}
    }
    Some(trouble)
}

/// The scopes behind a mark, to the end of the sentence or of the text around it.
fn after(text: &str, mark: &str) -> ScopeSet {
    let Some((_, rest)) = text.split_once(mark) else {
        return ScopeSet::default();
    };
    let end = rest.find(['"', '\\', '\n', '<', '}']).unwrap_or(rest.len());
    let mut found = Vec::new();
    for word in rest[..end].split([' ', ',', ';']) {
        let word = word.trim_matches(|c: char| c == '.' || c == '\'' || c == '`');
        if word.is_empty() {
            continue;
        }
        let parsed = ScopeSet::parse(word, None).set;
        let known = parsed.iter().all(|p| find_scope(p) || word.contains(':'));
        if parsed.is_empty() || !known {
            // The sentence is over, and something else follows.
            break;
        }
        found.extend(parsed);
    }
    found.into_iter().collect()
}

fn find_scope(p: &Permission) -> bool {
    p.info().is_some() || p.name.starts_with("view_") || p.name.starts_with("manage_")
}

/// The least that lets the call through: of the call itself if it is known, else of what is named.
fn answer(missing: &ScopeSet, call: Option<EndpointId>, store: Option<String>) -> ScopeSet {
    let of_call = call.map(|call| {
        let job = Job {
            calls: vec![call],
            stores: store.into_iter().collect(),
        };
        solve(&job).set
    });
    let of_call = of_call.filter(|set| set.len() == 1);
    let named = || lightest(missing).cloned().into_iter().collect();
    of_call.unwrap_or_else(named)
}

fn insufficient(trouble: &Trouble) -> String {
    let mut text = "The token was fine, but its client has no scope for this call.".to_owned();
    let named = trouble.missing.len();
    match named {
        0 => {}
        1 => text += " The host names the scope that is missing.",
        _ => text += " The host names several: any one of them is enough.",
    }
    if let Some(one) = trouble.answer.iter().next()
        && named != 1
    {
        text += &format!(" The least of all is {}.", one.words());
    }
    text
}

fn explain(code: Code) -> Trouble {
    let (title, text, next): (_, _, &[&'static str]) = match code {
        Code::InsufficientScope => (
            "403: the client lacks a scope (insufficient_scope)",
            "",
            &[
                "A client can’t be changed: create a new one with the scopes of the old one and this one.",
                "Hand it over, and delete the old one when it is quiet.",
                "If the token was asked for with a scope parameter, the client may have the scope and the token not.",
            ],
        ),
        Code::PermissionsExceeded => (
            "400: more was asked for than was granted (invalid_scope)",
            "The request for a token names a scope that the client was not given letter by letter. \
             What a scope covers doesn’t count here: a client with manage_orders alone can’t ask for \
             view_orders.",
            &[
                "Leave the scope parameter out: the token then has every scope of the client.",
                "Or ask for exactly the strings that were granted.",
                "If the scope is needed and missing, create a new client with it.",
            ],
        ),
        Code::MalformedScope => (
            "400: this is no scope (invalid_scope)",
            "The scope parameter can’t be read. Mostly the project key is missing behind the name, or \
             the letters are not small ones.",
            &[
                "Write each scope as name:project-key, or name:project-key:store-key, with one blank between.",
                "Or leave the scope parameter out: the token then has every scope of the client.",
            ],
        ),
        Code::InvalidScope => (
            "400: the scope was refused (invalid_scope)",
            "The request for a token asks for a scope that the client doesn’t have, or that is none.",
            &[
                "Leave the scope parameter out: the token then has every scope of the client.",
                "Compare what was asked for with what the client was given.",
            ],
        ),
        Code::InvalidClient => (
            "401: the auth host doesn’t know these credentials (invalid_client)",
            "The client id or the secret is wrong, the client was deleted, or it belongs to another \
             region: every region has an auth host of its own.",
            &[
                "Check that the auth URL is that of the project’s region.",
                "Look for the client id in the list of API clients: it may be deleted, or have reached its end.",
                "A lost secret can’t be shown again: create a new client.",
            ],
        ),
        Code::InvalidToken => (
            "401: the token is not valid (invalid_token)",
            "The token has ended, was revoked, or belongs to another project or region.",
            &[
                "Get a new token; an SDK does that by itself if it is given id and secret.",
                "Check that the API URL and the project key are those that the token was made for.",
            ],
        ),
    };
    Trouble {
        code,
        title,
        text: text.to_owned(),
        next: next.to_vec(),
        missing: ScopeSet::default(),
        granted: ScopeSet::default(),
        call: None,
        answer: ScopeSet::default(),
    }
}
