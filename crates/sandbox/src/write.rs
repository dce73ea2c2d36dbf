//! What the answers are written with.

use std::fmt::{Display, Write};

use serde::{Serialize, Serializer};

/// The JSON of an answer that not every visit needs; what each visit begins with is written by hand, by [`quoted`] and
/// [`put`], at a tenth of the program. Fields stand in the order of the API reference.
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

/// Appends a text as JSON, as `serde_json` writes it.
pub(super) fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\0'..' ' => put(out, &format_args!("\\u{:04x}", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// Appends a text behind what names it.
pub(super) fn field(out: &mut String, before: &str, text: &str) {
    out.push_str(before);
    quoted(out, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_as_serde_json_does() {
        for from in (0_u32..0x3000).chain(0xd7f0..0x1_0010) {
            let text: String = (from..from + 3).filter_map(char::from_u32).collect();
            let mut out = String::new();
            quoted(&mut out, &text);
            assert_eq!(out, serde_json::to_string(&text).unwrap(), "{from:x}");
        }
    }
}
