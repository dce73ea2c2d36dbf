//! An audit as a file. Names come from strangers: each format shows them as they are, and none acts.

use serde_json::{Value, json};

use super::Audit;
use crate::api_client::ApiClient;
use crate::calendar::Reminder;
use crate::export;
use crate::text::{display_name, visible};
use crate::time::Day;
use scope::lint::Severity;

/// So many days ahead are written into the calendar.
const AHEAD_DAYS: i64 = 90;

const COLUMNS: [&str; 6] = ["Severity", "Check", "Title", "Name", "Client ID", "Finding"];

fn rows<'a>(audit: &'a Audit, all: &'a [ApiClient]) -> impl Iterator<Item = [String; 6]> + 'a {
    audit.issues.iter().filter_map(|issue| {
        let client = all.get(issue.client)?;
        Some([
            issue.check.severity.word().to_owned(),
            issue.check.id.to_owned(),
            issue.check.title.to_owned(),
            display_name(&client.name),
            client.id.clone(),
            issue.text.clone(),
        ])
    })
}

/// A table for spreadsheets.
pub fn csv(audit: &Audit, all: &[ApiClient]) -> String {
    export::csv(&COLUMNS, rows(audit, all))
}

/// A report to read.
pub fn markdown(audit: &Audit, all: &[ApiClient], project: &str) -> String {
    let mut out = format!(
        "# Audit of the API clients of {}\n\n{} (UTC). Score: {} of 100. {}\n",
        export::escaped(project),
        audit.today,
        audit.score.points,
        audit.score.words()
    );
    if !audit.knows_stores {
        out.push_str("\nThe stores in scopes were not checked.\n");
    }
    for (check, issues) in audit.by_check() {
        out.push_str(&format!(
            "\n## {} {} ({}, {})\n\n",
            check.id,
            check.title,
            check.severity.word(),
            issues.len()
        ));
        let lines = issues.iter().filter_map(|issue| {
            let client = all.get(issue.client)?;
            Some([
                display_name(&client.name),
                client.id.clone(),
                issue.text.clone(),
            ])
        });
        out.push_str(&export::markdown(&["Name", "Client ID", "Finding"], lines));
    }
    out
}

/// The Static Analysis Results Interchange Format, version 2.1.0 (OASIS). A client stands for a file.
pub fn sarif(audit: &Audit, all: &[ApiClient], version: &str) -> String {
    let level = |severity: Severity| match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    };
    let checks = audit.by_check();
    let rules: Vec<Value> = checks
        .iter()
        .map(|(check, _)| {
            json!({
                "id": check.id,
                "shortDescription": { "text": check.title },
                "help": { "text": format!("Source: {}", check.source) },
                "defaultConfiguration": { "level": level(check.severity) },
            })
        })
        .collect();
    let result = |(index, client): (usize, &ApiClient), text: &str, id: &str, severity| {
        let uri =
            percent_encoding::utf8_percent_encode(&client.id, percent_encoding::NON_ALPHANUMERIC);
        json!({
            "ruleId": id,
            "ruleIndex": index,
            "level": level(severity),
            "message": { "text": format!("{}: {}", display_name(&client.name), visible(text)) },
            "locations": [{
                "physicalLocation": { "artifactLocation": { "uri": format!("api-clients/{uri}") } },
                "logicalLocations": [{
                    "name": display_name(&client.name),
                    "fullyQualifiedName": visible(&client.id),
                    "kind": "resource",
                }],
            }],
            "partialFingerprints": { "clientAndCheck/v1": format!("{}/{id}", visible(&client.id)) },
        })
    };
    let results: Vec<Value> = checks
        .iter()
        .enumerate()
        .flat_map(|(index, (check, issues))| {
            issues.iter().filter_map(move |issue| {
                let client = all.get(issue.client)?;
                Some(result(
                    (index, client),
                    &issue.text,
                    check.id,
                    check.severity,
                ))
            })
        })
        .collect();
    let file = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "Scopesmith", "version": version, "rules": rules } },
            "results": results,
        }],
    });
    format!("{file:#}\n")
}

/// The ends of the next 90 days, to be reminded of.
pub fn calendar(all: &[ApiClient], today: Day) -> Vec<Reminder> {
    let ends = all.iter().filter_map(|client| {
        let day = client.delete_at?.day();
        (0..=AHEAD_DAYS)
            .contains(&(day.0 - today.0))
            .then_some((client, day))
    });
    let reminder = |(client, day): (&ApiClient, Day)| Reminder {
        id: ["end-", &client.id].concat(),
        day,
        title: format!("API client {} expires", display_name(&client.name)),
        text: format!(
            "commercetools deletes the API client with the ID {} on or shortly after this day. If it is still \
                in use, create a replacement first.",
            client.id
        ),
    };
    let mut all: Vec<Reminder> = ends.map(reminder).collect();
    all.sort_by_key(|reminder| reminder.day);
    all
}
