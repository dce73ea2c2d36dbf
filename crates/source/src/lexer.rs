//! Words, texts and signs of source code. One lexer for all languages: it knows how each writes comments
//! and texts, and nothing else of them.

use memchr::{memchr, memchr_iter};

use super::file::Language;
use super::words::{Word, Words};
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
    /// What a name tells.
    pub(crate) name: Name,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What a name tells by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) word: Word,
    /// Whether `build` is in it, or `ct` begins it.
    pub(crate) more: bool,
}

impl Name {
    /// Whether a chain with this name may say something, whatever stands around.
    pub(crate) fn tells(self) -> bool {
        self.more || self.word != Word::NONE
    }
}

impl Token {
    /// A file is far shorter than 4 GB.
    #[allow(clippy::cast_possible_truncation)]
    pub(super) fn new(kind: Kind, start: usize, end: usize) -> Self {
        Self {
            kind,
            name: Name::default(),
            start: start as u32,
            end: end as u32,
        }
    }

    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    pub(crate) fn end(self) -> usize {
        self.end as usize
    }
}

/// More tokens are not read: no file that people write has so many.
const MOST: usize = 2_000_000;

/// Cuts a text into tokens, step by step.
pub(crate) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) language: Language,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) cut: Cut,
    words: &'static Words,
    /// Templates whose expressions are read.
    pub(super) open: Vec<Template>,
    /// Beginnings of patterns that were none.
    pub(super) failed: usize,
    pub(super) work: &'a Work,
}

/// What a text was cut into.
#[derive(Default)]
pub(crate) struct Cut {
    pub(crate) tokens: Vec<Token>,
    /// The places of the texts among the tokens.
    pub(crate) texts: Vec<usize>,
    /// The places of names that say something wherever they stand.
    pub(crate) signs: Vec<usize>,
    /// Whether the text was read to its end.
    pub(crate) whole: bool,
}

