//! Update actions and what people say for a call, as static tables, which the build makes from
//! `data/actions.tsv`, `data/phrases.tsv` and `data/synonyms.tsv`.

use super::table::EndpointId;

include!(concat!(env!("OUT_DIR"), "/sayings.rs"));

/// An update action of the API reference: one of the things that an update call does. The number is
/// its place in the table and may change with a new catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Action(u16);

impl Action {
    /// As the request names it: `addLineItem`.
    pub fn name(self) -> String {
        words_of(usize::from(self.0)).map(word).collect()
    }
}

impl EndpointId {
    /// The update actions that the call takes, in the order of their names; none for most calls
    /// (API reference: the discriminator of the body's `actions`).
    pub fn actions(self) -> impl Iterator<Item = Action> {
        let group = group_of(self);
        let names = group.map_or(&[][..], |group| span(&ACTIONS, &ACTION_AT, group));
        names.iter().copied().map(Action)
    }
}

/// The group of actions that a call takes; many calls share one.
pub(super) fn group_of(call: EndpointId) -> Option<usize> {
    let group = ACTIONS_OF.get(call.at())?;
    usize::from(*group).checked_sub(1)
}

/// How many groups of actions there are.
pub(super) fn groups() -> usize {
    ACTION_AT.len() - 1
}

/// What is said for the actions of a group: the place of the saying, and the action.
pub(super) fn of_group(group: usize) -> impl Iterator<Item = (usize, Action)> {
    let names = span(&ACTIONS, &ACTION_AT, group).iter();
    let names = names.map(|at| (usize::from(*at), Action(*at)));
    let more = MORE.iter().filter(move |row| usize::from(row[0]) == group);
    names.chain(more.map(|row| (usize::from(row[1]), Action(row[2]))))
}

/// What is said for calls themselves: the place of the endpoint and of the saying, in the order of the endpoints.
pub(super) fn phrases() -> impl Iterator<Item = (usize, usize)> {
    PHRASES
        .iter()
        .map(|row| (usize::from(row[0]), usize::from(row[1])))
}

/// How many sayings there are.
pub(super) fn count() -> usize {
    SAYING_AT.len() - 1
}

/// The places of a saying's words.
pub(super) fn words_of(saying: usize) -> impl Iterator<Item = usize> {
    span(&SAYINGS, &SAYING_AT, saying)
        .iter()
        .map(|at| usize::from(*at))
}

/// Every word that sayings are made of, each once.
pub(super) fn words() -> impl ExactSizeIterator<Item = &'static str> {
    (0..WORD_AT.len() - 1).map(word)
}

fn word(at: usize) -> &'static str {
    WORDS
        .get(usize::from(WORD_AT[at])..usize::from(WORD_AT[at + 1]))
        .unwrap_or_default()
}

/// The places of the words that say nothing, such as `To` in `addToCategory`.
pub(super) fn filler_words() -> impl Iterator<Item = usize> {
    FILLER_WORDS.iter().map(|at| usize::from(*at))
}

/// Whether a word says nothing about a call: `to`, `from`, `the`.
pub(super) fn is_filler(word: &str) -> bool {
    let mut fillers = FILLERS.split(' ');
    fillers.any(|other| other.eq_ignore_ascii_case(word))
}

/// What a word may stand for in a saying, each meaning one or more words: `discount code` for `coupon`.
pub(super) fn meanings(is: impl Fn(&str) -> bool) -> impl Iterator<Item = &'static str> {
    MEANINGS
        .iter()
        .filter(move |(word, _)| is(word))
        .flat_map(|(_, means)| means.split(", "))
}

/// Every word that has another meaning.
pub(super) fn other_words() -> impl Iterator<Item = &'static str> {
    MEANINGS.iter().map(|(word, _)| *word)
}

fn span(all: &'static [u16], starts: &[u16], at: usize) -> &'static [u16] {
    all.get(usize::from(starts[at])..usize::from(starts[at + 1]))
        .unwrap_or_default()
}
