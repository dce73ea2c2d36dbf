//! SARIF 2.1.0, which code hosts show beside the lines.

use serde_json::{Value, json};

use super::check::Report;
use super::json::pretty;
use super::rule::RULES;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The report as SARIF.
pub fn sarif(report: &Report) -> String {
    let rules = RULES.iter().map(|rule| {
        json!({
            "id": rule.id(),
            "shortDescription": { "text": rule.title() },
            "defaultConfiguration": { "level": rule.level() },
        })
    });
    let results = report.problems.iter().map(|problem| {
        let at = RULES.iter().position(|rule| *rule == problem.rule);
        let mut result = json!({
            "ruleId": problem.rule.id(),
            "ruleIndex": at,
            "level": problem.rule.level(),
            "message": { "text": problem.text },
        });
        if let Some(place) = &problem.place
            && let Some(fields) = result.as_object_mut()
        {
            let location = json!([{
                "physicalLocation": {
                    "artifactLocation": { "uri": uri(&place.file) },
                    "region": { "startLine": place.line },
                },
            }]);
            fields.insert("locations".to_owned(), location);
        }
        result
    });
    let value: Value = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "scopesmith",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    pretty(&value)
}

/// A path as a relative URI (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}
