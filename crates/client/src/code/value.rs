//! Values as Terraform and TypeScript write them: strings, words, lists of strings. Whatever else an expression
//! is, it is not evaluated.

use std::collections::BTreeSet;

use syntax::hcl::{Text, Token};

use super::HOLE;
use super::declared::{Stated, scopes};

/// What an expression is.
pub(super) enum Value {
    /// A string.
    Text(Text),
    /// A name, a number, a word.
    Word(String),
    /// A list of strings.
    List(Vec<Text>),
    /// Anything else.
    Other,
}

impl Value {
    /// Reads the tokens of one expression.
    pub(super) fn of(mut tokens: Vec<Token>) -> Self {
        if tokens.len() == 1 {
            return match tokens.pop() {
                Some(Token::Text(text)) => Self::Text(text),
                Some(Token::Name(word)) => Self::Word(word.to_owned()),
                _ => Self::Other,
            };
        }
        let is_list = tokens.first().is_some_and(|token| token.is_mark('['))
            && tokens.last().is_some_and(|token| token.is_mark(']'));
        if !is_list {
            return Self::Other;
        }
        tokens.pop();
        let mut items = Vec::new();
        let mut comma = true;
        for token in tokens.into_iter().skip(1) {
            match token {
                Token::Text(text) if comma => {
                    items.push(text);
                    comma = false;
                }
                Token::Mark(',') if !comma => comma = true,
                _ => return Self::Other,
            }
        }
        Self::List(items)
    }

    /// As a text with nothing to evaluate.
    pub(super) fn text(&self) -> Stated<String> {
        match self {
            Self::Text(text) if !text.has_holes() => Stated::Given(text.text().to_owned()),
            _ => Stated::Unread,
        }
    }

    /// As scope strings.
    pub(super) fn scopes(&self, project: &str) -> Stated<BTreeSet<String>> {
        let Self::List(all) = self else {
            return Stated::Unread;
        };
        let hole = HOLE.to_string();
        let filled: Vec<_> = all.iter().map(|text| text.filled(&hole)).collect();
        scopes(filled.iter().map(AsRef::as_ref), project)
    }

    /// As a number of seconds; a word for nothing means the default.
    pub(super) fn seconds(&self) -> Stated<Option<u32>> {
        let text = match self {
            Self::Word(word) if word == "null" || word == "undefined" => {
                return Stated::Given(None);
            }
            Self::Word(word) => word.replace('_', ""),
            Self::Text(text) if !text.has_holes() => text.text().to_owned(),
            _ => return Stated::Unread,
        };
        text.parse()
            .map_or(Stated::Unread, |n| Stated::Given(Some(n)))
    }
}
