//! Documents of programs: `${...}` and `%s` stand for what is filled in when the program runs.

use std::ops::Range;

use super::lines::Lines;

/// The name that stands for what is filled in. No field has it.
pub(crate) const HOLE: &str = "__hole";
/// An expression that is filled in is not longer, in bytes.
const LONGEST: usize = 4_000;
/// So many beginnings of expressions may be none.
const MOST_FAILED: usize = 64;
/// So far back a word is looked for that a name must follow.
const NEAR: usize = 200;

/// A document with its holes filled.
pub(crate) struct Filled {
    /// Each hole as what can stand in its place, as a name, and as nothing: in the order in which they are tried.
    pub(crate) ways: [Way; 3],
    /// How many there are.
    pub(crate) count: usize,
}

/// A document whose holes are filled in one way, and the lines where its parts stand.
#[derive(Default)]
pub(crate) struct Way {
    pub(crate) text: String,
    pub(crate) lines: Lines,
}

impl Way {
    /// Adds a part of another text.
    fn keep(&mut self, text: &str, part: Range<usize>, lines: &Lines) {
        self.lines.take(self.text.len(), lines, part.clone());
        self.text += text.get(part).unwrap_or_default();
    }

    /// Adds what stands for something that begins at a byte of another text.
    fn put(&mut self, text: &str, from: usize, lines: &Lines) {
        self.lines.begin(self.text.len(), lines.at(from));
        self.text += text;
    }
}

/// Fills the holes; `None` if there are none. `lines` are those of the text.
pub(crate) fn fill(text: &str, lines: &Lines) -> Option<Filled> {
    if !text.contains("${") && !text.contains('%') {
        return None;
    }
    let (mut ways, mut count) = (<[Way; 3]>::default(), 0);
    let mut open: Vec<u8> = Vec::new();
    let mut ends = false;
    let mut failed = 0;
    // A format that ends its lines so ends comments so.
    let comments_end = !text.contains('\n');
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        // The end of a line in Java's formats.
        if rest.starts_with("%n") {
            for way in &mut ways {
                way.put("\n", at, lines);
            }
            ends = true;
            at += 2;
            continue;
        }
        let found = if failed < MOST_FAILED {
            hole(rest)
        } else {
            None
        };
        failed += usize::from(found.is_none() && rest.starts_with("${"));
        if let Some(length) = found {
            let after = rest.get(length..).unwrap_or_default();
            let [by_place, by_name, _] = &mut ways;
            let glued = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let is_glued = by_place.text.ends_with(glued) || after.starts_with(glued);
            let is_name = is_glued || takes_name(&by_place.text, open.last().copied());
            by_place.put(if is_name { HOLE } else { "" }, at, lines);
            by_name.put(if is_glued { HOLE } else { " __hole " }, at, lines);
            count += 1;
            at += length;
            continue;
        }
        let marks = ['"', '#', '{', '(', '[', '}', ')', ']', '%', '$'];
        let length = match first {
            '"' => text_length(rest),
            '#' => comment_length(rest, comments_end),
            _ if marks.contains(&first) => 1,
            _ => rest.find(marks).unwrap_or(rest.len()),
        };
        match first {
            '{' => open.push(b'{'),
            '(' | '[' => open.push(b'('),
            '}' | ')' | ']' => drop(open.pop()),
            _ => {}
        }
        let part = at..at + length;
        // What is filled into a text or a comment changes nothing.
        let without = matches!(first, '"' | '#')
            .then(|| text.get(part.clone()).unwrap_or_default())
            .filter(|piece| piece.contains("${"))
            .map(|piece| piece.replace("${", "$ "));
        for way in &mut ways {
            let from = way.text.len();
            way.keep(text, part.clone(), lines);
            if let Some(without) = &without {
                way.text.replace_range(from.., without);
            }
        }
        at += length;
    }
    let ways = ways.map(|way| without_empty_brackets(&way));
    (ends || count > 0).then_some(Filled { ways, count })
}

/// How long the hole is with which the text begins.
fn hole(text: &str) -> Option<usize> {
    if let Some(inside) = text.strip_prefix("${") {
        return Some(2 + expression(inside)?);
    }
    let mark = text.strip_prefix('%')?;
    let digits = mark.trim_start_matches(|c: char| c.is_ascii_digit());
    let plain = mark.strip_prefix(['s', 'd']);
    let numbered = digits
        .strip_prefix("$s")
        .filter(|_| digits.len() < mark.len());
    let after = plain.or(numbered)?;
    Some(text.len() - after.len())
}

/// How long an expression of JavaScript is, with the brace that ends it: braces, texts and templates in it
/// are passed over.
fn expression(text: &str) -> Option<usize> {
    // What is open: a brace, or a template with the braces that are open around it.
    let mut open = vec![b'{'];
    let bytes = text.as_bytes();
    let bytes = bytes.get(..LONGEST).unwrap_or(bytes);
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let in_template = open.last() == Some(&b'`');
        match byte {
            b'\\' => at += 1,
            b'`' if in_template => drop(open.pop()),
            b'`' => open.push(b'`'),
            b'{' if !in_template || at > 0 && bytes.get(at - 1) == Some(&b'$') => open.push(b'{'),
            b'}' if !in_template => {
                open.pop();
                if open.is_empty() {
                    return Some(at + 1);
                }
            }
            b'\'' | b'"' if !in_template => {
                let end = bytes
                    .iter()
                    .skip(at + 1)
                    .position(|other| other == byte || *other == b'\n');
                at += 1 + end?;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// How long the text of GraphQL is with which `text` begins, its quotes among it.
pub fn text_length(text: &str) -> usize {
    if let Some(inside) = text.strip_prefix("\"\"\"") {
        return inside.find("\"\"\"").map_or(text.len(), |end| end + 6);
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            '\n' => return at,
            _ => {}
        }
    }
    text.len()
}

/// How long a comment is; formats of Java may end it.
fn comment_length(text: &str, ends: bool) -> usize {
    let mark = if ends { "%n" } else { "\n" };
    text.find(mark).unwrap_or(text.len())
}

/// Whether a name must stand behind this text.
fn takes_name(before: &str, open: Option<u8>) -> bool {
    let near = before.len().saturating_sub(NEAR);
    let before = before
        .get(before.floor_char_boundary(near)..)
        .unwrap_or_default();
    let before = before.trim_end_matches([' ', '\t', '\r', '\n']);
    let word = |word: &str| {
        let front = before.strip_suffix(word);
        front.is_some_and(|front| !front.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
    };
    if before.ends_with("...") || word("on") || word("fragment") {
        return true;
    }
    match open {
        Some(b'{') => true,
        Some(_) => before.ends_with(':'),
        None => false,
    }
}

/// `carts()` as `carts`: a hole may have held all arguments.
fn without_empty_brackets(way: &Way) -> Way {
    let mut out = Way::default();
    let (text, lines) = (way.text.as_str(), &way.lines);
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(open) = rest.find('(')
    {
        out.keep(text, at..at + open, lines);
        at += open;
        let inside = rest.get(open + 1..).unwrap_or_default();
        let blank = inside.len() - inside.trim_start().len();
        if inside.trim_start().starts_with(')') {
            out.keep(text, at + 1..at + 1 + blank, lines);
            at += blank + 2;
        } else {
            out.put("(", at, lines);
            at += 1;
        }
    }
    out.keep(text, at..text.len(), lines);
    out
}
