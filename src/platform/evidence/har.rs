//! A HAR file as it arrives: only `log.entries[].request.method` and `.url` are kept, so that
//! megabytes of bodies cost neither memory nor much time (HAR 1.2).

use super::{Evidence, Kind, gather::Gather};

/// Longer URLs are cut, in bytes: the path is at the beginning.
const LONGEST: usize = 4096;

/// Where the scanner is, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Root,
    Log,
    Entries,
    Entry,
    Request,
    /// Anywhere else: only brackets and strings count.
    Other,
}

/// What a key of a place leads to.
fn inside(place: Place, key: &[u8], list: bool) -> Place {
    match (place, key) {
        (Place::Root, b"log") if !list => Place::Log,
        (Place::Log, b"entries") if list => Place::Entries,
        (Place::Entries, _) if !list => Place::Entry,
        (Place::Entry, b"request") if !list => Place::Request,
        _ => Place::Other,
    }
}

/// How far a string is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    /// Not in one.
    None,
    Plain,
    /// Behind a backslash.
    Escape,
    /// So many digits of `\u` are still to come.
    Digits(u8),
}

/// The scanner.
pub(super) struct Har {
    gather: Gather,
    places: Vec<Place>,
    /// How deep it is in what doesn't matter.
    other: usize,
    text: Text,
    /// Whether the string is kept.
    keep: bool,
    kept: Vec<u8>,
    /// The `\u` escape so far.
    code: u32,
    /// Whether a string here is a key.
    at_key: bool,
    key: Vec<u8>,
    method: Vec<u8>,
    url: Vec<u8>,
    ended: bool,
}

impl Har {
    pub(super) fn new() -> Self {
        Self {
            gather: Gather::default(),
            places: Vec::new(),
            other: 0,
            text: Text::None,
            keep: false,
            kept: Vec::new(),
            code: 0,
            at_key: false,
            key: Vec::new(),
            method: Vec::new(),
            url: Vec::new(),
            ended: false,
        }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while at < bytes.len() {
            if self.text == Text::None {
                self.mark(bytes[at]);
                at += 1;
            } else if self.text == Text::Plain {
                let rest = &bytes[at..];
                let end = rest.iter().position(|b| matches!(b, b'"' | b'\\'));
                let plain = &rest[..end.unwrap_or(rest.len())];
                self.take(plain);
                at += plain.len();
                if let Some(end) = end {
                    at += 1;
                    if rest[end] == b'"' {
                        self.end_text();
                    } else {
                        self.text = Text::Escape;
                    }
                }
            } else {
                self.escaped(bytes[at]);
                at += 1;
            }
        }
    }

    /// A byte outside of strings.
    fn mark(&mut self, byte: u8) {
        match byte {
            b'"' => {
                self.text = Text::Plain;
                self.kept.clear();
                self.keep = self.other == 0 && self.wanted();
            }
            b'{' | b'[' if self.other > 0 => self.other += 1,
            b'}' | b']' if self.other > 0 => {
                self.other -= 1;
                self.at_key = self.other == 0;
            }
            b'{' | b'[' => {
                let list = byte == b'[';
                let next = match self.places.last() {
                    None if self.ended || list => Place::Other,
                    None => Place::Root,
                    Some(place) => inside(*place, &self.key, list),
                };
                if next == Place::Other {
                    self.other = 1;
                } else {
                    self.places.push(next);
                    self.at_key = !list;
                }
            }
            b'}' | b']' => {
                if self.places.pop() == Some(Place::Request) {
                    self.request();
                }
                self.ended |= self.places.is_empty();
                self.at_key = true;
            }
            b',' if self.other == 0 => self.at_key = self.places.last() != Some(&Place::Entries),
            b':' if self.other == 0 => self.at_key = false,
            _ => {}
        }
    }

    /// Whether the string that begins is a key, or a value that matters.
    fn wanted(&self) -> bool {
        let request = self.places.last() == Some(&Place::Request);
        self.at_key || (request && matches!(self.key.as_slice(), b"method" | b"url"))
    }

    fn take(&mut self, bytes: &[u8]) {
        if self.keep {
            let free = LONGEST.saturating_sub(self.kept.len());
            self.kept.extend_from_slice(&bytes[..bytes.len().min(free)]);
        }
    }

    fn escaped(&mut self, byte: u8) {
        match self.text {
            Text::Digits(left) => {
                let digit = char::from(byte).to_digit(16).unwrap_or_default();
                self.code = (self.code << 4) | digit;
                self.text = if left > 1 {
                    Text::Digits(left - 1)
                } else {
                    // Halves of pairs stand in no path that matters.
                    let c = char::from_u32(self.code).unwrap_or(char::REPLACEMENT_CHARACTER);
                    self.take(c.encode_utf8(&mut [0; 4]).as_bytes());
                    Text::Plain
                };
            }
            _ if byte == b'u' => {
                self.code = 0;
                self.text = Text::Digits(4);
            }
            _ => {
                let byte = match byte {
                    b'n' | b'r' | b't' | b'b' | b'f' => b' ',
                    other => other,
                };
                self.take(&[byte]);
                self.text = Text::Plain;
            }
        }
    }

    fn end_text(&mut self) {
        self.text = Text::None;
        if !self.keep {
            return;
        }
        if self.at_key {
            std::mem::swap(&mut self.key, &mut self.kept);
        } else if self.key == b"method" {
            std::mem::swap(&mut self.method, &mut self.kept);
        } else {
            std::mem::swap(&mut self.url, &mut self.kept);
        }
    }

    fn request(&mut self) {
        let method = String::from_utf8_lossy(&self.method);
        let url = String::from_utf8_lossy(&self.url);
        if !url.is_empty() && method != "OPTIONS" {
            self.gather.request(&method, &url);
        }
        self.method.clear();
        self.url.clear();
    }

    pub(super) fn finish(mut self) -> Evidence {
        if !self.ended {
            self.gather
                .ignore("The file ends in the middle: what came before was read.");
        }
        let mut evidence = self.gather.finish(Kind::Har);
        evidence.kind = Kind::Har;
        evidence
    }
}
