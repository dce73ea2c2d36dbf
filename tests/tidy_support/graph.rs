//! Which module of a crate uses which, and where that runs in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Named;
use super::source::Module;

/// For each module those that it uses; the root is called `crate`.
pub(crate) type Graph = BTreeMap<String, BTreeSet<String>>;

/// The graph of a crate. A name that a module only passes on leads to where it comes from, and passing on what is
/// below is no use of it.
pub(crate) fn graph(modules: &[Module]) -> Graph {
    let by_path: BTreeMap<&[String], &Module> =
        modules.iter().map(|m| (m.path.as_slice(), m)).collect();
    let mut graph = Graph::new();
    for module in modules {
        let mut used = BTreeSet::new();
        let imports = module.names.imports.iter().filter(|import| {
            let target = resolve(&by_path, module, &import.named, 0);
            !(import.passed_on && target.is_some_and(|target| is_below(&module.path, target)))
        });
        let named = imports.map(|i| &i.named).chain(&module.names.paths);
        for named in named {
            if let Some(target) = resolve(&by_path, module, named, 0)
                && target != module.path.as_slice()
            {
                used.insert(label(target));
            }
        }
        graph.insert(label(&module.path), used);
    }
    graph
}

/// How a module is called in messages and lists.
fn label(path: &[String]) -> String {
    if path.is_empty() {
        "crate".to_owned()
    } else {
        path.join("::")
    }
}

fn is_below(above: &[String], path: &[String]) -> bool {
    path.len() > above.len() && path.starts_with(above)
}

/// The module that a path leads to; `None` if it leads out of the crate, or is a word of the module itself.
fn resolve<'a>(
    modules: &BTreeMap<&'a [String], &'a Module>,
    from: &Module,
    named: &Named,
    steps: usize,
) -> Option<&'a [String]> {
    let path = absolute(modules, from, &named.path)?;
    // As far as the words are modules.
    let depth = (0..=path.len())
        .rev()
        .find(|depth| modules.contains_key(&path[..*depth]))?;
    let (place, module) = modules.get_key_value(&path[..depth])?;
    let Some(item) = path.get(depth) else {
        return Some(place);
    };
    let alias = |name: &Option<String>| name.as_deref() == Some(item);
    let import = module.names.imports.iter().find(|i| alias(&i.alias));
    match import.filter(|_| steps < 8 && !std::ptr::eq(*module, from)) {
        // Passed on: where it comes from, unless that is another crate.
        Some(import) => resolve(modules, module, &import.named, steps + 1),
        None => Some(place),
    }
}

/// The path from the root of the crate, or `None` if it doesn't begin in the crate.
fn absolute(
    modules: &BTreeMap<&[String], &Module>,
    from: &Module,
    path: &[String],
) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some([from.path.as_slice(), rest].concat()),
        "super" => {
            let (_, above) = from.path.split_last()?;
            let mut place = above.to_vec();
            let mut rest = rest;
            while let Some(("super", more)) = rest.split_first().map(|(w, m)| (w.as_str(), m)) {
                place.pop()?;
                rest = more;
            }
            place.extend_from_slice(rest);
            Some(place)
        }
        _ => {
            let below = [from.path.as_slice(), &path[..1]].concat();
            let is_child = modules.contains_key(below.as_slice());
            is_child.then(|| [from.path.as_slice(), path].concat())
        }
    }
}

/// A path of a module from the root of its crate, if it begins in the crate.
pub(crate) fn from_root(module: &Module, modules: &[Module], named: &Named) -> Option<Vec<String>> {
    let by_path = modules.iter().map(|m| (m.path.as_slice(), m)).collect();
    absolute(&by_path, module, &named.path)
}

/// The groups of modules that all reach each other, each sorted.
pub(crate) fn circles(graph: &Graph) -> Vec<Vec<String>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> = graph
        .keys()
        .map(|from| (from.as_str(), reached(graph, from)))
        .collect();
    let mut found: Vec<Vec<String>> = Vec::new();
    for (from, there) in &reach {
        let group: Vec<String> = there
            .iter()
            .filter(|to| reach.get(**to).is_some_and(|back| back.contains(from)))
            .map(|to| (*to).to_owned())
            .collect();
        if group.len() > 1 && !found.contains(&group) {
            found.push(group);
        }
    }
    found
}

fn reached<'a>(graph: &'a Graph, from: &'a str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(at) = waiting.pop() {
        for to in graph.get(at).into_iter().flatten() {
            if seen.insert(to.as_str()) {
                waiting.push(to);
            }
        }
    }
    seen
}

/// The one of them that all others lie below.
pub(crate) fn head(circle: &[String]) -> Option<&str> {
    let above = |head: &String| {
        circle
            .iter()
            .all(|one| one == head || lies_below(head, one))
    };
    circle.iter().find(|one| above(one)).map(String::as_str)
}

fn lies_below(above: &str, at: &str) -> bool {
    above == "crate" || at.starts_with(&format!("{above}::"))
}

/// The graph without what goes between a module and one below it.
pub(crate) fn between_siblings(graph: &Graph) -> Graph {
    let related = |a: &str, b: &str| lies_below(a, b) || lies_below(b, a);
    let kept = |(from, to): (&String, &BTreeSet<String>)| {
        let to = to.iter().filter(|to| !related(from, to)).cloned();
        (from.clone(), to.collect())
    };
    graph.iter().map(kept).collect()
}
