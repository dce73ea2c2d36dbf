//! Writes the tables of the schema.

#[allow(dead_code)] // Each build script uses its part.
#[path = "../../build/mod.rs"]
mod build;

use std::process::ExitCode;

fn main() -> ExitCode {
    build::end(run())
}

fn run() -> Result<(), String> {
    build::write(
        "schema.rs",
        &build::schema(
            &build::read("data/graphql-types.tsv")?,
            &build::read("data/graphql-nested.tsv")?,
            &build::read("data/graphql.tsv")?,
            &build::read("data/scopes.json")?,
        )?,
    )
}
