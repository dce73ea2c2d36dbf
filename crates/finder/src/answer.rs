//! The answer of the solver, with every text ready to be shown.

use super::ask::Ask;
use super::field::{Confidence, FieldId};
use super::reach::{Calls, Key, Reach, all_open, calls};
use super::refused::{Refused, refused};
use super::solution::{Solution, Wanted};
use super::table::{Also, EndpointId};
use scope::catalogue::ScopeInfo;
use scope::permission::Permission;
use scope::set::ScopeSet;

/// The smallest set of scopes for a job, and why it is that one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The set itself. View scopes that a manage scope covers are not in it.
    pub set: ScopeSet,
    /// Each scope of the set once, even if it is there for several Stores.
    pub scopes: Vec<Chosen>,
    /// What all of them open together.
    pub reach: Reach,
    /// Calls that no known scope opens, with the reason.
    pub unopened: Vec<CallNote>,
    /// Calls that need something more which their path doesn't tell.
    pub reminders: Vec<CallNote>,
    /// With Stores: calls that were ticked for the whole project and must be made in the Store.
    pub moved: Vec<Moved>,
    /// With Stores: fields that were found for the whole project and must be asked for in the Store;
    /// each with its form there.
    pub moved_fields: Vec<(FieldId, FieldId)>,
    /// What is to be known about fields of GraphQL: a kind of token, or that a scope is not certain.
    pub field_notes: Vec<FieldNote>,
    /// With Stores: calls that stay project-wide, with the reason.
    pub project_wide: Vec<CallNote>,
    /// Texts that were given as Store keys and can't be any. While there is one, nothing else is
    /// answered: see [`super::Job::stores`].
    pub refused_stores: Vec<String>,
}

/// A call and a sentence about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallNote {
    /// The call, as it was ticked.
    pub call: EndpointId,
    /// The sentence.
    pub text: String,
}

/// A field of GraphQL and a sentence about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNote {
    /// The field.
    pub field: FieldId,
    /// The sentence.
    pub text: String,
}

/// A call that is made in the Store instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// As it was ticked.
    pub from: EndpointId,
    /// The same call in the Store.
    pub to: EndpointId,
}

/// One scope of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The scope.
    pub scope: &'static ScopeInfo,
    /// Whether it is limited to the job's Stores.
    pub in_store: bool,
    /// Why it is in the set: one sentence.
    pub why: String,
    /// The job's calls that it opens, in the form in which they are made.
    pub needed_by: Vec<EndpointId>,
    /// Those of them that no other scope of the set opens.
    pub only_by: Vec<EndpointId>,
    /// The job's fields of GraphQL that it opens, in the form in which they are asked for.
    pub fields: Vec<FieldId>,
    /// Those of them that no other scope of the set opens. Never empty together with `only_by`.
    pub only_fields: Vec<FieldId>,
    /// All calls that it opens.
    pub opens: Vec<EndpointId>,
    /// Those that the job doesn't make.
    pub besides: Vec<EndpointId>,
    /// How far it reaches.
    pub reach: Reach,
    /// That reach as a sentence, with what the job doesn't use.
    pub reach_text: String,
    /// A warning if a call rests on coverage that the vendor doesn't state.
    pub assumed: Option<String>,
    /// Other scopes for the same calls, and why they are not in the set.
    pub refused: Vec<Refused>,
}

pub(super) fn explain(solution: &Solution) -> Answer {
    let made: Vec<Ask> = solution.wanted.iter().map(|wanted| wanted.made).collect();
    let all = all_open(&solution.chosen);
    let scopes = solution
        .chosen
        .iter()
        .map(|key| chosen(*key, &made, &solution.chosen));
    let permissions = solution.chosen.iter().flat_map(|key| {
        let name = key.info().name;
        let stores = solution.stores.iter().filter(|_| key.in_store);
        let wide = (!key.in_store).then(|| Permission::project(name));
        stores
            .map(move |store| Permission::in_store(name, store))
            .chain(wide)
    });
    let moved = solution.wanted.iter().filter(|w| w.asked != w.made);
    let (mut moved_calls, mut moved_fields) = (Vec::new(), Vec::new());
    for wanted in moved {
        match (wanted.asked, wanted.made) {
            (Ask::Call(from), Ask::Call(to)) => moved_calls.push(Moved { from, to }),
            (Ask::Field(from), Ask::Field(to)) => moved_fields.push((from, to)),
            _ => {}
        }
    }
    let confine = !solution.stores.is_empty();
    let wide = solution
        .wanted
        .iter()
        .filter(|_| confine)
        .filter_map(|w| stays_wide(*w, &solution.chosen));
    Answer {
        set: permissions.collect(),
        scopes: scopes.collect(),
        reach: all.reach(),
        unopened: solution
            .unopened
            .iter()
            .map(|call| unopened(*call))
            .collect(),
        reminders: solution
            .wanted
            .iter()
            .filter_map(|w| match w.asked {
                Ask::Call(call) => reminder(call),
                Ask::Field(_) => None,
            })
            .chain(solution.free.iter().map(|call| CallNote {
                call: *call,
                text: "It needs no scope: the credentials of any API client are enough.".to_owned(),
            }))
            .collect(),
        moved: moved_calls,
        moved_fields,
        field_notes: made
            .iter()
            .filter_map(|ask| match ask {
                Ask::Field(field) => field_note(*field),
                Ask::Call(_) => None,
            })
            .collect(),
        project_wide: wide.collect(),
        refused_stores: solution.refused_stores.clone(),
    }
}

