//! Writes the table of the example calls.
#![allow(clippy::print_stdout)] // Cargo listens on the standard output of build scripts.

#[allow(dead_code)] // Each build script uses its part.
#[path = "../../build/mod.rs"]
mod build;

use std::process::ExitCode;

fn main() -> ExitCode {
    build::end(run())
}

fn run() -> Result<(), String> {
    let endpoints = build::read("data/endpoints.tsv")?;
    build::write("calls.rs", &build::preset_calls::tables(&endpoints)?)
}
