//! The chains of members in a file: `root.carts().withId(x).get()`.

use std::ops::Range;

use super::code::Code;
use super::lexer::Kind;
use super::words::Word;

/// A member of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step<'a> {
    /// Its name; empty for one that is picked by an expression: `root[name]`.
    pub(crate) name: &'a str,
    /// The word that the name is.
    pub(crate) word: Word,
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

impl<'a> Step<'a> {
    /// What stands in square brackets: a name, if it is a text.
    fn picked(name: Option<&'a str>, token: usize, arguments: Option<(usize, usize)>) -> Self {
        Self {
            name: name.unwrap_or_default(),
            word: name.map_or(Word::NONE, Word::of),
            token,
            arguments,
        }
    }
}

/// What is known of a chain without a look at its steps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Brief {
    /// The token that it begins with.
    pub(crate) start: usize,
    names: Names,
    tells: bool,
}

impl Brief {
    /// Whether it may say something: by words in it, or by one of these names.
    pub(crate) fn concerns(&self, names: Names) -> bool {
        self.tells || self.names.0 & names.0 != 0
    }

    /// Whether a name may be in it.
    pub(crate) fn may_have(&self, name: &str) -> bool {
        self.names.0 & Names::bit(name) != 0
    }
}

/// Names of which it is known that others are not among them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Names(u64);

impl Names {
    fn bit(name: &str) -> u64 {
        let ends = match name.as_bytes() {
            [] => 0,
            [first, .., last] => usize::from(*first) + 5 * usize::from(*last),
            [only] => 6 * usize::from(*only),
        };
        1 << ((ends + 11 * name.len()) % 64)
    }

    pub(crate) fn add(&mut self, name: &str) {
        self.0 |= Self::bit(name);
    }
}

/// Words in front of brackets that hold a value, and no arguments.
const WORDS: [&str; 16] = [
    "await", "return", "yield", "in", "of", "typeof", "void", "new", "case", "throw", "else",
    "clone", "print", "echo", "not", "and",
];

impl<'a> Code<'a> {
    /// The chains that begin in a part of the file, those in the arguments of others too: what is known of each without a
    /// look at its steps.
    pub(crate) fn briefs(&self, part: Range<usize>) -> impl Iterator<Item = Brief> {
        self.work.add(part.len());
        part.filter(|at| self.look(*at) == Some(Kind::Name) && self.begins_chain(*at))
            .map(|at| self.brief(at))
    }

    fn brief(&self, start: usize) -> Brief {
        let mut brief = Brief {
            start,
            names: Names::default(),
            tells: false,
        };
        self.walk(start, |step, tells| {
            brief.names.add(step.name);
            brief.tells |= tells;
        });
        brief
    }

    /// As [`Code::kind`], where the steps are counted by the caller.
    fn look(&self, at: usize) -> Option<Kind> {
        self.cut.tokens.get(at).map(|token| token.kind)
    }

    /// Whether a name is the first of a chain: it is no member of something, or of a bracket.
    fn begins_chain(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        if self.look(before) != Some(Kind::Member) {
            return true;
        }
        let Some(object) = before.checked_sub(1) else {
            return true;
        };
        match self.look(object) {
            // `(await client()).carts()`.
            Some(Kind::Close(b')')) => self.holds_value(self.partner(object).unwrap_or(object)),
            Some(Kind::Text) => true,
            _ => false,
        }
    }

    /// Whether brackets that open here hold a value, and no arguments.
    pub(crate) fn holds_value(&self, open: usize) -> bool {
        let Some(callee) = open.checked_sub(1) else {
            return true;
        };
        match self.look(callee) {
            Some(Kind::Name) => WORDS.contains(&self.text_of(callee)),
            // `=> (client as Root).carts()`.
            Some(Kind::Sign(b'>')) => self.look(callee.wrapping_sub(1)) == Some(Kind::Sign(b'=')),
            Some(Kind::Close(_)) => false,
            _ => true,
        }
    }

