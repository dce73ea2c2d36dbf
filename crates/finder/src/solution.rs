//! The job, how each of its calls is made, and the least set of permissions for them.

use super::ask::Ask;
use super::cover::{Aim, least};
use super::field::FieldId;
use super::reach::Key;
use super::table::{Also, EndpointId, Need};
use scope::catalogue::StoreForm;
use scope::permission::is_store_key;

/// What an application does: the calls it makes, and perhaps the Stores it is confined to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The calls, in any order; the same one twice counts once.
    pub calls: Vec<EndpointId>,
    /// The root fields of its GraphQL documents, in any order; the same one twice counts once.
    pub fields: Vec<FieldId>,
    /// The keys of the Stores that the job is confined to; none means the whole project. While one
    /// of them can't be a Store's key, there is no answer: leaving it out would widen the job.
    pub stores: Vec<String>,
}

/// One call or field of a job, and how it will be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// As it was ticked.
    pub(super) asked: Ask,
    /// The same, or its form in a Store.
    pub(super) made: Ask,
    /// Whether a Store scope can open it.
    pub(super) confined: bool,
}

/// What was chosen, in two steps; [`super::solve()`] says by which rules.
#[derive(Default)]
pub(super) struct Solution {
    pub(super) wanted: Vec<Wanted>,
    pub(super) chosen: Vec<Key>,
    /// Calls that no scope is known for.
    pub(super) unopened: Vec<EndpointId>,
    /// Calls that need no scope.
    pub(super) free: Vec<EndpointId>,
    pub(super) stores: Vec<String>,
    pub(super) refused_stores: Vec<String>,
}

/// Finds the least set for the job, by that aim.
pub(super) fn solution(job: &Job, aim: Aim) -> Solution {
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
            refused_stores,
            ..Solution::default()
        };
    }

    let (openable, rest): (Vec<_>, Vec<_>) = calls
        .into_iter()
        .partition(|call| call.needs().any(|need| !need.doubted));
    let (free, mut unopened): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|call| call.also() == Also::Free);
    let mut fields = job.fields.clone();
    fields.sort_unstable();
    fields.dedup();
    fields.retain(|field| !field.is_container());
    if !fields.is_empty() {
        // The fields say what the call to GraphQL itself doesn't.
        unopened.retain(|call| call.also() != Also::Fields);
    }
    let asks = openable
        .into_iter()
        .map(Ask::Call)
        .chain(fields.into_iter().map(Ask::Field));
    let wanted: Vec<Wanted> = asks.map(|ask| placed(ask, !stores.is_empty())).collect();
    let part = |confined: bool| -> Vec<Ask> {
        let of_part = wanted.iter().filter(|w| w.confined == confined);
        of_part.map(|w| w.made).collect()
    };
    let (in_stores, wide): (Vec<Key>, Vec<Key>) = Key::all().partition(|key| key.in_store);
    let mut chosen = least(&part(false), &wide, &[], aim);
    let confined = least(&part(true), &in_stores, &chosen, aim);
    chosen.extend(confined);
    Solution {
        wanted,
        chosen,
        unopened,
        free,
        stores,
        refused_stores,
    }
}

/// Where the call is made: in the Store, if the job has one and the call can.
fn placed(asked: Ask, confine: bool) -> Wanted {
    let there = match asked {
        Ask::Call(asked) => Some(asked)
            .filter(|call| call.in_store())
            .or_else(|| asked.store_form())
            .filter(|call| takes_store_scope(*call))
            .map(Ask::Call),
        Ask::Field(asked) => Some(asked)
            .filter(|field| field.in_store())
            .or_else(|| asked.store_form())
            .filter(|field| field.takes_store_scope())
            .map(Ask::Field),
    };
    let made = there.filter(|_| confine);
    Wanted {
        asked,
        made: made.unwrap_or(asked),
        confined: made.is_some(),
    }
}

fn takes_store_scope(call: EndpointId) -> bool {
    let fits =
        |need: Need| need.in_store && !need.doubted && need.info().store == StoreForm::Documented;
    call.needs().any(fits)
}
