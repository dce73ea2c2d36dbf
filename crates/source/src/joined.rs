//! Texts that a program puts together, with what is filled in as `${...}`.

use super::code::Code;
use super::file::Language;
use super::lexer::Kind;

/// A text with what is filled in.
pub(crate) struct Joined {
    pub(crate) text: String,
    /// The token behind it.
    pub(crate) end: usize,
}

/// More pieces are not put together.
const MOST: usize = 500;

/// The text that begins with this token, with all that is added to it.
pub(crate) fn joined(code: &Code, start: usize) -> Joined {
    let mut text = plain_holes(code, start);
    let mut at = start + 1;
    for _ in 0..MOST {
        // Texts side by side are one text in Python.
        if code.kind(at) == Some(Kind::Text) && code.language == Language::Python {
            text += &plain_holes(code, at);
            at += 1;
            continue;
        }
        let adds = match code.kind(at) {
            Some(Kind::Sign(b'+')) => true,
            Some(Kind::Member) => code.language == Language::Php && code.word(at) == ".",
            _ => false,
        };
        if !adds {
            break;
        }
        at += 1;
        if code.kind(at) == Some(Kind::Text) {
            text += &plain_holes(code, at);
            at += 1;
            continue;
        }
        let end = operand(code, at);
        if end == at {
            break;
        }
        let from = code.tokens.get(at).map_or(0, |token| token.start);
        let to = code.tokens.get(end - 1).map_or(from, |token| token.end);
        let inside = code.text.get(from..to).unwrap_or_default();
        text += "${";
        text.extend(
            inside
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '.'),
        );
        text.push('}');
        at = end;
    }
    Joined { text, end: at }
}

/// Behind a name with its members and arguments, or behind brackets.
fn operand(code: &Code, start: usize) -> usize {
    let mut at = start;
    loop {
        match code.kind(at) {
            Some(Kind::Name) => at += 1,
            Some(Kind::Member) if code.kind(at + 1) == Some(Kind::Name) && code.word(at) != "." => {
                at += 1;
            }
            Some(Kind::Member)
                if code.language != Language::Php && code.kind(at + 1) == Some(Kind::Name) =>
            {
                at += 1;
            }
            Some(Kind::Open(b'(' | b'[')) => match code.partner(at) {
                Some(close) => at = close + 1,
                None => return at,
            },
            _ => return at,
        }
    }
}

/// A text whose holes are written as `${...}`, whatever the language writes.
fn plain_holes(code: &Code, at: usize) -> String {
    let text = code.word(at);
    let start = code.tokens.get(at).map_or(0, |token| token.start);
    let before = code.text.get(..start).unwrap_or_default();
    let is_template = before.ends_with('`');
    match code.language {
        Language::Script | Language::Markup if is_template => text.to_owned(),
        Language::CSharp if before.ends_with("@\"") && !before.ends_with("$@\"") => {
            text.replace("\"\"", "\"")
        }
        Language::Python | Language::CSharp if is_formatted(before) => braces(text),
        Language::Php => dollars(text),
        // Kotlin writes a dollar so, for a lone one begins a value.
        Language::Jvm => unescaped(&text.replace("${'$'}", "$")),
        Language::Other => text.replace("#{", "${"),
        _ => unescaped(text),
    }
}

/// A text with the escapes that documents have: quotes and ends of lines.
fn unescaped(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    text.replace("\\n", "\n")
        .replace("\\t", " ")
        .replace("\\\"", "\"")
        .replace("\\'", "'")
}

/// Whether a letter or a sign in front says that braces hold values: `f"..."`, `$"..."`.
fn is_formatted(before: &str) -> bool {
    let before = before.trim_end_matches(['"', '\'']);
    let marks = ["f", "F", "$", "$@", "rf", "fr"];
    marks.into_iter().any(|mark| before.ends_with(mark))
}

/// `{a}` as `${a}`; a doubled brace is a brace.
fn braces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(at);
        out += before;
        if after.starts_with("{{") || after.starts_with("}}") {
            out += &after[..1];
            rest = &after[2..];
        } else {
            out += if after.starts_with('{') { "${" } else { "}" };
            rest = &after[1..];
        }
    }
    out + rest
}

/// `{$a}` and `$a` as `${a}`.
fn dollars(text: &str) -> String {
    let text = text.replace("{$", "${");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('$') {
        let (before, after) = rest.split_at(at);
        out += before;
        let inside = &after[1..];
        let end = inside
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .unwrap_or(inside.len());
        if end > 0 {
            out += &format!("${{{}}}", &inside[..end]);
        } else {
            out.push('$');
        }
        rest = &inside[end..];
    }
    out + rest
}
