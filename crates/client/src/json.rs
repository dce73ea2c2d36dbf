//! JSON of a host as far as anything is read out of it: texts, whole numbers, lists and objects.
//!
//! Every visit that reads a list needs it, so it is small: serde's readers are eight times as much program.

use zeroize::Zeroizing;

/// Deeper nesting is no answer of a host, and must not exhaust the stack.
const DEEPEST: u32 = 120;

/// A value. Texts are wiped when they are dropped, since they may be secrets; so it has no `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Json {
    /// Nothing, true, false, or a number that is not whole.
    #[default]
    Other,
    /// A text.
    Text(Zeroizing<String>),
    /// A whole number.
    Whole(i64),
    /// A list.
    List(Vec<Json>),
    /// An object: its fields in their order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text; nothing if it is not JSON.
    pub fn read(text: &str) -> Option<Self> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        reader.blanks();
        (reader.at == text.len()).then_some(value)
    }

    /// The field of an object; of two with one name the last.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let mut fields = self.fields()?.iter().rev();
        fields.find(|(known, _)| known == name).map(|(_, of)| of)
    }

    /// Takes the text of a field out of an object, so that no copy of it stays behind.
    pub fn take_text(&mut self, name: &str) -> Option<String> {
        let Self::Object(fields) = self else {
            return None;
        };
        let (_, of) = fields.iter_mut().rev().find(|(known, _)| known == name)?;
        match of {
            Self::Text(text) => Some(std::mem::take(&mut **text)),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is whole.
    pub fn whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// What is in the list, if it is one.
    pub fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(all) => Some(all),
            _ => None,
        }
    }

    /// The fields of an object, if it is one.
    pub fn fields(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        // No text of JSON has this one.
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    /// Goes on behind a mark, and the blanks before it.
    fn mark(&mut self, mark: u8) -> bool {
        self.blanks();
        let is = self.peek() == mark;
        self.at += usize::from(is);
        is
    }

    fn value(&mut self, depth: u32) -> Option<Json> {
        self.blanks();
        match self.peek() {
            b'"' => Some(Json::Text(Zeroizing::new(self.string()?))),
            b'-' | b'0'..=b'9' => self.number(),
            b'[' | b'{' if depth == DEEPEST => None,
            b'[' => {
                let mut all = Vec::new();
                self.items(b']', |reader| {
                    all.push(reader.value(depth + 1)?);
                    Some(())
                })?;
                Some(Json::List(all))
            }
            b'{' => {
                let mut fields = Vec::new();
                self.items(b'}', |reader| {
                    reader.blanks();
                    let name = reader.string()?;
                    let of = reader.mark(b':').then(|| reader.value(depth + 1))??;
                    fields.push((name, of));
                    Some(())
                })?;
                Some(Json::Object(fields))
            }
            _ => {
                let rest = &self.text[self.at..];
                let mut words = ["null", "true", "false"].into_iter();
                self.at += words.find(|word| rest.starts_with(word))?.len();
                Some(Json::Other)
            }
        }
    }

    /// What stands between commas, up to the mark at the end.
    fn items(&mut self, end: u8, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.mark(end) {
            return Some(());
        }
        loop {
            item(self)?;
            if self.mark(end) {
                return Some(());
            }
            if !self.mark(b',') {
                return None;
            }
        }
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at - from
    }

    fn number(&mut self) -> Option<Json> {
        let from = self.at;
        self.at += usize::from(self.peek() == b'-');
        let starts_with_zero = self.peek() == b'0';
        let count = self.digits();
        if count == 0 || (starts_with_zero && count > 1) {
            return None;
        }
        let whole = &self.text[from..self.at];
        let mut is_whole = whole != "-0";
        if self.peek() == b'.' {
            self.at += 1;
            is_whole = false;
            (self.digits() > 0).then_some(())?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            is_whole = false;
            self.at += usize::from(matches!(self.peek(), b'+' | b'-'));
            (self.digits() > 0).then_some(())?;
        }
        let number = whole.parse().ok().filter(|_| is_whole);
        Some(number.map_or(Json::Other, Json::Whole))
    }

    fn string(&mut self) -> Option<String> {
        if self.peek() != b'"' {
            return None;
        }
        self.at += 1;
        // Room for all of it, so that no shorter copy of a secret is left behind when it grows.
        let mut length = 0;
        let bytes = &self.text.as_bytes()[self.at..];
        while *bytes.get(length)? != b'"' {
            length += 1 + usize::from(bytes[length] == b'\\');
        }
        let mut out = String::with_capacity(length);
        loop {
            let rest = &self.text[self.at..];
            let plain = rest
                .bytes()
                .position(|b| matches!(b, b'"' | b'\\' | 0..0x20))?;
            out.push_str(&rest[..plain]);
            self.at += plain + 1;
            match rest.as_bytes()[plain] {
                b'"' => return Some(out),
                b'\\' => out.push(self.escape()?),
                _ => return None,
            }
        }
    }

    /// The letter that stands behind a backslash.
    fn escape(&mut self) -> Option<char> {
        let mark = self.peek();
        self.at += 1;
        Some(match mark {
            b'"' | b'\\' | b'/' => char::from(mark),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.hex()?;
                if !(0xd800..0xdc00).contains(&unit) {
                    return char::from_u32(unit);
                }
                // The first half of a letter; the other one follows.
                self.text[self.at..].starts_with("\\u").then_some(())?;
                self.at += 2;
                let low = self.hex()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                return char::from_u32(0x10000 + ((unit - 0xd800) << 10 | low));
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit << 4 | char::from(self.peek()).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }
}
