//! Which scopes do I need? The endpoints, a search over them, and the smallest set for a job.
//!
//! A part of the page of its own: nothing outside of this module may refer to it but the Finder's
//! page, or the tables move into the first load.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod answer;
mod call;
mod cover;
mod matrix;
mod reach;
mod refused;
mod search;
mod solution;
mod solve;
mod table;

pub use answer::{Answer, CallNote, Chosen, Moved};
pub use call::{Call, find_call, is_api_host, is_vendor_host};
pub use matrix::{OPERATIONS, Operation, cell};
pub use reach::{Reach, reach_of};
pub use refused::{Cause, Refused};
pub use search::{Hit, Why, search};
pub use solution::Job;
pub use solve::solve;
pub use table::{Also, EndpointId, METHODS, Method, Need, Product, RESOURCES, Resource, endpoints};
