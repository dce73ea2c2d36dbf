//! What the variables and functions of a file hold and give: the root of a project's calls, and parts of the API.

use std::collections::{BTreeMap, BTreeSet};

use super::builders::builder;
use super::chains::Chains;
use super::code::Code;
use super::file::Language;
use super::lexer::Kind;
use super::resources::resources;
use super::walk::{Chain, Names, Step};
use super::words::{Word, plain};

/// The types of the root of a project's calls.
pub(crate) const ROOT_TYPES: [&str; 4] = [
    "ProjectApiRoot",
    "ByProjectKeyRequestBuilder",
    "ProjectScopedApiRoot",
    "ApiRoot",
];

/// What is known of the variables of one file.
#[derive(Default)]
pub(crate) struct Variables {
    /// Containers that are held in variables: the steps that lead there.
    pub(crate) held: BTreeMap<String, Vec<Word>>,
    /// Variables that hold the root of a project's calls.
    pub(crate) roots: BTreeSet<String>,
    /// Functions that give such a root.
    pub(crate) makers: BTreeSet<String>,
    /// Variables that hold a builder of old for a resource, with its path; in C# with its name.
    pub(crate) builders: BTreeMap<String, &'static str>,
    /// Whether the file exports such a root by default.
    pub(crate) gives_root: bool,
    /// The names of all of these.
    pub(crate) names: Names,
}

impl Variables {
    /// One variable that holds a part of the API.
    pub(crate) fn with(name: &str, steps: &[Word]) -> Self {
        Self {
            held: BTreeMap::from([(name.to_owned(), steps.to_vec())]),
            ..Self::default()
        }
    }

    fn add_root(&mut self, name: &str) {
        self.names.add(name);
        self.roots.insert(name.to_owned());
    }

    fn add_maker(&mut self, name: &str) {
        self.names.add(name);
        self.makers.insert(name.to_owned());
    }

    /// Learns from a type.
    pub(crate) fn type_at(&mut self, code: &Code, at: usize) {
        if !ROOT_TYPES.contains(&code.word(at)) {
            return;
        }
        // `ProjectApiRoot root`, `ProjectApiRoot $root`, `root: ApiRoot`, `root *platform.ProjectApiRoot`.
        if code.kind(at + 1) == Some(Kind::Name) {
            let name = code.word(at + 1);
            if code.kind(at + 2) == Some(Kind::Open(b'(')) {
                self.add_maker(name);
            } else {
                self.add_root(name);
            }
            return;
        }
        let Some(before) = in_front_of_type(code, at) else {
            return;
        };
        // `function root(): ApiRoot`.
        if code.kind(before) == Some(Kind::Close(b')')) {
            let maker = code.partner(before).and_then(|open| code.name_before(open));
            if let Some((maker, _)) = maker {
                self.add_maker(maker);
            }
        } else if code.kind(before) == Some(Kind::Name) {
            self.add_root(code.word(before));
        }
    }

    /// Learns from a chain that a function gives back.
    fn given_back(&mut self, code: &Code, chain: &Chain) {
        let Some(last) = chain.steps.last().map(|step| step.word) else {
            return;
        };
        let made = |step: &Step| step.word.is_root();
        let is_root = last.is_root()
            || last == Word::BUILD && chain.steps.iter().any(made)
            || is_alias(chain, &self.roots);
        self.gives_root |= is_root && is_default(code, chain.start);
        let name = is_root.then(|| function_of(code, chain.start)).flatten();
        if let Some(name) = name {
            self.add_maker(name);
        }
    }

    /// Learns from a chain, if it is assigned to a variable.
    pub(crate) fn assignment(&mut self, code: &Code, chain: &Chain) {
        let Some(name) = assigned(code, chain.start) else {
            self.given_back(code, chain);
            return;
        };
        let maker = |step: &Step| step.arguments.is_some() && self.makers.contains(step.name);
        if chain.steps.last().is_some_and(maker) {
            self.add_root(name);
            return;
        }
        if let Some(path) = resource_builder(chain).or_else(|| builder(code, chain)) {
            self.names.add(name);
            self.builders.insert(name.to_owned(), path);
            return;
        }
        let is_alias = is_alias(chain, &self.roots);
        if !chain.steps.iter().any(|step| step.arguments.is_some()) && !is_alias {
            return;
        }
        let steps = self.words(chain);
        code.work.add(8 * steps.len());
        let Some((last, _)) = steps.last() else {
            return;
        };
        if last.is_root() || is_alias {
            self.add_root(name);
            return;
        }
        // Whatever leads to a container: the longest end that a chain can begin with.
        let words: Vec<Word> = steps.iter().map(|(word, _)| *word).collect();
        match container(&words) {
            Some(from) if !last.is_verb() => {
                self.names.add(name);
                self.held.insert(name.to_owned(), words[from..].to_vec());
            }
            _ if *last == Word::BUILD && words.iter().any(|word| word.is_root()) => {
                self.add_root(name);
            }
            _ => {}
        }
    }

    /// Whether a variable holds the root of a project's calls, or has the name that it has everywhere.
    pub(crate) fn is_root(&self, step: &Step) -> bool {
        step.word == Word::API_ROOT || self.roots.contains(step.name)
    }

