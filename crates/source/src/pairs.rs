//! Brackets and their other halves.

use super::lexer::{Kind, Token};

/// Which bracket closes which, found token by token.
#[derive(Default)]
pub(crate) struct Pairs {
    /// For each bracket its other half, for all else the token itself.
    pub(crate) partner: Vec<u32>,
    /// For each token the bracket that it stands in; its own place if it stands in none.
    pub(crate) parent: Vec<u32>,
    open: Vec<u32>,
    /// How many of each are open: `(`, `[`, `{`.
    counts: [usize; 3],
}

impl Pairs {
    /// Nothing yet; so many tokens will come.
    pub(crate) fn of(count: usize) -> Self {
        Self {
            partner: Vec::with_capacity(count),
            parent: Vec::with_capacity(count),
            ..Self::default()
        }
    }

    /// Goes on with the next tokens of all. There are far fewer than four billions.
    #[allow(clippy::cast_possible_truncation)]
    pub(crate) fn go_on(&mut self, part: &[Token], tokens: &[Token]) {
        let place = |byte: u8| match byte {
            b'(' | b')' => 0,
            b'[' | b']' => 1,
            _ => 2,
        };
        for token in part {
            let at = self.partner.len() as u32;
            self.partner.push(at);
            if let Kind::Close(byte) = token.kind
                && self.counts[place(byte)] > 0
            {
                // Brackets that nothing closes are passed over.
                while let Some(other) = self.open.pop() {
                    let Some(Kind::Open(opens)) =
                        tokens.get(other as usize).map(|token| token.kind)
                    else {
                        continue;
                    };
                    self.counts[place(opens)] -= 1;
                    if place(opens) == place(byte) {
                        self.partner[at as usize] = other;
                        self.partner[other as usize] = at;
                        break;
                    }
                }
            }
            self.parent.push(self.open.last().copied().unwrap_or(at));
            if let Kind::Open(byte) = token.kind {
                self.open.push(at);
                self.counts[place(byte)] += 1;
            }
        }
    }
}
