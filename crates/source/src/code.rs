//! A file as tokens whose brackets are paired.

use std::cell::OnceCell;
use std::ops::Range;

use super::facts::Facts;
use super::file::Language;
use super::lexer::{Cut, Kind, Lexer, Token};
use super::pairs::Pairs;
use super::work::{Pace, Work};

/// A file that was cut into tokens.
pub(crate) struct Code<'a> {
    pub(crate) text: &'a str,
    pub(crate) language: Language,
    pub(crate) cut: Cut,
    /// For each bracket its other half, for all else the token itself.
    partner: Vec<u32>,
    /// For each token the bracket that it stands in; its own place if it stands in none.
    parent: Vec<u32>,
    /// Where the lines end, once somebody asks.
    ends: OnceCell<Vec<u32>>,
    pub(crate) facts: Facts<'a>,
    pub(crate) work: &'a Work,
}

/// So many tokens are looked at before a rest.
const PART: usize = 2_000;

impl<'a> Code<'a> {
    pub(crate) async fn of<F: AsyncFn(u64)>(
        text: &'a str,
        language: Language,
        (work, pace): (&'a Work, &mut Pace<F>),
    ) -> Self {
        let mut lexer = Lexer::new(text, language, work);
        while lexer.go_on() {
            pace.at(work).await;
        }
        let cut = lexer.cut;
        let mut pairs = Pairs::of(cut.tokens.len());
        for part in cut.tokens.chunks(PART) {
            pairs.go_on(part, &cut.tokens);
            work.add(PART);
            pace.at(work).await;
        }
        Self {
            text,
            language,
            cut,
            partner: pairs.partner,
            parent: pairs.parent,
            ends: OnceCell::new(),
            facts: Facts::of(text),
            work,
        }
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.cut.tokens.len()
    }

    /// The places of all tokens, part by part.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let length = self.len();
        (0..length)
            .step_by(PART)
            .map(move |from| from..(from + PART).min(length))
    }

    pub(crate) fn token(&self, at: usize) -> Option<&Token> {
        self.work.add(1);
        self.cut.tokens.get(at)
    }

    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    /// The text of a token.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.work.add(1);
        self.text_of(at)
    }

    /// As [`Code::word`], where the steps are counted by the caller.
    pub(super) fn text_of(&self, at: usize) -> &'a str {
        let token = self.cut.tokens.get(at);
        token
            .and_then(|token| self.text.get(token.start()..token.end()))
            .unwrap_or_default()
    }

    /// The line of a token, from 1.
    #[allow(clippy::cast_possible_truncation)] // A file is far shorter than 4 GB.
    pub(crate) fn line(&self, at: usize) -> usize {
        let Some(token) = self.cut.tokens.get(at) else {
            return 1;
        };
        let ends = self.ends.get_or_init(|| {
            self.work.add(self.text.len() / 64);
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            ends.map(|end| end as u32).collect()
        });
        1 + ends.partition_point(|end| (*end as usize) < token.start())
    }

    /// The other half of a bracket, if it has one.
    pub(crate) fn partner(&self, at: usize) -> Option<usize> {
        let other = self.partner.get(at).map(|other| *other as usize);
        other.filter(|other| *other != at)
    }

    /// The bracket around a token.
    pub(crate) fn parent(&self, at: usize) -> Option<usize> {
        let around = self.parent.get(at).map(|around| *around as usize);
        around.filter(|around| *around != at)
    }

    /// The name in front of a token.
    pub(crate) fn name_before(&self, at: usize) -> Option<(&'a str, usize)> {
        let before = at.checked_sub(1)?;
        (self.kind(before) == Some(Kind::Name)).then(|| (self.word(before), before))
    }

    /// The texts between two tokens, with their places.
    pub(crate) fn texts_in(
        &self,
        from: usize,
        to: usize,
    ) -> impl Iterator<Item = (usize, &'a str)> {
        (from..to.min(self.len()))
            .filter(|at| self.kind(*at) == Some(Kind::Text))
            .map(|at| (at, self.word(at)))
    }
}
