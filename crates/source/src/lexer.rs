//! Words, texts and signs of source code. One lexer for all languages: it knows how each writes comments
//! and texts, and nothing else of them.

use super::file::Language;
use super::work::Work;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name, with a `$` in front in PHP.
    Name,
    /// A text, with what stands for values in it.
    Text,
    /// What stands between an object and its member: `.`, `?.`, `->`, `::`.
    Member,
    /// An opening bracket: `(`, `[`, `{`.
    Open(u8),
    /// A closing bracket.
    Close(u8),
    /// Any other sign.
    Sign(u8),
}

/// A token: its text is that between two places of the file. Of a text it is what stands inside of its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The line, from 1.
    pub(crate) line: usize,
}

/// More tokens are not read: no file that people write has so many.
const MOST: usize = 2_000_000;

/// Longer patterns are none, in bytes.
const LONGEST_PATTERN: usize = 2_000;
/// So many beginnings of patterns in one file may be none.
const MOST_FAILED: usize = 500;

/// Cuts a text into tokens, step by step.
pub(crate) struct Lexer<'a> {
    text: &'a str,
    pub(super) bytes: &'a [u8],
    language: Language,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) line: usize,
    pub(super) tokens: Vec<Token>,
    /// Templates whose expressions are read.
    pub(super) open: Vec<Template>,
    /// Beginnings of patterns that were none.
    failed: usize,
    pub(super) work: &'a Work,
}

