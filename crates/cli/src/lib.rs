//! The command line of Scopesmith: reads a project's source code and says which scopes it needs, what is
//! wrong with the scopes that it publishes, and how the two compare. It sends nothing anywhere.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod args;
mod policy;
mod rules;
mod walk;

use std::ffi::OsString;
use std::path::Path;

use args::{Format, Options, Parsed};
use policy::Policy;
use report::{Allowed, Kind, Report, Settings};
use scope::{Permission, ScopeSet};

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
    let report = look(scan, options, &policy)?;
    let output = match options.format {
        Format::Text => report::text(&report),
        Format::Json => report::json(&report),
        Format::Sarif => report::sarif(&report),
        Format::Markdown => report::markdown(&report),
    };
    let fails = options
        .fail_on
        .clone()
        .unwrap_or_else(|| match options.kind {
            Kind::Scan => policy.fail_on.clone(),
            Kind::Lint => vec!["misspelled".to_owned(), "risky".to_owned()],
            Kind::Compare => vec!["missing".to_owned(), "misspelled".to_owned()],
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

/// Looks at what was found as the arguments and the policy say.
fn look(scan: source::Scan, options: &Options, policy: &Policy) -> Result<Report, String> {
    let given = options.scopes.as_deref().map(given).transpose()?;
    let uses: Vec<_> = policy
        .clients
        .iter()
        .map(|client| |file: &str| client.uses(file))
        .collect();
    let allowed: Vec<Allowed> = policy
        .clients
        .iter()
        .zip(&uses)
        .map(|(client, uses)| Allowed {
            name: &client.name,
            scopes: &client.allowed,
            uses,
        })
        .collect();
    let settings = Settings {
        kind: options.kind,
        setup: options.setup,
        tests: options.tests,
        stores: &options.stores,
        given: given.as_ref(),
        allowed: &allowed,
        baseline: &policy.baseline,
    };
    Ok(Report::of(scan, &settings))
}

/// The scopes of `--scopes`, each of which must be known.
fn given(text: &str) -> Result<ScopeSet, String> {
    let read = ScopeSet::parse(text, None);
    let known = |one: &Permission| scope::find(&one.name).is_some();
    if read.set.is_empty() || !read.set.iter().all(known) {
        return Err("--scopes: not every word is a known scope".to_owned());
    }
    Ok(read.set)
}
