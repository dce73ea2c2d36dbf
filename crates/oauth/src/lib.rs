//! The flows of the auth host, one by one: what each needs, the request that it sends, the same as a cURL command, what
//! its answer says, and the end of the tokens that it brought.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod answer;
mod ask;
mod curl;
mod desk;
mod flow;
mod typed;

pub use answer::{Granted, Inspected, Subject};
pub use ask::{Ask, Kind};
pub use curl::curl;
pub use desk::{Answer, Caller, Desk, Held};
pub use flow::Flow;
pub use typed::{Typed, Wrong, with_scope};