fn chosen(key: Key, made: &[Ask], all: &[Key]) -> Chosen {
    let mut asks: Vec<Ask> = made
        .iter()
        .copied()
        .filter(|ask| key.serves(*ask))
        .collect();
    asks.sort_unstable();
    asks.dedup();
    let others: Vec<Key> = all.iter().copied().filter(|other| *other != key).collect();
    let only: Vec<Ask> = asks
        .iter()
        .copied()
        .filter(|ask| !others.iter().any(|other| other.serves(*ask)))
        .collect();
    let ((needed_by, fields), (only_by, only_fields)) = (apart(&asks), apart(&only));
    let open: Calls = key.opened();
    let opens: Vec<EndpointId> = open.iter().collect();
    let besides: Vec<EndpointId> = opens
        .iter()
        .copied()
        .filter(|call| !needed_by.contains(call))
        .collect();
    let reach = open.reach();
    let reach_text = match besides.len() {
        0 => format!(
            "It {}, and your application makes all of them.",
            reach.words()
        ),
        more => format!(
            "It {}; your application does not make {more} of them.",
            reach.words()
        ),
    };
    Chosen {
        scope: key.info(),
        in_store: key.in_store,
        why: why(asks.len(), &only),
        refused: refused(key, &only, &others),
        assumed: assumed(key, &only_by),
        needed_by,
        only_by,
        fields,
        only_fields,
        opens,
        besides,
        reach,
        reach_text,
    }
}

/// The calls and the fields.
fn apart(asks: &[Ask]) -> (Vec<EndpointId>, Vec<FieldId>) {
    let (mut calls, mut fields) = (Vec::new(), Vec::new());
    for ask in asks {
        match ask {
            Ask::Call(call) => calls.push(*call),
            Ask::Field(field) => fields.push(*field),
        }
    }
    (calls, fields)
}

fn why(all: usize, only_by: &[Ask]) -> String {
    let first = only_by.first().map(|ask| ask.words()).unwrap_or_default();
    match (all, only_by.len()) {
        (1, _) => format!("{first} needs it."),
        (_, 1) => format!("{first} needs it; it allows {all} of the selected calls."),
        (_, only) if all == only => format!("{first} and {} need it.", more(only - 1)),
        (_, only) => format!(
            "{first} and {} need it; it allows {all} of the selected calls.",
            more(only - 1)
        ),
    }
}

fn more(number: usize) -> String {
    syntax::counted(number, "more call")
}

/// Manage scopes open reading by the pattern of other scopes; not for each the vendor says so.
fn assumed(key: Key, only_by: &[EndpointId]) -> Option<String> {
    let info = key.info();
    let literal = |call: &EndpointId| {
        call.needs()
            .any(|need| !need.doubted && need.scope == key.scope)
    };
    let resting = only_by.iter().filter(|call| !literal(call)).count();
    let rests = resting > 0 && !info.implies_documented;
    rests.then(|| {
        let twin = info.twin().map_or("what it covers", |twin| twin.name);
        format!(
            "Not verified: that {} allows {} is inferred from the pattern of other scopes. New API client also \
                sends {twin}.",
            info.name,
            calls(u32::try_from(resting).unwrap_or(u32::MAX)),
        )
    })
}

fn unopened(call: EndpointId) -> CallNote {
    let text = match call.also() {
        Also::Fields => {
            "A GraphQL call needs the scopes of the fields in its query, which the path does not show. Select \
                the REST calls that read and change the same resources."
        }
        _ => "The API reference names no scope for this call.",
    };
    CallNote {
        call,
        text: text.to_owned(),
    }
}

fn reminder(call: EndpointId) -> Option<CallNote> {
    let text = match call.also() {
        Also::Nothing | Also::Fields | Also::Free => return None,
        Also::Resources => {
            "Change History also needs the view scope of each resource whose history is read. Select a call \
                that reads that resource."
        }
        Also::ApiClients => {
            "If Connect creates the API client of the connector, the call also needs manage_api_clients."
        }
    };
    Some(CallNote {
        call,
        text: text.to_owned(),
    })
}

fn field_note(field: FieldId) -> Option<FieldNote> {
    let mut parts: Vec<&str> = Vec::new();
    if field.needs_customer() {
        parts.push("It works only with the token of a customer or of an anonymous session.");
    }
    if field.confidence() == Confidence::Guess {
        parts.push("Not verified: no source says which scope it needs. This scope is a guess.");
    }
    if !field.note().is_empty() {
        parts.push(field.note());
    }
    (!parts.is_empty()).then(|| FieldNote {
        field,
        text: parts.join(" "),
    })
}

fn stays_wide(wanted: Wanted, chosen: &[Key]) -> Option<CallNote> {
    let Ask::Call(call) = wanted.asked else {
        return None;
    };
    let wide = || {
        chosen
            .iter()
            .find(|key| !key.in_store && key.serves(wanted.made))
    };
    let text = if wanted.confined {
        let by = wide()?.info().name;
        format!("{by} is needed for the whole project anyway, and allows this call in every store.")
    } else if let Some(there) = Some(call)
        .filter(|c| c.in_store())
        .or_else(|| call.store_form())
    {
        match there.needs().find(|need| need.in_store) {
            Some(need) => format!(
                "In a store, {} for that store would allow it, but no official list contains this form.",
                need.info().name
            ),
            None => "Even in a store, it needs a scope for the whole project.".to_owned(),
        }
    } else {
        "This call does not exist in a store.".to_owned()
    };
    Some(CallNote { call, text })
}
