//! For a comment or a wiki.

use super::{caution, difference, headline, scope_words, sets};
use crate::args::Command;
use crate::check::Report;
use crate::rule::RULES;

/// The result as Markdown.
pub(crate) fn markdown(report: &Report) -> String {
    let mut out = String::from("# Scopes for commercetools\n");
    if report.command != Command::Lint {
        out += &format!("\n{}\n", cell(&headline(report)));
    }
    for (title, answer) in sets(report) {
        if answer.set.is_empty() {
            continue;
        }
        out += &format!("\n## {title}\n\n| Scope | Why |\n| --- | --- |\n");
        for scope in &answer.set {
            let why = answer
                .scopes
                .iter()
                .find(|chosen| chosen.scope.name == scope.name);
            let why = why.map(|chosen| chosen.why.as_str()).unwrap_or_default();
            out += &format!("| `{}` | {} |\n", scope_words(scope), cell(why));
        }
    }
    if let Some(fewest) = report
        .fewest
        .as_ref()
        .filter(|_| report.command != Command::Lint)
    {
        out += &format!("\n{}\n", cell(&difference(&report.least, fewest)));
    }
    for rule in RULES {
        let found: Vec<_> = report
            .problems
            .iter()
            .filter(|problem| problem.rule == rule)
            .collect();
        if found.is_empty() {
            continue;
        }
        out += &format!(
            "\n## {}\n\n| Place | Finding |\n| --- | --- |\n",
            rule.title()
        );
        for problem in found {
            let place = problem.place.as_ref();
            let place = place.map(|place| format!("{}:{}", cell(&place.file), place.line));
            out += &format!(
                "| {} | {} |\n",
                place.unwrap_or_default(),
                cell(&problem.text)
            );
        }
    }
    for sentence in caution(report) {
        out += &format!("\n{}\n", cell(&sentence));
    }
    out
}

/// A text that ends no cell and begins no markup: names of files come from anybody.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '|' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '\\' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
