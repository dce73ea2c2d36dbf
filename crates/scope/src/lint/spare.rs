//! Rules about scopes that could be smaller, or go.

use super::{Fix, Message, Subject};
use crate::algebra::Coverage;
use crate::catalogue::Kind;
use crate::permission::Permission;
use crate::review::words::{by_name, place};
use crate::set::ScopeSet;

/// From here on a scope string is unusual, in characters. No limit is documented; the vendor's
/// largest template has about 1,500.
const LONG: usize = 4_000;

/// Store scopes that add nothing to scopes for the whole project. View scopes that come with a manage
/// scope are its business.
pub(super) fn idle(subject: &Subject) -> Vec<Message> {
    let coverage = Coverage::of(subject.scopes);
    let is_idle = |p: &&Permission| {
        p.store.is_some()
            && subject.scopes.manager(p).is_none()
            && coverage
                .soundly(p)
                .is_some_and(|reason| reason.by.store.is_none())
    };
    let all = by_name(subject.scopes.iter().filter(is_idle)).into_iter();
    all.filter_map(|(name, stores)| {
        let by = coverage
            .soundly(&Permission::at(name, stores.first().copied()))?
            .by
            .name;
        let end = " for the whole project covers it.";
        let text = [name, &place(&stores), " is redundant: ", &by, end].concat();
        let out = stores
            .iter()
            .map(|store| Permission::in_store(name, *store));
        Some((text, Some(Fix::Remove(out.collect()))))
    })
    .collect()
}

/// The scopes of the set that the job's needs don't name, the view scopes left aside that come with
/// a manage scope: they go when it goes.
fn beyond<'a>(
    subject: &Subject<'a>,
) -> impl Iterator<Item = (&'a Permission, &'a ScopeSet)> + use<'a> {
    let (scopes, needed) = (subject.scopes, subject.needed);
    scopes.iter().filter_map(move |p| {
        let needed = needed?;
        let comes_along = scopes.manager(p).is_some();
        (!comes_along && !needed.contains(p)).then_some((p, needed))
    })
}

/// The view scope that would do for a manage scope.
fn twin_needed(p: &Permission, needed: &ScopeSet) -> Option<Permission> {
    let twin = p.info().filter(|info| info.kind == Kind::Manage)?.twin()?;
    let twin = Permission::at(twin.name, p.store.as_deref());
    needed.contains(&twin).then_some(twin)
}

/// The same scope in the job's Stores.
fn in_stores(p: &Permission, needed: &ScopeSet) -> Vec<Permission> {
    let all = needed
        .iter()
        .filter(|n| p.store.is_none() && n.store.is_some());
    let same = all.filter(|n| n.name == p.name);
    same.cloned().collect()
}

pub(super) fn reads_only(subject: &Subject) -> Vec<Message> {
    let found = beyond(subject).filter_map(|(p, needed)| {
        let twin = twin_needed(p, needed)?;
        let text = format!(
            "The calls selected in the Finder only read: {} is enough, {} can also change and delete.",
            twin.words(),
            p.words()
        );
        Some((text, Some(Fix::Swap(vec![p.clone()], vec![twin]))))
    });
    found.collect()
}

pub(super) fn too_wide(subject: &Subject) -> Vec<Message> {
    let found = beyond(subject).filter_map(|(p, needed)| {
        let stores = in_stores(p, needed);
        let keys: Vec<&str> = stores.iter().filter_map(|n| n.store.as_deref()).collect();
        let text = format!(
            "The calls selected in the Finder need {} only{}.",
            p.name,
            place(&keys)
        );
        (!keys.is_empty()).then_some((text, Some(Fix::Swap(vec![p.clone()], stores))))
    });
    found.collect()
}

pub(super) fn unneeded(subject: &Subject) -> Vec<Message> {
    let all: Vec<Permission> = beyond(subject)
        .filter(|(p, needed)| twin_needed(p, needed).is_none() && in_stores(p, needed).is_empty())
        .map(|(p, _)| p.clone())
        .collect();
    let names = by_name(all.iter());
    let found = names.into_iter().map(|(name, stores)| {
        let text = format!(
            "No call selected in the Finder needs {name}{}.",
            place(&stores)
        );
        let out = all.iter().filter(|p| p.name == name).cloned().collect();
        (text, Some(Fix::Remove(out)))
    });
    found.collect()
}

pub(super) fn long(subject: &Subject) -> Vec<Message> {
    let Some(length) = subject.scope_length.filter(|length| *length >= LONG) else {
        return Vec::new();
    };
    let text = format!(
        "It has {length} characters. No limit is documented, but environment variables, headers, and \
         forms may have one. Test it where it will be used."
    );
    let shorter = subject.scopes.minimise().len() < subject.scopes.len();
    vec![(text, shorter.then_some(Fix::OmitCovered))]
}
