//! Writes the tables of the catalog (scopes, groups, templates) and the rows of the picker.

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
    build::write("templates.rs", &build::templates(&scopes, &templates)?)?;
    let (words, calls) = (
        build::read("data/resources.tsv")?,
        build::read("data/endpoints.tsv")?,
    );
    build::write("picker.rs", &build::picker(&scopes, &words, &calls)?)
}
