//! A file as tokens whose brackets are paired, and the chains of members in it.

use super::file::Language;
use super::lexer::{Kind, Token, tokens};

/// A file that was cut into tokens.
pub(crate) struct Code<'a> {
    pub(crate) text: &'a str,
    pub(crate) language: Language,
    pub(crate) tokens: Vec<Token>,
    /// Whether the file was read to its end.
    pub(crate) whole: bool,
    /// For each bracket its other half, for all else the token itself.
    partner: Vec<usize>,
    /// For each token the bracket that it stands in; its own place if it stands in none.
    parent: Vec<usize>,
}

/// A member of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step<'a> {
    /// Its name; empty for one that is picked by an expression: `root[name]`.
    pub(crate) name: &'a str,
    pub(crate) token: usize,
    /// The brackets of its arguments, if it is called.
    pub(crate) arguments: Option<(usize, usize)>,
}

/// Names that follow one another as members: `root.carts().withId(x).get()`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chain<'a> {
    pub(crate) steps: Vec<Step<'a>>,
    /// The token that it begins with.
    pub(crate) start: usize,
}

/// Whether a file says that it is about commercetools.
pub(crate) fn mentions(text: &str) -> bool {
    let words = [
        "commercetools",
        "Commercetools",
        "COMMERCETOOLS",
        "ctp",
        "CTP_",
        "apiRoot",
        "api_root",
        "ApiRoot",
    ];
    words.into_iter().any(|word| text.contains(word))
}

