//! The parts of the page are named in six places, which no compiler compares: they have to agree. Two changes that
//! add a part each merge without a conflict, and leave a wrong number or a part that nobody fetches.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod text_support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use text_support::{between, each};

fn read(path: &str) -> String {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(whole).unwrap()
}

/// The words in quotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

fn set<'a>(words: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    words.into_iter().map(str::to_owned).collect()
}

/// The variants of an enum, as they are written.
fn variants(text: &str, name: &str) -> Vec<String> {
    let lines = between(text, &format!("pub enum {name} {{"), "\n}").lines();
    let bare = lines
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"));
    bare.map(|line| line.split(['(', ',']).next().unwrap().to_owned())
        .collect()
}

/// The parts, in lower case: what all other places are compared with.
fn names() -> BTreeSet<String> {
    let all = variants(&read("src/ui/part/mod.rs"), "Name");
    assert!(all.len() > 20, "{all:?}");
    all.iter().map(|name| name.to_ascii_lowercase()).collect()
}

#[test]
fn the_count_is_that_of_the_names() {
    let text = read("src/ui/part/mod.rs");
    let count: usize = between(&text, "const COUNT: usize = ", ";")
        .parse()
        .unwrap();
    let all = variants(&text, "Name");
    assert_eq!(count, all.len());
    assert_eq!(names().len(), all.len(), "a name is there twice");
}

#[test]
fn each_part_has_a_table_and_a_function_that_makes_it() {
    let mut tables = BTreeSet::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/part")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        tables.extend(set(each(&text, "super::offer!(", ")")));
    }
    let small = |all: &BTreeSet<String>| {
        all.iter()
            .map(|name| name.to_ascii_lowercase())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(small(&tables), names(), "offer! in src/ui/part");
    let cut = read("src/ui/cut.rs");
    let cuts = each(&cut, "\npart!(", "{");
    assert_eq!(cuts.len(), names().len(), "part! in src/ui/cut.rs");
    for one in cuts {
        let name = one.split(',').next().unwrap().trim();
        let table = between(one, "-> ", " ");
        assert!(names().contains(name), "part!({name})");
        assert_eq!(
            table.to_ascii_lowercase(),
            name,
            "the table of part!({name})"
        );
    }
}

#[test]
fn each_part_is_part_of_a_visit() {
    let text = read("xtask/src/visits.rs");
    let count: usize = between(&text, "const VISITS: [Visit; ", "]")
        .parse()
        .unwrap();
    let visits = between(&text, "const VISITS", "\n];");
    let rows = each(visits, "&[\"", "]");
    assert_eq!(rows.len(), count);
    let fetched: BTreeSet<String> = rows
        .iter()
        .flat_map(|row| set(quoted(&["\"", row].concat())))
        .collect();
    assert_eq!(fetched, names());
    for part in quoted(between(&text, "const FOLLOWERS", "\n];")) {
        assert!(names().contains(part), "FOLLOWERS names {part}");
    }
}

#[test]
fn style_sheets_come_with_parts_that_there_are() {
    let index = read("index.html");
    let links: Vec<&str> = index
        .lines()
        .filter(|line| line.contains("rel=\"css\""))
        .collect();
    let parted: Vec<&str> = links
        .iter()
        .filter_map(|line| line.split("data-part=\"").nth(1))
        .collect();
    assert!(parted.len() > 8, "{links:?}");
    for parts in parted {
        for part in parts.split('"').next().unwrap().split(' ') {
            assert!(names().contains(part), "data-part names {part}");
        }
    }
    // What nobody links is never seen.
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("styles")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            index.contains(&format!("styles/{name}")),
            "index.html does not link styles/{name}"
        );
    }
}

/// The pages that `public/boot.js` fetches a part for, as `(words of the addresses, parts)`.
fn early() -> Vec<(Vec<String>, Vec<String>)> {
    let boot = read("public/boot.js");
    let table = between(&boot, "const PARTS = [", "]];");
    each(&[table, "]"].concat(), "[/^#\\/", "]")
        .into_iter()
        .map(|row| {
            let (pattern, parts) = row.split_once("/, [").unwrap();
            let pattern = pattern.split(['\\', '?']).next().unwrap();
            let words = pattern
                .trim_matches(['(', ')'])
                .split('|')
                .map(str::to_owned);
            (
                words.collect(),
                quoted(parts).into_iter().map(str::to_owned).collect(),
            )
        })
        .collect()
}

#[test]
fn what_is_fetched_beside_the_module_is_what_the_page_shows() {
    let early = early();
    assert!(early.len() > 5, "{early:?}");
    let all = early.iter().flat_map(|(_, parts)| parts);
    for part in all {
        assert!(names().contains(part), "PARTS names {part}");
    }
    let boot = read("public/boot.js");
    for part in quoted(between(&boot, "const SANDBOX = [", "]")) {
        assert!(names().contains(part), "SANDBOX names {part}");
    }
    // The part of each function that app.rs calls for a page.
    let app = read("src/ui/app.rs");
    let mut parts = BTreeMap::new();
    for line in each(&app, "use super::part::", ";") {
        if let Some((part, functions)) = line.split_once("::") {
            for function in functions.trim_matches(['{', '}']).split(", ") {
                parts.insert(function.to_owned(), part.to_owned());
            }
        }
    }
    let route = read("src/ui/route.rs");
    let page = between(&app, "changing(move || match", "\n    })");
    let needing = between(&route, "pub fn needs_connection", "\n    }");
    let word = |variant: &str| {
        let display = between(&route, "impl fmt::Display for Route", "\n}\n");
        let line = display
            .lines()
            .find(|line| line.contains(&format!("Self::{variant}")) && line.contains("#/"));
        let address = line.map(|line| between(line, "#/", "\""));
        address.map(|address| address.split(['/', '?', '{']).next().unwrap().to_owned())
    };
    let mut seen = 0;
    for variant in variants(&route, "Route") {
        let Some(word) = word(&variant).filter(|word| !word.is_empty()) else {
            // The landing page is in the first load, and an unknown address has no part.
            assert!(
                ["Landing", "Unknown"].contains(&variant.as_str()),
                "{variant}"
            );
            continue;
        };
        let arm = page.lines().find(|line| {
            let (pattern, _) = line.split_once("=>").unwrap_or_default();
            pattern.contains(&format!("Route::{variant},"))
                || pattern.contains(&format!("Route::{variant}("))
                || pattern.contains(&format!("Route::{variant} "))
                || pattern.contains(&format!("Route::{variant}|"))
        });
        let function = arm.map_or("new_part", |arm| {
            arm.split("=> ").nth(1).unwrap().split('(').next().unwrap()
        });
        // Without a connection, which no page begins with, the connect page stands in for it.
        let shown = if needing.contains(&format!("Self::{variant}")) {
            "connect"
        } else {
            parts[function].as_str()
        };
        // A row for some addresses of a page may fetch more beside it.
        let fetched = early.iter().filter(|(words, _)| words.contains(&word));
        let fetched: BTreeSet<&str> = fetched.map(|(_, parts)| parts[0].as_str()).collect();
        assert_eq!(fetched, BTreeSet::from([shown]), "#/{word} shows {shown}");
        seen += 1;
    }
    assert!(seen > 12, "{seen} pages");
}
