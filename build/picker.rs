//! The rows of the picker: one for each resource, with its scopes and the other words people have for it.
//!
//! The words are those of data/resources.tsv. Which scopes a resource belongs to follows from the calls in
//! data/endpoints.tsv, so that a new resource needs no second list.

use std::collections::BTreeMap;

use serde_json::Value;

use super::endpoints::{HEAD, RESOURCE_HEAD, rows};

/// A scope of so wide a reach says nothing about the resource of a call.
const WIDE: &str = "project";
/// From here on a `my_` scope counts as one of the resource's own, in calls.
const OWN_CALLS: usize = 5;

/// One row.
struct Row<'a> {
    of: &'a str,
    title: String,
    group: &'a str,
    view: Option<usize>,
    manage: Option<usize>,
    other: Option<usize>,
}

/// The Rust text of the table, or what is wrong with the data.
pub(crate) fn tables(scopes: &[Value], resources: &str, endpoints: &str) -> Result<String, String> {
    let found = table(scopes)?;
    let words = words(&found, resources, endpoints)?;
    let text = |(at, row): (usize, &Row)| {
        format!(
            "Row {{ at: {at}, title: {:?}, group: {:?}, view: {:?}, manage: {:?}, other: {:?}, words: {:?} }}",
            row.title,
            row.group,
            row.view,
            row.manage,
            row.other,
            words
                .get(row.of)
                .map(|all| all.join(", "))
                .unwrap_or_default(),
        )
    };
    let rows: Vec<String> = found.iter().enumerate().map(text).collect();
    Ok(super::table_of("ROW_TABLE", "Row", &rows))
}

/// The rows in catalog order, group by group.
fn table(scopes: &[Value]) -> Result<Vec<Row<'_>>, String> {
    let mut found: Vec<Row<'_>> = Vec::new();
    for (at, scope) in scopes.iter().enumerate() {
        if super::is_system(scope) {
            continue;
        }
        let name = super::text(scope, "name", "a scope")?;
        let group = super::text(scope, "group", name)?;
        let of = suffix(name);
        let place = found
            .iter()
            .position(|row| row.of == of)
            .unwrap_or(found.len());
        if place == found.len() {
            found.push(Row {
                of,
                title: title(scope, name)?,
                group,
                view: None,
                manage: None,
                other: None,
            });
        }
        let row = &mut found[place];
        if row.group != group {
            return Err(format!(
                "{name}: its other half is in the group {:?}",
                row.group
            ));
        }
        match super::text(scope, "kind", name)? {
            "view" => row.view = Some(at),
            "manage" => row.manage = Some(at),
            _ => row.other = Some(at),
        }
    }
    let mut groups: Vec<&str> = found.iter().map(|row| row.group).collect();
    groups.dedup();
    super::unique(&groups, "the picker’s rows: the group")?;
    Ok(found)
}

/// `orders` of `view_orders` and `manage_orders`; the name itself if it is neither.
fn suffix(name: &str) -> &str {
    let part = name
        .strip_prefix("view_")
        .or_else(|| name.strip_prefix("manage_"));
    part.unwrap_or(name)
}

/// The `title` of the row's first scope, or its noun.
fn title(scope: &Value, name: &str) -> Result<String, String> {
    if scope.get("title").is_some() {
        return Ok(super::text(scope, "title", name)?.to_owned());
    }
    let noun = super::text(scope, "noun", name)?;
    let noun = noun.strip_prefix("the ").unwrap_or(noun);
    let mut letters = noun.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    Ok(first.into_iter().chain(letters).collect())
}

/// The other words for each row, and the titles of the resources that it opens.
fn words<'a>(
    found: &[Row<'a>],
    resources: &'a str,
    endpoints: &'a str,
) -> Result<BTreeMap<&'a str, Vec<&'a str>>, String> {
    let calls = rows::<7>(endpoints, HEAD, "data/endpoints.tsv")?;
    // How many calls each scope opens, all in all and of each resource.
    let (mut all, mut of) = (
        BTreeMap::new(),
        BTreeMap::<&str, BTreeMap<&str, usize>>::new(),
    );
    for [_, _, _, resource, any_of, ..] in calls {
        for scope in any_of.split([',', ' ']).filter(|scope| !scope.is_empty()) {
            let name = scope
                .trim_end_matches('?')
                .split(':')
                .next()
                .unwrap_or_default();
            let name = suffix(name);
            *all.entry(name).or_insert(0_usize) += 1;
            *of.entry(resource).or_default().entry(name).or_insert(0) += 1;
        }
    }
    let mut words = BTreeMap::<&str, Vec<&str>>::new();
    for [id, title, synonyms] in rows::<3>(resources, RESOURCE_HEAD, "data/resources.tsv")? {
        let Some(counts) = of.get(id) else { continue };
        for name in owners(id, counts, &all) {
            if let Some(row) = found.iter().find(|row| row.of == name) {
                let list = words.entry(row.of).or_default();
                list.push(title);
                let new = synonyms.split(", ").filter(|word| !list.contains(word));
                let new: Vec<&str> = new.collect();
                list.extend(new);
            }
        }
    }
    Ok(words)
}

/// The scopes that a resource belongs to: those of its name and the customers' own ones; else those that
/// open most of its calls, and of equal ones the narrowest.
fn owners<'a>(
    id: &str,
    counts: &BTreeMap<&'a str, usize>,
    all: &BTreeMap<&'a str, usize>,
) -> Vec<&'a str> {
    let id = id.replace('-', "_");
    let named = |name: &str| name == id || name.strip_suffix("_settings") == Some(&id);
    let own = |name: &str, calls: usize| name.starts_with("my_") && calls >= OWN_CALLS;
    if counts.keys().any(|name| named(name)) {
        let found = counts
            .iter()
            .filter(|(name, calls)| named(name) || own(name, **calls));
        return found.map(|(name, _)| *name).collect();
    }
    let open = || counts.iter().filter(|(name, _)| **name != WIDE);
    let most = open().map(|(_, calls)| *calls).max().unwrap_or(0);
    let top: Vec<&str> = open()
        .filter(|(_, calls)| **calls == most)
        .map(|(name, _)| *name)
        .collect();
    if top.len() > 1 {
        let narrowest = top.into_iter().min_by_key(|name| all.get(name).copied());
        return narrowest.into_iter().collect();
    }
    open()
        .filter(|(_, calls)| **calls * 5 >= most * 2)
        .map(|(name, _)| *name)
        .collect()
}
