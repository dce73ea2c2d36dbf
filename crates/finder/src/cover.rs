//! The least set of permissions that opens every wanted call, found exactly by branch and bound.

use super::ask::Ask;
use super::reach::{Calls, Key, Weights, all_open, last_resort};

/// What is kept least, first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// The reach of the set, then the number of its scopes.
    Reach,
    /// The number of its scopes, then its reach.
    Number,
}

impl Aim {
    /// The lesser of two is the better.
    fn cost(self, weight: u32, size: usize) -> (u64, u64) {
        let (weight, size) = (u64::from(weight), size as u64);
        match self {
            Self::Reach => (weight, size),
            Self::Number => (size, weight),
        }
    }
}

/// A permission that may be chosen.
struct Candidate {
    key: Key,
    open: Calls,
    /// Which of the questions it answers.
    serves: Vec<bool>,
}

/// The best that was found so far.
struct Best {
    weight: u32,
    chosen: Vec<usize>,
}

/// The least set among `keys` that, together with what is `given` already, opens all that is `wanted`:
/// first the least weight of all that is open ([`super::Reach`]), then the fewest permissions, or the
/// other way around, as the aim says; then the catalog's order. A scope of last resort is left out for calls that another opens. Calls
/// that no key opens are left out.
pub(super) fn least(wanted: &[Ask], keys: &[Key], given: &[Key], aim: Aim) -> Vec<Key> {
    let open = |ask: &Ask| given.iter().any(|key| key.serves(*ask));
    let mut asks: Vec<Ask> = wanted.iter().copied().filter(|ask| !open(ask)).collect();
    // What has the same alternatives is one question.
    asks.sort_by_key(|ask| (ask.question(), *ask));
    asks.dedup_by_key(|ask| ask.question());

    let useful = keys
        .iter()
        .filter(|key| asks.iter().any(|ask| key.serves(*ask)));
    let mut candidates: Vec<Candidate> = useful
        .map(|key| Candidate {
            key: *key,
            open: key.opened(),
            serves: asks.iter().map(|ask| key.serves(*ask)).collect(),
        })
        .collect();
    drop_last_resort(&mut candidates, asks.len());
    drop_dominated(&mut candidates);
    let options = |ask: usize| -> Vec<usize> {
        let fitting = candidates
            .iter()
            .enumerate()
            .filter(|(_, one)| one.serves[ask]);
        fitting.map(|(at, _)| at).collect()
    };
    let mut questions: Vec<Vec<usize>> = (0..asks.len())
        .map(options)
        .filter(|o| !o.is_empty())
        .collect();
    drop_answered(&mut questions);

    let mut search = Search {
        aim,
        candidates: &candidates,
        weights: Weights::new(),
        best: None,
        barred: vec![false; candidates.len()],
    };
    search.go(&questions, all_open(given), 0, &mut Vec::new());
    let mut chosen: Vec<Key> = search.best.map_or_else(Vec::new, |best| {
        best.chosen.iter().map(|at| candidates[*at].key).collect()
    });
    chosen.sort_unstable();
    chosen
}

/// Takes the scopes of last resort away unless a call has no other; then they stay for all calls,
/// since they are needed anyway.
fn drop_last_resort(candidates: &mut Vec<Candidate>, asks: usize) {
    let others = |ask: usize| {
        let mut fitting = candidates.iter().filter(|one| one.serves[ask]).peekable();
        fitting.peek().is_none() || fitting.any(|one| !last_resort(one.key.info()))
    };
    if (0..asks).all(others) {
        candidates.retain(|one| !last_resort(one.key.info()));
    }
}

/// Takes a candidate away if another opens the same wanted calls and nothing that it does not open:
/// whatever set has the first is no worse with the second.
fn drop_dominated(candidates: &mut Vec<Candidate>) {
    let serves = |one: &Candidate, other: &Candidate| {
        let mut pairs = one.serves.iter().zip(&other.serves);
        pairs.all(|(one, other)| !one || *other)
    };
    let mut at = 0;
    while at < candidates.len() {
        let one = &candidates[at];
        let beaten = candidates.iter().enumerate().any(|(place, other)| {
            place != at
                && serves(one, other)
                && other.open.is_within(&one.open)
                // Of two that are alike the first stays.
                && (place < at || !(serves(other, one) && one.open.is_within(&other.open)))
        });
        if beaten {
            candidates.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Takes a question away if every answer to another one answers it too.
fn drop_answered(questions: &mut Vec<Vec<usize>>) {
    questions.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let mut kept: Vec<Vec<usize>> = Vec::new();
    for question in questions.drain(..) {
        if !kept
            .iter()
            .any(|other| other.iter().all(|at| question.contains(at)))
        {
            kept.push(question);
        }
    }
    *questions = kept;
}

struct Search<'a> {
    aim: Aim,
    candidates: &'a [Candidate],
    weights: Weights,
    best: Option<Best>,
    /// Candidates whose sets have all been looked at.
    barred: Vec<bool>,
}

impl Search<'_> {
    fn go(&mut self, questions: &[Vec<usize>], open: Calls, weight: u32, chosen: &mut Vec<usize>) {
        let unanswered: Vec<&Vec<usize>> = questions
            .iter()
            .filter(|options| !options.iter().any(|at| chosen.contains(at)))
            .collect();
        // What each option would add, for the question that has the fewest; and a bound: the
        // dearest question has to be answered too.
        let (mut narrowest, mut dearest): (Option<Vec<(u32, usize)>>, u32) = (None, 0);
        for options in unanswered {
            let added = |at: &usize| (self.weights.added(&open, &self.candidates[*at].open), *at);
            let free = options.iter().filter(|at| !self.barred[**at]);
            let mut costs: Vec<(u32, usize)> = free.map(added).collect();
            costs.sort_unstable();
            let Some((least, _)) = costs.first() else {
                return;
            };
            dearest = dearest.max(*least);
            if narrowest
                .as_ref()
                .is_none_or(|other| costs.len() < other.len())
            {
                narrowest = Some(costs);
            }
        }
        let size = chosen.len() + usize::from(narrowest.is_some());
        let bound = self.aim.cost(weight + dearest, size);
        let worse = |best: &Best| bound >= self.aim.cost(best.weight, best.chosen.len());
        if self.best.as_ref().is_some_and(worse) {
            return;
        }
        let Some(options) = narrowest else {
            self.best = Some(Best {
                weight,
                chosen: chosen.clone(),
            });
            return;
        };
        for (added, at) in &options {
            chosen.push(*at);
            self.go(
                questions,
                open.with(&self.candidates[*at].open),
                weight + added,
                chosen,
            );
            chosen.pop();
            self.barred[*at] = true;
        }
        for (_, at) in &options {
            self.barred[*at] = false;
        }
    }
}
