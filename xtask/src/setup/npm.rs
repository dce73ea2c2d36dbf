//! Node.js and the npm packages of the journeys, wasm-opt among them.

use super::NETWORK;
use super::lanes::{self, Step};
use crate::project::{Outcome, Project};
use crate::project::{output, read, write};
use anyhow::{Context, bail};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// The first Node.js release that the journeys run on.
pub(crate) const NODE_MAJOR: u32 = 20;

fn lock(project: &Project) -> PathBuf {
    project.e2e().join("package-lock.json")
}

/// The lock file of the packages that are installed.
fn stamp(project: &Project) -> PathBuf {
    project
        .e2e()
        .join("node_modules")
        .join(".installed-lock.json")
}

/// playwright-core, axe-core and binaryen, exactly as package-lock.json says.
pub(crate) fn npm_packages(project: &Project) -> Outcome {
    node(project)?;
    let Some(step) = step(project)? else {
        return Ok(());
    };
    lanes::run(project, vec![vec![step]])?;
    note(project)
}

/// Whether the packages are there, as package-lock.json says.
pub(crate) fn are_there(project: &Project) -> Outcome<bool> {
    let lock = read(&lock(project))?;
    Ok(fs::read_to_string(stamp(project)).is_ok_and(|installed| installed == lock))
}

/// What installs the packages, unless they are there.
pub(super) fn step(project: &Project) -> Outcome<Option<Step<'_>>> {
    Ok((!are_there(project)?).then(|| {
        Step::new("npm packages", NETWORK, move || {
            let mut npm = project.command("npm");
            npm.arg("ci").current_dir(project.e2e());
            Ok(npm)
        })
    }))
}

/// Notes what was installed.
pub(super) fn note(project: &Project) -> Outcome {
    write(&stamp(project), &read(&lock(project))?)
}

/// The version of Node.js, if it is new enough and has npm.
pub(crate) fn node(project: &Project) -> Outcome<String> {
    let found = output(project.command("node").arg("--version")).unwrap_or_else(|_| "none".into());
    let major = found
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|text| text.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_MAJOR) || project.which("npm").is_none() {
        bail!("Node.js {NODE_MAJOR} or newer with npm is needed on PATH; found: {found}");
    }
    Ok(found)
}

/// The name Trunk has for the wasm-opt in the npm package binaryen, such as `version_132`.
pub(crate) fn wasm_opt_version(project: &Project) -> Outcome<String> {
    binaryen_version(&read(&lock(project))?).map(|major| format!("version_{major}"))
}

fn binaryen_version(lock: &str) -> Outcome<String> {
    let lock: Value = serde_json::from_str(lock).context("package-lock.json is not valid JSON")?;
    let version = lock["packages"]["node_modules/binaryen"]["version"]
        .as_str()
        .context("package-lock.json does not name binaryen")?;
    Ok(version.split('.').next().unwrap_or(version).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_wasm_opt_comes_from_the_lock_file() {
        let npm = "{ \"packages\": { \"node_modules/axe\": { \"version\": \"1.0.0\" },\n\
                   \"node_modules/binaryen\": {\n \"version\": \"132.0.0\" } } }";
        assert_eq!(binaryen_version(npm).unwrap(), "132");
        assert!(binaryen_version("{}").is_err());
    }
}
