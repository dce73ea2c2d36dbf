//! Reads the predicate language: `key = "x" and (name(en = "y") or not(id in ("1", "2")))`.

use super::{Op, Predicate, Value};
use crate::target::{Pairs, first};

/// Deeper nesting is refused, so that no input exhausts the stack.
const DEEPEST: u32 = 40;

/// Reads one predicate. `known` says which field paths exist; `variables` holds the query's
/// `var.<name>` parameters. The error is the detail of the host's message; its first form is
/// observed, the others are unverified.
pub(crate) fn parse(
    text: &str,
    known: fn(&str) -> bool,
    variables: &Pairs,
) -> Result<Predicate, String> {
    let mut parser = Parser {
        text,
        at: 0,
        known,
        variables,
        depth: 0,
    };
    let predicate = parser.any("")?;
    if parser.peek().is_some() {
        return Err(parser.wrong("end of input"));
    }
    Ok(predicate)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    known: fn(&str) -> bool,
    variables: &'a Pairs,
    depth: u32,
}

impl<'a> Parser<'a> {
    fn any(&mut self, inside: &str) -> Result<Predicate, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.wrong("a predicate that is nested less deeply"));
        }
        let mut parts = vec![self.all(inside)?];
        while self.word("or") {
            parts.push(self.all(inside)?);
        }
        self.depth -= 1;
        Ok(one_or(parts, Predicate::Any))
    }

    fn all(&mut self, inside: &str) -> Result<Predicate, String> {
        let mut parts = vec![self.single(inside)?];
        while self.word("and") {
            parts.push(self.single(inside)?);
        }
        Ok(one_or(parts, Predicate::All))
    }

    fn single(&mut self, inside: &str) -> Result<Predicate, String> {
        // `not not not ...` is counted, not recursed into.
        let mut negated = false;
        while self.word("not") {
            negated = !negated;
        }
        let predicate = if self.symbol("(") {
            let inner = self.any(inside)?;
            self.close()?;
            inner
        } else {
            self.condition(inside)?
        };
        Ok(if negated { not(predicate) } else { predicate })
    }

    fn condition(&mut self, inside: &str) -> Result<Predicate, String> {
        let name = self
            .field()
            .ok_or_else(|| self.wrong("not or conditional expression"))?;
        let path = if inside.is_empty() {
            name.to_owned()
        } else {
            format!("{inside}.{name}")
        };
        if !(self.known)(&path) {
            return Err(format!("The field '{path}' does not exist."));
        }
        if self.symbol("(") {
            let inner = self.any(&path)?;
            self.close()?;
            return Ok(inner);
        }
        if self.word("is") {
            let negated = self.word("not");
            if !self.word("defined") {
                return Err(self.wrong("defined"));
            }
            let defined = Predicate::Defined(path);
            return Ok(if negated { not(defined) } else { defined });
        }
        let negated = self.word("not");
        if self.word("in") {
            let values = self.values()?;
            let within = Predicate::In(path, values);
            return Ok(if negated { not(within) } else { within });
        }
        let op = [
            ("<>", Op::NotEqual),
            ("!=", Op::NotEqual),
            ("<=", Op::LessEqual),
            (">=", Op::MoreEqual),
            ("=", Op::Equal),
            ("<", Op::Less),
            (">", Op::More),
        ]
        .into_iter()
        .find(|(symbol, _)| !negated && self.symbol(symbol));
        let Some((_, op)) = op else {
            return Err(self.wrong("comparison operator"));
        };
        Ok(Predicate::Compare(path, op, self.value()?))
    }

    fn values(&mut self) -> Result<Vec<Value>, String> {
        if !self.symbol("(") {
            return Err(self.wrong("'('"));
        }
        let mut values = vec![self.value()?];
        while self.symbol(",") {
            values.push(self.value()?);
        }
        if !self.symbol(")") {
            return Err(self.wrong("comma or ')'"));
        }
        Ok(values)
    }

    fn value(&mut self) -> Result<Value, String> {
        match self.peek() {
            Some('"') => self.quoted().map(Value::Text),
            Some(':') => {
                self.at += 1;
                let name = self.take(|c| c.is_ascii_alphanumeric() || c == '_');
                let bound = first(self.variables, &format!("var.{name}"));
                bound
                    .map(literal)
                    .ok_or_else(|| format!("The variable ':{name}' has no value."))
            }
            Some(c) if c == '-' || c.is_ascii_digit() => {
                let start = self.at;
                let number = self.take(|c| c == '-' || c.is_ascii_digit());
                number.parse().map(Value::Number).map_err(|_| {
                    self.at = start;
                    self.wrong("a number")
                })
            }
            _ if self.word("true") => Ok(Value::Bool(true)),
            _ if self.word("false") => Ok(Value::Bool(false)),
            _ => Err(self.wrong("a value")),
        }
    }

    fn quoted(&mut self) -> Result<String, String> {
        let mut out = String::new();
        let mut escaped = false;
        let start = self.at + 1;
        for (offset, c) in self.text[start..].char_indices() {
            match c {
                '\\' if !escaped => escaped = true,
                '"' if !escaped => {
                    self.at = start + offset + 1;
                    return Ok(out);
                }
                c => {
                    out.push(if escaped && c == 'n' { '\n' } else { c });
                    escaped = false;
                }
            }
        }
        self.at = self.text.len();
        Err(self.wrong("'\"'"))
    }

    /// A field name; any but plain names stand in backticks (`en-US`).
    fn field(&mut self) -> Option<&'a str> {
        match self.peek()? {
            '`' => {
                let rest = &self.text[self.at + 1..];
                let name = &rest[..rest.find('`')?];
                self.at += name.len() + 2;
                Some(name)
            }
            c if c.is_ascii_alphabetic() => {
                Some(self.take(|c| c.is_ascii_alphanumeric() || c == '_'))
            }
            _ => None,
        }
    }

    fn close(&mut self) -> Result<(), String> {
        if self.symbol(")") {
            Ok(())
        } else {
            Err(self.wrong("and, or or ')'"))
        }
    }

    /// Steps over blanks and looks at what follows.
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, fits: fn(char) -> bool) -> &'a str {
        let rest = &self.text[self.at..];
        let taken = &rest[..rest.find(|c| !fits(c)).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    fn symbol(&mut self, symbol: &str) -> bool {
        self.peek();
        let found = self.text[self.at..].starts_with(symbol);
        if found {
            self.at += symbol.len();
        }
        found
    }

    /// Takes a keyword, but not the head of a longer name.
    fn word(&mut self, word: &str) -> bool {
        self.peek();
        let rest = &self.text.as_bytes()[self.at..];
        let longer = rest
            .get(word.len())
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
        let found = !longer
            && rest
                .get(..word.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()));
        if found {
            self.at += word.len();
        }
        found
    }

    fn wrong(&mut self, expected: &str) -> String {
        let what = self
            .peek()
            .map_or("Unexpected end of input".to_owned(), |c| {
                format!("Invalid input '{c}'")
            });
        let column = self.text[..self.at].chars().count() + 1;
        format!(
            "Syntax error while parsing 'where'. {what}, expected {expected} (line 1, column {column})"
        )
    }
}

/// The value of an input variable: quoted or bare text, a number or a boolean.
fn literal(text: &str) -> Value {
    let text = text.trim();
    match text {
        "true" => return Value::Bool(true),
        "false" => return Value::Bool(false),
        _ => {}
    }
    if let Ok(number) = text.parse() {
        return Value::Number(number);
    }
    let bare = text.strip_prefix('"').and_then(|t| t.strip_suffix('"'));
    Value::Text(bare.unwrap_or(text).to_owned())
}

fn not(predicate: Predicate) -> Predicate {
    Predicate::Not(Box::new(predicate))
}

fn one_or(mut parts: Vec<Predicate>, many: fn(Vec<Predicate>) -> Predicate) -> Predicate {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            many(parts)
        }
        None => many(parts),
    }
}