    /// The chain that begins with a name.
    pub(crate) fn chain(&self, start: usize) -> Chain<'a> {
        let mut steps = Vec::new();
        self.walk(start, |step, _| steps.push(step));
        Chain { steps, start }
    }

    /// Tells each step of a chain, and whether it may say something, whatever stands around it.
    fn walk(&self, start: usize, mut tell: impl FnMut(Step<'a>, bool)) {
        let mut at = start;
        loop {
            self.work.add(1);
            let token = at;
            let name = self.cut.tokens.get(at).map(|token| token.name);
            let name = name.unwrap_or_default();
            at = self.after_types(at + 1);
            let mut arguments = self.arguments(&mut at);
            at = self.after_marks(at);
            let step = Step {
                name: self.text_of(token),
                word: name.word,
                token,
                arguments,
            };
            tell(step, name.tells());
            // `root[name]()`.
            while self.look(at) == Some(Kind::Open(b'[')) {
                let Some(close) = self.partner(at) else {
                    break;
                };
                // A text in the brackets is a name.
                let inside = (close == at + 2 && self.look(at + 1) == Some(Kind::Text))
                    .then(|| self.text_of(at + 1));
                let token = at;
                at = close + 1;
                arguments = self.arguments(&mut at);
                tell(Step::picked(inside, token, arguments), true);
                at = self.after_marks(at);
            }
            if self.look(at) != Some(Kind::Member) {
                break;
            }
            at += 1;
            match self.look(at) {
                Some(Kind::Name) => {}
                // `root?.[name]()`.
                Some(Kind::Open(b'[')) => {
                    let Some(close) = self.partner(at) else {
                        break;
                    };
                    let token = at;
                    at = close + 1;
                    let arguments = self.arguments(&mut at);
                    tell(Step::picked(None, token, arguments), true);
                    if self.look(at) != Some(Kind::Member) || self.look(at + 1) != Some(Kind::Name)
                    {
                        break;
                    }
                    at += 1;
                }
                _ => break,
            }
        }
    }

    /// The arguments that begin here, if any; then behind them.
    fn arguments(&self, at: &mut usize) -> Option<(usize, usize)> {
        let mut open = *at;
        // `root.carts?.()`.
        if self.look(open) == Some(Kind::Member) && self.text_of(open) == "?." {
            open += 1;
        }
        if self.look(open) != Some(Kind::Open(b'(')) {
            return None;
        }
        let close = self.partner(open)?;
        *at = close + 1;
        Some((open, close))
    }

    /// Behind `!` and `!!`, which say that something is not null.
    fn after_marks(&self, at: usize) -> usize {
        let mut behind = at;
        while self.look(behind) == Some(Kind::Sign(b'!')) {
            behind += 1;
        }
        if self.look(behind) == Some(Kind::Member) {
            behind
        } else {
            at
        }
    }

    /// Behind type arguments of a call: `post<Cart>(`.
    fn after_types(&self, at: usize) -> usize {
        let end = self.end_of_types(at);
        let called = end.filter(|end| self.look(*end) == Some(Kind::Open(b'(')));
        called.unwrap_or(at)
    }

    /// Behind type arguments that begin here, if there are any: `<Cart>`.
    pub(crate) fn end_of_types(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 60;
        if self.look(at) != Some(Kind::Sign(b'<')) {
            return None;
        }
        let mut depth = 0_usize;
        self.work.add(LONGEST);
        for behind in at..(at + LONGEST).min(self.len()) {
            match self.look(behind) {
                Some(Kind::Sign(b'<')) => depth += 1,
                Some(Kind::Sign(b'>')) => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(behind + 1);
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
                _ => return None,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::Language;
    use super::super::work::{Pace, Work, at_once};
    use super::*;

    fn chains(text: &str, language: Language) -> Vec<String> {
        let work = Work::default();
        let mut pace = Pace::new(async |_| ());
        let code = at_once(Code::of(text, language, (&work, &mut pace)));
        let shown = |step: &Step| {
            let called = if step.arguments.is_some() { "()" } else { "" };
            format!("{}{called}", step.name)
        };
        let briefs = code.briefs(0..code.len());
        let chains: Vec<Chain> = briefs.map(|brief| code.chain(brief.start)).collect();
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
