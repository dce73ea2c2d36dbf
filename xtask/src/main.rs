//! `cargo xtask serve | build | extension | test [part] | bench [name] | shots | doctor | catalogue PATH`: everything a contributor runs.
//!
//! Each command first installs what it needs and finds missing: under `target/` where possible, by the system's own
//! tools otherwise. Nothing is skipped for want of a tool: that is an error which says how to go on.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod audit;
mod bench;
mod browser;
mod bundle;
mod catalogue;
mod check;
mod dist;
mod doctor;
mod extension;
mod figures;
mod headers;
mod html;
mod later;
mod lighthouse;
mod machine;
mod merge;
mod needs;
mod pack;
mod parts;
mod policy;
mod project;
mod release;
mod script;
mod seal;
mod serve;
mod setup;
mod shots;
mod sources;
mod split;
mod staged;
mod verify;
mod visits;
mod wasm;
mod workshop;

use crate::policy::Reach;
use crate::project::Outcome;
use crate::project::Project;
use anyhow::bail;
use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve [OPTIONS]             install missing tools, build the page, serve it on 127.0.0.1 (port 8080)
      --dev                     rebuild in seconds and reload the page after each change; not optimized
      --port N                  another port
      --open                    open a browser
  build [OPTIONS]             write dist/: static files for any host and any sub-path
      --local                   for local use only: the page can call hosts on this computer
      --verify                  build again in another folder; both builds must be identical
  extension [--no-build]      the browser extension: folders and zips in target/extension, checked by web-ext
  release [--no-build]        the files of a release: page, extension, sources, bill of materials, and their sums
  audit                       cargo deny, cargo audit and npm audit, by the policies in this folder
  test [PART] [OPTIONS]       run all parts, or one of: fmt clippy native tidy web webkit fuzz size e2e presets
      test native ARGS...       ARGS go to cargo test
      test e2e [--dev | --no-build] [WORD]...   only the journeys whose file name contains a WORD; --dev builds the page
                                in seconds, in one piece and not optimized; --no-build takes dist/ as it is
      test presets [--write]    run every preset against the sandbox; --write renews docs/presets.md
  doctor                      list installed and missing tools, and how to install them
  bench [size]                the compressed size of each page, compared with its budget
  bench load [--no-build]     load and response times on a slow line, compared with a plain page
  bench lighthouse [--no-build] [--runs N]   the Lighthouse scores of the main pages, each with its goal
  bench ux [--no-build]       heights, clicks and key presses of the main tasks, each with its goal
  bench scan                  how many calls of source code are found, and how fast it is read
  bench finder                how long a key press in the Finder takes, compared with a plain page
  bench har                   how long 50 MB of a recording keep the page busy, compared with JSON.parse
  bench list                  how long a key, a sort and a scroll take in lists of 1,000, 5,000 and 10,000 clients
  bench dev                   how long serve --dev takes to show a changed line
  figures [--write] [--no-build]   sizes, counts and scores; --write renews docs/figures.md
  shots [--no-build] [WORD]...  pictures of all screens and states, or of those with a WORD, in target/shots/index.html
  catalogue PATH [--check]    update data/ from a checkout of the public API reference and print the changes
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Outcome {
    let (command, rest) = args
        .split_first()
        .map_or(("help", args), |(first, rest)| (first.as_str(), rest));
    if matches!(command, "help" | "--help" | "-h") {
        print!("{HELP}");
        return Ok(());
    }
    let project = Project::find()?;
    match command {
        "serve" => serve::serve(&project, rest),
        // Started by `serve` beside the server; not for people.
        "announce" => serve::announce(rest),
        // Trunk's hook after a build; not for people.
        "staged" => staged::staged(&project),
        "build" => build(&project, rest),
        "extension" => extension::extension(&project, rest),
        "release" => release::release(&project, rest),
        "audit" => audit::audit(&project),
        "doctor" => doctor::doctor(&project),
        "test" => parts::test(&project, rest),
        "bench" => bench::bench(&project, rest),
        "figures" => figures::figures(&project, rest),
        "shots" => shots::shots(&project, rest),
        "catalogue" => catalogue::catalogue(&project, rest).map_err(anyhow::Error::msg),
        other => bail!("there is no command {other}\n\n{HELP}"),
    }
}

fn build(project: &Project, args: &[String]) -> Outcome {
    let mut reach = Reach::Hosted;
    let mut again = false;
    for arg in args {
        match arg.as_str() {
            "--local" => reach = Reach::Local,
            "--verify" => again = true,
            other => bail!("build knows --local and --verify, not {other}"),
        }
    }
    dist::build(project, reach)?;
    if again {
        verify::verify(project, reach)?;
    }
    Ok(())
}
