//! What the variables and functions of a file hold and give: the root of a project's calls, and parts of the API.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::code::{Chain, Code, Step, mentions};
use super::file::Language;
use super::lexer::Kind;
use super::resources::resource_builder;
use super::table::{Chains, is_verb, plain};

/// Steps that make the root of a project's calls. Only behind one of them a bare verb is a call: that of
/// the project itself.
pub(crate) const ROOTS: [&str; 12] = [
    "withprojectkey",
    "withprojectkeyvalue",
    "createapiroot",
    "getapiroot",
    "createprojectapiroot",
    "buildprojectroot",
    "buildapiroot",
    "apirootbuilder",
    "projectapiroot",
    "createforproject",
    "withapi",
    "withproject",
];
/// The types of such a root.
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
    pub(crate) held: BTreeMap<String, Vec<String>>,
    /// Variables that hold the root of a project's calls.
    pub(crate) roots: BTreeSet<String>,
    /// Functions that give such a root.
    pub(crate) makers: BTreeSet<String>,
    /// Variables that hold a builder of old for a resource, with its path.
    pub(crate) builders: BTreeMap<String, &'static str>,
    /// Whether the file says that it is about commercetools.
    pub(crate) about: bool,
}

impl Variables {
    /// Nothing is known yet but what the file is about.
    pub(crate) fn new(code: &Code) -> Self {
        Self {
            about: mentions(code.text),
            ..Self::default()
        }
    }

    /// Learns from the types in a part of the file.
    pub(crate) fn types(&mut self, code: &Code, part: Range<usize>) {
        for at in part {
            if code.kind(at) != Some(Kind::Name) || !ROOT_TYPES.contains(&code.word(at)) {
                continue;
            }
            // `ProjectApiRoot root`, `ProjectApiRoot $root`, `root: ApiRoot`, `root *platform.ProjectApiRoot`.
            if code.kind(at + 1) == Some(Kind::Name) {
                let name = code.word(at + 1).to_owned();
                if code.kind(at + 2) == Some(Kind::Open(b'(')) {
                    self.makers.insert(name);
                } else {
                    self.roots.insert(name);
                }
                continue;
            }
            let Some(before) = in_front_of_type(code, at) else {
                continue;
            };
            // `function root(): ApiRoot`.
            if code.kind(before) == Some(Kind::Close(b')')) {
                let maker = code.partner(before).and_then(|open| code.name_before(open));
                self.makers.extend(maker.map(|(name, _)| name.to_owned()));
            } else if code.kind(before) == Some(Kind::Name) {
                self.roots.insert(code.word(before).to_owned());
            }
        }
    }

    /// Learns from a chain that a function gives back.
    fn given_back(&mut self, code: &Code, chain: &Chain) {
        let Some(last) = chain.steps.last().map(|step| plain(step.name)) else {
            return;
        };
        let made = |step: &Step| ROOTS.contains(&plain(step.name).as_str());
        let is_root = ROOTS.contains(&last.as_str())
            || last == "build" && chain.steps.iter().any(made)
            || is_alias(chain, &self.roots);
        let name = is_root.then(|| function_of(code, chain.start)).flatten();
        self.makers.extend(name.map(str::to_owned));
    }

    /// Learns from a chain, if it is assigned to a variable.
    pub(crate) fn assignment(&mut self, code: &Code, chain: &Chain) {
        let Some(name) = assigned(code, chain.start) else {
            self.given_back(code, chain);
            return;
        };
        let maker = |step: &Step| step.arguments.is_some() && self.makers.contains(step.name);
        if chain.steps.last().is_some_and(maker) {
            self.roots.insert(name.to_owned());
            return;
        }
        if let Some(path) = resource_builder(chain) {
            self.builders.insert(name.to_owned(), path);
            return;
        }
        let is_alias = is_alias(chain, &self.roots);
        if !chain.steps.iter().any(|step| step.arguments.is_some()) && !is_alias {
            return;
        }
        let steps = self.names(chain);
        code.work.add(8 * steps.len());
        let Some((last, _)) = steps.last() else {
            return;
        };
        if ROOTS.contains(&last.as_str()) || is_alias {
            self.roots.insert(name.to_owned());
            return;
        }
        // Whatever leads to a container: the longest end that a chain can begin with.
        let names: Vec<String> = steps.iter().map(|(name, _)| name.clone()).collect();
        match container(&names) {
            Some(from) if !is_verb(last) => {
                self.held.insert(name.to_owned(), names[from..].to_vec());
            }
            _ if last == "build" && names.iter().any(|name| ROOTS.contains(&name.as_str())) => {
                self.roots.insert(name.to_owned());
            }
            _ => {}
        }
    }

    /// Whether a variable holds the root of a project's calls, or has the name that it has everywhere.
    pub(crate) fn is_root(&self, name: &str) -> bool {
        self.roots.contains(name) || plain(name) == "apiroot"
    }

    /// The plain names of the called steps, behind those that the variable stands for.
    pub(crate) fn names(&self, chain: &Chain) -> Vec<(String, Option<usize>)> {
        let first = chain.steps.iter().position(|step| step.arguments.is_some());
        let called = first.unwrap_or(chain.steps.len());
        let base = called.checked_sub(1).and_then(|at| chain.steps.get(at));
        let held = base.and_then(|base| self.held.get(base.name));
        let mut names: Vec<(String, Option<usize>)> = Vec::new();
        names.extend(held.into_iter().flatten().map(|name| (name.clone(), None)));
        for (at, step) in chain.steps.iter().enumerate().skip(called) {
            if step.arguments.is_some() {
                names.push((plain(step.name), Some(at)));
            }
        }
        names
    }
}

/// Where in these names the longest end begins that a chain can begin with. No chain of the table has more names than that.
pub(crate) fn container(names: &[String]) -> Option<usize> {
    const LONGEST: usize = 12;
    let table = Chains::get();
    (names.len().saturating_sub(LONGEST)..names.len())
        .find(|from| table.begins(&names[*from..].join(".")))
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
