//! Text that may hold the secret.

use std::{fmt, ops::Deref};

use zeroize::Zeroizing;

/// A text that is wiped when it is dropped, and whose former buffer is wiped whenever it grows. No
/// `Debug` and no `Display`: a preset's text may hold the secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Text(Zeroizing<String>);

impl Text {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// The pieces behind one another.
    pub(crate) fn of<const N: usize>(parts: [&str; N]) -> Self {
        // `concat` allocates once, so no shorter buffer stays behind.
        Self::from(parts.concat())
    }

    /// What [`format_args!`] describes.
    pub(crate) fn written(what: fmt::Arguments) -> Self {
        let mut text = Self::new();
        // Writing to a text can't fail.
        let _ = fmt::Write::write_fmt(&mut text, what);
        text
    }

    /// The texts, with that between each two.
    pub(crate) fn joined(texts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut all = Self::new();
        for (at, text) in texts.into_iter().enumerate() {
            if at > 0 {
                all.push_str(between);
            }
            all.push_str(&text);
        }
        all
    }

    /// Adds a character.
    pub fn push(&mut self, c: char) {
        self.reserve(c.len_utf8());
        self.0.push(c);
    }

    /// Adds a text.
    pub fn push_str(&mut self, text: &str) {
        self.reserve(text.len());
        self.0.push_str(text);
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Makes room. The former buffer is wiped, which `String` by itself would not do.
    fn reserve(&mut self, more: usize) {
        let (length, capacity) = (self.0.len(), self.0.capacity());
        if capacity - length < more {
            let room = (length + more).max(capacity * 2).max(64);
            let mut wider = Zeroizing::new(String::with_capacity(room));
            wider.push_str(&self.0);
            self.0 = wider;
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

/// Takes the buffer over, so that it is wiped too.
impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_str(text);
        Ok(())
    }
}

impl<'a> Extend<&'a str> for Text {
    fn extend<I: IntoIterator<Item = &'a str>>(&mut self, texts: I) {
        for text in texts {
            self.push_str(text);
        }
    }
}

/// [`format!`] for a [`Text`].
macro_rules! text {
    ($($what:tt)*) => { $crate::text::Text::written(format_args!($($what)*)) };
}
pub(crate) use text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_like_a_string() {
        let mut text = Text::new();
        let mut string = String::new();
        for c in "a secret with ü and 💥, long enough to outgrow its first buffer"
            .chars()
            .cycle()
            .take(3000)
        {
            text.push(c);
            string.push(c);
        }
        text.extend(["", "x", "yz"]);
        text.push_str(&"long ".repeat(5000));
        string.push_str("xyz");
        string.push_str(&"long ".repeat(5000));
        assert_eq!(text.as_str(), string);
        assert_eq!(text!("{}-{:02}", "a", 7).as_str(), "a-07");
        let parts = ["a", "b", "c"].map(Text::from);
        assert_eq!(Text::joined(parts, ", ").as_str(), "a, b, c");
    }
}
