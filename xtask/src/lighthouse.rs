//! `cargo xtask bench lighthouse`: the scores of the built page.

use crate::policy::Reach;
use crate::project::{Outcome, Project, read, run, write};
use crate::{browser, dist, setup};
use std::fs;
use std::path::PathBuf;

/// Where the scores of the last run are.
pub(crate) fn scores(project: &Project) -> PathBuf {
    project.target.join("lighthouse.json")
}

/// Builds the page, unless `--no-build` is given, and measures it. The other arguments go to the program.
pub(crate) fn lighthouse(project: &Project, args: &[String]) -> Outcome {
    let browser = browser::browser(project)?;
    setup::npm_packages(project)?;
    let folder = installed(project)?;
    let (no_build, rest): (Vec<_>, Vec<_>) = args.iter().partition(|arg| *arg == "--no-build");
    if no_build.is_empty() {
        dist::build(project, Reach::Hosted)?;
    }
    run(project
        .command("node")
        .arg(folder.join("run.mjs"))
        .arg(project.dist())
        .arg(scores(project))
        .args(rest)
        .env("CHROMIUM", &browser.chromium))
}

/// Lighthouse, installed as its package-lock.json says. It is a folder of its own: with 200 packages it would make the
/// journeys wait.
fn installed(project: &Project) -> Outcome<PathBuf> {
    let folder = project.root.join("tests/lighthouse");
    let stamp = folder.join("node_modules/.installed-lock.json");
    let lock = read(&folder.join("package-lock.json"))?;
    if !fs::read_to_string(&stamp).is_ok_and(|text| text == lock) {
        println!("Installing Lighthouse with npm: about a minute, once");
        run(project.command("npm").arg("ci").current_dir(&folder))?;
        write(&stamp, &lock)?;
    }
    Ok(folder)
}
