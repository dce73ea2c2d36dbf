//! House rules that the compiler does not know. They are read from the syntax tree of the sources
//! (tests/tidy_support/); tests/tidy_rules.rs shows that each can fail.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic)]

mod tidy_support;

use std::sync::OnceLock;

use tidy_support::graph::{between_siblings, circles, graph, head};
use tidy_support::rules::{self, ROOMS};
use tidy_support::source::{Module, Source, modules, rust, sources};

/// One thing in several files: a module, and some below it that know it as it knows them. `crate` is the root. Modules
/// side by side never know each other in a circle, not even here. The list has to be exact.
const FAMILIES: &[(&str, &str)] = &[
    // The rules are functions over the subject, and the table of the rules names them.
    ("scope", "lint"),
    // A manifest, and the formats that it is read from and written in.
    ("client", "manifest"),
    // The trait of a preset, and the registry that names all of them.
    ("preset", "crate"),
    // An error, and its words.
    ("platform", "error"),
    // A session, and how it sends.
    ("platform", "session"),
    // The project, and the calls that it answers.
    ("sandbox", "crate"),
    // What was found, and the readers that add to it.
    ("paste", "crate"),
    ("evidence", "crate"),
    // A page, and the pieces that it is made of.
    // The workspace, and what it does.
    ("page", "workspace"),
];

/// Everything that is Rust.
const CODE: &[&str] = &[
    "src",
    "crates",
    "tests",
    "examples",
    "xtask/src",
    "build.rs",
    "build",
];

#[track_caller]
fn none(hits: &[String], rule: &str) {
    assert!(hits.is_empty(), "{rule}:\n  {}", hits.join("\n  "));
}

/// The modules of each crate and of the page, with the name of the crate.
fn crates() -> &'static [(String, Vec<Module>)] {
    static READ: OnceLock<Vec<(String, Vec<Module>)>> = OnceLock::new();
    READ.get_or_init(|| {
        let rooms = ROOMS.iter();
        let rooms = rooms.map(|room| ((*room).to_owned(), whole(&format!("crates/{room}/src"))));
        rooms.chain([("page".to_owned(), whole("src"))]).collect()
    })
}

/// The modules of a crate whose sources are in that folder. No file may be left over.
fn whole(folder: &str) -> Vec<Module> {
    let files = rust(&[folder]);
    let (found, of_tests) = modules(&format!("{folder}/lib.rs"), &files);
    let is_used = |source: &&Source| {
        ["src/main.rs", "crates/cli/src/main.rs"].contains(&source.path.as_str())
            || of_tests.contains(&source.path)
            || found.iter().any(|module| module.file == source.path)
    };
    let unused = files.iter().filter(|source| !is_used(source));
    let unused: Vec<String> = unused.map(|source| source.path.clone()).collect();
    none(&unused, "a file that no module leads to");
    found
}

#[test]
fn files_can_be_read_in_one_go() {
    for source in rust(CODE) {
        none(
            &rules::length(&source.path, &source.text),
            "no file has more than 400 lines",
        );
    }
}

#[test]
fn unsafe_code_is_that_of_one_macro() {
    for source in rust(CODE) {
        if !source.path.starts_with("tests/tidy") {
            none(
                &rules::unsafe_code(&source.path, &source.text),
                "only src/ui/cut.rs may allow unsafe code, for the macro that cuts the parts",
            );
        }
    }
}

#[test]
fn nothing_is_left_for_later_and_no_machine_is_named() {
    let places = [
        "src",
        "crates",
        "tests",
        "examples",
        "xtask",
        "public",
        "styles",
        "data",
        ".ci",
        ".github",
        ".cargo",
        "build.rs",
        "build",
        "index.html",
        "Trunk.toml",
        "Cargo.toml",
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "docs",
        "extension",
        "deny.toml",
    ];
    for source in sources(&places) {
        none(
            &rules::leftovers(&source.path, &source.text),
            "left for later, or a path of one machine",
        );
    }
}

#[test]
fn actions_are_named_by_the_hash_of_a_commit() {
    let workflows = sources(&[".github/workflows"]);
    assert!(workflows.len() >= 4);
    for source in workflows {
        none(
            &rules::pins(&source.path, &source.text),
            "a tag can be moved to other code; the version behind the hash is for people and Dependabot",
        );
    }
}

#[test]
fn secrets_leave_in_known_places_only() {
    for module in crates().iter().flat_map(|(_, modules)| modules) {
        none(
            &rules::reveal(&module.file, &module.names),
            "a secret is revealed outside of the list in tests/tidy_support/rules.rs",
        );
    }
}

#[test]
fn views_set_no_style_attribute_and_no_markup() {
    let page = crates().iter().filter(|(name, _)| name == "page");
    for module in page.flat_map(|(_, modules)| modules) {
        none(
            &rules::markup(&module.file, &module.names),
            "the policy and the house forbid it; use a class or style:name",
        );
    }
}

#[test]
fn crates_depend_on_earlier_rooms_only() {
    for source in sources(&["crates"]) {
        if let Some(room) = source.path.strip_prefix("crates/")
            && let Some(room) = room.strip_suffix("/Cargo.toml")
        {
            none(
                &rules::order(room, &source.text),
                "each room knows only those before it",
            );
        }
    }
}

/// What is wrong with the room that a file is in.
fn out_of_room(module: &Module, modules: &[Module]) -> Vec<String> {
    [
        rules::web(&module.file, &module.names),
        rules::leptos(&module.file, &module.names),
        rules::rooms_of_the_page(module, modules),
    ]
    .concat()
}

#[test]
fn rooms_keep_to_themselves() {
    let mut wrong = Vec::new();
    for (_, modules) in crates() {
        for module in modules {
            wrong.extend(out_of_room(module, modules));
        }
    }
    none(
        &wrong,
        "web_sys is for src/browser, leptos for src/ui and src/workspace, and src/ui/kit knows no app",
    );
}

#[test]
fn modules_run_in_no_circle() {
    let (mut wrong, mut families) = (Vec::new(), Vec::new());
    for (name, modules) in crates() {
        let graph = graph(modules);
        let loose = circles(&graph).into_iter().filter_map(|circle| {
            let head = head(&circle).map(str::to_owned);
            families.extend(head.clone().map(|head| (name.clone(), head)));
            head.is_none().then_some(circle)
        });
        let loose: Vec<_> = loose.collect();
        for circle in circles(&between_siblings(&graph)).into_iter().chain(loose) {
            wrong.push(format!("{name}: {}", circle.join(" ")));
        }
    }
    none(&wrong, "modules that use each other in a circle");
    let listed = FAMILIES.iter();
    let listed: Vec<_> = listed
        .map(|(name, head)| ((*name).to_owned(), (*head).to_owned()))
        .collect();
    assert_eq!(
        families, listed,
        "the families of modules are those of FAMILIES"
    );
}

#[test]
fn the_page_may_reach_every_region_and_no_other_host() {
    use platform::region::Hosts;
    use platform::region::REGIONS;
    let page = sources(&["index.html"]).remove(0).text;
    let allowed: Vec<&str> = page
        .split_ascii_whitespace()
        .map(|word| word.trim_end_matches([';', '"', '>']))
        .filter(|word| word.starts_with("https://"))
        .collect();
    let mut wanted = Vec::new();
    for region in REGIONS {
        let hosts = Hosts::of(region);
        wanted.extend([hosts.auth, hosts.api]);
    }
    assert!(
        wanted.iter().all(|host| allowed.contains(&host.as_str())),
        "{wanted:?} {allowed:?}"
    );
    assert_eq!(allowed.len(), wanted.len(), "{allowed:?}");
}
