//! Values that stand beside their names, wherever they are: `name=value`, `"name": "value"`,
//! `name => 'value'`, and the same packed into strings.

/// Of a value no more than that is given, in bytes: longer ones are no names of anything.
const LONGEST: usize = 64 << 10;

/// The beginning of a text, at most so many bytes, cut between two characters.
pub fn head(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// Where the next byte of a kind is, remembered until it is passed, so that no byte is looked at
/// again for each of many names before it.
#[derive(Clone, Copy, Default)]
struct Next {
    from: usize,
    at: Option<usize>,
}

impl Next {
    fn find(&mut self, bytes: &[u8], from: usize, ends: impl Fn(&u8) -> bool) -> usize {
        if let Some(at) = self.at.filter(|at| self.from <= from && from <= *at) {
            return at;
        }
        let rest = bytes.get(from..).unwrap_or_default();
        let at = from + rest.iter().position(ends).unwrap_or(rest.len());
        *self = Self { from, at: Some(at) };
        at
    }
}

/// Calls back with each name that a value stands behind: where the name begins, the name, and the
/// value without its quotes. Values are looked into: `url=` may stand in one.
pub fn each<'a>(text: &'a str, mut take: impl FnMut(usize, &'a str, &'a str)) {
    let bytes = text.as_bytes();
    let is_name = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
    };
    let is_any = |at: usize, wanted: &[u8]| bytes.get(at).is_some_and(|b| wanted.contains(b));
    let past = |mut at: usize, wanted: &[u8]| {
        while is_any(at, wanted) {
            at += 1;
        }
        at
    };
    let mut bare_end = Next::default();
    let mut quoted_end = [Next::default(); 3];
    let mut at = 0;
    while at < bytes.len() {
        if !is_name(at) {
            at += 1;
            continue;
        }
        let begin = at;
        while is_name(at) {
            at += 1;
        }
        let end = at;
        let next = past(past(end, b"\\\"'"), b" ");
        if !is_any(next, b":=") {
            // Nothing between holds a name, so it need not be looked at again.
            at = next.max(end);
            continue;
        }
        // Also `=>`.
        let bare = past(next, b":=> \t");
        let next = past(bare, b"\\");
        let kind = bytes.get(next).and_then(|byte| {
            let at = b"\"'`".iter().position(|quote| quote == byte)?;
            Some((at, *byte))
        });
        let quoted = kind.and_then(|(at, quote)| Some((quoted_end.get_mut(at)?, quote)));
        let (from, until) = if let Some((known, quote)) = quoted {
            let ends = |b: &u8| *b == quote || *b == b'\\' || *b == b'\n';
            (next + 1, known.find(bytes, next + 1, ends))
        } else {
            let ends = |b: &u8| b.is_ascii_whitespace() || b",;}&)]\"'".contains(b);
            (bare, bare_end.find(bytes, bare, ends))
        };
        let until = text.floor_char_boundary(until.min(from + LONGEST));
        if let (Some(name), Some(value)) = (text.get(begin..end), text.get(from..until)) {
            take(begin, name, value);
        }
        // What was passed over holds no name: long runs of marks are not looked at twice.
        at = bare.max(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(&str, &str)> {
        let mut all = Vec::new();
        each(text, |_, name, value| all.push((name, value)));
        all
    }

    #[test]
    fn names_have_their_values() {
        for (text, expected) in [
            ("a=b c: 'd e'", &[("a", "b"), ("c", "d e")][..]),
            (r#"{"a":"b","c":1}"#, &[("a", "b"), ("c", "1")]),
            (r#"{\"a\":\"b\"}"#, &[("a", "b")]),
            ("'a' => `b`", &[("a", "b")]),
            ("u=x?url=y z", &[("u", "x?url=y"), ("url", "y")]),
            ("a: [1]", &[("a", "[1")]),
            ("a =", &[("a", "")]),
            ("a \"b\" c", &[]),
            ("ä=ö", &[]),
        ] {
            assert_eq!(all(text), expected, "{text}");
        }
    }

    #[test]
    fn long_values_are_cut_at_a_character() {
        let text = format!("a='{}'", "ä".repeat(LONGEST));
        let found = all(&text);
        assert!(matches!(found.as_slice(), [("a", value)] if value.len() == LONGEST));
    }
}
