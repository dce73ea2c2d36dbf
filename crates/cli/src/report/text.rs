//! For a terminal.

use super::{caution, difference, headline, scope_words, sets};
use crate::args::Command;
use crate::check::Report;
use crate::rule::RULES;

/// The result as text.
pub(crate) fn text(report: &Report) -> String {
    let mut out = format!(
        "{} files read, {} left out.\n",
        report.scan.files, report.scan.left_out
    );
    if report.command != Command::Lint {
        out += &format!("{}\n", headline(report));
    }
    for (title, answer) in sets(report) {
        if answer.set.is_empty() {
            continue;
        }
        out += &format!("\n{title}:\n");
        for scope in &answer.set {
            let why = answer
                .scopes
                .iter()
                .find(|chosen| chosen.scope.name == scope.name);
            let why = why.map(|chosen| chosen.why.as_str()).unwrap_or_default();
            out += &format!("  {:<32} {why}\n", scope_words(scope));
        }
    }
    if let Some(fewest) = report
        .fewest
        .as_ref()
        .filter(|_| report.command != Command::Lint)
    {
        out += &format!("\nFewer scopes: {}\n", difference(&report.least, fewest));
    }
    for note in report.least.unopened.iter().chain(&report.least.reminders) {
        out += &format!("\n{}: {}\n", note.call.call(), note.text);
    }
    for (text, fields) in super::notes(&report.least) {
        out += &format!("\n{text} [{}]\n", fields.join(", "));
    }
    for rule in RULES {
        let found = report
            .problems
            .iter()
            .filter(|problem| problem.rule == rule);
        let lines: Vec<String> = found
            .map(|problem| match &problem.place {
                Some(place) => format!("  {}:{}: {}\n", place.file, place.line, problem.text),
                None => format!("  {}\n", problem.text),
            })
            .collect();
        if !lines.is_empty() {
            out += &format!(
                "\n{} [{}]: {}\n{}",
                rule.title(),
                rule.id(),
                lines.len(),
                lines.concat()
            );
        }
    }
    if report.accepted > 0 {
        out += &format!("\nAccepted by the baseline: {}\n", report.accepted);
    }
    if report.command == Command::Compare && report.listed.is_empty() {
        out += "\nThe project lists no scopes that could be compared: give them with --scopes.\n";
    }
    if report.command == Command::Lint && report.scan.listed.is_empty() {
        out += "\nNo lists of scopes were found.\n";
    }
    if report.command != Command::Lint {
        for sentence in caution(report) {
            out += &format!("\n{sentence}\n");
        }
    }
    out
}
