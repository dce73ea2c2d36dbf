//! A small JSON writer: objects grow field by field, in the order of the API reference.

use std::fmt::{Display, Write};

/// An object in the making.
pub(super) struct Obj(String);

impl Obj {
    pub(super) fn new() -> Self {
        Self(String::from("{"))
    }

    /// A field whose value is a text.
    pub(super) fn text(mut self, name: &str, value: &str) -> Self {
        self.name(name);
        quote(value, &mut self.0);
        self
    }

    /// A field whose value prints as JSON by itself: a number, a boolean or finished JSON.
    pub(super) fn raw(mut self, name: &str, value: impl Display) -> Self {
        self.name(name);
        put(&mut self.0, &value);
        self
    }

    /// A field for a time or a day.
    pub(super) fn shown(self, name: &str, value: impl Display) -> Self {
        let mut text = String::new();
        put(&mut text, &value);
        self.text(name, &text)
    }

    pub(super) fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn name(&mut self, name: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        quote(name, &mut self.0);
        self.0.push(':');
    }
}

/// Appends what it prints as. Writing into a `String` never fails.
pub(super) fn put(out: &mut String, value: &dyn Display) {
    let _ = write!(out, "{value}");
}

/// Appends a JSON string.
pub(super) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// `[a,b]` of finished JSON values.
pub(super) fn list<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let mut out = String::from("[");
    for item in items {
        if out.len() > 1 {
            out.push(',');
        }
        out.push_str(item.as_ref());
    }
    out.push(']');
    out
}
