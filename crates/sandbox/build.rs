//! Writes the table of what opens which call.

#[allow(dead_code)] // Each build script uses its part.
#[path = "../../build/mod.rs"]
mod build;

use std::process::ExitCode;

fn main() -> ExitCode {
    build::end(run())
}

fn run() -> Result<(), String> {
    let calls = build::read("data/endpoints.tsv")?;
    let table = build::sandbox_reads::table(&calls)? + &build::sandbox_reads::first(&calls)?;
    build::write("sandbox.rs", &table)
}
