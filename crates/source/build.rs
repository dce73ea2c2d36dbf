//! Writes the table of the chains of builder names.

#[allow(dead_code)] // Each build script uses its part.
#[path = "../../build/mod.rs"]
mod build;

use std::process::ExitCode;

fn main() -> ExitCode {
    build::end(run())
}

fn run() -> Result<(), String> {
    let chains = build::read("data/sdk-calls.tsv")?;
    let endpoints = build::read("data/endpoints.tsv")?;
    build::write("chains.rs", &build::fields::sdk(&chains, &endpoints)?)
}