impl<'a> Code<'a> {
    pub(crate) fn of(text: &'a str, language: Language) -> Self {
        let (tokens, whole) = tokens(text, language);
        let mut partner: Vec<usize> = (0..tokens.len()).collect();
        let mut parent = partner.clone();
        let mut open: Vec<usize> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if let Kind::Close(byte) = token.kind {
                let opens = match byte {
                    b')' => b'(',
                    b']' => b'[',
                    _ => b'{',
                };
                let matches = |at: &usize| tokens[*at].kind == Kind::Open(opens);
                // Brackets that nothing closes are passed over.
                if let Some(place) = open.iter().rposition(matches) {
                    let other = open[place];
                    open.truncate(place);
                    partner[at] = other;
                    partner[other] = at;
                }
            }
            if let Some(around) = open.last() {
                parent[at] = *around;
            }
            if matches!(token.kind, Kind::Open(_)) {
                open.push(at);
            }
        }
        Self {
            text,
            language,
            tokens,
            whole,
            partner,
            parent,
        }
    }

    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The text of a token.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        let token = self.tokens.get(at);
        token
            .and_then(|token| self.text.get(token.start..token.end))
            .unwrap_or_default()
    }

    pub(crate) fn line(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(1, |token| token.line)
    }

    /// The other half of a bracket, if it has one.
    pub(crate) fn partner(&self, at: usize) -> Option<usize> {
        self.partner.get(at).copied().filter(|other| *other != at)
    }

    /// The bracket around a token.
    pub(crate) fn parent(&self, at: usize) -> Option<usize> {
        self.parent.get(at).copied().filter(|other| *other != at)
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
        (from..to.min(self.tokens.len()))
            .filter(|at| self.kind(*at) == Some(Kind::Text))
            .map(|at| (at, self.word(at)))
    }

    /// Every chain of the file, those in the arguments of others too.
    pub(crate) fn chains(&self) -> Vec<Chain<'a>> {
        let mut chains = Vec::new();
        for at in 0..self.tokens.len() {
            if self.kind(at) == Some(Kind::Name) && self.begins_chain(at) {
                chains.push(self.chain(at));
            }
        }
        chains
    }

    /// Whether a name is the first of a chain: it is no member of something, or of a bracket.
    fn begins_chain(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        if self.kind(before) != Some(Kind::Member) {
            return true;
        }
        let Some(object) = before.checked_sub(1) else {
            return true;
        };
        match self.kind(object) {
            // `(await client()).carts()`: the brackets hold no arguments.
            Some(Kind::Close(b')')) => {
                let opens = self.partner(object).unwrap_or(object);
                let callee = opens.checked_sub(1).and_then(|at| self.kind(at));
                !matches!(callee, Some(Kind::Name | Kind::Close(_) | Kind::Sign(b'>')))
            }
            Some(Kind::Text) => true,
            _ => false,
        }
    }

    fn chain(&self, start: usize) -> Chain<'a> {
        let mut steps = Vec::new();
        let mut at = start;
        loop {
            let (name, token) = (self.word(at), at);
            at += 1;
            at = self.after_types(at);
            let mut arguments = self.arguments(&mut at);
            at = self.after_marks(at);
            steps.push(Step {
                name,
                token,
                arguments,
            });
            // `root[name]()`.
            while self.kind(at) == Some(Kind::Open(b'[')) {
                let Some(close) = self.partner(at) else {
                    break;
                };
                // A text in the brackets is a name.
                let inside = (close == at + 2 && self.kind(at + 1) == Some(Kind::Text))
                    .then(|| self.word(at + 1));
                let token = at;
                at = close + 1;
                arguments = self.arguments(&mut at);
                steps.push(Step {
                    name: inside.unwrap_or_default(),
                    token,
                    arguments,
                });
                at = self.after_marks(at);
            }
            if self.kind(at) == Some(Kind::Member) && self.kind(at + 1) == Some(Kind::Name) {
                at += 1;
            } else if self.kind(at) == Some(Kind::Member)
                && self.kind(at + 1) == Some(Kind::Open(b'['))
            {
                // `root?.[name]()`.
                at += 1;
                if self.partner(at).is_none() {
                    break;
                }
                let token = at;
                at = self.partner(at).unwrap_or(at) + 1;
                let arguments = self.arguments(&mut at);
                steps.push(Step {
                    name: "",
                    token,
                    arguments,
                });
                if self.kind(at) != Some(Kind::Member) || self.kind(at + 1) != Some(Kind::Name) {
                    break;
                }
                at += 1;
            } else {
                break;
            }
        }
        Chain { steps, start }
    }

    /// The arguments that begin here, if any; then behind them.
    fn arguments(&self, at: &mut usize) -> Option<(usize, usize)> {
        if self.kind(*at) != Some(Kind::Open(b'(')) {
            return None;
        }
        let open = *at;
        let close = self.partner(open)?;
        *at = close + 1;
        Some((open, close))
    }

    /// Behind `!` and `!!`, which say that something is not null.
    fn after_marks(&self, at: usize) -> usize {
        let mut behind = at;
        while self.kind(behind) == Some(Kind::Sign(b'!')) {
            behind += 1;
        }
        if self.kind(behind) == Some(Kind::Member) {
            behind
        } else {
            at
        }
    }

    /// Behind type arguments: `post<Cart>(`.
    fn after_types(&self, at: usize) -> usize {
        const LONGEST: usize = 60;
        if self.kind(at) != Some(Kind::Sign(b'<')) {
            return at;
        }
        let mut depth = 0_usize;
        for behind in at..(at + LONGEST).min(self.tokens.len()) {
            match self.kind(behind) {
                Some(Kind::Sign(b'<')) => depth += 1,
                Some(Kind::Sign(b'>')) => {
                    depth -= 1;
                    if depth == 0 {
                        let called = self.kind(behind + 1) == Some(Kind::Open(b'('));
                        return if called { behind + 1 } else { at };
                    }
                }
                Some(
                    Kind::Name
                    | Kind::Member
                    | Kind::Text
                    | Kind::Sign(b',' | b'|' | b'?' | b'&' | b':' | b';')
                    | Kind::Open(b'[' | b'{')
                    | Kind::Close(b']' | b'}'),
                ) => {}
                _ => return at,
            }
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chains(text: &str, language: Language) -> Vec<String> {
        let code = Code::of(text, language);
        let shown = |step: &Step| {
            let called = if step.arguments.is_some() { "()" } else { "" };
            format!("{}{called}", step.name)
        };
        let chains = code.chains();
        let texts = chains
            .iter()
            .map(|chain| chain.steps.iter().map(shown).collect::<Vec<_>>().join("."));
        texts.filter(|text| text.contains('.')).collect()
    }

    #[test]
    fn chains_are_found_across_lines_comments_and_types() {
        for (text, language, wanted) in [
            (
                "await root\n  .carts() // one\n  .withId({ ID: x.y })\n  ?.get<Cart>().execute();",
                Language::Script,
                &["root.carts().withId().get().execute()", "x.y"][..],
            ),
            (
                "root!.carts().get()",
                Language::Script,
                &["root.carts().get()"],
            ),
            (
                "(await client()).carts().get()",
                Language::Script,
                &["carts().get()"],
            ),
            (
                "`a ${root.zones().get()} b`",
                Language::Script,
                &["root.zones().get()"],
            ),
            ("const a = /\"/; b.c()", Language::Script, &["b.c()"]),
            ("root[name]().get()", Language::Script, &["root.().get()"]),
            (
                "$root->carts()->withId($id)->get()",
                Language::Php,
                &["$root.carts().withId().get()"],
            ),
            (
                "# root.x()\nroot.with_id(1)",
                Language::Python,
                &["root.with_id()"],
            ),
            (
                "root\n .carts()\n /* a */ .<Foo>get()",
                Language::Jvm,
                &["root.carts()"],
            ),
            ("var a = @\"x\"\"y\"; b.C()", Language::CSharp, &["b.C()"]),
            (
                "s := `a\"b`\nc.Carts().Get()",
                Language::Go,
                &["c.Carts().Get()"],
            ),
            ("it's; a.b()", Language::Script, &[]),
        ] {
            assert_eq!(chains(text, language), wanted, "{text}");
        }
        assert_eq!(chains("it's\na.b()", Language::Script), ["a.b()"]);
    }
}
