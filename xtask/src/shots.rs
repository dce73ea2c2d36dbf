//! `cargo xtask shots`: a picture of every screen in every state.

use crate::bench;
use crate::project::{Outcome, Project, run};

/// Writes the pictures into target/shots and, unless words choose some of them, the README's.
pub(crate) fn shots(project: &Project, args: &[String]) -> Outcome {
    println!("Building the sandbox server");
    run(&mut project.cargo(&["build", "--examples"]))?;
    bench::in_page(project, "shots/all.mjs", args)
}
