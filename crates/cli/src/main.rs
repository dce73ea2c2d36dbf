//! `scopesmith`: least-privilege scopes from source code.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = cli::run(std::env::args_os().skip(1));
    // A closed pipe, as of `head`, is no fault.
    let _ = std::io::stdout().write_all(outcome.output.as_bytes());
    let _ = std::io::stderr().write_all(outcome.errors.as_bytes());
    ExitCode::from(outcome.code)
}
