//! Templates of JavaScript: texts whose expressions are source code, too.

use super::lexer::{Kind, Lexer, Template, Token};

/// Templates in templates, no more than that.
const DEEPEST: usize = 12;

impl Lexer<'_> {
    /// Goes on in the next expression of a template, or behind it; whether there is anything.
    pub(super) fn next_hole(&mut self) -> bool {
        let Some(template) = self.open.last_mut() else {
            return false;
        };
        let sign = |token: Token, kind: Kind| Token { kind, ..token };
        if let Some(bracket) = template.bracket.take() {
            self.cut.tokens.push(sign(bracket, Kind::Close(b'}')));
            self.cut.tokens.push(sign(bracket, Kind::Sign(b';')));
        }
        let Some((from, to)) = template.holes.pop() else {
            (self.at, self.end) = template.behind;
            self.open.pop();
            return true;
        };
        (self.at, self.end) = (template.begin + from, template.begin + to);
        // The brackets keep the expression apart from what stands around.
        let place = Token::new(Kind::Open(b'{'), self.at, self.at);
        self.cut.tokens.push(sign(place, Kind::Sign(b';')));
        self.cut.tokens.push(place);
        template.bracket = Some(place);
        true
    }

    /// A template: what is filled in is source code, too.
    pub(super) fn template(&mut self) {
        let rest = &self.bytes[self.at + 1..self.end];
        let (length, mut holes, looked) = template_holes(rest);
        self.work.add(1 + looked / 16);
        let Some(length) = length else {
            self.push(Kind::Sign(b'`'), 1);
            return;
        };
        let begin = self.at + 1;
        self.text_token(1, length + 1, 1);
        if self.open.len() >= DEEPEST || holes.is_empty() {
            return;
        }
        holes.reverse();
        self.open.push(Template {
            begin,
            holes,
            behind: (self.at, self.end),
            bracket: None,
        });
        self.at = self.end;
    }
}

/// How long a template is without its quotes, if it ends, the places of its expressions, and how far was looked.
fn template_holes(bytes: &[u8]) -> (Option<usize>, Vec<(usize, usize)>, usize) {
    let mut holes = Vec::new();
    // What is open in the template: another one, or a brace with the place where it began.
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let in_template = open.last().is_none_or(Option::is_none);
        match byte {
            b'\\' => at += 1,
            b'`' if in_template => {
                let inner = open.pop();
                if inner.is_none() {
                    return (Some(at), holes, at);
                }
            }
            b'`' => open.push(None),
            b'$' if in_template && bytes.get(at + 1) == Some(&b'{') => {
                at += 1;
                open.push(Some(at + 1));
            }
            b'{' if !in_template => open.push(Some(at + 1)),
            b'}' if !in_template => {
                let begin = open.pop().flatten();
                if open.is_empty()
                    && let Some(begin) = begin
                {
                    holes.push((begin, at));
                }
            }
            b'\'' | b'"' if !in_template => {
                let rest = bytes.iter().skip(at + 1);
                let mut ends = rest.map_while(|other| (*other != b'\n').then_some(other));
                at += ends
                    .position(|other| other == byte)
                    .map_or(0, |end| end + 1);
            }
            _ => {}
        }
        if open.len() >= DEEPEST * 4 {
            return (None, holes, at);
        }
        at += 1;
    }
    (None, holes, at)
}