/// A template whose expressions are read, one after the other.
pub(super) struct Template {
    pub(super) begin: usize,
    /// The places of its expressions, the last one first.
    pub(super) holes: Vec<(usize, usize)>,
    /// Where to go on behind it, and up to where.
    pub(super) behind: (usize, usize),
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
            cut: Cut {
                tokens: Vec::with_capacity(text.len() / 5),
                ..Cut::default()
            },
            words: Words::get(),
            open: Vec::new(),
            failed: 0,
            work,
        }
    }

    /// Reads on; whether there is more.
    pub(crate) fn go_on(&mut self) -> bool {
        let mut steps = 0;
        for _ in 0..1_000 {
            if self.cut.tokens.len() >= MOST {
                break;
            }
            if self.at < self.end {
                let (at, open) = (self.at, self.open.len());
                self.step();
                // A template counts itself.
                if self.open.len() == open {
                    steps += 1 + self.at.saturating_sub(at) / 16;
                }
            } else if !self.next_hole() {
                self.cut.whole = true;
                break;
            }
        }
        self.work.add(steps);
        self.cut.tokens.len() < MOST && !self.cut.whole
    }

    fn byte(&self, ahead: usize) -> u8 {
        let at = self.at + ahead;
        if at < self.end { self.bytes[at] } else { 0 }
    }

    fn begins(&self, mark: &str) -> bool {
        self.bytes[self.at..self.end].starts_with(mark.as_bytes())
    }

    pub(super) fn push(&mut self, kind: Kind, length: usize) {
        let start = self.at;
        self.at += length;
        self.cut.tokens.push(Token::new(kind, start, self.at));
    }

    pub(super) fn skip(&mut self, length: usize) {
        self.at = (self.at + length).min(self.end);
    }

    /// How far the next of a mark is, or the end.
    pub(super) fn until(&self, from: usize, mark: &[u8]) -> usize {
        let rest = self.bytes.get(self.at + from..self.end);
        let rest = rest.unwrap_or_default();
        let found = match mark {
            [byte] => memchr(*byte, rest),
            // A search of the whole mark takes longer to begin than comments are long.
            [first, behind @ ..] => {
                memchr_iter(*first, rest).find(|at| rest[at + 1..].starts_with(behind))
            }
            [] => None,
        };
        found.map_or(self.end - self.at, |at| from + at)
    }

    fn step(&mut self) {
        let bytes = &self.bytes[..self.end];
        while bytes
            .get(self.at)
            .is_some_and(|byte| CLASSES[usize::from(*byte)] == BLANK)
        {
            self.at += 1;
        }
        let Some(byte) = bytes.get(self.at).copied() else {
            return;
        };
        match CLASSES[usize::from(byte)] {
            NAME => self.name(),
            OPEN => self.push(Kind::Open(byte), 1),
            CLOSE => self.push(Kind::Close(byte), 1),
            QUOTE => self.quoted(byte),
            DIGIT => {
                let other = |byte: &u8| !matches!(CLASSES[usize::from(*byte)], NAME | DIGIT);
                let length = bytes[self.at..].iter().position(other);
                self.push(Kind::Sign(b'0'), length.unwrap_or(bytes.len() - self.at));
            }
            SIGN => self.push(Kind::Sign(byte), 1),
            _ => self.more(byte),
        }
    }

    /// A name, and whether it is one of the words that are looked for.
    fn name(&mut self) {
        let bytes = &self.bytes[..self.end];
        let start = self.at;
        let dollar = usize::from(bytes[start] == b'$');
        // Which letters are in it, and how often `_` is.
        let (mut at, mut letters, mut lines) = (start + dollar, 0_u32, 0);
        while let Some(byte) = bytes.get(at)
            && matches!(CLASSES[usize::from(*byte)], NAME | DIGIT)
        {
            letters |= 1 << (byte & 31);
            lines += usize::from(*byte == b'_');
            at += 1;
        }
        let (first, last) = (bytes[start + dollar], bytes[at - 1]);
        let may_be = first == b'_'
            || last == b'_'
            || (self.words).may_be(first, last, at - start - dollar - lines);
        let word = if may_be {
            self.words.find(&bytes[start..at])
        } else {
            Word::NONE
        };
        let builds = letters & BUILD == BUILD && (lines > 0 || builds(&bytes[start..at]));
        let more = builds || bytes[start..].starts_with(b"ct");
        if word.is_sign() {
            self.cut.signs.push(self.cut.tokens.len());
        }
        let name = Name { word, more };
        let token = Token::new(Kind::Name, start, at);
        self.cut.tokens.push(Token { name, ..token });
        self.at = at;
    }

    /// What begins with a sign that may begin something longer.
    fn more(&mut self, byte: u8) {
        use Language::{CSharp, Jvm, Markup, Other, Php, Python, Script};
        let next = self.byte(1);
        let lines = matches!(self.language, Python | Php | Other);
        match byte {
            // The line goes on in the next one.
            b'\\' if next == b'\n' => self.skip(2),
            b'\\' if next == b'\r' && self.byte(2) == b'\n' => self.skip(3),
            // `#[` begins an attribute of PHP, and `$#` counts arguments in a shell.
            b'#' if lines && next != b'[' => self.skip(self.until(0, b"\n")),
            b'/' if next == b'/' && self.language != Python => self.skip(self.until(0, b"\n")),
            b'/' if next == b'*' && self.language != Python => {
                let end = self.until(2, b"*/");
                self.skip(end + 2);
            }
            b'/' if matches!(self.language, Script | Markup) && self.may_be_pattern() => {
                self.pattern();
            }
            b'@' if self.language == CSharp && next == b'"' => self.verbatim(1),
            b'$' if self.language == CSharp && self.begins("$@\"") => self.verbatim(2),
            b'@' if self.language == CSharp && self.begins("@$\"") => self.verbatim(2),
            b'<' if self.language == Php && self.begins("<<<") => self.heredoc(),
            b'.' if next != b'.' && next != b'=' => self.push(Kind::Member, 1),
            b'?' if next == b'.' && !self.byte(2).is_ascii_digit() => self.push(Kind::Member, 2),
            b'-' if next == b'>' && self.language == Php => self.push(Kind::Member, 2),
            b'?' if self.language == Php && self.begins("?->") => self.push(Kind::Member, 3),
            b':' if next == b':' && matches!(self.language, Php | Jvm | Other) => {
                self.push(Kind::Member, 2);
            }
            b'$' if CLASSES[usize::from(next)] == NAME => self.name(),
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
        match self.cut.tokens.last() {
            None => true,
            Some(last) => match last.kind {
                Kind::Open(_) => true,
                Kind::Sign(sign) => b"=,:;!&|?+-*%<>~^".contains(&sign),
                Kind::Name => matches!(
                    self.text.get(last.start()..last.end()),
                    Some("return" | "typeof" | "case")
                ),
                _ => false,
            },
        }
    }
}

/// What a byte may begin.
const CLASSES: [u8; 256] = classes();
/// Something that is looked at more closely.
const MORE: u8 = 0;
const BLANK: u8 = 1;
const NAME: u8 = 2;
const DIGIT: u8 = 3;
const OPEN: u8 = 4;
const CLOSE: u8 = 5;
const QUOTE: u8 = 6;
/// A sign that never begins anything longer.
const SIGN: u8 = 7;

const fn classes() -> [u8; 256] {
    let mut classes = [MORE; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b' ' | b'\t' | b'\r' | b'\n' => BLANK,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => NAME,
            b'0'..=b'9' => DIGIT,
            b'(' | b'[' | b'{' => OPEN,
            b')' | b']' | b'}' => CLOSE,
            b'"' | b'\'' | b'`' => QUOTE,
            b'=' | b',' | b';' | b'>' | b'!' | b'&' | b'|' | b'+' | b'*' | b'%' => SIGN,
            _ => MORE,
        };
        byte += 1;
    }
    classes
}

/// The letters of `build`.
const BUILD: u32 = 1 << 2 | 1 << 21 | 1 << 9 | 1 << 12 | 1 << 4;

/// Whether `build` is in a name.
fn builds(name: &[u8]) -> bool {
    let mut parts = name.windows(BUILT.len());
    parts.any(|part| part.eq_ignore_ascii_case(BUILT))
}

const BUILT: &[u8] = b"build";
