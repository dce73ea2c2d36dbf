//! What a token can and cannot do, shown by calls that change nothing and bring no data: `HEAD` on the
//! collections of the API. Reading is all that can be shown this way: what changes something stays
//! declared.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod plan;
mod report;
mod run;

pub use plan::{MOST_STORES, Probe, declared, plan};
pub use report::report;
pub use run::{AT_ONCE, Line, Run, Seen, Verdict};