/// A template whose expressions are read, one after the other.
pub(super) struct Template {
    pub(super) begin: usize,
    /// The line of a place in it.
    pub(super) line: usize,
    pub(super) counted: usize,
    /// The places of its expressions, the last one first.
    pub(super) holes: Vec<(usize, usize)>,
    /// Where to go on behind it, up to where, and in which line.
    pub(super) behind: (usize, usize, usize),
    /// The bracket that stands for the expression that is read.
    pub(super) bracket: Option<Token>,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(text: &'a str, language: Language, work: &'a Work) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            language,
            at: 0,
            end: text.len(),
            line: 1,
            tokens: Vec::new(),
            open: Vec::new(),
            failed: 0,
            work,
        }
    }

    /// Reads on; whether there is more.
    pub(crate) fn go_on(&mut self) -> bool {
        for _ in 0..1_000 {
            if self.tokens.len() >= MOST {
                return false;
            }
            if self.at < self.end {
                let (at, open) = (self.at, self.open.len());
                self.step();
                // A template counts itself.
                if self.open.len() == open {
                    self.work.add(1 + self.at.saturating_sub(at) / 16);
                }
            } else if !self.next_hole() {
                return false;
            }
        }
        true
    }

    /// The tokens, and whether the text was read to its end.
    pub(crate) fn finish(self) -> (Vec<Token>, bool) {
        let whole = self.tokens.len() < MOST;
        (self.tokens, whole)
    }

    fn byte(&self, ahead: usize) -> u8 {
        let at = self.at + ahead;
        if at < self.end { self.bytes[at] } else { 0 }
    }

    fn begins(&self, mark: &str) -> bool {
        self.bytes[self.at..self.end].starts_with(mark.as_bytes())
    }

    pub(super) fn push(&mut self, kind: Kind, length: usize) {
        let (start, line) = (self.at, self.line);
        self.at += length;
        self.tokens.push(Token {
            kind,
            start,
            end: self.at,
            line,
        });
    }

    fn skip(&mut self, length: usize) {
        let end = (self.at + length).min(self.end);
        self.line += lines_in(&self.bytes[self.at..end]);
        self.at = end;
    }

    /// How far the next of a mark is, or the end.
    fn until(&self, from: usize, mark: &str) -> usize {
        let rest = self.text.get(self.at + from..self.end).unwrap_or_default();
        rest.find(mark).map_or(self.end - self.at, |at| from + at)
    }

    fn step(&mut self) {
        use Language::{CSharp, Jvm, Markup, Other, Php, Python, Script};
        let (byte, next) = (self.byte(0), self.byte(1));
        let lines = matches!(self.language, Python | Php | Other);
        match byte {
            b'\n' => self.skip(1),
            b' ' | b'\t' | b'\r' => self.at += 1,
            // The line goes on in the next one.
            b'\\' if next == b'\n' => self.skip(2),
            b'\\' if next == b'\r' && self.byte(2) == b'\n' => self.skip(3),
            // `#[` begins an attribute of PHP, and `$#` counts arguments in a shell.
            b'#' if lines && next != b'[' => self.skip(self.until(0, "\n")),
            b'/' if next == b'/' && self.language != Python => self.skip(self.until(0, "\n")),
            b'/' if next == b'*' && self.language != Python => {
                let end = self.until(2, "*/");
                self.skip(end + 2);
            }
            b'/' if matches!(self.language, Script | Markup) && self.may_be_pattern() => {
                self.pattern();
            }
            b'"' | b'\'' | b'`' => self.quoted(byte),
            b'@' if self.language == CSharp && next == b'"' => self.verbatim(1),
            b'$' if self.language == CSharp && self.begins("$@\"") => self.verbatim(2),
            b'@' if self.language == CSharp && self.begins("@$\"") => self.verbatim(2),
            b'<' if self.language == Php && self.begins("<<<") => self.heredoc(),
            b'.' if next != b'.' && self.byte(1) != b'=' => self.push(Kind::Member, 1),
            b'?' if next == b'.' && !self.byte(2).is_ascii_digit() => self.push(Kind::Member, 2),
            b'-' if next == b'>' && self.language == Php => self.push(Kind::Member, 2),
            b'?' if self.language == Php && self.begins("?->") => self.push(Kind::Member, 3),
            b':' if next == b':' && matches!(self.language, Php | Jvm | Other) => {
                self.push(Kind::Member, 2);
            }
            b'(' | b'[' | b'{' => self.push(Kind::Open(byte), 1),
            b')' | b']' | b'}' => self.push(Kind::Close(byte), 1),
            _ if is_name(byte) || byte == b'$' && is_name(next) => {
                let rest = &self.bytes[self.at + 1..self.end];
                let length = rest
                    .iter()
                    .position(|byte| !is_name(*byte) && !byte.is_ascii_digit());
                self.push(Kind::Name, 1 + length.unwrap_or(rest.len()));
            }
            _ if byte.is_ascii_digit() => {
                let rest = &self.bytes[self.at..self.end];
                let other = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte != b'_';
                let length = rest.iter().position(other).unwrap_or(rest.len());
                self.push(Kind::Sign(b'0'), length);
            }
            _ if byte.is_ascii() => self.push(Kind::Sign(byte), 1),
            _ => {
                let c = self
                    .text
                    .get(self.at..)
                    .and_then(|rest| rest.chars().next());
                self.at += c.map_or(1, char::len_utf8);
            }
        }
    }

    /// Whether a slash begins a pattern, and no division: by what stands in front.
    fn may_be_pattern(&self) -> bool {
        match self.tokens.last() {
            None => true,
            Some(last) => match last.kind {
                Kind::Open(_) => true,
                Kind::Sign(sign) => b"=,:;!&|?+-*%<>~^".contains(&sign),
                Kind::Name => matches!(
                    self.text.get(last.start..last.end),
                    Some("return" | "typeof" | "case")
                ),
                _ => false,
            },
        }
    }

    fn pattern(&mut self) {
        let (mut class, mut escaped) = (false, false);
        let rest = &self.bytes[self.at..self.end];
        let longest = if self.failed < MOST_FAILED {
            LONGEST_PATTERN
        } else {
            0
        };
        for (at, byte) in rest.iter().enumerate().take(longest).skip(1) {
            match byte {
                b'\n' => break,
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'[' => class = true,
                b']' => class = false,
                b'/' if !class => {
                    self.at += at + 1;
                    return;
                }
                _ => {}
            }
        }
        self.failed += 1;
        self.work.add(longest.min(rest.len()) / 16);
        self.push(Kind::Sign(b'/'), 1);
    }

    fn quoted(&mut self, quote: u8) {
        let triple = [quote; 3];
        let has_triples = matches!(
            self.language,
            Language::Jvm | Language::CSharp | Language::Python | Language::Other
        );
        if has_triples && quote != b'`' && self.bytes[self.at..self.end].starts_with(&triple) {
            let mark = if quote == b'"' { "\"\"\"" } else { "'''" };
            let end = self.until(3, mark);
            self.text_token(3, end, 3);
            return;
        }
        if quote == b'`' {
            if matches!(self.language, Language::Script | Language::Markup) {
                self.template();
            } else {
                let end = self.until(1, "`");
                self.text_token(1, end, 1);
            }
            return;
        }
        let many = matches!(self.language, Language::Php | Language::Other);
        let mut escaped = false;
        let rest = &self.bytes[self.at..self.end];
        let mut length = rest.len();
        for (at, byte) in rest.iter().enumerate().skip(1) {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'\n' if !many => {
                    length = at;
                    break;
                }
                _ if *byte == quote => {
                    length = at;
                    break;
                }
                _ => {}
            }
        }
        let closed = usize::from(rest.get(length) == Some(&quote));
        self.text_token(1, length, closed);
    }

    /// A text whose inside is between two places from here on.
    pub(super) fn text_token(&mut self, open: usize, end: usize, close: usize) {
        let (start, line) = (self.at + open, self.line);
        let end = (self.at + end).min(self.end).max(start.min(self.end));
        self.tokens.push(Token {
            kind: Kind::Text,
            start: start.min(end),
            end,
            line,
        });
        self.skip(end + close - self.at);
    }

    /// A text of C# in which only a doubled quote is one.
    fn verbatim(&mut self, front: usize) {
        let rest = &self.bytes[self.at + front + 1..self.end];
        let mut at = 0;
        while at < rest.len() {
            if rest[at] == b'"' {
                if rest.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    break;
                }
            }
            at += 1;
        }
        self.text_token(front + 1, front + 1 + at, 1);
    }

    fn heredoc(&mut self) {
        let head = self.until(0, "\n");
        let name = self
            .text
            .get(self.at + 3..self.at + head)
            .unwrap_or_default();
        let name = name.trim().trim_matches(['"', '\'']);
        if name.is_empty() || !name.bytes().all(is_name) {
            self.push(Kind::Sign(b'<'), 3);
            return;
        }
        let rest = self.text.get(self.at + head..self.end).unwrap_or_default();
        let mut at = 0;
        let mut end = rest.len();
        for line in rest.split_inclusive('\n') {
            if line.trim_start().starts_with(name) {
                end = at;
                break;
            }
            at += line.len();
        }
        let close = if end < rest.len() { name.len() } else { 0 };
        self.text_token(head, head + end, close);
    }
}

pub(super) fn lines_in(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}
