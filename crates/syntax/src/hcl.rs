//! HCL, and code that writes its strings alike: words, strings with interpolations, here-documents,
//! marks. Comments are left out.

use std::borrow::Cow;
use std::ops::Range;

use zeroize::Zeroizing;

/// A token.
pub enum Token<'a> {
    /// A string or a here-document.
    Text(Text),
    /// A name, a keyword or a number.
    Name(&'a str),
    /// Any other character.
    Mark(char),
}

impl Token<'_> {
    /// Whether it is that mark.
    pub fn is_mark(&self, mark: char) -> bool {
        matches!(self, Token::Mark(c) if *c == mark)
    }

    /// Whether it is a string of exactly that text.
    pub fn is_text(&self, text: &str) -> bool {
        matches!(self, Token::Text(own) if own.text() == text)
    }
}

/// A string without its quotes, escapes read. Interpolations (`${…}`, `%{…}`) stand in it as they
/// are written.
pub struct Text {
    whole: Zeroizing<String>,
    holes: Vec<Range<usize>>,
    closed: bool,
}

impl Text {
    /// All of it.
    pub fn text(&self) -> &str {
        &self.whole
    }

    /// The text with another one in place of each interpolation.
    pub fn filled(&self, with: &str) -> Cow<'_, str> {
        if self.holes.is_empty() {
            return Cow::Borrowed(&self.whole);
        }
        let (mut filled, mut from) = (String::new(), 0);
        for hole in &self.holes {
            filled.push_str(self.whole.get(from..hole.start).unwrap_or_default());
            filled.push_str(with);
            from = hole.end;
        }
        filled.push_str(self.whole.get(from..).unwrap_or_default());
        Cow::Owned(filled)
    }

    /// Whether there is an interpolation in it.
    pub fn has_holes(&self) -> bool {
        !self.holes.is_empty()
    }

    /// Whether its end was there.
    pub fn is_closed(&self) -> bool {
        self.closed
    }
}

/// The tokens of a text. Each byte is passed once.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { rest: text }
}

/// See [`tokens`].
pub struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let c = self.rest.chars().next()?;
            let after = self.rest.get(c.len_utf8()..).unwrap_or_default();
            match c {
                '#' => self.rest = past(after, "\n"),
                '/' if after.starts_with('/') => self.rest = past(after, "\n"),
                '/' if after.starts_with('*') => {
                    self.rest = past(after.get(1..).unwrap_or_default(), "*/");
                }
                '"' | '\'' | '`' => {
                    let (text, rest) = string(after, c);
                    self.rest = rest;
                    return Some(Token::Text(text));
                }
                '<' => {
                    let Some((text, rest)) = heredoc(after) else {
                        self.rest = after;
                        return Some(Token::Mark(c));
                    };
                    self.rest = rest;
                    return Some(Token::Text(text));
                }
                c if is_name(c) => {
                    let more = |c: char| !(is_name(c) || c == '-' || c == '.');
                    let end = self.rest.find(more).unwrap_or(self.rest.len());
                    let (name, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    return Some(Token::Name(name));
                }
                c => {
                    self.rest = after;
                    if !c.is_whitespace() {
                        return Some(Token::Mark(c));
                    }
                }
            }
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn past<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split_once(mark).map_or("", |(_, after)| after)
}

/// The string up to its quote, and what follows.
fn string(text: &str, quote: char) -> (Text, &str) {
    let end = template(text, |rest| rest.starts_with(quote));
    let rest = text.get(end.passed..).unwrap_or_default();
    let closed = rest.starts_with(quote);
    (end.into_text(closed), rest.get(1..).unwrap_or_default())
}

/// What was read of a template, and how many bytes of the source that was.
struct Read {
    text: Zeroizing<String>,
    holes: Vec<Range<usize>>,
    passed: usize,
}

impl Read {
    fn into_text(self, closed: bool) -> Text {
        Text {
            whole: self.text,
            holes: self.holes,
            closed,
        }
    }
}

/// Reads up to an end that a test sees.
fn template(source: &str, ends: impl Fn(&str) -> bool) -> Read {
    let mut text = Zeroizing::new(String::new());
    let mut holes = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        if ends(rest) {
            break;
        }
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            // `$${` is no interpolation: the two characters `${`.
            '$' | '%' if after.starts_with(c) && after[1..].starts_with('{') => {
                text.extend([c, '{']);
                &after[2..]
            }
            '$' | '%' if after.starts_with('{') => {
                let inside = interpolation(after);
                let start = text.len();
                text.push(c);
                text.push_str(after.get(..inside).unwrap_or_default());
                holes.push(start..text.len());
                after.get(inside..).unwrap_or_default()
            }
            '\\' => escape(after, &mut text),
            c => {
                text.push(c);
                after
            }
        };
    }
    Read {
        text,
        holes,
        passed: source.len() - rest.len(),
    }
}

/// Reads what follows a backslash, and tells what is behind it.
fn escape<'a>(text: &'a str, into: &mut String) -> &'a str {
    let Some(c) = text.chars().next() else {
        return "";
    };
    let after = text.get(c.len_utf8()..).unwrap_or_default();
    let digits = match c {
        'u' => 4,
        'U' => 8,
        _ => {
            into.push(match c {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                c => c,
            });
            return after;
        }
    };
    if let Some((c, after)) = pair(after).filter(|_| digits == 4) {
        into.push(c);
        return after;
    }
    let code = after.get(..digits).map(|hex| u32::from_str_radix(hex, 16));
    if let Some(c) = code.and_then(Result::ok).and_then(char::from_u32) {
        into.push(c);
        after.get(digits..).unwrap_or_default()
    } else {
        into.push('\u{fffd}');
        after
    }
}

/// A character that is written as two escapes, as in JavaScript, the first `\u` taken off; and what follows.
fn pair(text: &str) -> Option<(char, &str)> {
    let unit = |text: &str| u16::from_str_radix(text.get(..4)?, 16).ok();
    let second = text.get(4..)?.strip_prefix("\\u")?;
    let units = [unit(text)?, unit(second)?];
    let mut read = char::decode_utf16(units);
    // One that is whole by itself is no pair.
    let c = read.next()?.ok()?;
    read.next().is_none().then_some((c, second.get(4..)?))
}

/// How long an interpolation is that begins with its brace; strings in it may hold braces. None
/// goes over a line's end: a quote was lost.
fn interpolation(text: &str) -> usize {
    let (mut depth, mut quoted) = (0_usize, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '{' if !quoted => depth += 1,
            '}' if !quoted => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            '\n' => return at,
            _ => {}
        }
    }
    text.len()
}

/// `<<EOT` or `<<-EOT`, its first `<` taken off: up to a line with that word alone.
fn heredoc(text: &str) -> Option<(Text, &str)> {
    let text = text.strip_prefix('<')?;
    let text = text.strip_prefix('-').unwrap_or(text);
    let word = text
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .next()
        .filter(|word| !word.is_empty())?;
    let after = text
        .get(word.len()..)?
        .trim_start_matches([' ', '\t', '\r']);
    let body = after.strip_prefix('\n')?;
    let (mut end, mut rest) = (body.len(), "");
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        if line.trim() == word {
            end = at;
            rest = body.get(at + line.len()..).unwrap_or_default();
            break;
        }
        at += line.len();
    }
    let closed = end < body.len();
    let read = template(body.get(..end).unwrap_or_default(), |_| false);
    Some((read.into_text(closed), rest))
}

#[cfg(test)]
mod tests;
