//! What the code needs beside what the project lists.

use std::collections::BTreeMap;

use finder::{Answer, Ask, opens};
use scope::{Permission, ScopeSet};
use source::{Finding, Place, Purpose, Scan, Source};

use super::problem::{Problem, needs, needs_scope, of_source};
use super::rule::Rule;

/// Says what is missing in the list and what is too much. Without a list there is nothing to say. `elsewhere` is what
/// files ask for that are not looked at.
pub(crate) fn compare(
    (listed, least): (&ScopeSet, &Answer),
    scan: &Scan,
    elsewhere: &[(Purpose, Ask)],
) -> Vec<Problem> {
    if listed.is_empty() {
        return Vec::new();
    }
    let mut found = missing(listed, least, scan);
    found.extend(missing_in_check(listed, scan));
    found.extend(superfluous(listed, scan, elsewhere));
    found
}

fn problem(rule: Rule, place: Option<Place>, text: String) -> Problem {
    Problem { rule, place, text }
}

/// Each call that no listed scope opens, at its first place.
fn missing(listed: &ScopeSet, least: &Answer, scan: &Scan) -> Vec<Problem> {
    let is_open = |finding: &Finding| {
        let ask = finding.ask;
        !needs_scope(ask) || listed.iter().any(|scope| opens(scope, ask))
    };
    let mut first: BTreeMap<Ask, &Finding> = BTreeMap::new();
    for finding in &scan.findings {
        first.entry(finding.ask).or_insert(finding);
    }
    first.retain(|_, finding| !is_open(finding));
    let say = |(ask, finding): (Ask, &Finding)| {
        let text = format!("{} None of the listed scopes allows it.", needs(ask, least));
        problem(Rule::Missing, Some(finding.place.clone()), text)
    };
    first.into_iter().map(say).collect()
}

/// A check of the program compares names, so that a wider scope does not do; only `manage_project` is let through
/// (`@commercetools/connect-payments-sdk`).
fn missing_in_check(listed: &ScopeSet, scan: &Scan) -> Vec<Problem> {
    let has = |name: &str| listed.iter().any(|scope| scope.name == name);
    if has("manage_project") {
        return Vec::new();
    }
    let mut lacking = Vec::new();
    for list in of_source(scan, Source::OwnCheck) {
        let names = list.scopes.iter().filter(|scope| !has(&scope.name));
        let names: ScopeSet = names.cloned().collect();
        if !names.is_empty() {
            let text = format!(
                "The program itself checks for {}, which is not listed.",
                names.words()
            );
            lacking.push(problem(Rule::Missing, Some(list.place.clone()), text));
        }
    }
    lacking
}

/// Listed scopes that open nothing of what was found.
fn superfluous(listed: &ScopeSet, scan: &Scan, elsewhere: &[(Purpose, Ask)]) -> Vec<Problem> {
    let asks: Vec<Ask> = {
        let mut asks: Vec<Ask> = scan.findings.iter().map(|finding| finding.ask).collect();
        asks.sort_unstable();
        asks.dedup();
        asks
    };
    let unused = |scope: &&Permission| !asks.iter().any(|ask| opens(scope, *ask));
    let mut found = Vec::new();
    for scope in listed.iter().filter(unused) {
        let list = scan
            .listed
            .iter()
            .find(|list| list.source.publishes() && list.scopes.contains(scope));
        let demanded = of_source(scan, Source::OwnCheck)
            .any(|list| list.scopes.iter().any(|other| other.name == scope.name));
        let mut text = format!("No call that was found needs {}.", scope.words());
        if demanded {
            text += " The program itself checks for it.";
        }
        let of = |wanted: Purpose| {
            let mut others = elsewhere.iter();
            others.any(|(purpose, ask)| *purpose == wanted && opens(scope, *ask))
        };
        if of(Purpose::Setup) {
            text += " Setup scripts need it: give them a separate client.";
        } else if of(Purpose::Test) {
            text += " Tests need it: give them a separate client.";
        }
        let place = list.map(|list| list.place_of(&scope.name));
        found.push(problem(Rule::Superfluous, place, text));
    }
    found
}
