//! Writes the tables of the endpoints.

#[allow(dead_code)] // Each build script uses its part.
#[path = "../../build/mod.rs"]
mod build;

use std::process::ExitCode;

fn main() -> ExitCode {
    build::end(run())
}

fn run() -> Result<(), String> {
    let (calls, words) = (
        build::read("data/endpoints.tsv")?,
        build::read("data/resources.tsv")?,
    );
    build::write(
        "finder.rs",
        &build::finder(&calls, &words, &build::read("data/scopes.json")?)?,
    )?;
    build::write(
        "fields.rs",
        &build::fields(
            &build::read("data/graphql.tsv")?,
            &calls,
            &build::read("data/scopes.json")?,
        )?,
    )?;
    build::write(
        "sayings.rs",
        &build::sayings(
            &calls,
            &build::read("data/actions.tsv")?,
            &build::read("data/phrases.tsv")?,
            &build::read("data/synonyms.tsv")?,
        )?,
    )
}
