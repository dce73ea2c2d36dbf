//! Texts that a program puts together, with what is filled in as `${...}`.

use graphql::Lines;

use super::code::Code;
use super::decode::{Style, decode};
use super::file::Language;
use super::lexer::Kind;

/// A text with what is filled in.
#[derive(Default)]
pub(crate) struct Joined {
    pub(crate) text: String,
    /// Where its parts stand in the file.
    pub(crate) lines: Lines,
    /// The token behind it.
    pub(crate) end: usize,
}

/// More pieces are not put together.
const MOST: usize = 500;

/// The text that begins with this token, with all that is added to it.
pub(crate) fn joined(code: &Code, start: usize) -> Joined {
    let mut whole = Joined::default();
    let list = list_around(code, start);
    whole.piece(code, start);
    let mut at = start + 1;
    for _ in 0..MOST {
        // Texts side by side are one text in Python.
        if code.kind(at) == Some(Kind::Text) && code.language == Language::Python {
            whole.piece(code, at);
            at += 1;
            continue;
        }
        let comma = list.is_some() && code.kind(at) == Some(Kind::Sign(b','));
        let Some(next) = added(code, at).or_else(|| comma.then_some(at + 1)) else {
            break;
        };
        if comma {
            // The lines of a list stand apart.
            whole.text.push('\n');
        }
        at = next;
        if code.kind(at) == Some(Kind::Text) {
            whole.piece(code, at);
            at += 1;
            continue;
        }
        let end = operand(code, at);
        if end == at {
            break;
        }
        whole.hole(code, at, end);
        at = end;
    }
    whole.end = at;
    whole
}

/// Whether nothing is added to the text that begins with this token, and it is in no list.
pub(crate) fn stands_alone(code: &Code, start: usize) -> bool {
    let before = start.checked_sub(1).and_then(|before| code.kind(before));
    let is_joined = match code.kind(start + 1) {
        Some(Kind::Text) => code.language == Language::Python,
        _ => added(code, start + 1).is_some(),
    };
    !is_joined && before != Some(Kind::Open(b'['))
}

impl Joined {
    /// Adds a text of the file.
    fn piece(&mut self, code: &Code, at: usize) {
        let style = Style::of(code, at);
        decode(
            code.word(at),
            style,
            code.line(at),
            (&mut self.text, &mut self.lines),
        );
    }

    /// Adds what is filled in: the tokens up to another one.
    fn hole(&mut self, code: &Code, at: usize, end: usize) {
        let from = code.token(at).map_or(0, |token| token.start());
        let to = code.token(end - 1).map_or(from, |token| token.end());
        let inside = code.text.get(from..to).unwrap_or_default();
        self.lines.begin(self.text.len(), code.line(at));
        self.text += "${";
        let is_name = |c: &char| c.is_ascii_alphanumeric() || *c == '_' || *c == '.';
        self.text.extend(inside.chars().filter(is_name));
        self.text.push('}');
    }
}

/// Behind what adds to a text: `+`, the point of PHP, `).append(`.
fn added(code: &Code, at: usize) -> Option<usize> {
    match code.kind(at)? {
        Kind::Sign(b'+') => Some(at + 1),
        Kind::Member if code.language == Language::Php && code.word(at) == "." => Some(at + 1),
        Kind::Close(b')') if code.kind(at + 1) == Some(Kind::Member) => {
            let is_call = code.kind(at + 3) == Some(Kind::Open(b'('));
            let adds = ["append", "Append", "AppendLine", "concat"].contains(&code.word(at + 2));
            (is_call && adds).then_some(at + 4)
        }
        // `"query {".concat(`.
        Kind::Member if code.word(at + 1) == "concat" => {
            (code.kind(at + 2) == Some(Kind::Open(b'('))).then_some(at + 3)
        }
        _ => None,
    }
}

/// The bracket of a list whose texts are joined: `['query {', '}'].join('\n')`, `"\n".join([`, `implode("\n", [`.
fn list_around(code: &Code, start: usize) -> Option<usize> {
    let open = start.checked_sub(1)?;
    if code.kind(open) != Some(Kind::Open(b'[')) {
        return None;
    }
    let close = code.partner(open)?;
    let word = |back: usize| {
        open.checked_sub(back)
            .map(|at| code.word(at))
            .unwrap_or_default()
    };
    let joins = code.kind(close + 1) == Some(Kind::Member)
        && ["join", "joinToString"].contains(&code.word(close + 2))
        || word(1) == "(" && word(2) == "join"
        || word(1) == "," && word(4) == "implode";
    joins.then_some(open)
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
