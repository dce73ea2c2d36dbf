//! What a scan of source code comes to: the sets of scopes, how they compare with what the project lists, every
//! finding by its rule, and the same report as text, Markdown, SARIF and JSON. The page and the command line write it
//! alike.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod check;
mod compare;
mod json;
mod markdown;
mod outline;
mod problem;
mod rule;
mod sarif;
mod text;

pub use check::{Allowed, Kind, Report, Settings};
pub use json::json;
pub use markdown::markdown;
pub use outline::{Outline, Set};
pub use problem::{Problem, needs};
pub use rule::{RULES, Rule};
pub use sarif::sarif;
pub use text::text;
