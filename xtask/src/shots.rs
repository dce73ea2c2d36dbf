//! `cargo xtask shots`: a picture of every screen in every state.

use crate::bench;
use crate::project::{Outcome, Project, run};

/// Writes the pictures into target/shots: of all, with the README's, or of those that words choose. The word `readme` is
/// the README's alone. `--dev` takes them of the page as `serve --dev` builds it, which looks the same.
pub(crate) fn shots(project: &Project, args: &[String]) -> Outcome {
    println!("Building the sandbox server");
    run(&mut project.cargo(&["build", "--examples"]))?;
    bench::in_page(project, "shots/all.mjs", args)
}
