//! What is handed on: a part of the API, or the client itself, as the argument of a function. It is followed one step,
//! into a function of the same file.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::calls::{Outcome, resolve};
use super::code::Code;
use super::file::Language;
use super::lexer::Kind;
use super::variables::{Variables, container};
use super::walk::{Brief, Chain};
use super::words::Word;

impl Variables {
    /// The steps that lead to a part of the API, if a chain ends there and certainly begins with the client.
    fn leads_to(&self, chain: &Chain) -> Option<Vec<Word>> {
        let last = chain.steps.last()?;
        last.arguments?;
        if last.word == Word::NONE || last.word.is_verb() {
            return None;
        }
        let words = self.words(chain).into_iter().map(|(word, _)| word);
        let words: Vec<Word> = words.collect();
        let base = chain
            .steps
            .iter()
            .take_while(|step| step.arguments.is_none());
        let is_client = base.last().is_some_and(|step| self.is_root(step))
            || words.iter().any(|word| word.is_root());
        let from = container(&words).filter(|_| is_client)?;
        Some(words[from..].to_vec())
    }
}

/// Words in front of brackets that call nothing.
const WORDS: [&str; 12] = [
    "if", "while", "for", "switch", "return", "catch", "await", "typeof", "in", "of", "new",
    "match",
];

/// So many are followed in one file.
const MOST: usize = 200;
/// So many chains of functions are looked at in one file.
const MOST_CHAINS: usize = 100_000;
/// So many functions of one name are looked into.
const MOST_FUNCTIONS: usize = 20;
/// So many places of one name are looked at.
const MOST_PLACES: usize = 200;
/// A list of arguments in which something is followed is not longer, nor is an expression that is a function, in tokens.
const LONGEST_LIST: usize = 5_000;
/// A list of parameters is not longer, in tokens.
const LONGEST: usize = 400;

/// What something handed on comes to.
pub(crate) enum Handed {
    /// Calls of the function that it was handed to.
    Calls(Vec<Outcome>),
    /// A part of the API, and nothing shows what is done with it.
    Part,
    /// The client, handed to a package.
    Client,
}

/// The call that something is an argument of: the name in front of the brackets, and the opening one.
fn callee<'a>(code: &Code<'a>, start: usize, end: usize) -> Option<(&'a str, usize)> {
    let open = code.parent(start)?;
    if code.kind(open) != Some(Kind::Open(b'(')) {
        return None;
    }
    let is_between = |kind: Option<Kind>| {
        matches!(
            kind,
            Some(Kind::Open(b'(') | Kind::Close(b')') | Kind::Sign(b','))
        )
    };
    let before = start.checked_sub(1)?;
    if !is_between(code.kind(before)) || !is_between(code.kind(end)) {
        return None;
    }
    let (name, _) = code.name_before(open)?;
    (!WORDS.contains(&name)).then_some((name, open))
}

/// A file, and what is known of it.
pub(crate) struct Around<'a> {
    pub(crate) code: &'a Code<'a>,
    pub(crate) chains: &'a [Brief],
    pub(crate) known: &'a Variables,
    packages: BTreeSet<&'a str>,
    /// The names of functions that something is handed to, and where they stand in front of a bracket or of `=`.
    places: BTreeMap<&'a str, Vec<usize>>,
    /// How many more are followed.
    left: Cell<usize>,
    /// How many more chains are looked at.
    chains_left: Cell<usize>,
}

impl<'a> Around<'a> {
    pub(crate) fn new(
        code: &'a Code<'a>,
        chains: &'a [Brief],
        known: &'a Variables,
        packages: BTreeSet<&'a str>,
    ) -> Self {
        Self {
            code,
            chains,
            known,
            packages,
            places: BTreeMap::new(),
            left: Cell::new(MOST),
            chains_left: Cell::new(MOST_CHAINS),
        }
    }

    /// Takes note of the function that a chain hands a part of the API to; whether it does.
    pub(crate) fn note(&mut self, chain: &Chain) {
        let end = chain.steps.last().and_then(|step| step.arguments);
        let callee = end.and_then(|(_, end)| callee(self.code, chain.start, end + 1));
        if let Some((name, _)) = callee
            && self.known.leads_to(chain).is_some()
        {
            self.places.entry(name).or_default();
        }
    }

    /// Whether something is handed to a function.
    pub(crate) fn hands_on(&self) -> bool {
        !self.places.is_empty()
    }

    /// Looks for those functions in a part of the file.
    pub(crate) fn look(&mut self, part: Range<usize>) {
        for at in part {
            if self.code.kind(at) != Some(Kind::Name) {
                continue;
            }
            let next = self.code.kind(at + 1);
            if matches!(next, Some(Kind::Open(b'(') | Kind::Sign(b'=')))
                && let Some(places) = self.places.get_mut(self.code.word(at))
                && places.len() < MOST_PLACES
            {
                places.push(at);
            }
        }
    }

    /// What a chain comes to that is handed on, if it is.
    pub(crate) fn handed(&self, chain: &Chain) -> Option<Handed> {
        self.part(chain).or_else(|| self.client(chain))
    }

