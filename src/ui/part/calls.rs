//! What finds calls: the table of all endpoints comes with it.

use finder::{EndpointId, ReachCounts};
use scope::ScopeSet;

/// A call that was found: its text, its name, and the endpoint.
pub type FoundCall = (String, String, EndpointId);

/// Finds at most so many calls for what is typed, best first.
pub type FindCalls = fn(&str, usize) -> Vec<FoundCall>;

/// A call that is offered for what is typed, in words: whoever shows it needs no table.
#[derive(Clone, PartialEq)]
pub struct OfferedCall {
    /// The call.
    pub call: EndpointId,
    /// Its method.
    pub method: &'static str,
    /// Its path, with the project key.
    pub path: String,
    /// What it does.
    pub name: String,
    /// Why it was found; may be empty.
    pub why: String,
}

/// The calls that are offered for what is typed.
#[derive(Clone, Default, PartialEq)]
pub struct Offered {
    /// The first of them, best first.
    pub calls: Vec<OfferedCall>,
    /// How many there are.
    pub total: usize,
    /// Whether none matches, and these are what may have been meant.
    pub meant: bool,
}

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Calls {
    /// What the Finder's box offers for a text; nothing for one of several lines.
    pub offered: fn(&str) -> Offered,
    /// Finds calls: at most so many, best first.
    pub find: FindCalls,
    /// How far scopes reach, and how much of it a job makes use of.
    pub reach: fn(&ScopeSet, &[EndpointId]) -> ReachCounts,
}

super::offer!(Calls);
