//! The solver against rules that must always hold, and against a brute force of its own.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use finder::{Answer, EndpointId, Job, endpoints, solve};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use scope::{Coverage, Permission, SCOPES, ScopeSet, StoreForm};

const STORE: &str = "berlin";

/// Whether the call succeeds with that set, by the catalog's coverage: deprecated ways and doubted
/// alternatives don't count.
fn works(set: &ScopeSet, call: EndpointId) -> bool {
    call.needs().filter(|need| !need.doubted).any(|need| {
        let permission = Permission::at(need.info().name, need.in_store.then_some(STORE));
        let reason = Coverage::of(set).covered_by(&permission);
        reason.is_some_and(|reason| !reason.deprecated)
    })
}

/// The calls as the answer says that they are made.
fn made(job: &Job, answer: &Answer) -> Vec<EndpointId> {
    let moved = |call: &EndpointId| {
        let to = answer.moved.iter().find(|moved| moved.from == *call);
        to.map_or(*call, |moved| moved.to)
    };
    let open = |call: &&EndpointId| {
        call.also() != finder::Also::Free && !answer.unopened.iter().any(|note| note.call == **call)
    };
    job.calls.iter().filter(open).map(moved).collect()
}

/// A permission and what it opens.
#[derive(Clone)]
struct Known {
    permission: Permission,
    open: Vec<bool>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let places = [None, Some(STORE)].into_iter();
    let all = places.flat_map(|store| SCOPES.iter().map(move |info| (info, store)));
    let granted = all.filter(|(info, store)| {
        info.selectable() && (store.is_none() || info.store == StoreForm::Documented)
    });
    let known = granted.map(|(info, store)| {
        let permission = Permission::at(info.name, store);
        let set = ScopeSet::new([permission.clone()]);
        Known {
            permission,
            open: endpoints().map(|call| works(&set, call)).collect(),
        }
    });
    known.collect()
});

static WEIGHTS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let weigh = |call: EndpointId| {
        (if call.writes() { 3 } else { 1 }) * (if call.personal() { 2 } else { 1 })
    };
    endpoints().map(weigh).collect()
});

fn place(call: EndpointId) -> usize {
    endpoints().position(|other| other == call).unwrap()
}

fn weight(open: &[bool]) -> u32 {
    open.iter()
        .zip(&*WEIGHTS)
        .filter(|(open, _)| **open)
        .map(|(_, weight)| weight)
        .sum()
}

fn joined(open: &[bool], more: &[bool]) -> Vec<bool> {
    open.iter().zip(more).map(|(a, b)| *a || *b).collect()
}

/// The least weight and size of all sets that open the calls, by trying every set.
fn brute(calls: &[usize], known: &[&Known], open: &[bool]) -> Option<(u32, usize)> {
    let Some(next) = calls.iter().find(|call| !open[**call]) else {
        return Some((weight(open), 0));
    };
    let mut best = None;
    for one in known.iter().filter(|one| one.open[*next]) {
        let found = brute(calls, known, &joined(open, &one.open));
        let found = found.map(|(weight, size)| (weight, size + 1));
        best = match (best, found) {
            (Some(best), Some(found)) => Some(std::cmp::min::<(u32, usize)>(best, found)),
            (best, found) => best.or(found),
        };
    }
    best
}

fn open_of(set: &ScopeSet, in_store: Option<bool>) -> Vec<bool> {
    let none = vec![false; WEIGHTS.len()];
    let part = set
        .iter()
        .filter(|p| in_store.is_none_or(|wanted| p.store.is_some() == wanted));
    part.fold(none, |open, permission| {
        let known = KNOWN
            .iter()
            .find(|known| known.permission == *permission)
            .unwrap();
        joined(&open, &known.open)
    })
}

fn some_calls(most: usize) -> impl Strategy<Value = Vec<EndpointId>> {
    let all: Vec<EndpointId> = endpoints().collect();
    proptest::collection::vec(any::<Index>(), 1..=most)
        .prop_map(move |picks| picks.iter().map(|pick| *pick.get(&all)).collect())
}

/// Calls around a few resources, where scopes compete.
fn contested_calls() -> impl Strategy<Value = Vec<EndpointId>> {
    let many = |call: &EndpointId| call.needs().count() > 1;
    let all: Vec<EndpointId> = endpoints().filter(many).collect();
    proptest::collection::vec(select(all), 1..=5)
}

fn job(stores: bool) -> impl Strategy<Value = Job> {
    let calls = prop_oneof![some_calls(12), contested_calls()];
    let stores = if stores {
        vec![STORE.to_owned()]
    } else {
        Vec::new()
    };
    calls.prop_map(move |calls| Job {
        calls,
        stores: stores.clone(),
        ..Job::default()
    })
}