    /// The words of the called steps, behind those that the variable stands for.
    pub(crate) fn words(&self, chain: &Chain) -> Vec<(Word, Option<usize>)> {
        let first = chain.steps.iter().position(|step| step.arguments.is_some());
        let called = first.unwrap_or(chain.steps.len());
        let base = called.checked_sub(1).and_then(|at| chain.steps.get(at));
        let held = base.and_then(|base| self.held.get(base.name));
        let held = held.into_iter().flatten().map(|word| (*word, None));
        let steps = chain.steps.iter().enumerate().skip(called);
        let steps = steps.filter(|(_, step)| step.arguments.is_some());
        held.chain(steps.map(|(at, step)| (step.word, Some(at))))
            .collect()
    }
}

/// Where in these words the longest end begins that a chain can begin with. No chain of the table has more words than that.
pub(crate) fn container(words: &[Word]) -> Option<usize> {
    const LONGEST: usize = 12;
    let chains = Chains::get();
    (words.len().saturating_sub(LONGEST)..words.len()).find(|from| chains.begins(&words[*from..]))
}

/// The path of a builder of old that a chain leads to and does not use: `createRequestBuilder({ projectKey }).customers`.
pub(crate) fn resource_builder(chain: &Chain) -> Option<&'static str> {
    let (last, before) = chain.steps.split_last()?;
    let is_builder = plain(before.last()?.name).ends_with("builder");
    (is_builder && last.arguments.is_none())
        .then(|| resources().get(&plain(last.name)).copied())
        .flatten()
}

/// What stands in front of a type: `root` of `root: Promise<ApiRoot>` and of `root *platform.ApiRoot`, the bracket of
/// `root(): ApiRoot`.
fn in_front_of_type(code: &Code, at: usize) -> Option<usize> {
    const NEAR: usize = 6;
    for before in (at.saturating_sub(NEAR)..at).rev() {
        match code.kind(before)? {
            // A type of another package, or one that holds this one.
            Kind::Member | Kind::Sign(b'<' | b'*') => {}
            Kind::Name
                if matches!(code.kind(before + 1), Some(Kind::Member | Kind::Sign(b'<'))) => {}
            Kind::Sign(b':') => return before.checked_sub(1),
            Kind::Name | Kind::Close(b')') if code.kind(before + 1) == Some(Kind::Sign(b'*')) => {
                return Some(before);
            }
            _ => return None,
        }
    }
    None
}

/// The name of the function that gives back what begins here: `return ...`, `name = () => ...`, `name() => ...`.
fn function_of<'a>(code: &Code<'a>, start: usize) -> Option<&'a str> {
    const NEAR: usize = 30;
    let mut at = start.checked_sub(1)?;
    while matches!(code.word(at), "await" | "new") {
        at = at.checked_sub(1)?;
    }
    let is_arrow = code.kind(at) == Some(Kind::Sign(b'>'))
        && code.kind(at.checked_sub(1)?) == Some(Kind::Sign(b'='));
    let from = if is_arrow {
        at - 1
    } else if code.word(at) == "return" {
        // `def root(client):`, which has no brackets around it.
        let def = (at.saturating_sub(NEAR)..at).rev();
        let mut def = def.filter(|at| code.word(*at) == "def");
        if code.language == Language::Python {
            return def.next().map(|at| code.word(at + 1));
        }
        code.parent(at)?
    } else if code.kind(at) == Some(Kind::Sign(b'=')) {
        // `fun root(): ApiRoot = ...`.
        at
    } else {
        return None;
    };
    let close = (from.saturating_sub(NEAR)..from)
        .rev()
        .take_while(|at| !matches!(code.kind(*at), Some(Kind::Sign(b';') | Kind::Open(_))))
        .find(|at| code.kind(*at) == Some(Kind::Close(b')')))?;
    let open = code.partner(close)?;
    let mut before = open.checked_sub(1)?;
    if code.word(before) == "async" {
        before = before.checked_sub(1)?;
    }
    if matches!(code.kind(before), Some(Kind::Sign(b'=' | b':'))) {
        before = before.checked_sub(1)?;
    }
    let is_name = code.kind(before) == Some(Kind::Name);
    let name = code.word(before);
    (is_name
        && !matches!(
            name,
            "if" | "for" | "while" | "switch" | "catch" | "function"
        ))
    .then_some(name)
}

/// Whether what begins here is exported by default: `export default apiRoot`.
fn is_default(code: &Code, start: usize) -> bool {
    let word = |back: usize| start.checked_sub(back).map(|at| code.word(at));
    word(1) == Some("default") && word(2) == Some("export")
}

/// Whether the chain is a variable that is known to be a root.
fn is_alias(chain: &Chain, roots: &BTreeSet<String>) -> bool {
    let last = chain.steps.last();
    last.is_some_and(|step| step.arguments.is_none() && roots.contains(step.name))
}

/// The variable that what begins here is assigned to.
pub(crate) fn assigned<'a>(code: &Code<'a>, start: usize) -> Option<&'a str> {
    let mut at = start.checked_sub(1)?;
    while code.kind(at) == Some(Kind::Name) && matches!(code.word(at), "await" | "new" | "return") {
        if code.word(at) == "return" {
            return None;
        }
        at = at.checked_sub(1)?;
    }
    if code.kind(at) != Some(Kind::Sign(b'=')) {
        return None;
    }
    at = at.checked_sub(1)?;
    // `:=` of Go.
    if code.kind(at) == Some(Kind::Sign(b':')) {
        at = at.checked_sub(1)?;
    }
    if code.kind(at) != Some(Kind::Name) {
        return None;
    }
    // `const name: Type = ...`.
    let typed = at.checked_sub(2).filter(|_| {
        code.kind(at - 1) == Some(Kind::Sign(b':')) && code.kind(at - 2) == Some(Kind::Name)
    });
    Some(code.word(typed.unwrap_or(at)))
}
