//! Recorded traffic in any size: a scanner that knows one path, `log.entries[*].request`, and runs
//! over everything else. It keeps a few numbers, one URL and one body, whatever the file holds.

use memchr::memchr2;
use zeroize::{Zeroize, Zeroizing};

use super::collector::Collector;
use super::target::without_query;
use super::{Evidence, Kind};

/// Of a URL, no more than that is kept: a query may hold a document of GraphQL.
const LONGEST: usize = 64 << 10;
/// A longer body is not looked at.
const LONGEST_BODY: usize = 256 << 10;
/// Depths on the path: the root, `log`, `entries`, an entry, its `request`, and the `postData` of that.
const ENTRIES: u8 = 3;
const REQUEST: u8 = 5;
const BODY: u8 = 6;

/// What stands behind the key that was read last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Other,
    /// The next step of the path.
    Step,
    Method,
    Url,
    Body,
    Encoding,
}

/// What the string is that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Skipped,
    Key,
    Method,
    Url,
    Body,
    Encoding,
}

/// Where in an escape the scanner is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Escape {
    No,
    Begun,
    /// `\u` with its digits so far.
    Code(u8, u16),
}

/// The scanner. Bytes may be cut anywhere between two pushes.
pub(super) struct Har {
    found: Collector,
    /// How many containers of the path are open.
    on: u8,
    /// How many others are open inside of those.
    off: u32,
    key: Key,
    before_colon: bool,
    text: Option<Text>,
    escape: Escape,
    /// It may hold a body, and that a secret.
    kept: Zeroizing<Vec<u8>>,
    body: Zeroizing<Vec<u8>>,
    /// How the body is written: proxies write `base64` for bodies that may be no text.
    encoding: Vec<u8>,
    method: Vec<u8>,
    url: Zeroizing<Vec<u8>>,
    ended: bool,
    broken: bool,
}

impl Har {
    pub(super) fn new() -> Self {
        Self {
            found: Collector::default(),
            on: 0,
            off: 0,
            key: Key::Other,
            before_colon: true,
            text: None,
            escape: Escape::No,
            kept: Zeroizing::default(),
            body: Zeroizing::default(),
            encoding: Vec::new(),
            method: Vec::new(),
            url: Zeroizing::default(),
            ended: false,
            broken: false,
        }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((&byte, after)) = rest.split_first() {
            if self.ended || self.broken {
                return;
            }
            rest = match self.text {
                None => {
                    self.mark(byte);
                    after
                }
                Some(Text::Skipped) if self.escape == Escape::No => {
                    match memchr2(b'"', b'\\', rest) {
                        None => return,
                        Some(at) => {
                            if rest.get(at) == Some(&b'"') {
                                self.text = None;
                            } else {
                                self.escape = Escape::Begun;
                            }
                            rest.get(at + 1..).unwrap_or_default()
                        }
                    }
                }
                Some(text) => {
                    self.letter(byte, text);
                    after
                }
            };
        }
    }

    /// A byte outside of strings.
    fn mark(&mut self, byte: u8) {
        match byte {
            b'"' => {
                let (on_path, in_object) = (self.off == 0, self.on != ENTRIES);
                self.text = Some(match self.key {
                    _ if !on_path || !in_object => Text::Skipped,
                    _ if self.before_colon => Text::Key,
                    Key::Method => Text::Method,
                    Key::Url => Text::Url,
                    Key::Body => Text::Body,
                    Key::Encoding => Text::Encoding,
                    _ => Text::Skipped,
                });
                self.kept.zeroize();
            }
            b'{' | b'[' => self.open(byte == b'{'),
            b'}' | b']' => self.close(byte == b'}'),
            b':' if self.off == 0 => self.before_colon = false,
            b',' if self.off == 0 => {
                self.before_colon = true;
                self.key = Key::Other;
            }
            _ => {}
        }
    }

    fn open(&mut self, object: bool) {
        let fits = match self.on {
            0 | ENTRIES => object,
            2 => !object && self.key == Key::Step,
            1 | 4 | REQUEST => object && self.key == Key::Step,
            _ => false,
        };
        if self.off > 0 || !fits {
            self.off = self.off.saturating_add(1);
            return;
        }
        self.on += 1;
        self.key = Key::Other;
        self.before_colon = true;
        if self.on == REQUEST {
            self.method.clear();
            self.url.zeroize();
            self.body.zeroize();
            self.encoding.clear();
        }
    }

    fn close(&mut self, object: bool) {
        if self.off > 0 {
            self.off -= 1;
            return;
        }
        if self.on == 0 || object == (self.on == ENTRIES) {
            self.broken = true;
            return;
        }
        if self.on == REQUEST {
            self.request();
        }
        self.on -= 1;
        self.key = Key::Other;
        self.before_colon = false;
        self.ended = self.on == 0;
    }

