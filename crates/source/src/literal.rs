//! Patterns and texts of source code, as each language writes them.

use super::file::Language;
use super::lexer::{Kind, Lexer, Token};

/// Longer patterns are none, in bytes.
const LONGEST_PATTERN: usize = 2_000;
/// So many beginnings of patterns in one file may be none.
const MOST_FAILED: usize = 500;

impl Lexer<'_> {
    pub(super) fn pattern(&mut self) {
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

    pub(super) fn quoted(&mut self, quote: u8) {
        let triple = [quote; 3];
        let has_triples = matches!(
            self.language,
            Language::Jvm | Language::CSharp | Language::Python | Language::Other
        );
        if has_triples && quote != b'`' && self.bytes[self.at..self.end].starts_with(&triple) {
            let end = self.until(3, &triple);
            self.text_token(3, end, 3);
            return;
        }
        if quote == b'`' {
            if matches!(self.language, Language::Script | Language::Markup) {
                self.template();
            } else {
                let end = self.until(1, b"`");
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
        let start = self.at + open;
        let end = (self.at + end).min(self.end).max(start.min(self.end));
        self.cut.texts.push(self.cut.tokens.len());
        (self.cut.tokens).push(Token::new(Kind::Text, start.min(end), end));
        self.skip(end + close - self.at);
    }

    /// A text of C# in which only a doubled quote is one.
    pub(super) fn verbatim(&mut self, front: usize) {
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

    pub(super) fn heredoc(&mut self) {
        let head = self.until(0, b"\n");
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

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}
