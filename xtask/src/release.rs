//! `cargo xtask release`: the files of a release, in target/release-files, always the same bytes for the same sources.

use crate::extension;
use crate::machine;
use crate::project::{Outcome, Project, read, run, write};
use crate::setup::tools;
use crate::{bundle, check, sources};
use anyhow::{Context, bail};
use serde_json::Value;
use std::fs;

/// Writes the page, the extension and the sources as zips, the bill of materials, and the sums of all of them.
pub(crate) fn release(project: &Project, args: &[String]) -> Outcome {
    let version = extension::version(project)?;
    extension::extension(project, args)?;
    let place = project.target.join("release-files");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    let packed = extension::place(project);
    let zips: Vec<String> = check::files(&packed)?
        .into_iter()
        .filter(|file| !file.contains('/') && file.ends_with(&format!("-{version}.zip")))
        .collect();
    sources::copy(&packed, &place, &zips)?;
    let dist = project.dist();
    let page = place.join(format!("scopesmith-page-{version}.zip"));
    extension::zip(project, &dist, &check::files(&dist)?, &page)?;
    let bill = place.join(format!("scopesmith-{version}.cdx.json"));
    write(&bill, &materials(project)?)?;

    let files = check::files(&place)?;
    let wrong = machine::faults(&place, &files, &machine::places(project)?)?;
    if !wrong.is_empty() {
        bail!("a release names this machine: {}", wrong.join("; "));
    }
    let sums = bundle::sums(project, &place, &files)?;
    let lines = files.iter().zip(&sums);
    let text: String = lines
        .map(|(file, sum)| [sum, "  ", file, "\n"].concat())
        .collect();
    write(&place.join("SHA256SUMS"), &text)?;
    println!("\nIn {}:\n{text}", place.display());
    Ok(())
}

/// The software bill of materials of the page: every crate that is compiled into it.
fn materials(project: &Project) -> Outcome<String> {
    let tool = tools::CYCLONEDX.ready(project)?;
    let name = "scopesmith-materials";
    run(project
        .command(tool)
        .args(["cyclonedx", "--format", "json", "--quiet"])
        .args(["--target", "wasm32-unknown-unknown"])
        .args(["--features", "split", "--no-build-deps"])
        .args(["--override-filename", name])
        // No time of its own, and so no serial number that differs each time.
        .env("SOURCE_DATE_EPOCH", "0"))?;
    let mut bill = None;
    for file in sources_of_bills(project)? {
        let path = project.root.join(&file);
        if file == format!("{name}.json") {
            bill = Some(read(&path)?);
        }
        // It writes one beside the manifest of each crate of the workspace.
        fs::remove_file(&path)?;
    }
    let bill = bill.context("cargo cyclonedx wrote nothing")?;
    steady(&bill, &project.root.display().to_string())
}

fn sources_of_bills(project: &Project) -> Outcome<Vec<String>> {
    let mut found = sources::files(project)?;
    found.retain(|file| file.ends_with("scopesmith-materials.json"));
    if found.is_empty() {
        bail!("cargo cyclonedx wrote no file");
    }
    Ok(found)
}

/// The bill without what differs from run to run and from machine to machine.
fn steady(bill: &str, root: &str) -> Outcome<String> {
    let bill = bill.replace(&format!("file://{root}"), "file://");
    let mut bill: Value =
        serde_json::from_str(&bill).context("the bill of materials is not valid JSON")?;
    if !bill["components"].is_array() {
        bail!("the bill of materials lists nothing");
    }
    if let Some(bill) = bill.as_object_mut() {
        bill.remove("serialNumber");
        if let Some(metadata) = bill.get_mut("metadata").and_then(Value::as_object_mut) {
            metadata.remove("timestamp");
        }
    }
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_has_no_time_and_no_number_of_its_own() {
        let bill = r#"{ "serialNumber": "urn:uuid:1", "metadata": { "timestamp": "t", "tools": [] },
            "components": [{ "name": "leptos", "bom-ref": "path+file:///srv/x/crates/a#a@1" }] }"#;
        let text = steady(bill, "/srv/x").unwrap();
        assert!(text.contains("path+file:///crates/a#a@1"));
        assert!(
            text.contains("leptos") && !text.contains("urn:uuid") && !text.contains("timestamp")
        );
        assert!(steady("{}", "/x").is_err() && steady("x", "/x").is_err());
    }
}
