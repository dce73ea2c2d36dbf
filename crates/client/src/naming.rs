//! A good name, made from what is chosen, as an example to start from.

use super::api_client::ApiClient;
use scope::picker::row_of;
use scope::{Kind, ScopeInfo, ScopeSet};

/// Words that name an environment.
pub(super) const ENVIRONMENTS: [&str; 12] = [
    "dev",
    "development",
    "int",
    "preprod",
    "prod",
    "production",
    "qa",
    "stage",
    "staging",
    "stg",
    "test",
    "uat",
];

/// A name for a client with these scopes: what it works with, what it does, and the environment, such as
/// `orders-reader-production`. It is free, and the lint has nothing against it. `None` without scopes.
pub fn suggestion(scopes: &ScopeSet, project_key: &str, existing: &[ApiClient]) -> Option<String> {
    let infos: Vec<&'static ScopeInfo> =
        scopes.iter().filter_map(scope::Permission::info).collect();
    if scopes.is_empty() {
        return None;
    }
    let name = [&subject(&infos), role(&infos), &environment(project_key)].join("-");
    let taken = |name: &str| existing.iter().any(|other| other.name.trim() == name);
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone())
        .chain(numbered)
        .find(|name| !taken(name))
}

/// The text beside the field: what a name should say, with an example if there is one.
pub fn hint(suggestion: Option<&str>) -> String {
    let what = "Say what uses it, what for, and in which environment. You can’t change it later.";
    match suggestion {
        Some(name) => format!("{what} Example: {name}"),
        None => format!("{what} Example: storefront-bff-production"),
    }
}

/// One or two resources by name, else the group with most of them, else all.
fn subject(infos: &[&'static ScopeInfo]) -> String {
    if infos.iter().any(|info| info.name == "manage_project") {
        return "project".into();
    }
    let mut resources: Vec<&str> = Vec::new();
    let mut groups: Vec<(&str, usize)> = Vec::new();
    for row in infos.iter().filter_map(|info| row_of(info)) {
        let name = row.scopes().next().map_or("", |scope| scope.name);
        let name = name.split_once('_').map_or(name, |(_, of)| of);
        if resources.contains(&name) {
            continue;
        }
        resources.push(name);
        match groups.iter_mut().find(|(group, _)| *group == row.group) {
            Some((_, count)) => *count += 1,
            None => groups.push((row.group, 1)),
        }
    }
    let most = groups.iter().max_by_key(|(_, count)| *count);
    match (resources.as_slice(), most) {
        ([], _) => "backend".into(),
        ([_] | [_, _], _) => super::slug(&resources.join("-")),
        (_, Some((group, count))) if count * 2 > resources.len() => super::slug(group),
        _ => "backend".into(),
    }
}

/// What it does.
fn role(infos: &[&'static ScopeInfo]) -> &'static str {
    let own = |info: &&&ScopeInfo| info.name.starts_with("manage_my_");
    let writes = infos.iter().filter(|info| info.kind == Kind::Manage);
    match (writes.clone().count(), writes.filter(own).count()) {
        (0, _) => "reader",
        (all, own) if all == own => "storefront",
        _ => "writer",
    }
}

/// The environment at the end of the project's key, else production.
fn environment(project_key: &str) -> String {
    let last = project_key.rsplit(['-', '_']).next().unwrap_or_default();
    let found = ENVIRONMENTS
        .iter()
        .find(|word| last.eq_ignore_ascii_case(word));
    found.map_or_else(|| "production".to_owned(), |word| (*word).to_owned())
}
