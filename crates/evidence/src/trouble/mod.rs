//! Errors about scopes and tokens, found anywhere in a text.

mod shape;
mod words;

pub(super) use shape::shape;

use super::collector::{Collector, MOST_SCOPES};
use super::pairs::pairs;
use super::scopes;
use super::{Evidence, Kind};
use finder::{Also, EndpointId, FieldId, Job, reach_of, solve};
use scope::{Permission, ScopeSet};
use syntax::named::{each, head};
use zeroize::Zeroizing;

/// An error that the API or its auth service answered, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// Which error it is.
    pub code: Code,
    /// What happened, in a few words.
    pub title: String,
    /// What it means.
    pub text: String,
    /// The next steps, each a sentence.
    pub next: Vec<String>,
    /// A missing scope: the alternatives, any one of which is enough.
    pub missing: ScopeSet,
    /// Permissions exceeded: what the host says may be asked for.
    pub granted: ScopeSet,
    /// What was asked for, if the text shows it.
    pub asked: ScopeSet,
    /// The call that failed, if the text shows it; it is among the calls, too.
    pub call: Option<EndpointId>,
    /// The root field of GraphQL that failed, if the error has a path that begins with one.
    pub field: Option<FieldId>,
    /// A missing scope: what to add. For a known call the smallest set that opens it, else the
    /// alternative that reaches least. Empty if nothing can be said.
    pub answer: ScopeSet,
}

/// The errors that are explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// 403: the token lacks a scope for the call.
    InsufficientScope,
    /// 400: a scope was asked for that the API Client was not granted.
    PermissionsExceeded,
    /// 400: what was asked for is no scope.
    MalformedScope,
    /// 400: one of the two before; the text doesn't say which.
    InvalidScope,
    /// 401: the auth service doesn't know the credentials.
    InvalidClient,
    /// 401: the API doesn't take the token.
    InvalidToken,
}

/// What each error looks like, the certain ones first. Without their first letters, which may be
/// large or small.
const MARKS: [(&str, Code); 9] = [
    ("ermissions exceeded", Code::PermissionsExceeded),
    ("alformed parameter: scope", Code::MalformedScope),
    ("nsufficient scope", Code::InsufficientScope),
    ("nsufficient_scope", Code::InsufficientScope),
    ("nvalid_scope", Code::InvalidScope),
    (
        "lease provide valid client credentials",
        Code::InvalidClient,
    ),
    ("nvalid_client", Code::InvalidClient),
    ("nvalid_token", Code::InvalidToken),
    ("nsufficientScope", Code::InsufficientScope),
];

/// An error may name itself first and say what it is this much later, in bytes.
const NEAR: usize = 2000;
/// So many calls in front of an error and behind it are looked at.
const NEAREST: usize = 200;
/// A list of scopes is no longer than that, in bytes.
const LONGEST_LIST: usize = 64 << 10;

/// Whether an error is in the text.
pub(super) fn is_marked(text: &str) -> bool {
    MARKS.iter().any(|(mark, _)| text.contains(mark))
}

/// The evidence with an error. The call may have been one of a host in doubt, and left out.
pub(super) fn finish(found: Collector, kind: Kind, trouble: Option<Trouble>) -> Evidence {
    let mut evidence = found.finish(kind);
    evidence.trouble = trouble.map(|mut trouble| {
        trouble.call = trouble.call.filter(|call| evidence.calls.contains(call));
        if trouble.code == Code::InsufficientScope {
            trouble.answer = answer(&trouble, &evidence.stores);
        }
        words::fill(&mut trouble);
        trouble
    });
    evidence
}

/// The error of a text, with the call of the line that it begins in. What else the text tells is
/// added to what was found.
pub(super) fn explain(
    text: &str,
    call: Option<EndpointId>,
    found: &mut Collector,
) -> Option<Trouble> {
    let text = plain(text);
    let (at, code) = code(&text)?;
    let mut trouble = Trouble {
        code,
        title: String::new(),
        text: String::new(),
        next: Vec::new(),
        missing: ScopeSet::default(),
        granted: ScopeSet::default(),
        asked: ScopeSet::default(),
        call: None,
        field: None,
        answer: ScopeSet::default(),
    };
    let named = named_scopes(&text);
    match code {
        Code::InsufficientScope => {
            trouble.missing = after(&text, "missing:");
            let challenge = text.contains("earer ") && text.contains("error=");
            if trouble.missing.is_empty() && challenge {
                // RFC 6750: the challenge names the scopes that the call needs.
                trouble.missing = named;
            } else {
                found.add_scopes(named);
            }
        }
        Code::PermissionsExceeded => {
            trouble.granted = after(&text, "can be requested:");
            trouble.asked = named;
        }
        Code::MalformedScope | Code::InvalidScope => trouble.asked = named,
        Code::InvalidClient | Code::InvalidToken => found.add_scopes(named),
    }
    let needs_call = matches!(code, Code::InsufficientScope | Code::InvalidToken);
    if code == Code::InsufficientScope {
        trouble.field = failed_field(&text, at);
    }
    if needs_call {
        trouble.call = call.or_else(|| around(&text, at, found));
    }
    Some(trouble)
}

/// The error that is told first, in its most certain form, and where it is.
fn code(text: &str) -> Option<(usize, Code)> {
    let hits = MARKS.iter().filter_map(|(mark, _)| text.find(mark));
    let first = hits.min()?;
    let mut certain = MARKS.iter().filter_map(|(mark, code)| {
        let at = text.find(mark)?;
        (at <= first + NEAR).then_some((at, *code))
    });
    certain.next()
}

