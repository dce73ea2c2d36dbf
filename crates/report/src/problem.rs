//! A finding, and what is asked of a scan to make one.

use finder::{Also, Answer, Ask};
use source::{Place, Scan, Source};

use super::rule::Rule;

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is about.
    pub rule: Rule,
    /// Where, if it has a place.
    pub place: Option<Place>,
    /// What is to be said, in sentences.
    pub text: String,
}

/// The lists of one kind.
pub(crate) fn of_source(scan: &Scan, source: Source) -> impl Iterator<Item = &source::Listed> {
    scan.listed.iter().filter(move |list| list.source == source)
}

fn is_free(ask: Ask) -> bool {
    matches!(ask, Ask::Call(call) if call.also() == Also::Free)
}

pub(crate) fn needs_scope(ask: Ask) -> bool {
    match ask {
        Ask::Call(call) => call.needs().next().is_some(),
        Ask::Field(field) => !field.is_container(),
    }
}

/// `GET /{projectKey}/carts needs view_orders.`, by a set that was found for it.
pub fn needs(ask: Ask, answer: &Answer) -> String {
    let scope = answer.scopes.iter().find(|chosen| match ask {
        Ask::Call(call) => chosen.needed_by.iter().any(|other| {
            *other == call
                || answer
                    .moved
                    .iter()
                    .any(|moved| moved.from == call && moved.to == *other)
        }),
        Ask::Field(field) => chosen
            .fields
            .iter()
            .any(|other| *other == field || answer.moved_fields.contains(&(field, *other))),
    });
    match scope {
        Some(chosen) => format!("{} needs {}.", ask.words(), chosen.scope.name),
        None if needs_scope(ask) => format!("{} needs a scope.", ask.words()),
        None if is_free(ask) => format!("{} needs no scope.", ask.words()),
        None => format!("{}: the scope that it needs is unknown.", ask.words()),
    }
}
