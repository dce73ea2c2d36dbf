//! What can go wrong between the page and the host, on demand.

use crate::platform::http::Method;

/// One thing that goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The work is done at once, the answer comes that many milliseconds later.
    Delay(u32),
    /// The connection is cut before the work is done.
    DropBefore,
    /// The work is done, then the connection is cut without an answer.
    DropAfter,
    /// The work is not done; the answer has this status. 401 says `invalid_token`, 502 is HTML
    /// (as gateways send it), all others have the documented error body.
    Status {
        /// The status code.
        status: u16,
        /// `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
    /// The work is done, but the answer is an HTML page with the same status.
    NotJson,
    /// The work is done, and the answer grows by that many bytes of an unknown field.
    Huge(u32),
    /// The work is done, and every object in the answer has fields that nobody knows.
    UnknownFields,
}

/// A fault, whom it strikes and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultRule {
    /// What goes wrong.
    pub fault: Fault,
    /// Only requests with this method; `None` strikes all.
    pub method: Option<Method>,
    /// Only paths that start with it, with or without the project key: `/oauth/token`,
    /// `/sunny-outfitters/stores` or `/stores`. Empty strikes all.
    pub path: String,
    /// How many requests it strikes.
    pub times: u32,
}

impl FaultRule {
    /// Strikes the next request, whatever it is.
    pub fn once(fault: Fault) -> Self {
        Self {
            fault,
            method: None,
            path: String::new(),
            times: 1,
        }
    }
}

/// The faults that wait for their requests, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Faults(Vec<FaultRule>);

impl Faults {
    /// Adds one at the end.
    pub fn push(&mut self, rule: FaultRule) {
        self.0.push(rule);
    }

    /// Removes all.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
