//! What the client can do.

use super::words::{by_name, join, join_nouns, place};
use crate::algebra::Coverage;
use crate::catalogue::{Kind, ScopeInfo, infos};
use crate::permission::Permission;
use crate::set::ScopeSet;

/// Scopes that share a sentence: same verbs, same group, same place.
struct Line<'a> {
    info: &'static ScopeInfo,
    stores: Vec<&'a str>,
    nouns: Vec<&'static str>,
}

pub(super) fn can(set: &ScopeSet) -> Vec<String> {
    let said = |p: &&Permission| worth_saying(set, p);
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut unknown = Vec::new();
    for (name, stores) in places(set)
        .iter()
        .flat_map(|of| by_name(of.iter().copied().filter(said)))
    {
        let Some(info) = crate::find(name) else {
            unknown.push(name);
            continue;
        };
        let fits = |line: &&mut Line<'_>| {
            line.info.words().verbs == info.words().verbs
                && line.info.group == info.group
                && line.stores == stores
        };
        match lines.iter_mut().find(fits) {
            Some(line) => line.nouns.push(info.words().noun),
            None => lines.push(Line {
                info,
                stores,
                nouns: vec![info.words().noun],
            }),
        }
    }
    let mut sentences: Vec<String> = lines
        .iter()
        .map(|l| {
            [
                l.info.words().verbs,
                " ",
                &join_nouns(&l.nouns),
                &place(&l.stores),
                ".",
            ]
            .concat()
        })
        .collect();
    let wide = set.iter().filter(|p| p.store.is_none()).filter(said);
    sentences.extend(wide.filter_map(|p| also_opens(set, p)));
    if !unknown.is_empty() {
        unknown.dedup();
        let what = join(&unknown);
        sentences.push(["Do what these unknown scopes allow: ", &what, "."].concat());
    }
    sentences
}

/// The whole project apart from the Stores, so that each gets sentences of its own.
fn places(set: &ScopeSet) -> [Vec<&Permission>; 2] {
    let (project, stores) = set.iter().partition(|p| p.store.is_none());
    [project, stores]
}

/// Whether a permission adds something to the sentences about the others.
fn worth_saying(set: &ScopeSet, p: &Permission) -> bool {
    let Some(info) = p.info() else { return true };
    let Some(reason) = Coverage::of(set).wider(p) else {
        return true;
    };
    // A Store scope beside the same for the whole project is a matter for the warnings, a view
    // scope is said by its manage scope, and everything by manage_project. What a wide scope opens
    // in passing is still said in full if it was also chosen by itself.
    let by_manager = set.manager(p).is_some_and(|manager| opens(manager, info));
    let by_all = set.has(ALL, None)
        && crate::find(ALL).is_some_and(|all| all.name != p.name && opens(all, info));
    !(by_manager || by_all || (p.store.is_some() && reason.by.store.is_none()))
}

/// Opens nearly everything by itself; its own sentence says so.
const ALL: &str = "manage_project";

fn opens(wide: &ScopeInfo, narrow: &ScopeInfo) -> bool {
    infos(wide.implies).any(|info| info.name == narrow.name)
}

/// What comes with a wide scope though nobody chose it by name.
fn also_opens(set: &ScopeSet, p: &Permission) -> Option<String> {
    let info = p.info().filter(|info| info.name != ALL)?;
    let implied = || infos(info.implies).chain(infos(info.fallback));
    let chosen = |other: &ScopeInfo| set.has(other.name, None);
    let (mut change, mut read) = (Vec::new(), Vec::new());
    for other in implied() {
        // Published products are a part of products: nothing new to say.
        if chosen(other) || other.name == "view_published_products" {
            continue;
        }
        let said = |manager: &ScopeInfo| {
            manager.name == info.name || chosen(manager) || implied().any(|i| i == manager)
        };
        if other.kind != Kind::View {
            change.push(other.words().noun);
        } else if !other.manager().is_some_and(said) {
            read.push(other.words().noun);
        }
    }
    let (change, read) = (join_nouns(&change), join_nouns(&read));
    let mut what = Vec::new();
    if !change.is_empty() {
        what.push([" change ", &change].concat());
    }
    if !read.is_empty() {
        what.push([" read ", &read].concat());
    }
    let what = what.join(", and");
    (!what.is_empty()).then(|| [info.name, " also lets it", &what, "."].concat())
}
