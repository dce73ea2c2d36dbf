//! Texts of any size, chunk by chunk: which way a text is read is decided by its beginning.

use super::har::{self, Har};
use super::lines::Lines;
use super::whole::{self, Name};
use super::{Evidence, Kind, trouble};
use syntax::{Buffer, counted};
use zeroize::Zeroizing;

/// So much of a text is seen before it is decided what it is.
const HEAD: usize = 1024;
/// Plain texts longer than this are read line by line.
const LONG: usize = 4 << 20;
/// Documents longer than this are not read.
const TOO_LONG: usize = 20 << 20;
/// Of a longer line, no more is looked at.
const LONGEST_LINE: usize = 256 << 10;

/// Reads a text in chunks, cut wherever they are cut.
pub struct Reader {
    name: Name,
    state: State,
    /// It is long and a document: that has to be found out once only.
    document: bool,
}

enum State {
    /// The beginning, or all of it so far.
    Whole(Buffer),
    Har(Box<Har>),
    Lines(Box<Feed>),
    TooLong,
}

impl Reader {
    /// A reader for a file of that name, which may be empty.
    pub fn new(file_name: &str) -> Self {
        let ending = file_name.rsplit('.').next().unwrap_or_default();
        let is = |word: &str| ending.eq_ignore_ascii_case(word);
        let name = if is("yaml") || is("yml") {
            Name::Yaml
        } else if is("http") || is("rest") {
            Name::Http
        } else if is("graphql") || is("gql") || is("graphqls") {
            Name::GraphQl
        } else {
            Name::Other
        };
        Self {
            name,
            state: State::Whole(Buffer::default()),
            document: false,
        }
    }

    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        match &mut self.state {
            State::Whole(head) => {
                head.extend(bytes);
                let blank = blank(head.bytes());
                if blank == head.len() {
                    head.clear();
                } else if head.len() - blank >= HEAD {
                    self.decide();
                }
            }
            State::Har(har) => har.push(bytes),
            State::Lines(feed) => feed.push(bytes),
            State::TooLong => {}
        }
    }

    /// What it all said.
    pub fn finish(self) -> Evidence {
        match self.state {
            State::Whole(bytes) => {
                let bytes = text_of(bytes.bytes());
                if har::begins(bytes) {
                    return scan(bytes).finish();
                }
                if let Ok(text) = std::str::from_utf8(bytes) {
                    return whole::read(text, self.name);
                }
                let text = Zeroizing::new(String::from_utf8_lossy(bytes).into_owned());
                whole::read(&text, self.name)
            }
            State::Har(har) => har.finish(),
            State::Lines(feed) => feed.finish(self.name),
            State::TooLong => Evidence {
                ignored: vec![
                    "The file is larger than 20 MB and is not a HAR file or a log, so it was not read."
                        .to_owned(),
                ],
                ..Evidence::default()
            },
        }
    }

    /// Changes over to another way if what is there shows that it must be.
    fn decide(&mut self) {
        let State::Whole(bytes) = &self.state else {
            return;
        };
        let bytes = bytes.bytes();
        let text = text_of(bytes);
        let long = text.len() > LONG;
        self.document = self.document || long && is_document(text, self.name);
        let next = if har::begins(text) {
            State::Har(Box::new(scan(bytes)))
        } else if long && !self.document {
            let mut feed = Feed::default();
            feed.push(text);
            State::Lines(Box::new(feed))
        } else if text.len() > TOO_LONG {
            State::TooLong
        } else {
            return;
        };
        self.state = next;
    }
}

fn scan(bytes: &[u8]) -> Har {
    let mut har = Har::new();
    har.push(text_of(bytes));
    har
}

/// How many bytes of blanks and marks of the encoding stand in front.
fn blank(bytes: &[u8]) -> usize {
    let rest = bytes.trim_ascii_start();
    let rest = rest.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(rest);
    bytes.len() - rest.trim_ascii_start().len()
}

fn text_of(bytes: &[u8]) -> &[u8] {
    bytes.get(blank(bytes)..).unwrap_or_default()
}

/// Whether a long text is one document and no log. Only its first part decides, so that it doesn't
/// matter how the text was cut.
fn is_document(text: &[u8], name: Name) -> bool {
    let text = text.get(..LONG).unwrap_or(text);
    let named = matches!(name, Name::Yaml | Name::GraphQl);
    if text.starts_with(b"openapi:") || text.starts_with(b"swagger:") || named {
        return true;
    }
    // A log of JSON has a whole value in its first line.
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or(text);
    let line_is_value =
        line.len() < text.len() && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
    text.starts_with(b"{") && !line_is_value || is_array(text)
}

/// `[` begins an array of JSON or a log line such as `[2026-11-24 ...`.
fn is_array(text: &[u8]) -> bool {
    let inside = text.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    inside.is_some_and(|inside| inside.starts_with(b"{") || inside.starts_with(b"\""))
}

/// Lines out of chunks.
#[derive(Default)]
struct Feed {
    lines: Lines,
    rest: Buffer,
    cut: usize,
    is_cut: bool,
}

impl Feed {
    fn push(&mut self, bytes: &[u8]) {
        let mut parts = bytes.split(|byte| *byte == b'\n');
        if let Some(first) = parts.next() {
            self.keep(first);
        }
        for part in parts {
            self.end_line();
            self.keep(part);
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = LONGEST_LINE - self.rest.len();
        self.rest
            .extend(bytes.get(..room.min(bytes.len())).unwrap_or_default());
        self.is_cut |= bytes.len() > room;
    }

    fn end_line(&mut self) {
        let line = self.rest.text();
        self.lines.line(line.trim_end_matches('\r'));
        self.rest.clear();
        self.cut += usize::from(std::mem::take(&mut self.is_cut));
    }

    fn finish(mut self, name: Name) -> Evidence {
        self.end_line();
        let kind = self.lines.kind(name == Name::Http);
        if self.cut > 0 {
            let cut = counted(self.cut, "line");
            self.lines.found.ignore(&format!(
                "{cut} longer than 256 KB: only the beginning was read."
            ));
        }
        // Only the lines behind the error are left.
        let window = self.lines.window.take();
        let trouble = window.and_then(|window| {
            trouble::explain(&window.text.text(), window.call, &mut self.lines.found)
        });
        let kind = if trouble.is_some() {
            Kind::LogLine
        } else {
            kind
        };
        trouble::finish(self.lines.found, kind, trouble)
    }
}
