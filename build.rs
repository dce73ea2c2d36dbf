//! Turns `data/scopes.json` into compact static tables, and refuses data that contradicts itself.

// A build script speaks by panicking: cargo shows the message and stops.
#![allow(clippy::panic)]

use std::{env, fmt::Write as _, fs, path::Path};

use serde_json::Value;

fn main() {
    println!("cargo::rerun-if-changed=data/scopes.json");
    let text =
        fs::read_to_string("data/scopes.json").expect("data/scopes.json is part of the tree");
    let scopes: Vec<Value> = serde_json::from_str(&text).expect("data/scopes.json is a JSON list");
    let tables = tables(&scopes);
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("catalogue.rs"), tables).expect("OUT_DIR can be written");
}

fn text<'a>(scope: &'a Value, field: &str) -> &'a str {
    scope[field]
        .as_str()
        .unwrap_or_else(|| panic!("data/scopes.json: {scope} has no text {field}"))
}

fn tables(scopes: &[Value]) -> String {
    let names: Vec<&str> = scopes.iter().map(|s| text(s, "name")).collect();
    let index = |name: &str| names.iter().position(|n| *n == name);
    let direct: Vec<Vec<usize>> = scopes
        .iter()
        .map(|scope| {
            let implied = scope["implies"].as_array().expect("implies is a list");
            let known = implied.iter().map(|name| {
                let name = name.as_str().expect("an implied scope is a name");
                index(name)
                    .unwrap_or_else(|| panic!("{}: implies unknown {name}", text(scope, "name")))
            });
            known.collect()
        })
        .collect();
    let mut code = String::from(
        "/// All known scopes, in the order in which they are shown.\npub static SCOPES: &[ScopeInfo] = &[\n",
    );
    for (at, scope) in scopes.iter().enumerate() {
        let name = names[at];
        assert!(
            index(name) == Some(at),
            "data/scopes.json: {name} stands there twice"
        );
        let store = match (scope["store"].as_bool(), scope["store_evidence"].as_str()) {
            (Some(true), Some(e)) if e.starts_with("security-scheme list") => "Documented",
            (Some(true), Some(_)) => "Unverified",
            (Some(false), _) => "None",
            _ => panic!("data/scopes.json: {name} has a store form without evidence"),
        };
        let mut all = closure(at, &direct);
        assert!(
            !all.contains(&at),
            "data/scopes.json: {name} implies itself in a circle"
        );
        all.sort_unstable();
        writeln!(
            code,
            "ScopeInfo {{ name: {name:?}, group: {:?}, product: {:?}, kind: Kind::{}, \
             store: StoreForm::{store}, status: Status::{}, implies: &{all:?}, \
             implies_documented: {}, noun: {:?}, summary: {:?} }},",
            text(scope, "group"),
            text(scope, "product"),
            capital(text(scope, "kind")),
            capital(text(scope, "status")),
            scope["documented_implies"].as_bool().unwrap_or(false),
            noun(name),
            text(scope, "summary"),
        )
        .expect("a String takes all");
    }
    code.push_str("];\n\n");
    code.push_str(&groups(scopes));
    let mut by_name: Vec<usize> = (0..names.len()).collect();
    by_name.sort_by_key(|at| names[*at]);
    writeln!(code, "static BY_NAME: &[u16] = &{by_name:?};").expect("a String takes all");
    code
}

/// All that follows from a scope, through any number of steps.
fn closure(start: usize, direct: &[Vec<usize>]) -> Vec<usize> {
    let mut all: Vec<usize> = Vec::new();
    let mut open = direct[start].clone();
    while let Some(next) = open.pop() {
        if !all.contains(&next) {
            all.push(next);
            open.extend(&direct[next]);
        }
    }
    all
}

fn groups(scopes: &[Value]) -> String {
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for (at, scope) in scopes.iter().enumerate() {
        if text(scope, "status") == "system" {
            continue;
        }
        let name = text(scope, "group");
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => members.push(at),
            None => groups.push((name, vec![at])),
        }
    }
    let mut code = String::from(
        "/// The groups of selectable scopes, in the order in which they are shown.\npub static GROUPS: &[Group] = &[\n",
    );
    for (name, members) in groups {
        writeln!(code, "Group {{ name: {name:?}, scopes: &{members:?} }},")
            .expect("a String takes all");
    }
    code.push_str("];\n\n");
    code
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The thing that a scope is about, in words: its name without the verb, but for a few.
fn noun(name: &str) -> String {
    let bare = name
        .strip_prefix("manage_")
        .or_else(|| name.strip_prefix("view_"))
        .unwrap_or(name);
    match bare {
        "orders" => "orders and carts".into(),
        "products" => "products, inventory and reviews".into(),
        "published_products" => "published products".into(),
        "key_value_documents" => "custom objects".into(),
        "api_clients" => "API Clients".into(),
        "mcp_servers" => "MCP servers".into(),
        "types" => "types of custom fields".into(),
        "states" => "workflow states".into(),
        "project" => "the whole project".into(),
        "extensions" => "API Extensions".into(),
        "connectors_deployments" => "connector deployments".into(),
        "my_profile" => "the own customer profile".into(),
        other => match other.strip_prefix("my_") {
            Some(own) => format!("the customer's own {}", own.replace('_', " ")),
            None => other.replace('_', " "),
        },
    }
}
