//! The job, how each of its calls is made, and the least set of permissions for them.

use super::cover::least;
use super::reach::{Calls, Key, all_open};
use super::table::{EndpointId, Need};
use scope::catalogue::StoreForm;
use scope::permission::is_store_key;

/// What an application does: the calls it makes, and perhaps the Stores it is confined to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The calls, in any order; the same one twice counts once.
    pub calls: Vec<EndpointId>,
    /// The keys of the Stores that the job is confined to; none means the whole project. While one
    /// of them can't be a Store's key, there is no answer: leaving it out would widen the job.
    pub stores: Vec<String>,
}

/// One call of a job, and how it will be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// As it was ticked.
    pub(super) asked: EndpointId,
    /// The same, or its form in a Store.
    pub(super) call: EndpointId,
    /// Whether a Store scope can open it.
    pub(super) confined: bool,
}

/// What was chosen, in two steps; [`super::solve()`] says by which rules.
pub(super) struct Solution {
    pub(super) wanted: Vec<Wanted>,
    pub(super) chosen: Vec<Key>,
    pub(super) unopened: Vec<EndpointId>,
    pub(super) stores: Vec<String>,
    pub(super) refused_stores: Vec<String>,
}

/// Finds the least set for the job.
pub(super) fn solution(job: &Job) -> Solution {
    let mut calls = job.calls.clone();
    calls.sort_unstable();
    calls.dedup();
    let mut stores = job.stores.clone();
    stores.sort_unstable();
    stores.dedup();
    let (stores, refused_stores): (Vec<_>, Vec<_>) =
        stores.into_iter().partition(|key| is_store_key(key));
    if !refused_stores.is_empty() {
        return Solution {
            wanted: Vec::new(),
            chosen: Vec::new(),
            unopened: Vec::new(),
            stores: Vec::new(),
            refused_stores,
        };
    }

    let (openable, unopened): (Vec<_>, Vec<_>) = calls
        .into_iter()
        .partition(|call| call.needs().any(|need| !need.doubted));
    let wanted: Vec<Wanted> = openable
        .into_iter()
        .map(|call| placed(call, !stores.is_empty()))
        .collect();
    let part = |confined: bool| -> Vec<EndpointId> {
        let of_part = wanted.iter().filter(|w| w.confined == confined);
        of_part.map(|w| w.call).collect()
    };
    let (in_stores, wide): (Vec<Key>, Vec<Key>) = Key::all().partition(|key| key.in_store);
    let mut chosen = least(&part(false), &wide, &Calls::default());
    let open = all_open(&chosen);
    chosen.extend(least(&part(true), &in_stores, &open));
    Solution {
        wanted,
        chosen,
        unopened,
        stores,
        refused_stores,
    }
}

/// Where the call is made: in the Store, if the job has one and the call can.
fn placed(asked: EndpointId, confine: bool) -> Wanted {
    let there = Some(asked)
        .filter(|call| call.in_store())
        .or_else(|| asked.store_form());
    match there.filter(|call| confine && takes_store_scope(*call)) {
        Some(call) => Wanted {
            asked,
            call,
            confined: true,
        },
        None => Wanted {
            asked,
            call: asked,
            confined: false,
        },
    }
}

fn takes_store_scope(call: EndpointId) -> bool {
    let fits =
        |need: Need| need.in_store && !need.doubted && need.info().store == StoreForm::Documented;
    call.needs().any(fits)
}
