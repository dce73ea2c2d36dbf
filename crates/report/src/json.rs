//! For other programs.

use finder::{Answer, Ask};
use serde_json::{Value, json};

use super::check::Report;

/// The report as JSON. Names may be added; those that are there stay.
pub fn json(report: &Report) -> String {
    let findings = report.scan.findings.iter().map(|finding| {
        let (kind, confidence) = match finding.ask {
            Ask::Call(_) => ("call", None),
            Ask::Field(field) => ("field", Some(field.confidence().word())),
        };
        json!({
            "file": finding.place.file,
            "line": finding.place.line,
            "purpose": finding.place.purpose.word(),
            "kind": kind,
            "ask": finding.ask.words(),
            "how": finding.how.word(),
            "confidence": confidence,
            "client": finding.client,
        })
    });
    let problems = report.problems.iter().map(|problem| {
        json!({
            "rule": problem.rule.id(),
            "level": problem.rule.level(),
            "file": problem.place.as_ref().map(|place| place.file.as_str()),
            "line": problem.place.as_ref().map(|place| place.line),
            "text": problem.text,
        })
    });
    let listed = report.scan.listed.iter().map(|list| {
        json!({
            "file": list.place.file,
            "line": list.place.line,
            "source": list.source.word(),
            "scopes": list.scopes.iter().map(scope::Permission::words).collect::<Vec<_>>(),
        })
    });
    let value = json!({
        "version": 1,
        "files": report.scan.files,
        "leftOut": report.scan.left_out,
        "least": set(&report.least),
        "fewest": report.fewest.as_ref().map(set),
        "setup": report.setup.as_ref().map(set),
        "job": report.job,
        "findings": findings.collect::<Vec<_>>(),
        "listed": listed.collect::<Vec<_>>(),
        "problems": problems.collect::<Vec<_>>(),
        "accepted": report.accepted,
        "notes": report.cautions(),
    });
    pretty(&value)
}

fn set(answer: &Answer) -> Value {
    let scopes = answer.set.iter().map(|scope| {
        let chosen = answer
            .scopes
            .iter()
            .find(|chosen| chosen.scope.name == scope.name);
        json!({
            "name": scope.name,
            "store": scope.store,
            "why": chosen.map(|chosen| chosen.why.as_str()),
        })
    });
    json!({
        "scopes": scopes.collect::<Vec<_>>(),
        "scope": answer.set.print("{projectKey}"),
        "opens": answer.reach.calls,
        "changes": answer.reach.writes,
        "personal": answer.reach.personal,
    })
}

/// Text with line ends.
pub(super) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
