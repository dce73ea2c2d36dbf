//! What the proof run says.

pub const TITLE: &str = "Access check";
pub const HOW: &str = "Sends one HEAD request to each collection with a separate token, at most four at a \
    time, and revokes the token at the end. A HEAD request changes nothing and returns no data. A 404 counts as \
    allowed, because it is not verified that commercetools checks scopes before it returns 404.";
pub const START: &str = "Start access check";
pub const STOP: &str = "Stop";
pub const COPY: &str = "Copy report";
pub const THE_REPORT: &str = "the report";
pub const MATRIX: &str = "Responses compared with the scopes";
pub const RESOURCE: &str = "Read";
pub const SCOPES: &str = "Expected";
pub const ANSWER: &str = "Response";
pub const CAN: &str = "allowed";
pub const CANNOT: &str = "denied";
pub const UNCLEAR: &str = "unclear";
pub const NO_ANSWER: &str = "no response";
pub const NOT_SENT: &str = "not sent";
pub const RUNNING: &str = "…";
pub const MORE: &str = "More than expected";
pub const LESS: &str = "Less than expected";
pub const DECLARED: &str = "Not checked, because using these scopes changes data:";

/// An answer and its status.
pub fn answer(word: &str, status: u16) -> String {
    format!("{word} ({status})")
}

/// How far the run is.
pub fn progress(done: usize, all: usize) -> String {
    format!("{done} of {all} responses received.")
}

/// What came of it.
pub fn result([same, other, unclear]: [usize; 3]) -> String {
    format!("{same} as expected, {other} not as expected, {unclear} unclear.")
}
