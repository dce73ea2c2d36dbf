//! The arguments of the program.

use std::ffi::OsString;

use lexopt::prelude::{Long, Short, Value};
use report::{Kind, RULES};
use scope::is_store_key;

use super::rules::{rules, words};

/// Where to look when the arguments are wrong.
pub(crate) const HINT: &str = "Run `scopesmith --help` for the arguments.";

const HELP: &str = "\
Finds the commercetools scopes that source code needs. Sends no data.

Usage: scopesmith <command> [options] <path>...

Commands:
  scan      Show the scopes that the code needs, call by call
  lint      Check the scopes that the project lists
  compare   Compare the scopes that the code needs with those that the project lists

Options:
  --format <text|json|sarif|markdown>   Output format (default: text)
  --fail-on <rule,...>                  Exit with 1 for these findings; `any` for all, `none` for none
  --policy <file>                       Policy file (default: scopesmith.toml in the first path)
  --include <tests,setup>               Also read these files
  --store <key>                         Limit the scopes to this store if possible; can be repeated
  --scopes <scope,...>                  Compare with these scopes instead of the listed ones
  -h, --help                            Show this help
  -V, --version                         Show the version

Rules: RULES

Exit codes: 0 success, 1 a finding of --fail-on, 2 an error in the run.
";

/// How the result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
    Sarif,
    Markdown,
}

/// A run.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) kind: Kind,
    pub(crate) paths: Vec<String>,
    pub(crate) format: Format,
    pub(crate) fail_on: Option<Vec<String>>,
    pub(crate) policy: Option<String>,
    pub(crate) tests: bool,
    pub(crate) setup: bool,
    pub(crate) stores: Vec<String>,
    pub(crate) scopes: Option<String>,
}

/// What the arguments ask for.
#[derive(Debug)]
pub(crate) enum Parsed {
    /// A text and nothing else.
    Text(String),
    Run(Options),
}

/// Reads the arguments.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Parsed, String> {
    let mut parser = lexopt::Parser::from_args(args);
    let mut command = None;
    let mut options = Options {
        kind: Kind::Scan,
        paths: Vec::new(),
        format: Format::Text,
        fail_on: None,
        policy: None,
        tests: false,
        setup: false,
        stores: Vec::new(),
        scopes: None,
    };
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        // An option borrows the parser until its name is known.
        let name = match arg {
            Short('h') => "help".to_owned(),
            Short('V') => "version".to_owned(),
            Long(name) => name.to_owned(),
            Value(word) => {
                positional(word, &mut command, &mut options)?;
                continue;
            }
            other @ Short(_) => return Err(other.unexpected().to_string()),
        };
        match name.as_str() {
            "help" => {
                let rules: Vec<&str> = RULES.iter().map(|rule| rule.id()).collect();
                return Ok(Parsed::Text(HELP.replace("RULES", &rules.join(", "))));
            }
            "version" => {
                return Ok(Parsed::Text(format!(
                    "scopesmith {}\n",
                    env!("CARGO_PKG_VERSION")
                )));
            }
            "format" => options.format = format(&text(&mut parser)?)?,
            "fail-on" => options.fail_on = Some(rules(&text(&mut parser)?)?),
            "policy" => options.policy = Some(text(&mut parser)?),
            "include" => {
                for word in words(&text(&mut parser)?) {
                    match word {
                        "tests" | "test" => options.tests = true,
                        "setup" | "scripts" => options.setup = true,
                        other => {
                            return Err(format!("--include takes tests and setup, not {other:?}"));
                        }
                    }
                }
            }
            "store" => {
                let key = text(&mut parser)?;
                // Leaving out a store would widen what is asked for.
                if !is_store_key(&key) {
                    return Err(format!("{key:?} is not a valid store key"));
                }
                options.stores.push(key);
            }
            "scopes" => options.scopes = Some(text(&mut parser)?),
            other => return Err(format!("there is no option --{other}")),
        }
    }
    options.kind = command.ok_or("missing command: scan, lint or compare")?;
    if options.paths.is_empty() {
        return Err("missing path".to_owned());
    }
    Ok(Parsed::Run(options))
}

/// The command, or a path.
fn positional(
    word: OsString,
    command: &mut Option<Kind>,
    options: &mut Options,
) -> Result<(), String> {
    if command.is_some() {
        let path = word.into_string();
        options
            .paths
            .push(path.map_err(|_| "a path is not valid text".to_owned())?);
        return Ok(());
    }
    *command = Some(match word.to_str() {
        Some("scan") => Kind::Scan,
        Some("lint") => Kind::Lint,
        Some("compare") => Kind::Compare,
        _ => return Err(format!("there is no command {}", word.display())),
    });
    Ok(())
}

/// The value of an option.
fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    let text = value.into_string();
    text.map_err(|_| "a value is not valid text".to_owned())
}

fn format(word: &str) -> Result<Format, String> {
    match word {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "sarif" => Ok(Format::Sarif),
        "markdown" | "md" => Ok(Format::Markdown),
        other => Err(format!(
            "--format takes text, json, sarif or markdown, not {other:?}"
        )),
    }
}
