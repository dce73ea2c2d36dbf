//! Documents of programs: `${...}` and `%s` stand for what is filled in when the program runs.

/// The name that stands for what is filled in. No field has it.
pub(crate) const HOLE: &str = "__hole";

/// A document with its holes filled, in the ways that are tried one after the other.
pub(crate) struct Filled {
    /// Each hole as what can stand in its place.
    pub(crate) by_place: String,
    /// Each hole as a name.
    pub(crate) by_name: String,
    /// Each hole as nothing.
    pub(crate) by_nothing: String,
    /// How many there are.
    pub(crate) count: usize,
}

/// Fills the holes; `None` if there are none. Lines stay where they are.
pub(crate) fn fill(text: &str) -> Option<Filled> {
    if !text.contains("${") && !text.contains('%') {
        return None;
    }
    let mut filled = Filled {
        by_place: String::with_capacity(text.len()),
        by_name: String::with_capacity(text.len()),
        by_nothing: String::with_capacity(text.len()),
        count: 0,
    };
    let mut open: Vec<u8> = Vec::new();
    let mut rest = text;
    let mut ends = false;
    while let Some(first) = rest.chars().next() {
        // The end of a line in Java's formats.
        if let Some(after) = rest.strip_prefix("%n") {
            for text in [
                &mut filled.by_place,
                &mut filled.by_name,
                &mut filled.by_nothing,
            ] {
                text.push('\n');
            }
            ends = true;
            rest = after;
            continue;
        }
        if let Some(length) = hole(rest) {
            let (inside, after) = rest.split_at(length);
            let lines = "\n".repeat(inside.matches('\n').count());
            let glued = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let is_glued = filled.by_place.ends_with(glued) || after.starts_with(glued);
            let place = if is_glued || takes_name(&filled.by_place, open.last().copied()) {
                HOLE
            } else {
                ""
            };
            let spaced = if is_glued { HOLE } else { " __hole " };
            filled.by_place += place;
            filled.by_name += spaced;
            for text in [
                &mut filled.by_place,
                &mut filled.by_name,
                &mut filled.by_nothing,
            ] {
                text.push_str(&lines);
            }
            filled.count += 1;
            rest = after;
            continue;
        }
        let length = match first {
            '"' => text_length(rest),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        match first {
            '{' | '(' | '[' => open.push(rest.as_bytes().first().copied().unwrap_or_default()),
            '}' | ')' | ']' => drop(open.pop()),
            _ => {}
        }
        let (piece, after) = rest.split_at(length);
        // What is filled into a text or a comment changes nothing.
        let piece = if piece.len() > first.len_utf8() && piece.contains("${") {
            piece.replace("${", "$ ")
        } else {
            piece.to_owned()
        };
        for text in [
            &mut filled.by_place,
            &mut filled.by_name,
            &mut filled.by_nothing,
        ] {
            text.push_str(&piece);
        }
        rest = after;
    }
    for text in [
        &mut filled.by_place,
        &mut filled.by_name,
        &mut filled.by_nothing,
    ] {
        *text = without_empty_brackets(text);
    }
    (ends || filled.count > 0).then_some(filled)
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

/// How long the text of GraphQL is with which `text` begins.
fn text_length(text: &str) -> usize {
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

/// Whether a name must stand behind this text.
fn takes_name(before: &str, open: Option<u8>) -> bool {
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
fn without_empty_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('(') {
        out += before;
        let blank = inside.len() - inside.trim_start().len();
        if inside.trim_start().starts_with(')') {
            out += inside.get(..blank).unwrap_or_default();
            rest = inside.get(blank + 1..).unwrap_or_default();
        } else {
            out.push('(');
            rest = inside;
        }
    }
    out + rest
}
