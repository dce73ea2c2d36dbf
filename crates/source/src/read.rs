//! One file: its calls, its documents, its lists of scopes, and what could not be followed.

use std::borrow::Cow;

use finder::Ask;
use graphql::{Document, Lines, text_length};

use super::code::Code;
use super::file::{Language, Purpose, is_left_out, language, purpose};
use super::found::{Finding, How, Listed, Place, Source, Unfollowed};
use super::lists::{self, List};
use super::markup::without_markup;
use super::work::{Pace, Work, at_once};

/// A longer file is not read: nobody writes one.
pub const LONGEST_FILE: usize = 4 << 20;

const TOO_LONG: &str = "The file is longer than 4 MB: it was not read.";

/// What one file says, before documents and names of all files are put together.
#[derive(Default)]
pub struct FileScan {
    pub(crate) path: String,
    pub(crate) purpose: Purpose,
    pub(crate) findings: Vec<Finding>,
    pub(crate) unfollowed: Vec<Unfollowed>,
    pub(crate) listed: Vec<Listed>,
    /// Documents, each with the line that it begins in. The lines in them are those of the file.
    pub(crate) documents: Vec<(usize, Document)>,
    /// Calls to GraphQL, by line.
    pub(crate) graphql: Vec<usize>,
    /// Calls of the project itself, if the variable holds the root of its calls.
    pub(crate) maybe: Vec<(String, Finding)>,
    /// What can't be followed, if the variable holds the root of calls.
    pub(crate) maybe_open: Vec<(String, Unfollowed)>,
    /// Variables that hold such a root.
    pub(crate) roots: Vec<String>,
    pub(crate) stores: Vec<String>,
    /// The names of the project's own files that it imports.
    pub(crate) imports: Vec<String>,
    /// Those of them that it has a name of its own for: the name, and what it imports.
    pub(crate) named_imports: Vec<(String, String)>,
    /// Whether it exports the root of a project's calls by default.
    pub(crate) gives_root: bool,
    pub(crate) left_out: bool,
    steps: u64,
}

/// Whether a file of that path is worth reading.
pub fn is_read(path: &str) -> bool {
    !is_left_out(path) && (language(path).is_some() || lists::source(path).is_some())
}

/// The text of a file. What is text, as almost all is, is taken as it is; replacing what is none takes longer.
pub fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// Reads a file.
pub fn read_file(path: &str, text: &str) -> FileScan {
    at_once(read_file_with(path, text, async |_| ()))
}

/// As [`read_file`], but waits for `between` now and then: a long file takes long. It gets how many steps were done.
pub async fn read_file_with(path: &str, text: &str, between: impl AsyncFn(u64)) -> FileScan {
    let mut scan = FileScan {
        path: path.to_owned(),
        purpose: purpose(path),
        ..FileScan::default()
    };
    // A binary, or a file that a program made.
    let is_text = !text
        .get(..text.floor_char_boundary(8000))
        .unwrap_or(text)
        .contains('\0');
    if text.len() > LONGEST_FILE {
        return FileScan::unread(path, TOO_LONG);
    }
    if !is_read(path) || !is_text {
        scan.left_out = true;
        return scan;
    }
    let work = Work::default();
    let mut pace = Pace::new(between);
    if let Some(source) = lists::source(path) {
        let mut list = List::new(path, source);
        let mut incoming = List::new(path, Source::Incoming);
        for (at, line) in text.lines().enumerate() {
            if !line.trim_start().starts_with(lists::comment(source)) {
                let is_theirs = source == Source::Text && lists::is_incoming(line);
                let list = if is_theirs { &mut incoming } else { &mut list };
                list.line(at + 1, line);
            }
            work.add(1 + line.len() / 4);
            pace.at(&work).await;
        }
        scan.listed.extend(list.listed);
        scan.listed.extend(incoming.listed);
        scan.steps = work.done();
        return scan;
    }
    match language(path) {
        Some(Language::GraphQl) => {
            for (line, part) in definitions(text) {
                scan.document(&Lines::from(part, line), part);
                work.add(part.len());
                pace.at(&work).await;
            }
        }
        Some(language) => {
            let scripts;
            let text = if language == Language::Markup {
                scripts = without_markup(text);
                &scripts
            } else {
                text
            };
            let code = Code::of(text, language, (&work, &mut pace)).await;
            scan.code(&code, &mut pace).await;
        }
        None => {}
    }
    scan.steps = work.done();
    scan
}

impl FileScan {
    /// A file that is longer than those that are read.
    pub fn too_long(path: &str) -> Self {
        Self::unread(path, TOO_LONG)
    }

    /// How many steps it took to read it: they grow as the file does, whatever is in it.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// A file that was not read. It is said of those that would be.
    pub(crate) fn unread(path: &str, why: &str) -> Self {
        let mut scan = Self {
            path: path.to_owned(),
            purpose: purpose(path),
            left_out: true,
            ..Self::default()
        };
        if is_read(path) {
            scan.unfollowed(1, why);
        }
        scan
    }

    pub(crate) fn place(&self, line: usize) -> Place {
        Place {
            file: self.path.clone(),
            line,
            purpose: self.purpose,
        }
    }

    pub(crate) fn find(&mut self, ask: Ask, line: usize, how: How, client: Option<String>) {
        let place = self.place(line);
        self.findings.push(Finding {
            ask,
            place,
            how,
            client,
        });
    }

    pub(crate) fn unfollowed(&mut self, line: usize, why: &str) {
        let place = self.place(line);
        self.unfollowed.push(Unfollowed {
            place,
            why: why.to_owned(),
        });
    }
}

/// The definitions of a file of documents, a few together, each with the line that it begins in: so a long file is read
/// part by part.
fn definitions(text: &str) -> Vec<(usize, &str)> {
    const TOGETHER: usize = 16 << 10;
    let bytes = text.as_bytes();
    let mut parts = Vec::new();
    let (mut from, mut line, mut depth, mut at) = (0, 1, 0_usize, 0);
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'"' => text_length(&text[at..]),
            b'#' => memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at),
            _ => 1,
        };
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 && at - from >= TOGETHER {
            let part = &text[from..at];
            parts.push((line, part));
            line += memchr::memchr_iter(b'\n', part.as_bytes()).count();
            from = at;
        }
    }
    let rest = &text[from..];
    if parts.is_empty() || !rest.trim().is_empty() {
        parts.push((line, rest));
    }
    parts
}
