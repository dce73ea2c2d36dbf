//! A file as tokens whose brackets are paired, and the chains of members in it.

use std::ops::Range;

use super::file::Language;
use super::lexer::{Kind, Lexer, Token};
use super::pairs::Pairs;
use super::work::{Pace, Work};

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
    pub(crate) work: &'a Work,
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

/// Words in front of brackets that hold a value, and no arguments.
const WORDS: [&str; 16] = [
    "await", "return", "yield", "in", "of", "typeof", "void", "new", "case", "throw", "else",
    "clone", "print", "echo", "not", "and",
];

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
        let (tokens, whole) = lexer.finish();
        let mut pairs = Pairs::default();
        for part in tokens.chunks(PART) {
            pairs.go_on(part, &tokens);
            work.add(PART);
            pace.at(work).await;
        }
        Self {
            text,
            language,
            tokens,
            whole,
            partner: pairs.partner,
            parent: pairs.parent,
            work,
        }
    }

    /// The places of all tokens, part by part.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let length = self.tokens.len();
        (0..length)
            .step_by(PART)
            .map(move |from| from..(from + PART).min(length))
    }

    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        self.work.add(1);
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The text of a token.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.work.add(1);
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

    /// The chains that begin in a part of the file, those in the arguments of others too.
    pub(crate) fn chains(&self, part: Range<usize>) -> impl Iterator<Item = Chain<'a>> {
        part.filter(|at| self.kind(*at) == Some(Kind::Name) && self.begins_chain(*at))
            .map(|at| self.chain(at))
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
                let Some(callee) = opens.checked_sub(1) else {
                    return true;
                };
                match self.kind(callee) {
                    Some(Kind::Name) => WORDS.contains(&self.word(callee)),
                    // `=> (client as Root).carts()`.
                    Some(Kind::Sign(b'>')) => {
                        self.kind(callee.wrapping_sub(1)) == Some(Kind::Sign(b'='))
                    }
                    Some(Kind::Close(_)) => false,
                    _ => true,
                }
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
        let mut open = *at;
        // `root.carts?.()`.
        if self.kind(open) == Some(Kind::Member) && self.word(open) == "?." {
            open += 1;
        }
        if self.kind(open) != Some(Kind::Open(b'(')) {
            return None;
        }
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
    use super::super::work::at_once;
    use super::*;

    fn chains(text: &str, language: Language) -> Vec<String> {
        let work = Work::default();
        let mut pace = Pace::new(async |_| ());
        let code = at_once(Code::of(text, language, (&work, &mut pace)));
        let shown = |step: &Step| {
            let called = if step.arguments.is_some() { "()" } else { "" };
            format!("{}{called}", step.name)
        };
        let chains: Vec<Chain> = code.chains(0..code.tokens.len()).collect();
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
