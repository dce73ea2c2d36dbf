//! Writes the tables of the catalogue: scopes, groups, templates.

#[allow(dead_code)] // Each build script uses its part.
#[path = "../../build/mod.rs"]
mod build;

use std::process::ExitCode;

fn main() -> ExitCode {
    build::end(run())
}

fn run() -> Result<(), String> {
    let (scopes, templates) = (
        build::read("data/scopes.json")?,
        build::read("data/templates.json")?,
    );
    build::write("catalogue.rs", &build::catalogue(&scopes)?)?;
    build::write("templates.rs", &build::templates(&scopes, &templates)?)
}
