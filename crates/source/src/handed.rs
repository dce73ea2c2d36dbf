//! What is handed on: a part of the API, or the client itself, as the argument of a function. It is followed one step,
//! into a function of the same file.

use std::collections::{BTreeMap, BTreeSet};

use finder::Product;

use super::calls::{Outcome, ROOTS, Variables, resolve};
use super::code::{Chain, Code};
use super::file::Language;
use super::lexer::Kind;
use super::table::{Chains, is_verb};

impl Variables {
    /// The steps that lead to a part of the API, if a chain ends there and certainly begins with the client.
    fn leads_to(&self, chain: &Chain) -> Option<Vec<String>> {
        chain.steps.last()?.arguments?;
        let names = self.names(chain);
        let names: Vec<String> = names.into_iter().map(|(name, _)| name).collect();
        if is_verb(names.last()?) {
            return None;
        }
        let base = chain
            .steps
            .iter()
            .take_while(|step| step.arguments.is_none());
        let is_client = base.last().is_some_and(|step| self.is_root(step.name))
            || names.iter().any(|name| ROOTS.contains(&name.as_str()));
        let begins = |from: &usize| Chains::get().begins(&names[*from..].join("."));
        let from = (0..names.len()).find(begins).filter(|_| is_client)?;
        Some(names[from..].to_vec())
    }

    /// One variable that holds a part of the API.
    fn with(name: &str, steps: &[String], about: bool) -> Self {
        Self {
            held: BTreeMap::from([(name.to_owned(), steps.to_vec())]),
            about,
            ..Self::default()
        }
    }
}

/// Words in front of brackets that call nothing.
const WORDS: [&str; 12] = [
    "if", "while", "for", "switch", "return", "catch", "await", "typeof", "in", "of", "new",
    "match",
];

/// What something handed on comes to.
pub(crate) enum Handed {
    /// Calls of the function that it was handed to.
    Calls(Vec<Outcome>),
    /// A part of the API, and nothing shows what is done with it.
    Part,
    /// The client, handed to a package.
    Client,
}

/// The call that something is an argument of: the name in front of the brackets, and the place among the arguments.
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
    if WORDS.contains(&name) {
        return None;
    }
    let commas = (open + 1..start)
        .filter(|at| code.kind(*at) == Some(Kind::Sign(b',')) && code.parent(*at) == Some(open));
    Some((name, commas.count()))
}

/// What a chain without a verb comes to, whose steps lead to a part of the API.
pub(crate) fn part(
    code: &Code,
    chains: &[Chain],
    chain: &Chain,
    known: &Variables,
    product: Option<Product>,
) -> Option<Handed> {
    let steps = known.leads_to(chain)?;
    let end = chain.steps.last()?.arguments?.1 + 1;
    let (name, place) = callee(code, chain.start, end)?;
    let mut calls = Vec::new();
    for (parameter, from, to) in functions(code, name, place) {
        let inside = Variables::with(parameter, &steps, known.about);
        let of_parameter = chains.iter().filter(|other| {
            (from..to).contains(&other.start)
                && other
                    .steps
                    .first()
                    .is_some_and(|step| step.name == parameter)
        });
        for other in of_parameter {
            match resolve(code, other, &inside, product) {
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

/// Whether a chain is the client itself, handed to a function that a package brings.
pub(crate) fn client(
    code: &Code,
    chain: &Chain,
    roots: &BTreeSet<String>,
    packages: &BTreeSet<&str>,
) -> Option<Handed> {
    let [step] = chain.steps.as_slice() else {
        return None;
    };
    if step.arguments.is_some() || !roots.contains(step.name) {
        return None;
    }
    let (name, _) = callee(code, chain.start, chain.start + 1)?;
    packages.contains(name).then_some(Handed::Client)
}

/// The names that packages bring: `import { sync, other as mine } from 'a-package'`.
pub(crate) fn packages<'a>(code: &Code<'a>) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    if !matches!(code.language, Language::Script | Language::Markup) {
        return names;
    }
    for at in 2..code.tokens.len() {
        if code.kind(at) != Some(Kind::Text) || code.word(at - 1) != "from" {
            continue;
        }
        let own =
            code.word(at).starts_with(['.', '/', '~', '#']) || code.word(at).starts_with("@/");
        if own {
            continue;
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
    names
}

/// The functions of that name: the name of the parameter in that place, and the tokens between which the function
/// stands.
fn functions<'a>(code: &Code<'a>, name: &str, place: usize) -> Vec<(&'a str, usize, usize)> {
    let mut found = Vec::new();
    for at in 0..code.tokens.len() {
        if code.kind(at) != Some(Kind::Name) || code.word(at) != name {
            continue;
        }
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
        }
    }
    found
}

/// The name of a parameter: the first name of its place, or the last in front of `=` where types come first.
fn parameter<'a>(code: &Code<'a>, open: usize, close: usize, place: usize) -> Option<&'a str> {
    let mut at = 0;
    let mut names: Vec<&str> = Vec::new();
    for token in open + 1..close {
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
    for at in close + 1..(close + BETWEEN).min(code.tokens.len()) {
        match code.kind(at)? {
            Kind::Open(b'{') => return Some((at, code.partner(at)?)),
            Kind::Sign(b';') => return None,
            // The body of an arrow may be an expression, up to the end of the statement.
            Kind::Sign(b'>')
                if assigned
                    && code.kind(at - 1) == Some(Kind::Sign(b'='))
                    && code.kind(at + 1) != Some(Kind::Open(b'{')) =>
            {
                let mut end = at + 1;
                while end < code.tokens.len()
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
            Kind::Member | Kind::Close(_) | Kind::Sign(b',') => return None,
            _ => {}
        }
    }
    None
}
