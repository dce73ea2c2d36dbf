//! House rules that the compiler does not know.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// The longest a source file may be.
const LINES: usize = 400;

/// Data tables, which may be longer.
const TABLES: &[&str] = &[];

/// Files and folders where a secret may leave its type. Each place is a decision: keep the list short.
const REVEALING: &[&str] = &[
    "crates/client/src/secret.rs",
    "crates/platform/",
    "crates/sandbox/",
    "crates/paste/",
    "crates/preset/",
    "src/ui/credentials/",
    "src/ui/presets/",
];

/// Where the browser's own interfaces may be named.
const BROWSING: &[&str] = &["src/browser/", "src/ui/kit/"];

/// A text file of the project: its path with `/`, and what is in it.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }

    /// The lines that hold a word, as `path:number`.
    fn holding(&self, word: &str) -> Vec<String> {
        let lines = self.text.lines().enumerate();
        let hits = lines.filter(|(_, line)| line.contains(word));
        hits.map(|(at, _)| format!("{}:{}", self.path, at + 1))
            .collect()
    }

    /// The same without comments, doc comments and what a test module says.
    fn code_holding(&self, word: &str) -> Vec<String> {
        let code = self
            .text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        let lines = code.lines().enumerate();
        let hits =
            lines.filter(|(_, line)| !line.trim_start().starts_with("//") && line.contains(word));
        hits.map(|(at, _)| format!("{}:{}", self.path, at + 1))
            .collect()
    }
}

/// Every text file below the given files and folders of the project.
fn sources(places: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut waiting: Vec<PathBuf> = places.iter().map(|place| root.join(place)).collect();
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            if path
                .file_name()
                .is_some_and(|name| name != "node_modules" && name != "target")
            {
                let entries = fs::read_dir(&path).expect("a folder of the project can be listed");
                waiting.extend(entries.flatten().map(|entry| entry.path()));
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            let name = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            found.push(Source { path: name, text });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn rust(places: &[&str]) -> Vec<Source> {
    let mut found = sources(places);
    found.retain(|source| {
        Path::new(&source.path)
            .extension()
            .is_some_and(|extension| extension == "rs")
    });
    assert!(!found.is_empty(), "there is nothing in {places:?}");
    found
}

#[track_caller]
fn none(hits: &[String], rule: &str) {
    assert!(hits.is_empty(), "{rule}:\n  {}", hits.join("\n  "));
}

#[test]
fn files_can_be_read_in_one_go() {
    let long: Vec<String> = rust(&[
        "src",
        "crates",
        "tests",
        "examples",
        "xtask/src",
        "build.rs",
        "build",
    ])
    .iter()
    .filter(|source| !source.is_in(TABLES) && source.text.lines().count() > LINES)
    .map(|source| format!("{} has {} lines", source.path, source.text.lines().count()))
    .collect();
    none(
        &long,
        "no file has more than 400 lines, data tables excepted",
    );
}

#[test]
fn views_set_no_style_attribute_and_no_markup() {
    for source in rust(&["src/ui"]) {
        for word in ["style=", "inner_html", "innerHTML"] {
            none(
                &source.code_holding(word),
                &format!("the policy and the house forbid {word}; use a class or style:name"),
            );
        }
    }
}

#[test]
fn rooms_keep_to_themselves() {
    for source in rust(&["src", "crates"]) {
        let in_ui = source.is_in(&["src/ui/"]);
        if !source.is_in(BROWSING) {
            // Leptos passes on the few event types that a view needs.
            let hits: Vec<String> = source
                .code_holding("web_sys::")
                .into_iter()
                .filter(|hit| !(in_ui && source.code_holding("leptos::web_sys::").contains(hit)))
                .collect();
            none(&hits, "web_sys belongs to src/browser and src/ui/kit");
        }
        if !in_ui {
            none(&source.code_holding("leptos"), "leptos belongs to src/ui");
        }
        if source.is_in(&["src/browser/"]) {
            none(
                &source.code_holding("crate::ui"),
                "the browser knows nothing of what is seen",
            );
        }
    }
}

#[test]
fn secrets_leave_in_known_places_only() {
    for source in rust(&["src", "crates"]) {
        if !source.is_in(REVEALING) {
            none(
                &source.code_holding(".reveal("),
                "a secret is revealed outside the list in tests/tidy.rs",
            );
        }
    }
}

#[test]
fn unsafe_code_is_that_of_one_macro() {
    for source in rust(&[
        "src",
        "crates",
        "tests",
        "examples",
        "xtask/src",
        "build.rs",
        "build",
    ]) {
        if source.path != "src/ui/part/mod.rs" && source.path != "tests/tidy.rs" {
            none(
                &source.code_holding("unsafe_code"),
                "only src/ui/part/mod.rs may allow unsafe code, for the macro that cuts the parts",
            );
        }
        if source.path != "tests/tidy.rs" {
            none(
                &source.code_holding("unsafe {"),
                "no unsafe code of our own",
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
    ];
    // Written in two halves, so that this file passes its own test.
    let words = [
        ["TO", "DO"],
        ["FIX", "ME"],
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["/ho", "me/"],
    ];
    for source in sources(&places) {
        for halves in words {
            none(
                &source.holding(&halves.concat()),
                "left for later, or a path of one machine",
            );
        }
    }
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