    /// A chain without a verb, whose steps lead to a part of the API.
    fn part(&self, chain: &Chain) -> Option<Handed> {
        let steps = self.known.leads_to(chain)?;
        let end = chain.steps.last()?.arguments?.1 + 1;
        let code = self.code;
        let (name, open) = callee(code, chain.start, end)?;
        if self.left.get() == 0 || chain.start - open > LONGEST_LIST {
            return Some(Handed::Part);
        }
        self.left.set(self.left.get() - 1);
        let commas = (open + 1..chain.start).filter(|at| {
            code.kind(*at) == Some(Kind::Sign(b',')) && code.parent(*at) == Some(open)
        });
        let mut calls = Vec::new();
        for (parameter, from, to) in self.functions(name, commas.count()) {
            let inside = Variables::with(parameter, &steps);
            let first = self.chains.partition_point(|other| other.start < from);
            let body = self.chains.get(first..).unwrap_or_default().iter();
            for other in body.take_while(|other| other.start < to) {
                if self.chains_left.get() == 0 {
                    return Some(Handed::Part);
                }
                self.chains_left.set(self.chains_left.get() - 1);
                code.work.add(1);
                if !other.may_have(parameter) || code.word(other.start) != parameter {
                    continue;
                }
                match resolve(code, &code.chain(other.start), &inside) {
                    Outcome::Nothing => {}
                    found => calls.push(found),
                }
            }
        }
        Some(if calls.is_empty() {
            Handed::Part
        } else {
            Handed::Calls(calls)
        })
    }

    /// The functions of that name: the name of the parameter in that place, and the tokens between which the function
    /// stands.
    fn functions(&self, name: &str, place: usize) -> Vec<(&'a str, usize, usize)> {
        let code = self.code;
        let mut found = Vec::new();
        for at in self.places.get(name).into_iter().flatten() {
            // `name(`, `name = (`, `name = async (`, `name = function (`.
            let mut open = at + 1;
            while code.kind(open) == Some(Kind::Sign(b'='))
                || matches!(code.word(open), "async" | "function" | "def" | "func")
            {
                open += 1;
            }
            if code.kind(open) != Some(Kind::Open(b'(')) {
                continue;
            }
            let Some(close) = code.partner(open) else {
                continue;
            };
            let Some(parameter) = parameter(code, open, close, place) else {
                continue;
            };
            if let Some((from, to)) = body(code, close, open > at + 1) {
                found.push((parameter, from, to));
                if found.len() >= MOST_FUNCTIONS {
                    break;
                }
            }
        }
        found
    }

    /// The client itself, handed to a function that a package brings.
    fn client(&self, chain: &Chain) -> Option<Handed> {
        let [step] = chain.steps.as_slice() else {
            return None;
        };
        if step.arguments.is_some() || !self.known.roots.contains(step.name) {
            return None;
        }
        let (name, _) = callee(self.code, chain.start, chain.start + 1)?;
        // `createApiBuilderFromCtpClient(client)` makes the root of calls that show elsewhere.
        if name.starts_with("createApiBuilderFrom") {
            return None;
        }
        self.packages.contains(name).then_some(Handed::Client)
    }
}

/// Adds the names that a package brings, if a text names one: `import { sync, other as mine } from 'a-package'`.
pub(crate) fn package<'a>(code: &Code<'a>, at: usize, names: &mut BTreeSet<&'a str>) {
    let is_script = matches!(code.language, Language::Script | Language::Markup);
    if !is_script || at < 2 || code.word(at - 1) != "from" {
        return;
    }
    let own = code.word(at).starts_with(['.', '/', '~', '#']) || code.word(at).starts_with("@/");
    if own {
        return;
    }
    let mut back = at - 1;
    while let Some(before) = back.checked_sub(1) {
        if matches!(code.word(before), "import" | "export") || at - before > 200 {
            break;
        }
        if code.kind(before) == Some(Kind::Name) {
            names.insert(code.word(before));
        }
        back = before;
    }
}

/// The name of a parameter: the first name of its place, or the last in front of `=` where types come first.
fn parameter<'a>(code: &Code<'a>, open: usize, close: usize, place: usize) -> Option<&'a str> {
    let mut at = 0;
    let mut names: Vec<&str> = Vec::new();
    for token in open + 1..close.min(open + LONGEST) {
        if code.parent(token) != Some(open) {
            continue;
        }
        if code.kind(token) == Some(Kind::Sign(b',')) {
            at += 1;
        } else if at == place {
            match code.kind(token) {
                Some(Kind::Name) => names.push(code.word(token)),
                Some(Kind::Sign(b':' | b'=')) => break,
                Some(Kind::Sign(_)) => {}
                _ => return None,
            }
        }
    }
    let types_first = matches!(
        code.language,
        Language::Jvm | Language::CSharp | Language::Php
    );
    if types_first {
        names.last().copied()
    } else {
        names.first().copied()
    }
}

/// The tokens of the body behind a list of parameters.
fn body(code: &Code, close: usize, assigned: bool) -> Option<(usize, usize)> {
    // Types and arrows stand between.
    const BETWEEN: usize = 30;
    let around = code.parent(close);
    for at in close + 1..(close + BETWEEN).min(code.len()) {
        match code.kind(at)? {
            Kind::Open(b'{') => return Some((at, code.partner(at)?)),
            // The body of an arrow may be an expression, up to the end of the statement.
            Kind::Sign(b'>')
                if assigned
                    && code.kind(at - 1) == Some(Kind::Sign(b'='))
                    && code.kind(at + 1) != Some(Kind::Open(b'{')) =>
            {
                let mut end = at + 1;
                let longest = (at + LONGEST_LIST).min(code.len());
                while end < longest
                    && code.kind(end) != Some(Kind::Sign(b';'))
                    && code.parent(end) == around
                {
                    end = code
                        .partner(end)
                        .filter(|other| *other > end)
                        .unwrap_or(end)
                        + 1;
                }
                return Some((at, end));
            }
            // A call, and no function.
            Kind::Member | Kind::Close(_) | Kind::Sign(b',' | b';') => return None,
            _ => {}
        }
    }
    None
}
