//! What a text of a program reads when it runs, and in which line of the file each part of it stands.

use graphql::Lines;

use super::code::Code;
use super::file::Language;

/// Which signs of a text are written in another way than they read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Escapes {
    /// None.
    No,
    /// A quote and a backslash.
    Quotes,
    /// Ends of lines, too.
    All,
    /// A doubled quote is one.
    Doubled,
}

/// How values are filled into a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holes {
    /// Not at all, or as `${...}`.
    No,
    /// `{...}`, and a doubled brace is one.
    Braces,
    /// `{{...}}`.
    DoubleBraces,
    /// `$name` and `{$name}`.
    Dollars,
    /// `#{...}` or `\(...)`.
    Others,
}

/// What stands in front of a quote and says how the text is written is not longer.
const LONGEST_MARK: usize = 3;
/// A value that is filled in is not longer, in bytes.
const LONGEST_HOLE: usize = 4_000;
/// So many beginnings of values in one text may be none.
const MOST_FAILED: usize = 64;

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    escapes: Escapes,
    holes: Holes,
}

impl Style {
    /// How a text of a file is written: by its language, and by what stands in front of it.
    pub(crate) fn of(code: &Code, at: usize) -> Self {
        let start = code.token(at).map_or(0, |token| token.start());
        let before = code.text.get(..start).unwrap_or_default();
        let quote = before.chars().next_back().unwrap_or_default();
        let front = before.trim_end_matches(['"', '\'']);
        let quotes = before.len() - front.len();
        let is_mark = |c: &char| c.is_ascii_alphabetic() || matches!(c, '$' | '@');
        let marks: String = front
            .chars()
            .rev()
            .take_while(is_mark)
            .take(LONGEST_MARK + 1)
            .collect();
        // A longer one is a name.
        let marks = if marks.len() > LONGEST_MARK {
            ""
        } else {
            marks.as_str()
        };
        let has = |mark: char| marks.chars().any(|other| other.eq_ignore_ascii_case(&mark));
        let (escapes, holes) = match code.language {
            // The text begins behind a name: `<<<NAME`, or `<<<'NAME'`, in which nothing is filled in.
            Language::Php if quote == '\'' => (Escapes::Quotes, Holes::No),
            Language::Php => (Escapes::All, Holes::Dollars),
            Language::CSharp => {
                let holes = match marks.matches('$').count() {
                    0 => Holes::No,
                    1 => Holes::Braces,
                    _ => Holes::DoubleBraces,
                };
                let escapes = if quotes >= 3 {
                    Escapes::No
                } else if has('@') {
                    Escapes::Doubled
                } else {
                    Escapes::All
                };
                (escapes, holes)
            }
            Language::Python => {
                let raw = has('r');
                (
                    if raw { Escapes::No } else { Escapes::All },
                    if has('f') { Holes::Braces } else { Holes::No },
                )
            }
            Language::Go if quote == '`' => (Escapes::No, Holes::No),
            Language::Other if quote == '\'' => (Escapes::Quotes, Holes::Others),
            Language::Other => (Escapes::All, Holes::Others),
            _ => (Escapes::All, Holes::No),
        };
        Self { escapes, holes }
    }
}

/// Adds what a text reads to another one. `line` is that in which it begins.
pub(crate) fn decode(
    raw: &str,
    style: Style,
    mut line: usize,
    (out, lines): (&mut String, &mut Lines),
) {
    lines.begin(out.len(), line);
    let mut rest = raw;
    // Whether a value that is filled in was begun by two braces.
    let mut open = false;
    let mut failed = 0;
    while let Some(at) = rest.find(['\n', '\\', '{', '}', '$', '#', '"']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let (text, taken) = match after.as_bytes() {
            [b'\n', ..] => ("\n", 1),
            [b'\\', b'(', ..] if style.holes == Holes::Others => {
                // A value of Swift.
                let inside = after.get(2..).unwrap_or_default();
                let other = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
                let end = inside.find(other).unwrap_or(inside.len());
                out.push_str("${");
                out.push_str(&inside[..end]);
                ("}", 2 + end + usize::from(inside[end..].starts_with(')')))
            }
            [b'\\', ..] if style.escapes == Escapes::All => escaped(after),
            [b'\\', b'\'' | b'\\', ..] if style.escapes == Escapes::Quotes => (&after[1..2], 2),
            [b'"', b'"', ..] if style.escapes == Escapes::Doubled => ("\"", 2),
            // A dollar of Kotlin, where one by itself begins a value.
            [b'$', b'{', b'\'', b'$', b'\'', b'}', ..] => ("$", 6),
            // What stands in a hole is code.
            [b'$', b'{', ..] => {
                let found = if failed < MOST_FAILED {
                    hole(after)
                } else {
                    None
                };
                failed += usize::from(found.is_none());
                let length = found.unwrap_or(2);
                (&after[..length], length)
            }
            [b'{', b'{', ..] | [b'}', b'}', ..] if style.holes == Holes::Braces => (&after[..1], 2),
            [b'{', ..] if style.holes == Holes::Braces => ("${", 1),
            [b'{', b'{', ..] if style.holes == Holes::DoubleBraces && !open => {
                open = true;
                ("${", 2)
            }
            [b'}', b'}', ..] if open => {
                open = false;
                ("}", 2)
            }
            [b'{', b'$', ..] if style.holes == Holes::Dollars => ("${", 2),
            [b'$', ..] if style.holes == Holes::Dollars => {
                let name = name(&after[1..]);
                if name > 0 {
                    out.push_str("${");
                    out.push_str(&after[1..=name]);
                    ("}", 1 + name)
                } else {
                    ("$", 1)
                }
            }
            [b'#', b'{', ..] if style.holes == Holes::Others => ("${", 2),
            _ => (&after[..1], 1),
        };
        let ends = after[..taken].matches('\n').count();
        if ends == text.matches('\n').count() {
            for part in text.split_inclusive('\n') {
                out.push_str(part);
                if part.ends_with('\n') {
                    line += 1;
                    lines.begin(out.len(), line);
                }
            }
        } else {
            out.push_str(text);
            line += ends;
            lines.begin(out.len(), line);
        }
        rest = &after[taken..];
    }
    out.push_str(rest);
}

/// What an escape reads, and how long it is.
fn escaped(text: &str) -> (&str, usize) {
    match text.as_bytes() {
        [_, b'n', ..] => ("\n", 2),
        [_, b't' | b'r' | b'f' | b'b', ..] => (" ", 2),
        // The text goes on in the next line of the file.
        [_, b'\n', ..] => ("", 2),
        [_, b'\r', b'\n', ..] => ("", 3),
        // GraphQL writes characters by number so, too.
        [_, b'u', ..] => ("\\u", 2),
        [_, byte, ..] if byte.is_ascii() => (&text[1..2], 2),
        _ => ("", 1),
    }
}

/// How long the value is with which a text begins, if it ends.
fn hole(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().take(LONGEST_HOLE).enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(at + 1),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// How long the name of a variable is that is filled in, with a member of it: `this->key`.
fn name(text: &str) -> usize {
    let length = |text: &str| {
        let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        end.unwrap_or(text.len())
    };
    let first = length(text);
    let member = text.get(first..).and_then(|rest| rest.strip_prefix("->"));
    match member.map(length) {
        Some(member) if first > 0 && member > 0 => first + 2 + member,
        _ => first,
    }
}
