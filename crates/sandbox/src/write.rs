//! What the answers are written with.

use std::fmt::{Display, Write};

use serde::{Serialize, Serializer};

/// The JSON of an answer; fields stand in the order of the API reference.
pub(super) fn json(body: &impl Serialize) -> String {
    serde_json::to_string(body).expect("texts and numbers are always JSON")
}

/// A time or a day: its JSON is the text that it prints as.
pub(super) struct Shown<T>(pub(super) T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

/// Appends what it prints as. Writing into a `String` never fails.
pub(super) fn put(out: &mut String, value: &dyn Display) {
    let _ = write!(out, "{value}");
}
