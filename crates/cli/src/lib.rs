//! The command line of Scopesmith: reads a project's source code and says which scopes it needs, what is
//! wrong with the scopes that it publishes, and how the two compare. It sends nothing anywhere.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod args;
mod check;
mod policy;
mod report;
mod rule;
mod walk;

use std::ffi::OsString;
use std::path::Path;

use args::{Command, Format, Options, Parsed};
use check::Report;
use policy::Policy;

/// What a run ends with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For the standard output.
    pub output: String,
    /// For the standard error.
    pub errors: String,
    /// 0: fine. 1: a finding that was asked to fail. 2: the run itself went wrong.
    pub code: u8,
}

/// Runs the program with its arguments, the name of the program left out.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let failed = |cause: String| Outcome {
        errors: format!("scopesmith: {cause}\n"),
        code: 2,
        ..Outcome::default()
    };
    match args::parse(args) {
        Ok(Parsed::Text(output)) => Outcome {
            output,
            ..Outcome::default()
        },
        Ok(Parsed::Run(options)) => work(&options).unwrap_or_else(failed),
        Err(cause) => failed(format!("{cause}\n{}", args::HINT)),
    }
}

fn work(options: &Options) -> Result<Outcome, String> {
    let policy = match &options.policy {
        Some(path) => Policy::read(Path::new(path))?,
        None => Policy::beside(&options.paths)?.unwrap_or_default(),
    };
    let scan = walk::scan(&options.paths, &policy)?;
    let report = Report::of(scan, options, &policy)?;
    let output = match options.format {
        Format::Text => report::text(&report),
        Format::Json => report::json(&report),
        Format::Sarif => report::sarif(&report),
        Format::Markdown => report::markdown(&report),
    };
    let fails = options
        .fail_on
        .clone()
        .unwrap_or_else(|| match options.command {
            Command::Scan => policy.fail_on.clone(),
            Command::Lint => vec!["misspelled".to_owned(), "risky".to_owned()],
            Command::Compare => vec!["missing".to_owned(), "misspelled".to_owned()],
        });
    let failed = report.problems.iter().any(|problem| {
        let is =
            |word: &String| word == "any" && problem.rule.is_fault() || word == problem.rule.id();
        fails.iter().any(is)
    });
    Ok(Outcome {
        output,
        errors: String::new(),
        code: u8::from(failed),
    })
}
