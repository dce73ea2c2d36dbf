//! The alternatives that were considered and refused.

use super::ask::Ask;
use super::reach::{Key, Reach, all_open, calls, last_resort};
use scope::catalogue::{SCOPES, ScopeInfo, StoreForm};

/// Another scope for some of the same calls, and why it is not in the set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The scope.
    pub scope: &'static ScopeInfo,
    /// Whether its form for one Store was considered.
    pub in_store: bool,
    /// Why not.
    pub cause: Cause,
    /// The same as a sentence.
    pub text: String,
}

/// Why an alternative is not in the set. In the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// It opens all of the calls, and the whole set would reach further or as far.
    Wider,
    /// It opens only some of the calls.
    Partial,
    /// It would open the calls in every Store.
    ProjectWide,
    /// Its form for one Store is in no official list.
    Unverified,
    /// The API reference marks this scope as deprecated for these calls.
    Deprecated,
    /// REST takes it, and GraphQL is not known to.
    RestOnly,
    /// The API reference lists it, but a view scope is hardly enough to change something.
    Doubted,
    /// It opens nearly everything.
    LastResort,
}

/// Everything but `key` that opens some of the calls which only `key` opens, beside the `others` of
/// the set.
pub(super) fn refused(key: Key, only_by: &[Ask], others: &[Key]) -> Vec<Refused> {
    let now = all_open(&[others, &[key]].concat()).reach();
    let places: &[bool] = if key.in_store {
        &[true, false]
    } else {
        &[false]
    };
    let scopes = || (0u16..).zip(SCOPES).filter(|(_, info)| info.selectable());
    let mut found = Vec::new();
    for (scope, info) in scopes() {
        for in_store in places {
            let other = Key {
                in_store: *in_store,
                scope,
            };
            if other == key || others.contains(&other) {
                continue;
            }
            let judged = judge(other, key, only_by).map(|(cause, text)| match cause {
                Cause::Wider => (cause, wider(other, others, now)),
                _ => (cause, text),
            });
            if let Some((cause, text)) = judged {
                found.push(Refused {
                    scope: info,
                    in_store: *in_store,
                    cause,
                    text,
                });
            }
        }
    }
    found.sort_by_key(|refused| refused.cause);
    found
}

/// The cause and, unless it takes the rest of the set to say, the sentence.
fn judge(other: Key, key: Key, only_by: &[Ask]) -> Option<(Cause, String)> {
    let info = other.info();
    let doubted = |ask: &Ask| {
        let Ask::Call(call) = ask else {
            return false;
        };
        call.needs()
            .any(|n| n.doubted && n.scope == other.scope && n.in_store == other.in_store)
    };
    let deprecated = |ask: &Ask| {
        let falls = |scope: u16| info.fallback.binary_search(&scope).is_ok();
        match ask {
            Ask::Call(call) => {
                !other.in_store && call.needs().any(|need| !need.doubted && falls(need.scope))
            }
            Ask::Field(_) => false,
        }
    };
    let of_rest = |ask: &Ask| match ask {
        Ask::Call(_) => false,
        Ask::Field(field) => field.rest_also().any(|need| other.gives_strictly(need)),
    };
    let opened = only_by.iter().filter(|ask| other.serves(**ask)).count();
    let (all, some) = (only_by.len(), u32::try_from(opened).unwrap_or(u32::MAX));
    if opened == 0 {
        return if only_by.iter().any(doubted) {
            let text = "The API reference lists it for a call that changes something; a view scope is probably \
                not enough for that.";
            Some((Cause::Doubted, text.to_owned()))
        } else if only_by.iter().any(deprecated) {
            let text = "The API reference marks this scope as deprecated for these calls.";
            Some((Cause::Deprecated, text.to_owned()))
        } else if only_by.iter().any(of_rest) {
            let text =
                "REST accepts it for the same call. It is not known that GraphQL accepts it.";
            Some((Cause::RestOnly, text.to_owned()))
        } else {
            None
        };
    }
    if last_resort(info) {
        let text =
            "It allows nearly everything, and is chosen only if no other scope allows a call.";
        return Some((Cause::LastResort, text.to_owned()));
    }
    if other.in_store && info.store == StoreForm::Unverified {
        let text = "No official list contains its form for one store.";
        return Some((Cause::Unverified, text.to_owned()));
    }
    if key.in_store && !other.in_store {
        return Some((
            Cause::ProjectWide,
            format!("It would allow {} in every store.", calls(some)),
        ));
    }
    if opened < all {
        return Some((
            Cause::Partial,
            format!("It allows only {opened} of {all} calls."),
        ));
    }
    Some((Cause::Wider, String::new()))
}

fn wider(other: Key, others: &[Key], now: Reach) -> String {
    let then = all_open(&[others, &[other]].concat()).reach();
    if then.weight <= now.weight {
        return "It gives the same access. The first one in the catalog was chosen.".to_owned();
    }
    let mut text = format!(
        "With it, the scopes allow {} instead of {}",
        calls(then.calls),
        now.calls
    );
    let parts = [
        (then.writes, now.writes, "that change data"),
        (then.personal, now.personal, "that access personal data"),
    ];
    for (then, now, what) in parts.into_iter().filter(|(then, now, _)| then != now) {
        text += &format!(", {then} {what} instead of {now}");
    }
    text + "."
}
