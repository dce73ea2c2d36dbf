//! `cargo xtask serve | test [part] | build | bench [size] | catalogue PATH`: everything a contributor runs.
//!
//! Each command first installs what it needs and finds missing: under `target/` where possible, by the system's own
//! tools otherwise. Nothing is skipped for want of a tool: that is an error which says how to go on.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod bench;
mod browser;
mod catalogue;
mod check;
mod dist;
mod html;
mod parts;
mod project;
mod serve;
mod setup;
mod split;

use crate::project::Outcome;
use crate::project::Project;
use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve [--port N] [--open]   install what is missing, build, serve on 127.0.0.1 (port 8080)
  build                       write dist/: static files for any host and any sub-path
  test [PART] [OPTIONS]       all parts, or one of: fmt clippy native tidy web size e2e presets
      test native ARGS...       ARGS go to cargo test
      test e2e [--no-build] [WORD]...   only the journeys whose file name contains a WORD; --no-build keeps dist/
      test presets [--write]    run every preset against the sandbox; --write renews the table in README.md
  bench [size]                what a first visit loads, compressed, against the budget
  bench finder                how long a key press in the Finder takes, beside a plain page
  bench har                   how long 50 MB of a recording keep the page busy, beside JSON.parse
  catalogue PATH [--check]    refresh data/ from a checkout of the public API reference and say what changed
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
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
        "split" => split::split(&project),
        "build" => dist::build(&project),
        "test" => parts::test(&project, rest),
        "bench" => bench::bench(&project, rest),
        "catalogue" => catalogue::catalogue(&project, rest),
        other => Err(format!("there is no command {other}\n\n{HELP}")),
    }
}
