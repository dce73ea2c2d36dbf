//! What the code needs beside what the project lists.

use std::collections::BTreeMap;

use finder::{Ask, opens};
use scope::{Permission, ScopeSet};
use source::{Finding, Place, Purpose, Scan, Source};

use super::check::{Report, needs, needs_scope, of_source};
use super::rule::Rule;

/// Says what is missing in the list and what is too much. Without a list there is nothing to say. `elsewhere` is what
/// files ask for that are not looked at.
pub(crate) fn compare(report: &mut Report, scan: &Scan, elsewhere: &[(Purpose, Ask)]) {
    if report.listed.is_empty() {
        return;
    }
    missing(report, scan);
    missing_in_check(report, scan);
    superfluous(report, scan, elsewhere);
}

/// Each call that no listed scope opens, at its first place.
fn missing(report: &mut Report, scan: &Scan) {
    let is_open = |finding: &Finding| {
        let ask = finding.ask;
        !needs_scope(ask) || report.listed.iter().any(|scope| opens(scope, ask))
    };
    let mut first: BTreeMap<Ask, &Finding> = BTreeMap::new();
    for finding in &scan.findings {
        first.entry(finding.ask).or_insert(finding);
    }
    first.retain(|_, finding| !is_open(finding));
    for (ask, finding) in first {
        let text = format!(
            "{} None of the listed scopes opens it.",
            needs(ask, &report.least)
        );
        report.say(Rule::Missing, Some(finding.place.clone()), text);
    }
}

/// A check of the program compares names, so that a wider scope does not do; only `manage_project` is let through
/// (`@commercetools/connect-payments-sdk`).
fn missing_in_check(report: &mut Report, scan: &Scan) {
    let has = |name: &str| report.listed.iter().any(|scope| scope.name == name);
    if has("manage_project") {
        return;
    }
    let mut lacking: Vec<(Place, String)> = Vec::new();
    for list in of_source(scan, Source::OwnCheck) {
        let names = list.scopes.iter().filter(|scope| !has(&scope.name));
        let names: ScopeSet = names.cloned().collect();
        if !names.is_empty() {
            lacking.push((list.place.clone(), names.words()));
        }
    }
    for (place, names) in lacking {
        let text = format!("A check of the program itself demands {names}, which is not listed.");
        report.say(Rule::Missing, Some(place), text);
    }
}

/// Listed scopes that open nothing of what was found.
fn superfluous(report: &mut Report, scan: &Scan, elsewhere: &[(Purpose, Ask)]) {
    let asks: Vec<Ask> = {
        let mut asks: Vec<Ask> = scan.findings.iter().map(|finding| finding.ask).collect();
        asks.sort_unstable();
        asks.dedup();
        asks
    };
    let unused = |scope: &&Permission| !asks.iter().any(|ask| opens(scope, *ask));
    let unused: Vec<Permission> = report.listed.iter().filter(unused).cloned().collect();
    for scope in unused {
        let list = scan
            .listed
            .iter()
            .find(|list| list.source.publishes() && list.scopes.contains(&scope));
        let demanded = of_source(scan, Source::OwnCheck)
            .any(|list| list.scopes.iter().any(|other| other.name == scope.name));
        let mut text = format!("No call that was found needs {}.", scope.words());
        if demanded {
            text += " A check of the program itself demands it.";
        }
        let of = |wanted: Purpose| {
            let mut others = elsewhere.iter();
            others.any(|(purpose, ask)| *purpose == wanted && opens(&scope, *ask))
        };
        if of(Purpose::Setup) {
            text += " Scripts that set something up need it: give them a client of their own.";
        } else if of(Purpose::Test) {
            text += " Tests need it: give them a client of their own.";
        }
        let place = list.map(|list| list.place_of(&scope.name));
        report.say(Rule::Superfluous, place, text);
    }
}
