//! Words and quotes as a shell reads them.

use std::{iter::Peekable, ops::Range, str::Chars};

use zeroize::Zeroizing;

/// The words of a command, in one text that is wiped when it is dropped: secrets are among them.
pub struct Words {
    text: Zeroizing<String>,
    ranges: Vec<Range<usize>>,
}

impl Words {
    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let word = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        self.ranges.iter().map(word)
    }
}

/// Splits a command as sh does: quotes, escapes, line ends escaped (by `\`, `^` or a backtick),
/// comments. Operators only separate.
pub fn split(text: &str) -> Words {
    // Words are never longer than what they are written as, so the text never moves.
    let mut words = Zeroizing::new(String::with_capacity(text.len()));
    let mut ranges = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(&c) = rest.peek() {
        if c == '#' {
            while rest.next_if(|c| *c != '\n').is_some() {}
        } else if separates(c) {
            rest.next();
        } else {
            let start = words.len();
            word(&mut rest, true, &mut words);
            // A line end that was escaped leaves nothing, or the mark that escaped it.
            match words.get(start..) {
                Some("" | "^" | "`") | None => words.truncate(start),
                Some(_) => ranges.push(start..words.len()),
            }
        }
    }
    Words {
        text: words,
        ranges,
    }
}

/// The value at the beginning of a text: in its quotes, or up to a comment.
pub fn value(text: &str) -> Zeroizing<String> {
    let text = text.trim();
    let mut value = Zeroizing::new(String::with_capacity(text.len()));
    if text.starts_with(['"', '\'', '`']) {
        word(&mut text.chars().peekable(), false, &mut value);
    } else {
        let end = text.find(" #").unwrap_or(text.len());
        let bare = text.get(..end).unwrap_or(text);
        value.push_str(bare.trim_end_matches([',', ';', '\\', ' ']));
    }
    value
}

fn separates(c: char) -> bool {
    c.is_whitespace() || ";|()<>".contains(c)
}

/// One word; quoted parts join what stands beside them. In a shell a backtick is no quote.
fn word(rest: &mut Peekable<Chars>, shell: bool, word: &mut String) {
    while let Some(c) = rest.next_if(|c| !separates(*c) && (shell || !",;".contains(*c))) {
        match c {
            '\'' => quoted(rest, '\'', word),
            '"' => quoted(rest, '"', word),
            '`' if !shell => quoted(rest, '`', word),
            '$' if rest.peek() == Some(&'\'') => {}
            '\\' => match rest.next() {
                None | Some('\n') => {}
                Some('\r') => drop(rest.next_if_eq(&'\n')),
                Some(escaped) => word.push(escaped),
            },
            c => word.push(c),
        }
    }
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

/// Whether a command goes on in the next line: after an escaped line end or in an open quote. Each
/// line is looked at once, however long the command becomes.
#[derive(Default)]
pub struct Continuation {
    quote: Option<char>,
    /// How many bytes were looked at: the measure of its work.
    seen: usize,
}

impl Continuation {
    /// Takes the next line, without its end; whether the command goes on behind it.
    pub fn goes_on(&mut self, line: &str) -> bool {
        self.seen += line.len() + 1;
        let mut rest = line.chars();
        while let Some(c) = rest.next() {
            match (self.quote, c) {
                (None, '"' | '\'') => self.quote = Some(c),
                (Some(open), c) if c == open => self.quote = None,
                (None | Some('"'), '\\') => drop(rest.next()),
                _ => {}
            }
        }
        self.quote.is_some() || escapes_end(line)
    }

    /// How many bytes were looked at so far, line ends included.
    pub fn seen(&self) -> usize {
        self.seen
    }
}

/// Whether the end of a line is escaped, quotes aside.
pub fn escapes_end(line: &str) -> bool {
    line.trim_end_matches([' ', '\r'])
        .ends_with(['\\', '^', '`'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        split(text).iter().map(str::to_owned).collect()
    }

    #[test]
    fn words_are_those_of_a_shell() {
        let text = "a 'b c'\\\n  \"d \\\" $e\"'f' \\\r\n g\\ h # no 'comment\n$'i' ^\nk ''";
        assert_eq!(all(text), ["a", "b c", "d \" $ef", "g h", "i", "k"]);
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
            assert_eq!(value(text).as_str(), expected, "{text}");
        }
    }

    #[test]
    fn the_text_of_the_words_never_moves() {
        for text in ["a 'b' \\ c", "ä\\ö \"\\x\"", "'''''", "$'$'$'"] {
            let words = split(text);
            assert_eq!(words.text.capacity(), text.len(), "{text}");
        }
    }

    #[test]
    fn a_command_goes_on_in_open_quotes_and_behind_escaped_ends() {
        let ends = |text: &str| {
            let mut state = Continuation::default();
            text.lines()
                .map(|line| state.goes_on(line))
                .collect::<Vec<_>>()
        };
        assert_eq!(ends("curl can't\n\nit's over"), [true, true, false]);
        assert_eq!(
            ends("curl \\\n -d \"a\n\\\"b\"\nc"),
            [true, true, false, false]
        );
        assert_eq!(ends("curl ^\ncurl `\ncurl"), [true, true, false]);
        assert_eq!(ends("curl a\\'b"), [false]);
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod props {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn any_text_is_split_in_bounds(text in "[a-c'\"\\\\$^`# \n\r;ä]{0,200}") {
                let words = split(&text);
                let length: usize = words.iter().map(str::len).sum();
                prop_assert!(length <= text.len());
                prop_assert!(value(&text).len() <= text.len());
                let mut state = Continuation::default();
                for line in text.lines() {
                    state.goes_on(line);
                }
                prop_assert!(state.seen() <= text.len() + 1);
            }

            #[test]
            fn quoted_words_come_back(words in proptest::collection::vec("[ -~äß\n]{1,12}", 0..8)) {
                let quote = |word: &String| format!("'{}'", word.replace('\'', "'\\''"));
                let text = words.iter().map(quote).collect::<Vec<_>>().join(" ");
                // Words that only escape a line's end are the exception.
                let expected: Vec<String> = words.into_iter().filter(|w| w != "^" && w != "`").collect();
                prop_assert_eq!(all(&text), expected);
            }
        }
    }
}
