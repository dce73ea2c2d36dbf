//! Builds dist/ with Trunk.

use crate::machine;
use crate::policy::{self, Reach};
use crate::project::{Outcome, Project};
use crate::project::{read, run, write};
use crate::seal::Worker;
use crate::setup::{self, Page};
use crate::{check, extension, seal, sources, staged};
use anyhow::{Context, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Writes dist/ and makes sure that it is what we promise.
pub(crate) fn build(project: &Project, reach: Reach) -> Outcome {
    setup::page_tools(project, Some(Page::Release))?;
    println!("Building the page into dist/ (release)");
    run(trunk(project, "build", Page::Release)?.envs(staged::variables(reach)))?;
    let dist = project.dist();
    let files = check::check(&dist, reach, &machine::places(project)?)?;
    let wrong = seal::faults(&dist, Worker::of(reach))?;
    if !wrong.is_empty() {
        bail!("the build is not sealed: {}", wrong.join("; "));
    }
    match reach {
        Reach::Hosted => {
            println!("dist/ is ready: {files} files, for any static host and any sub-path");
        }
        Reach::Local => println!(
            "dist/ is ready: {files} files, for this machine alone, since the page may call its loopback hosts. \
             `cargo xtask build` writes the page for a host."
        ),
    }
    let page = read(&dist.join("index.html"))?;
    println!("Build id: {}", seal::id(&page).unwrap_or_default());
    Ok(())
}

/// What the page is made of: a change there asks for another build.
const MADE_OF: [&str; 14] = [
    ".cargo/",
    "build/",
    "build.rs",
    "Cargo.lock",
    "Cargo.toml",
    "crates/",
    "data/",
    "index.html",
    "public/",
    "rust-toolchain.toml",
    "src/",
    "styles/",
    "Trunk.toml",
    "xtask/",
];

/// Makes sure that dist/ is the page of a host, whole, and newer than what it is made of.
pub(crate) fn is_current(project: &Project) -> Outcome {
    const AGAIN: &str = "leave out --no-build, or run `cargo xtask build`";
    let dist = project.dist();
    let page = dist.join("index.html");
    let time = |path: &Path| fs::metadata(path).ok()?.modified().ok();
    let Some(built) = time(&page) else {
        bail!("there is no dist/: {AGAIN}");
    };
    check::check(&dist, Reach::Hosted, &machine::places(project)?)
        .with_context(|| format!("dist/ is not the page of a host: {AGAIN}"))?;
    let wrong = seal::faults(&dist, Worker::Keeps)?;
    if !wrong.is_empty() {
        bail!("dist/ is not sealed ({}): {AGAIN}", wrong.join("; "));
    }
    let of_page = |file: &String| MADE_OF.iter().any(|of| file.starts_with(of));
    let newer = |file: &String| time(&project.root.join(file)).is_none_or(|time| time > built);
    if let Some(file) = sources::files(project)?
        .into_iter()
        .find(|file| of_page(file) && newer(file))
    {
        bail!("{file} is newer than dist/: {AGAIN}");
    }
    Ok(())
}

/// Writes dist/ as `serve --dev` builds it, without the script that reloads it: for journeys while the page is worked on.
pub(crate) fn build_dev(project: &Project) -> Outcome {
    setup::page_tools(project, Some(Page::Dev))?;
    println!("Building the page into dist/ (dev): in one piece, not optimized");
    run(trunk(project, "build", Page::Dev)?.envs([staged::STILL]))
}

/// Trunk with its tools on PATH, so that it downloads nothing, for one kind of the page.
pub(crate) fn trunk(project: &Project, command: &str, page: Page) -> Outcome<Command> {
    let mut trunk = project.tool("trunk")?;
    trunk
        .args([command, "--skip-version-check", "--offline"])
        // Its errors are read by people.
        .env("RUST_BACKTRACE", "0")
        .env("TRUNK_TOOLS_WASM_OPT", setup::wasm_opt_version(project)?);
    match page {
        Page::Release => trunk.args(["--release", "--features", "split"]),
        Page::Dev => &mut trunk,
    };
    setup::page_variables(project, page, &mut trunk)?;
    // This Trunk takes NO_COLOR for a switch with a value of its own, and refuses the usual `1`.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").args(["--color", "never"]);
    }
    Ok(trunk)
}

/// Where the journeys find the page.
fn journeys(project: &Project) -> PathBuf {
    project.target.join("journeys")
}

/// Copies dist/ to where the journeys find it, and lets that copy call the sandbox's server on this machine.
pub(crate) fn for_journeys(project: &Project, kind: Page) -> Outcome {
    let (from, to) = (project.dist(), journeys(project));
    if to.exists() {
        fs::remove_dir_all(&to).with_context(|| format!("{} cannot be emptied", to.display()))?;
    }
    for file in check::files(&from)? {
        let target = to.join(&file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from.join(&file), &target)
            .with_context(|| format!("{} cannot be written", target.display()))?;
    }
    let page = to.join("index.html");
    write(&page, &policy::local(&read(&page)?)?)?;
    // The journeys are about the page of a host.
    seal::seal(project, &to, Worker::Keeps)?;
    let places = match kind {
        Page::Release => machine::places(project)?,
        // What is not optimized names its sources.
        Page::Dev => Vec::new(),
    };
    check::check(&to, Reach::Local, &places)?;
    extension::for_journeys(project, &to)
}
