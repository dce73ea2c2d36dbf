//! What the proof run says.

pub const TITLE: &str = "Proof run";
pub const HOW: &str = "Sends one HEAD request to each collection with a token of its own, at most four at once, and revokes the \
     token at the end. HEAD changes nothing and brings no data. That commercetools answers 403 before 404 \
     was not verified, so an answer 404 counts as allowed.";
pub const START: &str = "Start proof run";
pub const STOP: &str = "Stop";
pub const COPY: &str = "Copy report";
pub const THE_REPORT: &str = "the report";
pub const MATRIX: &str = "Answers beside what the scopes promise";
pub const RESOURCE: &str = "Read";
pub const SCOPES: &str = "Scopes promise";
pub const ANSWER: &str = "Answer";
pub const CAN: &str = "can";
pub const CANNOT: &str = "cannot";
pub const UNCLEAR: &str = "unclear";
pub const NO_ANSWER: &str = "no answer";
pub const NOT_SENT: &str = "not sent";
pub const RUNNING: &str = "…";
pub const MORE: &str = "More than promised";
pub const LESS: &str = "Less than promised";
pub const DECLARED: &str = "Declared only. Trying these scopes would change something:";

/// An answer and its status.
pub fn answer(word: &str, status: u16) -> String {
    format!("{word} ({status})")
}

/// How far the run is.
pub fn progress(done: usize, all: usize) -> String {
    format!("{done} of {all} answered.")
}

/// What came of it.
pub fn result([same, other, unclear]: [usize; 3]) -> String {
    format!("{same} as promised, {other} not as promised, {unclear} unclear.")
}
