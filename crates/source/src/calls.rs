//! From chains to calls.

use std::collections::{BTreeMap, BTreeSet};

use finder::{EndpointId, Product};
use scope::is_store_key;

use super::code::{Chain, Code, Step, mentions};
use super::file::Language;
use super::lexer::Kind;
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
const ROOT_TYPES: [&str; 4] = [
    "ProjectApiRoot",
    "ByProjectKeyRequestBuilder",
    "ProjectScopedApiRoot",
    "ApiRoot",
];

/// What a chain comes to.
pub(crate) enum Outcome {
    Call {
        endpoint: EndpointId,
        /// The token of the verb.
        verb: usize,
        /// The key of a Store that is written in the arguments.
        store: Option<String>,
        /// A variable that the chain begins with.
        base: Option<String>,
    },
    /// A verb on something that may be the root of a project's calls: by its name.
    MaybeProject {
        endpoint: EndpointId,
        base: String,
        verb: usize,
    },
    /// A member that is picked by an expression, on this variable if it is known by its name only.
    Dynamic {
        token: usize,
        maybe: Option<String>,
    },
    Nothing,
}

/// What is known of the variables of one file.
#[derive(Default)]
pub(crate) struct Variables {
    /// Containers that are held in variables: the steps that lead there.
    pub(crate) held: BTreeMap<String, Vec<String>>,
    /// Variables that hold the root of a project's calls.
    pub(crate) roots: BTreeSet<String>,
    /// Whether the file says that it is about commercetools.
    pub(crate) about: bool,
}

