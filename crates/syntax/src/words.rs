//! Words and quotes as a shell reads them, and base64.

use std::{iter::Peekable, str::Chars};

use zeroize::Zeroize;

/// Words that are wiped when they are no longer needed: secrets are among them.
pub struct Words(pub Vec<String>);

impl Drop for Words {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Splits a command as sh does: quotes, escapes, line ends escaped (by `\`, `^` or a backtick),
/// comments. Operators only separate.
pub fn split(text: &str) -> Words {
    let mut words = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(&c) = rest.peek() {
        if c == '#' {
            while rest.next_if(|c| *c != '\n').is_some() {}
        } else if separates(c) {
            rest.next();
        } else {
            let word = word(&mut rest, true);
            // A line end that was escaped leaves nothing, or the mark that escaped it.
            if !matches!(word.as_str(), "" | "^" | "`") {
                words.push(word);
            }
        }
    }
    Words(words)
}

/// The value at the beginning of a text: in its quotes, or up to a comment.
pub fn value(text: &str) -> String {
    let text = text.trim();
    if text.starts_with(['"', '\'', '`']) {
        word(&mut text.chars().peekable(), false)
    } else {
        let end = text.find(" #").unwrap_or(text.len());
        text.get(..end)
            .unwrap_or(text)
            .trim_end_matches([',', ';', '\\', ' '])
            .to_owned()
    }
}

fn separates(c: char) -> bool {
    c.is_whitespace() || ";|()<>".contains(c)
}

/// One word; quoted parts join what stands beside them. In a shell a backtick is no quote.
fn word(rest: &mut Peekable<Chars>, shell: bool) -> String {
    let mut word = String::new();
    while let Some(c) = rest.next_if(|c| !separates(*c) && (shell || !",;".contains(*c))) {
        match c {
            '\'' => quoted(rest, '\'', &mut word),
            '"' => quoted(rest, '"', &mut word),
            '`' if !shell => quoted(rest, '`', &mut word),
            '$' if rest.peek() == Some(&'\'') => {}
            '\\' => match rest.next() {
                None | Some('\n') => {}
                Some('\r') => drop(rest.next_if_eq(&'\n')),
                Some(escaped) => word.push(escaped),
            },
            c => word.push(c),
        }
    }
    word
}

fn quoted(rest: &mut Peekable<Chars>, quote: char, word: &mut String) {
    while let Some(c) = rest.next() {
        match c {
            c if c == quote => return,
            '\\' if quote != '\'' => match rest.next() {
                None | Some('\n') => {}
                Some(escaped) if "\"\\$`".contains(escaped) => word.push(escaped),
                Some(other) => word.extend(['\\', other]),
            },
            c => word.push(c),
        }
    }
}

/// Reads base64 of a text; padding and the URL form are both fine.
pub fn base64(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for b in text.trim().trim_end_matches('=').bytes() {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_a_shell() {
        let text = "a 'b c'\\\n  \"d \\\" $e\"'f' \\\r\n g\\ h # no 'comment\n$'i' ^\nk ''";
        let words = split(text);
        assert_eq!(words.0, ["a", "b c", "d \" $ef", "g h", "i", "k"]);
    }

    #[test]
    fn values_lose_their_quotes_and_comments() {
        for (text, expected) in [
            ("plain", "plain"),
            ("  plain # comment", "plain"),
            ("a#b", "a#b"),
            ("'a # b' # c", "a # b"),
            ("\"a \\\"b\\\"\",", "a \"b\""),
            ("'it'\\''s'", "it's"),
            ("`js`;", "js"),
            ("\"open", "open"),
            ("", ""),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn base64_is_read_in_both_forms() {
        assert_eq!(base64("YWI6Yw==").as_deref(), Some("ab:c"));
        assert_eq!(base64("YWI6Y2Q").as_deref(), Some("ab:cd"));
        assert_eq!(base64("not base64"), None);
        assert_eq!(base64("//79"), None);
    }
}