fn check(job: &Job) {
    let answer = solve(job);
    let made = made(job, &answer);
    for call in &made {
        assert!(
            works(&answer.set, *call),
            "{} fails with {:?}",
            call.call(),
            answer.set
        );
    }
    for permission in &answer.set {
        let mut less = answer.set.clone();
        less.remove(permission);
        let fails = made.iter().any(|call| !works(&less, *call));
        assert!(fails, "{permission:?} can be dropped from {:?}", answer.set);
    }
    for chosen in &answer.scopes {
        assert!(!chosen.only_by.is_empty() && !chosen.why.is_empty());
        assert!(
            chosen
                .only_by
                .iter()
                .all(|call| chosen.needed_by.contains(call))
        );
        assert_eq!(
            chosen.opens.len(),
            chosen.besides.len() + chosen.needed_by.len()
        );
        for refused in &chosen.refused {
            assert!(refused.text.ends_with('.'), "{refused:?}");
            let there =
                |c: &finder::Chosen| c.scope == refused.scope && c.in_store == refused.in_store;
            assert!(
                !answer.scopes.iter().any(there),
                "{refused:?} is in the set"
            );
        }
    }
    assert_eq!(answer.reach.weight, weight(&open_of(&answer.set, None)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_answer_suffices_and_nothing_can_be_dropped(job in job(false)) {
        check(&job);
    }

    #[test]
    fn in_a_store_too(job in job(true)) {
        check(&job);
    }

    #[test]
    fn order_and_repetition_do_not_matter(job in job(true)) {
        let mut other = job.clone();
        other.calls.reverse();
        other.calls.extend(job.calls.iter());
        prop_assert_eq!(solve(&job).set, solve(&other).set);
    }

    #[test]
    fn the_solver_agrees_with_brute_force(
        calls in prop_oneof![some_calls(4), contested_calls()],
        in_store in any::<bool>(),
    ) {
        let stores = if in_store { vec![STORE.to_owned()] } else { Vec::new() };
        let job = Job { calls, stores, ..Job::default() };
        let answer = solve(&job);
        let none = vec![false; WEIGHTS.len()];
        // By the rules: what takes a Store scope, once there is a Store; all else comes first.
        let takes = |call: &EndpointId| {
            in_store && call.needs().any(|need| {
                need.in_store && !need.doubted && need.info().store == StoreForm::Documented
            })
        };
        let (confined, wide): (Vec<_>, Vec<_>) = made(&job, &answer).into_iter().partition(takes);
        for (calls, store, open) in [
            (wide, false, none.clone()),
            (confined, true, open_of(&answer.set, Some(false))),
        ] {
            let calls: Vec<usize> = calls.into_iter().map(place).collect();
            let open = if store { open } else { none.clone() };
            let fits = |known: &&Known| known.permission.store.is_some() == store;
            let project = |known: &&Known| known.permission.name == "manage_project";
            let usual: Vec<&Known> = KNOWN.iter().filter(fits).filter(|k| !project(k)).collect();
            let best = brute(&calls, &usual, &open).or_else(|| {
                brute(&calls, &KNOWN.iter().filter(fits).collect::<Vec<_>>(), &open)
            });
            let size = answer.set.iter().filter(|p| p.store.is_some() == store).count();
            let got = if store { open_of(&answer.set, None) } else { open_of(&answer.set, Some(false)) };
            prop_assert_eq!(Some((weight(&got), size)), best, "{:?}", &answer.set);
        }
    }
}

#[test]
fn every_single_endpoint_gets_the_lightest_scope() {
    for call in endpoints() {
        let answer = solve(&Job {
            calls: vec![call],
            stores: Vec::new(),
            ..Job::default()
        });
        let fitting = KNOWN
            .iter()
            .filter(|known| known.permission.store.is_none());
        let least = fitting
            .filter(|known| known.open[place(call)])
            .map(|known| weight(&known.open))
            .min();
        match least {
            None => assert_eq!(
                (
                    answer.set.len(),
                    answer.unopened.len() + answer.reminders.len()
                ),
                (0, 1),
                "{}",
                call.call()
            ),
            Some(least) => {
                assert_eq!(
                    (answer.set.len(), answer.reach.weight),
                    (1, least),
                    "{}",
                    call.call()
                );
            }
        }
    }
}

#[test]
fn all_endpoints_at_once_are_solved() {
    for stores in [Vec::new(), vec![STORE.to_owned()]] {
        let job = Job {
            calls: endpoints().collect(),
            stores,
            ..Job::default()
        };
        check(&job);
        assert!(solve(&job).set.iter().all(|p| p.name != "manage_project"));
    }
}
