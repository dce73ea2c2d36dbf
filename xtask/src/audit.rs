//! `cargo xtask audit`: what is known of the packages that the page and its tools are made of.

use crate::project::{Outcome, Project, read, run};
use crate::setup::tools;
use anyhow::{Context, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// The npm packages that we use; nothing of them is in the page.
const NPM: [&str; 3] = ["tests/e2e", "tests/lighthouse", "tests/web-ext"];

/// Advisories about npm packages that somebody looked at, each with the reason why it does not matter here.
const POLICY: &str = "tests/npm-audit.json";

/// Asks all three; each has a policy file, and an exception in it has a reason.
pub(crate) fn audit(project: &Project) -> Outcome {
    let deny = tools::DENY.ready(project)?;
    let audit = tools::AUDIT.ready(project)?;
    println!("\ncargo deny (deny.toml)");
    run(project.command(deny).args(["--all-features", "check"]))?;
    println!("\ncargo audit (.cargo/audit.toml)");
    run(project.command(audit).args(["audit", "--deny", "warnings"]))?;
    let accepted = accepted(&read(&project.root.join(POLICY))?)?;
    let mut seen = BTreeSet::new();
    for folder in NPM {
        println!("\nnpm audit ({folder}, {POLICY})");
        let found = npm_audit(project, &project.root.join(folder))?;
        let new: Vec<&String> = found.iter().filter(|id| !accepted.contains(*id)).collect();
        if !new.is_empty() {
            bail!(
                "npm reports vulnerabilities in packages of {folder}: {new:?}. `npm audit` there says more; add \
                    exceptions to {POLICY}, with the reason"
            );
        }
        seen.extend(found);
    }
    let past: Vec<&String> = accepted.difference(&seen).collect();
    if !past.is_empty() {
        bail!("{POLICY} accepts what npm no longer reports: {past:?}");
    }
    println!("\nNothing that the policies do not know.");
    Ok(())
}

/// The ids that npm reports for a folder's lock file.
fn npm_audit(project: &Project, folder: &Path) -> Outcome<BTreeSet<String>> {
    // It fails when it finds something, and says what all the same.
    let output = project
        .command("npm")
        .args(["audit", "--json", "--package-lock-only"])
        .current_dir(folder)
        .output()
        .context("npm cannot be started")?;
    reported(&String::from_utf8_lossy(&output.stdout))
}

fn reported(text: &str) -> Outcome<BTreeSet<String>> {
    let report: Value = serde_json::from_str(text).context("npm audit printed no JSON")?;
    let packages = report["vulnerabilities"].as_object().with_context(|| {
        format!(
            "npm audit could not ask its registry: {}",
            report["message"]
        )
    })?;
    let causes = packages
        .values()
        .filter_map(|package| package["via"].as_array())
        .flatten();
    let ids = causes.filter_map(|cause| {
        // A text names another package of the report, which has the cause.
        let url = cause["url"].as_str()?;
        Some(url.rsplit('/').next().unwrap_or(url).to_owned())
    });
    Ok(ids.collect())
}

/// The ids that the policy accepts; each must have a reason.
fn accepted(policy: &str) -> Outcome<BTreeSet<String>> {
    let policy: Value = serde_json::from_str(policy).context(POLICY)?;
    let entries = policy
        .as_object()
        .with_context(|| format!("{POLICY} is not a JSON object"))?;
    for (id, reason) in entries {
        if reason
            .as_str()
            .is_none_or(|reason| reason.trim().is_empty())
        {
            bail!("{POLICY} has no reason for {id}");
        }
    }
    Ok(entries.keys().cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advisories_are_read_from_their_causes() {
        let report = r#"{ "vulnerabilities": {
            "a": { "via": ["b"] },
            "b": { "via": [{ "url": "https://github.com/advisories/GHSA-1" }, { "url": "https://github.com/advisories/GHSA-2" }] } } }"#;
        let found: Vec<String> = reported(report).unwrap().into_iter().collect();
        assert_eq!(found, ["GHSA-1", "GHSA-2"]);
        assert!(reported(r#"{ "vulnerabilities": {} }"#).unwrap().is_empty());
        let refused = reported(r#"{ "message": "no connection" }"#).unwrap_err();
        assert!(refused.to_string().contains("no connection"));
        assert!(reported("x").is_err());
    }

    #[test]
    fn an_exception_needs_a_reason() {
        assert!(accepted(include_str!("../../tests/npm-audit.json")).is_ok());
        assert_eq!(
            accepted(r#"{ "GHSA-1": "only in a test" }"#).unwrap().len(),
            1
        );
        assert!(accepted(r#"{ "GHSA-1": " " }"#).is_err() && accepted("[]").is_err());
    }
}
