//! Which scopes do I need? The endpoints, a search over them, and the smallest set for a job.
//!
//! A part of the page of its own: nothing outside of this module may refer to it but the Finder's
//! page, or the tables move into the first load.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod action;
mod answer;
mod ask;
mod call;
mod counts;
mod cover;
mod field;
mod lines;
mod link;
mod matrix;
mod near;
mod query;
mod reach;
mod refused;
mod search;
mod solution;
mod solve;
mod table;
mod why;
mod word;

pub use action::Action;
pub use answer::{Answer, CallNote, Chosen, FieldNote, Moved};
pub use ask::Ask;
pub use call::{Call, find_call, is_api_host, is_vendor_host};
pub use counts::{ReachCounts, reach_counts};
pub use field::{Confidence, FieldId, fields};
pub use lines::{Found, Line, Lines, lines};
pub use link::{LinkError, SharedJob, UnknownCall};
pub use matrix::{OPERATIONS, Operation, cell};
pub use near::Suggestion;
pub use reach::{Reach, reach_of};
pub use refused::{Cause, Refused};
pub use search::{Hit, search};
pub use solution::Job;
pub use solve::{fewest, opens, solve};
pub use table::{Also, EndpointId, METHODS, Method, Need, Product, RESOURCES, Resource, endpoints};
pub use why::Why;