/// The call nearest to the error whose method and target have names; if the text has only one
/// call, that one.
fn around(text: &str, at: usize, found: &mut Collector) -> Option<EndpointId> {
    let behind = text.get(at..).map(pairs).unwrap_or_default();
    let before = text.get(..at).map(pairs).unwrap_or_default();
    let behind = behind.into_iter().take(NEAREST);
    let before = before.into_iter().rev().take(NEAREST);
    for (method, target) in behind.chain(before) {
        let verdict = super::target::resolve(method, &target);
        if let super::target::Verdict::Call { endpoint, .. } = verdict {
            if !found.has(endpoint) {
                found.call(method, &target);
            }
            return Some(endpoint);
        }
    }
    found.only_call()
}

/// The root field in the `path` of an error of GraphQL (GraphQL specification, section Errors). The path has
/// the aliases of a document, so that a name which is no field says nothing.
fn failed_field(text: &str, at: usize) -> Option<FieldId> {
    const PATH: &str = "\"path\"";
    let behind = text.get(at..)?.find(PATH).map(|place| at + place);
    let before = || text.get(..at)?.rfind(PATH);
    let near = |place: &usize| place.abs_diff(at) <= NEAR;
    let place = behind.filter(near).or_else(|| before().filter(near))?;
    let rest = text.get(place + PATH.len()..)?.trim_start();
    let list = rest.strip_prefix(':')?.trim_start().strip_prefix('[')?;
    let list = head(list.split(']').next()?, NEAR);
    let names = list.split(',').map(|name| name.trim().trim_matches('"'));
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).take(4).collect();
    let found = |root: &str| {
        let mut path = root.to_owned();
        let mut field = None;
        for name in &names {
            path += ".";
            path += if *name == "inStores" { "inStore" } else { name };
            field = FieldId::find(&path);
            if field.is_none_or(|field| !field.is_container()) {
                break;
            }
        }
        field.filter(|field| !field.is_container())
    };
    found("Query").or_else(|| found("Mutation"))
}

/// The text without escapes of quotes, line ends and slashes, however deep it was packed in.
fn plain(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let after = after.trim_start_matches('\\');
        rest = match after.strip_prefix('n') {
            Some(line) => {
                plain.push('\n');
                line
            }
            None => after,
        };
    }
    plain.push_str(rest);
    plain
}

/// The scopes that follow a mark, up to the end of the sentence or the string.
fn after(text: &str, mark: &str) -> ScopeSet {
    let Some((_, rest)) = text.split_once(mark) else {
        return ScopeSet::default();
    };
    let rest = rest.trim_start();
    let ends = |(at, c): (usize, char)| match c {
        '"' | '\n' | '\r' | '<' | '}' | '\'' | '`' => Some(at),
        '.' | ';' => rest
            .get(at + 1..)
            .is_none_or(|next| !next.starts_with(|c: char| c.is_ascii_alphanumeric()))
            .then_some(at),
        _ => None,
    };
    let end = rest.char_indices().find_map(ends).unwrap_or(rest.len());
    scopes::scan_encoded(rest.get(..end).unwrap_or_default()).0
}

/// What stands behind the names `scope` and `scopes`: a string, or a list of them.
fn named_scopes(text: &str) -> ScopeSet {
    let mut set = ScopeSet::default();
    // What was read already is not read again for a name inside of it.
    let mut read_until = 0;
    each(text, |at, name, value| {
        let word = name.rsplit('.').next().unwrap_or(name);
        let is_scope = word.eq_ignore_ascii_case("scope") || word.eq_ignore_ascii_case("scopes");
        if at < read_until || !is_scope {
            return;
        }
        let rest = head(text.get(at..).unwrap_or_default(), LONGEST_LIST);
        let list = value.starts_with('[') || value.is_empty();
        let inside = rest.find('[').and_then(|open| {
            let inside = rest.get(open + 1..)?.split(']').next()?;
            (open + 1 + inside.len() < rest.len()).then_some((inside, open + 1 + inside.len()))
        });
        let value = match inside {
            Some((inside, end)) if list => {
                read_until = at + end;
                inside
            }
            _ => {
                read_until = at
                    + if list {
                        rest.len()
                    } else {
                        name.len() + value.len()
                    };
                value
            }
        };
        for scope in scopes::scan_encoded(value).0 {
            if set.len() < MOST_SCOPES {
                set.insert(scope);
            }
        }
    });
    set
}

fn answer(trouble: &Trouble, stores: &[String]) -> ScopeSet {
    let told = trouble.missing.stores();
    let call = trouble.call.filter(|call| call.also() != Also::Fields);
    if let Some(call) = call {
        let own = stores.iter().filter(|_| call.in_store());
        let store = own.map(String::as_str).chain(told).next();
        let set = solve(&Job {
            calls: vec![call],
            stores: store.map(str::to_owned).into_iter().collect(),
            ..Job::default()
        })
        .set;
        if !set.is_empty() {
            return set;
        }
    }
    if let Some(field) = trouble.field {
        let job = Job {
            fields: vec![field],
            stores: trouble
                .missing
                .stores()
                .into_iter()
                .take(1)
                .map(str::to_owned)
                .collect(),
            ..Job::default()
        };
        let set = solve(&job).set;
        // What the error names is nearer to the truth than the table.
        if trouble.missing.is_empty() || set.iter().all(|scope| trouble.missing.contains(scope)) {
            return set;
        }
    }
    let least = |scope: &&Permission| {
        let reach = reach_of(scope).filter(|reach| reach.calls > 0);
        reach.map_or(u32::MAX, |reach| reach.weight)
    };
    trouble
        .missing
        .iter()
        .min_by_key(least)
        .cloned()
        .into_iter()
        .collect()
}
