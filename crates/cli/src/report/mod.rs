//! The ways in which a result is written.

mod json;
mod markdown;
mod sarif;
mod text;

pub(crate) use json::json;
pub(crate) use markdown::markdown;
pub(crate) use sarif::sarif;
pub(crate) use text::text;

use finder::Answer;
use scope::Permission;

use super::args::Command;
use super::check::Report;
use super::rule::Rule;

/// How a scope is written: `view_orders`, `view_orders:{projectKey}:berlin`.
fn scope_words(scope: &Permission) -> String {
    scope.words()
}

/// What stands over the set.
fn headline(report: &Report) -> String {
    let count = report.least.set.len();
    let asks = report.scan.findings.len();
    let noun = |number: usize, one: &str| {
        if number == 1 {
            format!("1 {one}")
        } else {
            format!("{number} {one}s")
        }
    };
    if asks == 0 {
        return "No calls were found.".to_owned();
    }
    format!(
        "At least {} for {} in the code.",
        noun(count, "scope"),
        noun(asks, "place")
    )
}

/// What would make the result certain.
fn caution(report: &Report) -> Vec<String> {
    let mut told = Vec::new();
    let open = report
        .problems
        .iter()
        .filter(|problem| problem.rule == Rule::Unfollowed)
        .count();
    if open > 0 {
        told.push(format!(
            "Places that could not be followed: {open}. Look at each of them."
        ));
    }
    if !report.scan.findings.is_empty() || open > 0 {
        told.push(
            "Source code tells a lower bound: dependencies may make calls of their own. Run the program \
             with these scopes, and add what an insufficient_scope error names."
                .to_owned(),
        );
    }
    told.extend(report.scan.notes.iter().cloned());
    told
}

/// How the set with the fewest scopes differs.
fn difference(least: &Answer, fewest: &Answer) -> String {
    format!(
        "{} would do with {} instead of {}, but would open {} calls instead of {}, {} that change something instead of {}.",
        fewest.set.words(),
        fewest.set.len(),
        least.set.len(),
        fewest.reach.calls,
        least.reach.calls,
        fewest.reach.writes,
        least.reach.writes,
    )
}

/// What is to be known about fields, each sentence once with its fields.
fn notes(answer: &Answer) -> Vec<(&str, Vec<&'static str>)> {
    let mut notes: Vec<(&str, Vec<&'static str>)> = Vec::new();
    for note in &answer.field_notes {
        match notes.iter_mut().find(|(text, _)| *text == note.text) {
            Some((_, fields)) => fields.push(note.field.path()),
            None => notes.push((&note.text, vec![note.field.path()])),
        }
    }
    notes
}

/// The sets that are shown, each with its heading.
fn sets(report: &Report) -> Vec<(&'static str, &Answer)> {
    let mut sets = vec![("Scopes", &report.least)];
    sets.extend(report.setup.as_ref().map(|answer| {
        (
            "Scripts that set something up, with a client of their own",
            answer,
        )
    }));
    if report.command == Command::Lint {
        sets.clear();
    }
    sets
}
