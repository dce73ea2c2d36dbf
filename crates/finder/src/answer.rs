//! The answer of the solver, with every text ready to be shown.

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
    /// Those of them that no other scope of the set opens; never empty.
    pub only_by: Vec<EndpointId>,
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
    let made: Vec<EndpointId> = solution.wanted.iter().map(|wanted| wanted.call).collect();
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
    let moved = solution.wanted.iter().filter(|w| w.asked != w.call);
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
            .filter_map(|w| reminder(w.asked))
            .collect(),
        moved: moved
            .map(|w| Moved {
                from: w.asked,
                to: w.call,
            })
            .collect(),
        project_wide: wide.collect(),
        refused_stores: solution.refused_stores.clone(),
    }
}

fn chosen(key: Key, made: &[EndpointId], all: &[Key]) -> Chosen {
    let mut needed_by: Vec<EndpointId> = made.iter().copied().filter(|c| key.opens(*c)).collect();
    needed_by.sort_unstable();
    needed_by.dedup();
    let others: Vec<Key> = all.iter().copied().filter(|other| *other != key).collect();
    let only_by: Vec<EndpointId> = needed_by
        .iter()
        .copied()
        .filter(|c| !others.iter().any(|other| other.opens(*c)))
        .collect();
    let open: Calls = key.opened();
    let opens: Vec<EndpointId> = open.iter().collect();
    let besides: Vec<EndpointId> = opens
        .iter()
        .copied()
        .filter(|call| !needed_by.contains(call))
        .collect();
    let reach = open.reach();
    let reach_text = match besides.len() {
        0 => format!("It {}, all of which the job makes.", reach.words()),
        more => format!("It {}; the job doesn’t make {more} of them.", reach.words()),
    };
    Chosen {
        scope: key.info(),
        in_store: key.in_store,
        why: why(&needed_by, &only_by),
        refused: refused(key, &only_by, &others),
        assumed: assumed(key, &only_by),
        needed_by,
        only_by,
        opens,
        besides,
        reach,
        reach_text,
    }
}

fn why(needed_by: &[EndpointId], only_by: &[EndpointId]) -> String {
    let first = only_by.first().map(|call| call.call()).unwrap_or_default();
    let (all, only) = (needed_by.len(), only_by.len());
    match (all, only) {
        (1, _) => format!("{first} needs it."),
        (_, 1) => format!("{first} needs it; it opens {all} calls of the job."),
        _ if all == only => format!("{first} and {} need it.", more(only - 1)),
        _ => format!(
            "{first} and {} need it; it opens {all} calls of the job.",
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
            "That {} opens {} follows the pattern of other scopes; the vendor doesn’t state it. \
             New API client sends {twin} along.",
            info.name,
            calls(u32::try_from(resting).unwrap_or(u32::MAX)),
        )
    })
}

fn unopened(call: EndpointId) -> CallNote {
    let text = match call.also() {
        Also::Fields => {
            "GraphQL needs the scopes of the fields that a query asks for, which its path doesn’t \
             tell. Tick the REST calls that read and change the same resources."
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
        Also::Nothing | Also::Fields => return None,
        Also::Resources => {
            "Change History also needs the view scope of each resource whose history is read. Tick \
             a call that reads it."
        }
        Also::ApiClients => {
            "If Connect is to create the connector’s API client, the call also needs \
             manage_api_clients."
        }
    };
    Some(CallNote {
        call,
        text: text.to_owned(),
    })
}

fn stays_wide(wanted: Wanted, chosen: &[Key]) -> Option<CallNote> {
    let call = wanted.asked;
    let wide = || {
        chosen
            .iter()
            .find(|key| !key.in_store && key.opens(wanted.call))
    };
    let text = if wanted.confined {
        let by = wide()?.info().name;
        format!("{by} is needed for the whole project anyway and opens this call in every store.")
    } else if let Some(there) = Some(call)
        .filter(|c| c.in_store())
        .or_else(|| call.store_form())
    {
        match there.needs().find(|need| need.in_store) {
            Some(need) => format!(
                "In a store it would open with {} for one store, but that form is in no official \
                 list.",
                need.info().name
            ),
            None => "Even in a store it takes only scopes for the whole project.".to_owned(),
        }
    } else {
        "There is no such call in a store.".to_owned()
    };
    Some(CallNote { call, text })
}
