//! Words, texts and signs of source code. One lexer for all languages: it knows how each writes comments
//! and texts, and nothing else of them.

use super::file::Language;

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
/// Templates in templates, no more than that.
const DEEPEST: usize = 12;

/// The tokens of a text, and whether it was read to its end.
pub(crate) fn tokens(text: &str, language: Language) -> (Vec<Token>, bool) {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        language,
        at: 0,
        end: text.len(),
        line: 1,
        tokens: Vec::new(),
    };
    lexer.run(0);
    let whole = lexer.tokens.len() < MOST;
    (lexer.tokens, whole)
}

struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    language: Language,
    at: usize,
    end: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn run(&mut self, depth: usize) {
        while self.at < self.end && self.tokens.len() < MOST {
            self.step(depth);
        }
    }

    fn byte(&self, ahead: usize) -> u8 {
        let at = self.at + ahead;
        if at < self.end { self.bytes[at] } else { 0 }
    }

    fn begins(&self, mark: &str) -> bool {
        self.bytes[self.at..self.end].starts_with(mark.as_bytes())
    }

    fn push(&mut self, kind: Kind, length: usize) {
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

    fn step(&mut self, depth: usize) {
        use Language::{CSharp, Jvm, Markup, Other, Php, Python, Script};
        let (byte, next) = (self.byte(0), self.byte(1));
        let lines = matches!(self.language, Python | Php | Other);
        match byte {
            b'\n' => self.skip(1),
            b' ' | b'\t' | b'\r' => self.at += 1,
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
            b'"' | b'\'' | b'`' => self.quoted(byte, depth),
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
        for (at, byte) in rest.iter().enumerate().skip(1) {
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
        self.push(Kind::Sign(b'/'), 1);
    }

    fn quoted(&mut self, quote: u8, depth: usize) {
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
                self.template(depth);
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
    fn text_token(&mut self, open: usize, end: usize, close: usize) {
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

    /// A template: what is filled in is source code, too.
    fn template(&mut self, depth: usize) {
        let Some((length, holes)) = template_holes(&self.bytes[self.at + 1..self.end]) else {
            self.push(Kind::Sign(b'`'), 1);
            return;
        };
        let (begin, line) = (self.at + 1, self.line);
        self.text_token(1, length + 1, 1);
        if depth >= DEEPEST {
            return;
        }
        let (at, end, last) = (self.at, self.end, self.line);
        for (from, to) in holes {
            let lines = lines_in(&self.bytes[begin..begin + from]);
            (self.at, self.end, self.line) = (begin + from, begin + to, line + lines);
            // The brackets keep the expression apart from what stands around.
            let place = Token {
                kind: Kind::Open(b'{'),
                start: self.at,
                end: self.at,
                line: self.line,
            };
            self.tokens.push(Token {
                kind: Kind::Sign(b';'),
                ..place
            });
            self.tokens.push(place);
            self.run(depth + 1);
            self.tokens.push(Token {
                kind: Kind::Close(b'}'),
                ..place
            });
            self.tokens.push(Token {
                kind: Kind::Sign(b';'),
                ..place
            });
        }
        (self.at, self.end, self.line) = (at, end, last);
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

fn lines_in(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}

/// How long a template is without its quotes, and the places of its expressions.
fn template_holes(bytes: &[u8]) -> Option<(usize, Vec<(usize, usize)>)> {
    let mut holes = Vec::new();
    // What is open: a template, or a brace with the place where it began.
    let mut open: Vec<Option<usize>> = vec![None];
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let in_template = open.last() == Some(&None);
        match byte {
            b'\\' => at += 1,
            b'`' if in_template => {
                open.pop();
                if open.is_empty() {
                    return Some((at, holes));
                }
            }
            b'`' => open.push(None),
            b'$' if in_template && bytes.get(at + 1) == Some(&b'{') => {
                at += 1;
                open.push(Some(at + 1));
            }
            b'{' if !in_template => open.push(Some(at + 1)),
            b'}' if !in_template => {
                let begin = open.pop().flatten();
                if open.len() == 1
                    && let Some(begin) = begin
                {
                    holes.push((begin, at));
                }
            }
            b'\'' | b'"' if !in_template => {
                let rest = bytes.iter().skip(at + 1);
                let mut ends = rest.map_while(|other| (*other != b'\n').then_some(other));
                at += ends
                    .position(|other| other == byte)
                    .map_or(0, |end| end + 1);
            }
            _ => {}
        }
        if open.len() > DEEPEST * 4 {
            return None;
        }
        at += 1;
    }
    None
}