impl Variables {
    /// Learns from the file: types and assignments.
    pub(crate) fn of(code: &Code, chains: &[Chain]) -> Self {
        let mut known = Self {
            about: mentions(code.text),
            ..Self::default()
        };
        for at in 0..code.tokens.len() {
            if code.kind(at) != Some(Kind::Name) || !ROOT_TYPES.contains(&code.word(at)) {
                continue;
            }
            // `ProjectApiRoot root`, `ProjectApiRoot $root`, `root: ApiRoot`.
            if code.kind(at + 1) == Some(Kind::Name) {
                known.roots.insert(code.word(at + 1).to_owned());
            } else if at >= 2
                && code.kind(at - 1) == Some(Kind::Sign(b':'))
                && let Some((name, _)) = code.name_before(at - 1)
            {
                known.roots.insert(name.to_owned());
            }
        }
        for chain in chains {
            let Some(name) = assigned(code, chain.start) else {
                continue;
            };
            if !chain.steps.iter().any(|step| step.arguments.is_some())
                && !is_alias(chain, &known.roots)
            {
                continue;
            }
            let steps = known.names(chain);
            let Some((last, _)) = steps.last() else {
                continue;
            };
            if ROOTS.contains(&last.as_str()) || is_alias(chain, &known.roots) {
                known.roots.insert(name.to_owned());
                continue;
            }
            // Whatever leads to a container: the longest end that a chain can begin with.
            let names: Vec<String> = steps.iter().map(|(name, _)| name.clone()).collect();
            let table = Chains::get();
            let from = (0..names.len()).find(|from| table.begins(&names[*from..].join(".")));
            match from {
                Some(from) if !is_verb(last) => {
                    known.held.insert(name.to_owned(), names[from..].to_vec());
                }
                _ if ROOTS
                    .iter()
                    .any(|root| names.iter().any(|name| name == root))
                    && last == "build" =>
                {
                    known.roots.insert(name.to_owned());
                }
                _ => {}
            }
        }
        known
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

/// What a chain of a file comes to.
pub(crate) fn resolve(
    code: &Code,
    chain: &Chain,
    known: &Variables,
    product: Option<Product>,
) -> Outcome {
    if !may_call(chain) {
        return dynamic(chain, known);
    }
    let names = known.names(chain);
    let first = chain.steps.iter().position(|step| step.arguments.is_some());
    let base = first
        .and_then(|at| at.checked_sub(1))
        .and_then(|at| chain.steps.get(at));
    let table = Chains::get();
    for from in 0..names.len() {
        let mut key = String::new();
        let mut best: Option<(EndpointId, usize)> = None;
        for (to, (name, _)) in names.iter().enumerate().skip(from) {
            let longer = if key.is_empty() {
                name.clone()
            } else {
                [&key, ".", name].concat()
            };
            if let Some(call) = alias(code, &key, name, table, product) {
                best = Some((call, to));
            }
            if is_verb(name)
                && let Some(call) = table.call(&longer, product)
            {
                best = Some((call, to));
            }
            if !table.begins(&longer) {
                break;
            }
            key = longer;
        }
        let Some((endpoint, to)) = best else {
            continue;
        };
        let Some(verb) = names[to].1.and_then(|at| chain.steps.get(at)) else {
            continue;
        };
        if from == to {
            match project(chain, known, &names, (from, endpoint, verb)) {
                Outcome::Nothing => continue,
                found => return found,
            }
        }
        if !known.about && !is_believable(chain, &names, (from, to), verb) {
            return Outcome::Nothing;
        }
        return Outcome::Call {
            endpoint,
            verb: verb.token,
            store: store_in(code, chain),
            base: base.map(|step| step.name.to_owned()),
        };
    }
    dynamic(chain, known)
}

/// Whether a called step has a name that can end a call: most chains have none, and need no look-up.
fn may_call(chain: &Chain) -> bool {
    let ends = ["get", "post", "head", "put", "delete", "create", "update"];
    let is_end = |step: &Step| {
        let mut ends = ends.iter();
        step.arguments.is_some() && ends.any(|end| step.name.eq_ignore_ascii_case(end))
    };
    chain.steps.len() > 1 && chain.steps.iter().any(is_end)
}

/// `.create(draft)`, `.update(resource)` and `.delete(resource)` of Java stand for calls of a collection.
fn alias(
    code: &Code,
    key: &str,
    name: &str,
    table: &Chains,
    product: Option<Product>,
) -> Option<EndpointId> {
    if code.language != Language::Jvm || key.is_empty() {
        return None;
    }
    let tail = match name {
        "create" => ".post",
        "update" => ".withid.post",
        "delete" => ".withid.delete",
        _ => return None,
    };
    if name == "delete" && table.call(&[key, ".delete"].concat(), product).is_some() {
        return None;
    }
    table.call(&[key, tail].concat(), product)
}

/// A bare verb: a call of the project itself, if what it is called on is the root of its calls.
fn project(
    chain: &Chain,
    known: &Variables,
    names: &[(String, Option<usize>)],
    (at, endpoint, verb): (usize, EndpointId, &Step),
) -> Outcome {
    let before = at.checked_sub(1).and_then(|at| names.get(at));
    let call = |base: Option<String>| Outcome::Call {
        endpoint,
        verb: verb.token,
        store: None,
        base,
    };
    if before.is_some_and(|(name, _)| ROOTS.contains(&name.as_str())) {
        return call(None);
    }
    let object = chain
        .steps
        .iter()
        .position(|step| step.token == verb.token)
        .and_then(|at| at.checked_sub(1))
        .and_then(|at| chain.steps.get(at))
        .filter(|step| step.arguments.is_none());
    match object {
        Some(step) if known.roots.contains(step.name) => call(Some(step.name.to_owned())),
        Some(step) if sends(chain, verb) => Outcome::MaybeProject {
            endpoint,
            base: step.name.to_owned(),
            verb: verb.token,
        },
        _ => Outcome::Nothing,
    }
}

/// Whether a step that sends follows the verb.
fn sends(chain: &Chain, verb: &Step) -> bool {
    let behind = chain.steps.iter().filter(|step| step.token > verb.token);
    behind
        .clone()
        .any(|step| plain(step.name).starts_with("execute"))
}

/// Whether two steps and a verb are those of an SDK, and not of something else with such names.
fn is_believable(
    chain: &Chain,
    names: &[(String, Option<usize>)],
    (from, to): (usize, usize),
    verb: &Step,
) -> bool {
    let options = |step: &Step| {
        let name = plain(step.name);
        name.starts_with("with") || name.starts_with("add") || name.starts_with("execute")
    };
    let behind = chain.steps.iter().filter(|step| step.token > verb.token);
    // A chain of three names is like nothing else.
    to - from >= 2
        || names.iter().any(|(name, _)| ROOTS.contains(&name.as_str()))
        || behind.clone().any(options)
}

/// The key of the Store that the arguments of a step name.
fn store_in(code: &Code, chain: &Chain) -> Option<String> {
    let step = chain
        .steps
        .iter()
        .find(|step| plain(step.name).starts_with("instorekey"))?;
    let (open, close) = step.arguments?;
    let mut texts = code.texts_in(open, close);
    let (_, key) = texts.next()?;
    (texts.next().is_none() && is_store_key(key)).then(|| key.to_owned())
}

/// A member that is picked by an expression, on something that leads to calls.
fn dynamic(chain: &Chain, known: &Variables) -> Outcome {
    if !chain.steps.iter().any(|step| step.name.is_empty()) {
        return Outcome::Nothing;
    }
    let mut seen = false;
    for step in &chain.steps {
        let is_root = known.is_root(step.name) || known.held.contains_key(step.name);
        if step.name.is_empty() && step.arguments.is_some() && seen {
            return Outcome::Dynamic {
                token: step.token,
                maybe: None,
            };
        }
        let leads = step.arguments.is_some()
            && (ROOTS.contains(&plain(step.name).as_str())
                || Chains::get().begins(&plain(step.name)));
        seen |= is_root || leads;
    }
    // `root[name]().get().execute()`, whose root another file makes.
    match chain.steps.as_slice() {
        [.., base, step, verb, _]
            if step.name.is_empty() && is_verb(&plain(verb.name)) && sends(chain, verb) =>
        {
            Outcome::Dynamic {
                token: step.token,
                maybe: Some(base.name.to_owned()),
            }
        }
        _ => Outcome::Nothing,
    }
}
