//! Installs what a build of the page needs and finds missing, and compiles the page's crates meanwhile.

pub(crate) mod forecast;
mod lanes;
pub(crate) mod npm;
pub(crate) mod report;
pub(crate) mod rust;
pub(crate) mod tools;
mod watch;

use crate::machine;
use crate::project::{Outcome, Project};
use forecast::Cost;
use lanes::Step;
pub(crate) use npm::{npm_packages, wasm_opt_version};
use report::Report;
pub(crate) use rust::wasm_target;
use std::process::Command;

/// A kind of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// Small and cut into parts: what is hosted.
    Release,
    /// Quickly built, neither cut nor optimized: `serve --dev`.
    Dev,
}

/// The crates of the page. In release, the last one is linked and optimized with all others, on one core.
const RELEASE: Cost = Cost::new(160.0, 190, 0.4);
const DEV: Cost = Cost::new(130.0, 180, 0.1);

/// Asking registries: hardly any work, but some time.
const NETWORK: Cost = Cost::new(3.0, 0, 1.0);

/// Everything a build of the page needs. The page's own crates are compiled meanwhile, if there is a page to build and
/// something to wait for.
pub(crate) fn page_tools(project: &Project, page: Option<Page>) -> Outcome<Report> {
    rust::wasm_target(project)?;
    npm::node(project)?;
    let tools: Vec<Step> = tools::missing(project)?
        .into_iter()
        .map(|tool| tool.install(project))
        .collect();
    let packages = npm::step(project)?;
    let mut lanes = Vec::new();
    if let Some(page) = page.filter(|page| !tools.is_empty() || !is_compiled(project, *page)) {
        lanes.push(compile(project, page));
    }
    if !tools.is_empty() {
        lanes.push(tools);
    }
    let install = packages.is_some();
    lanes.extend(packages.map(|step| vec![step]));
    let report = lanes::run(project, lanes)?;
    if install {
        npm::note(project)?;
    }
    tools::check(project)?;
    Ok(report)
}

/// Whether Cargo has compiled this kind of page before, so that little is left to do.
fn is_compiled(project: &Project, page: Page) -> bool {
    let wasm = match page {
        Page::Release => project.wasm(),
        Page::Dev => project
            .target
            .join("wasm32-unknown-unknown/debug/scopesmith-page.wasm"),
    };
    wasm.is_file()
}

/// Compiles the page with the words and flags that Trunk has for it, so that Trunk finds it done.
fn compile(project: &Project, page: Page) -> Vec<Step<'_>> {
    let fetch = Step::new("the page's crates: download", NETWORK, move || {
        Ok(project.cargo(&["fetch"]))
    });
    let (cost, release): (Cost, &[&str]) = match page {
        Page::Release => (RELEASE, &["--release", "--features", "split"]),
        Page::Dev => (DEV, &[]),
    };
    let build = Step::new("the page's crates", cost, move || {
        let mut cargo = project.cargo(&["build", "--target=wasm32-unknown-unknown", "--offline"]);
        cargo.args(["--bin", "scopesmith-page"]).args(release);
        // Known only now: the folders of the registries are there.
        page_variables(project, page, &mut cargo)?;
        Ok(cargo)
    })
    // Trunk compiles it again and shows all that the compiler says.
    .may_fail();
    vec![fetch, build]
}

/// Cargo's variables for a kind of the page. All commands must agree on them, or each builds everything anew.
pub(crate) fn page_variables(project: &Project, page: Page, command: &mut Command) -> Outcome {
    match page {
        Page::Release => command.env("CARGO_ENCODED_RUSTFLAGS", machine::release_flags(project)?),
        // wasm-bindgen drops it, after reading twice as much.
        Page::Dev => command.env("CARGO_PROFILE_DEV_DEBUG", "0"),
    };
    Ok(())
}
