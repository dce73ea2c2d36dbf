//! Builds dist/ with Trunk.

use crate::check;
use crate::project::Outcome;
use crate::project::Project;
use crate::project::run;
use crate::setup;
use std::process::Command;

/// Writes dist/ and makes sure that it is what we promise.
pub(crate) fn build(project: &Project) -> Outcome {
    setup::page_tools(project)?;
    println!("Building the page into dist/ (release)");
    run(trunk(project, "build")?.args(["--release", "--offline"]))?;
    let files = check::check(&project.dist())?;
    println!("dist/ is ready: {files} files, for any static host and any sub-path");
    Ok(())
}

/// Trunk with its tools on PATH, so that it downloads nothing.
pub(crate) fn trunk(project: &Project, command: &str) -> Outcome<Command> {
    let program = project.which("trunk").ok_or("trunk is missing")?;
    let mut trunk = project.command(program);
    trunk
        .arg(command)
        .arg("--skip-version-check")
        .env("TRUNK_TOOLS_WASM_OPT", setup::wasm_opt_version(project)?);
    // This Trunk takes NO_COLOR for a switch with a value of its own, and refuses the usual `1`.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").args(["--color", "never"]);
    }
    Ok(trunk)
}