    /// A byte inside of a string.
    fn letter(&mut self, byte: u8, text: Text) {
        match self.escape {
            Escape::No if byte == b'"' => self.close_text(text),
            Escape::No if byte == b'\\' => self.escape = Escape::Begun,
            Escape::No => self.keep(byte, text),
            Escape::Begun if byte == b'u' => self.escape = Escape::Code(0, 0),
            Escape::Begun => {
                self.escape = Escape::No;
                match byte {
                    // A comment in a document ends with its line.
                    b'n' if text == Text::Body => self.keep(b'\n', text),
                    b'n' | b't' | b'r' | b'b' | b'f' => self.keep(b' ', text),
                    _ => self.keep(byte, text),
                }
            }
            Escape::Code(digits, code) => {
                let digit = char::from(byte).to_digit(16);
                let digit = digit.and_then(|digit| u16::try_from(digit).ok());
                let Some(digit) = digit else {
                    self.broken = true;
                    return;
                };
                let code = code << 4 | digit;
                self.escape = Escape::Code(digits + 1, code);
                if digits == 3 {
                    self.escape = Escape::No;
                    // Paths are ASCII; halves of pairs become marks that no path has.
                    let c = char::from_u32(u32::from(code)).unwrap_or('\u{fffd}');
                    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                        self.keep(byte, text);
                    }
                }
            }
        }
    }

    fn keep(&mut self, byte: u8, text: Text) {
        let longest = if text == Text::Body {
            LONGEST_BODY
        } else {
            LONGEST
        };
        // One more than the limit, so that a longer one is known to be longer.
        if text != Text::Skipped && self.kept.len() <= longest {
            self.kept.push(byte);
        }
    }

    fn close_text(&mut self, text: Text) {
        self.text = None;
        match text {
            Text::Skipped => {}
            Text::Method => std::mem::swap(&mut self.method, &mut *self.kept),
            Text::Url => std::mem::swap(&mut self.url, &mut self.kept),
            Text::Body => std::mem::swap(&mut self.body, &mut self.kept),
            Text::Encoding => std::mem::swap(&mut self.encoding, &mut *self.kept),
            Text::Key => {
                self.key = match (self.on, self.kept.as_slice()) {
                    (1, b"log") | (2, b"entries") | (4, b"request") | (REQUEST, b"postData") => {
                        Key::Step
                    }
                    (REQUEST, b"method") => Key::Method,
                    (REQUEST, b"url") => Key::Url,
                    (BODY, b"text") => Key::Body,
                    (BODY, b"encoding" | b"_encoding") => Key::Encoding,
                    _ => Key::Other,
                };
            }
        }
    }

    fn request(&mut self) {
        let method = std::str::from_utf8(&self.method);
        let url = Zeroizing::new(String::from_utf8_lossy(&self.url).into_owned());
        if let Ok(method) = method
            && !method.is_empty()
            && !url.is_empty()
        {
            // A query that was cut says nothing; the path must not be cut.
            let is_whole = url.len() <= LONGEST;
            let target = if is_whole { &url } else { without_query(&url) };
            let call = self.found.call(method, target);
            if let Ok(body) = std::str::from_utf8(&self.body)
                && body.len() <= LONGEST_BODY
            {
                match syntax::base64(body).filter(|_| self.encoding == b"base64") {
                    Some(plain) => self.found.body(call, &plain),
                    None => self.found.body(call, body),
                };
            }
        }
        self.method.clear();
        self.url.zeroize();
        self.body.zeroize();
    }

    pub(super) fn finish(mut self) -> Evidence {
        if !self.ended {
            if self.on >= REQUEST {
                self.request();
            }
            self.found.ignore(if self.broken {
                "The file is not valid JSON. Only the part before the error was read."
            } else {
                "The file is incomplete. The part that exists was read."
            });
        }
        self.found.finish(Kind::Har)
    }
}

/// Whether a text begins like recorded traffic: the object `log`, with one of its usual keys.
pub(super) fn begins(text: &[u8]) -> bool {
    let mut rest = text.trim_ascii_start();
    for token in [&b"{"[..], b"\"log\"", b":", b"{"] {
        match rest.strip_prefix(token) {
            Some(after) => rest = after.trim_ascii_start(),
            None => return false,
        }
    }
    [
        &b"\"version\""[..],
        b"\"creator\"",
        b"\"entries\"",
        b"\"pages\"",
        b"\"browser\"",
        b"\"comment\"",
        b"\"_",
    ]
    .into_iter()
    .any(|key| rest.starts_with(key))
}
