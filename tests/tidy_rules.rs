//! Every rule of tests/tidy.rs sees what it is there for: each is fed what breaks it, and what keeps it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic)]

mod tidy_support;

use tidy_support::graph::{between_siblings, circles, graph, head};
use tidy_support::names::Names;
use tidy_support::rules;
use tidy_support::source::{Module, Source, modules};

const PAGE: &str = "src/ui/new/mod.rs";

type Rule = fn(&str, &Names) -> Vec<String>;

#[track_caller]
fn breaks(rule: Rule, file: &str, code: &str) {
    let hits = rule(file, &Names::of(file, code));
    assert!(!hits.is_empty(), "nothing is wrong with {code}");
    assert!(hits.iter().all(|hit| hit.starts_with(file)), "{hits:?}");
}

#[track_caller]
fn keeps(rule: Rule, file: &str, code: &str) {
    let hits = rule(file, &Names::of(file, code));
    assert!(hits.is_empty(), "{hits:?} in {code}");
}

/// The modules of a made-up crate.
fn made_up(files: &[(&str, &str)]) -> Vec<Module> {
    let source = |(path, text): &(&str, &str)| Source {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
    };
    let files: Vec<Source> = files.iter().map(source).collect();
    modules(&files[0].path, &files).0
}

#[test]
fn a_long_file() {
    assert!(rules::length("a.rs", &"\n".repeat(400)).is_empty());
    assert_eq!(rules::length("a.rs", &"\n".repeat(401)).len(), 1);
}

#[test]
fn something_left_for_later_and_a_path_of_a_machine() {
    for halves in [
        ["// TO", "DO: more"],
        ["// FIX", "ME"],
        ["\"/ho", "me/x\""],
        ["/wo", "rk/y"],
    ] {
        let text = format!("fn a() {{}}\n{}", halves.concat());
        let hits = rules::leftovers("a.rs", &text);
        assert!(
            hits.len() == 1 && hits[0].starts_with("a.rs:2 "),
            "{hits:?}"
        );
    }
    assert!(rules::leftovers("a.rs", "// The root, and home, and work.").is_empty());
}

#[test]
fn an_action_that_is_not_pinned() {
    let hash = "0123456789abcdef0123456789abcdef01234567";
    let fine = format!("steps:\n  - uses: a/b@{hash} # v1.2.3\n    uses: c/d@{hash} # v4\n");
    assert!(rules::pins("a.yml", &fine).is_empty());
    for other in [
        "- uses: a/b@v4",
        "- uses: a/b",
        "- uses: a/b@main # v4",
        &format!("uses: a/b@{hash}"),
        &format!("uses: a/b@{} # v4", &hash[1..]),
    ] {
        assert_eq!(rules::pins("a.yml", other).len(), 1, "{other}");
    }
}

#[test]
fn unsafe_code() {
    for code in [
        "fn a() { unsafe { b() } }",
        "unsafe fn a() {}",
        "fn a() { vec![unsafe { b() }]; }",
        "unsafe impl Send for A {}",
        "#![cfg_attr(feature = \"split\", allow(unsafe_code))]",
        "macro_rules! a { () => { unsafe\n{ b() } } }",
    ] {
        assert!(
            !rules::unsafe_code("src/ui/part/work.rs", code).is_empty(),
            "{code}"
        );
    }
    let may = "#![allow(unsafe_code)]";
    assert!(rules::unsafe_code("src/ui/cut.rs", may).is_empty());
    let block = "fn a() { unsafe { b() } }";
    assert!(!rules::unsafe_code("src/ui/cut.rs", block).is_empty());
    let text = "/// No unsafe code.\nfn a() -> &'static str { \"unsafe { b() }\" }";
    assert!(rules::unsafe_code("src/lib.rs", text).is_empty());
}

#[test]
fn a_secret_that_is_revealed() {
    for code in [
        "fn a(s: &Secret) { b(s.reveal()) }",
        "fn a(s: &Secret) { b(s\n    .reveal  ()) }",
        "fn a(s: Option<&Secret>) { s.map(Secret::reveal); }",
        "fn a(s: Option<&Secret>) { s.map(client::secret::Secret::reveal); }",
        "fn a(s: &Secret) { <Secret>::reveal(s); }",
        "const A: fn(&Secret) -> &str = Secret::reveal;",
        "fn a(s: &Secret) { format!(\"{}\", s.reveal()); }",
        "fn a(s: Option<&Secret>) { view! { <p>{s.map(Secret::reveal)}</p> } }",
        "#[cfg(not(test))] mod b { fn a(s: &Secret) { b(s.reveal()) } }",
    ] {
        breaks(rules::reveal, PAGE, code);
        keeps(rules::reveal, "src/ui/credentials/mod.rs", code);
    }
    for code in [
        "#[cfg(test)] mod tests { fn a(s: &Secret) { b(s.reveal()) } }",
        "/// `Secret::reveal` is elsewhere.\nfn reveal_all() {}",
    ] {
        keeps(rules::reveal, PAGE, code);
    }
}

#[test]
fn the_browser_outside_of_its_room() {
    for code in [
        "use web_sys::Event;",
        "use web_sys as w;",
        "use {std::fmt, ::web_sys::{Event, Node}};",
        "use leptos::{prelude::*, web_sys::{self, Node}};",
        "fn a(e: web_sys::Event) {}",
        "fn a(e: leptos::web_sys::Event) {}",
        "fn a() { view! { <p on:click=|e: web_sys::MouseEvent| b(e)/> } }",
    ] {
        breaks(rules::web, PAGE, code);
        breaks(rules::web, "crates/scope/src/set.rs", code);
        keeps(rules::web, "src/browser/page.rs", code);
    }
    let kit = "src/ui/kit/field.rs";
    breaks(rules::web, kit, "use web_sys::Event;");
    keeps(rules::web, kit, "use leptos::web_sys::Event;");
    keeps(rules::web, PAGE, "/// Not web_sys::Event.\nfn a() {}");
}

#[test]
fn leptos_outside_of_what_is_seen() {
    for code in [
        "use leptos::prelude::*;",
        "use {std::fmt, leptos::prelude::*};",
        "fn a() { ::leptos::logging::log!(\"\"); }",
        "#[leptos::component] fn A() {}",
        "fn a(s: leptos::prelude::RwSignal<u8>) {}",
    ] {
        breaks(rules::leptos, "src/browser/page.rs", code);
        breaks(rules::leptos, "crates/client/src/draft.rs", code);
        keeps(rules::leptos, "src/workspace/mod.rs", code);
        keeps(rules::leptos, PAGE, code);
    }
}

#[test]
fn markup_and_styles() {
    for code in [
        "fn a() { view! { <p style=\"color: red\"/> } }",
        "fn a() { view! { <p><i style = b/></p> } }",
        "fn a() { view! { <p inner_html=b/> } }",
        "fn a(e: Element) { e.set_inner_html(b); }",
    ] {
        breaks(rules::markup, PAGE, code);
    }
    keeps(
        rules::markup,
        PAGE,
        "fn a() { view! { <p style:top=b class=\"style\"/> } }",
    );
}

#[test]
fn a_crate_that_knows_a_later_one() {
    let fine = "[dependencies]\nsyntax.workspace = true\nserde = \"1\"\n";
    assert!(rules::order("scope", fine).is_empty());
    for wrong in [
        "[dependencies]\nfinder.workspace = true\n",
        "[dependencies]\nscopesmith-finder = { path = \"../finder\" }\n",
        "[target.'cfg(unix)'.dependencies]\nsandbox = { workspace = true }\n",
        "[dev-dependencies]\nevidence.workspace = true\n",
        "[dependencies.client]\nworkspace = true\n",
        "[dependencies]\nscope.workspace = true\n",
    ] {
        assert_eq!(rules::order("scope", wrong).len(), 1, "{wrong}");
    }
    assert_eq!(rules::order("attic", fine).len(), 1);
}

/// A page whose three rooms hold the given code.
fn page(browser: &str, workspace: &str, kit: &str) -> Vec<String> {
    let modules = made_up(&[
        (
            "src/lib.rs",
            "pub mod browser; pub mod ui; pub mod workspace;",
        ),
        ("src/browser/mod.rs", browser),
        ("src/workspace/mod.rs", workspace),
        ("src/ui/mod.rs", "pub mod kit; pub mod state;"),
        ("src/ui/state.rs", "pub struct App;"),
        ("src/ui/kit/mod.rs", "mod button; mod note;"),
        ("src/ui/kit/button.rs", kit),
        ("src/ui/kit/note.rs", "pub struct Note;"),
    ]);
    let of = |module| rules::rooms_of_the_page(module, &modules);
    modules.iter().flat_map(of).collect()
}

#[test]
fn rooms_of_the_page_that_know_too_much() {
    let fine =
        "use super::note::Note; use crate::{browser::page, ui::kit}; fn a(scope: u8) { scope; }";
    let hits = page(
        "use client::Day;",
        "use crate::browser::page; use client::Day;",
        fine,
    );
    assert!(hits.is_empty(), "{hits:?}");
    for kit in [
        "use crate::ui::state::App;",
        "use crate::{browser, ui::{kit::Note, state}};",
        "use super::super::state::Anything;",
        "fn a() { crate::ui::state::now(); }",
        "fn a() { view! { <p>{crate::workspace::now()}</p> } }",
        "mod inner { use super::super::super::state; }",
        "use platform::ApiError;",
        "use {std::fmt, scope};",
        "fn a(b: client::Day) {}",
        "fn a(b: App) {}",
    ] {
        assert_eq!(page("", "", kit).len(), 1, "{kit}");
    }
    assert_eq!(page("use crate::ui;", "", "").len(), 1);
    assert_eq!(page("fn a() { super::workspace::b(); }", "", "").len(), 1);
    assert_eq!(
        page("", "use crate::{browser, ui::kit::Note};", "").len(),
        1
    );
}

/// The circles of a crate of three modules, with those that only go up and down left out.
fn rings(root: &str, one: &str, two: &str) -> Vec<Vec<String>> {
    let modules = made_up(&[
        ("crates/x/src/lib.rs", root),
        ("crates/x/src/one.rs", one),
        ("crates/x/src/two.rs", two),
    ]);
    circles(&between_siblings(&graph(&modules)))
}

#[test]
fn modules_in_a_circle() {
    let root = "mod one; mod two; pub use one::A; pub use two::B;";
    for two in [
        "use super::one::A; pub struct B;",
        "use crate::{one::{self, C}}; pub struct B;",
        "pub struct B(crate::one::A);",
        "pub fn b() { super::one::a(); }",
        "pub fn b() { vec![crate::one::a()]; }",
        // By way of what the root passes on.
        "use super::A; pub struct B;",
        "use crate::A as Other; pub struct B;",
        "mod inner { use super::super::A; }",
    ] {
        assert_eq!(
            rings(root, "use super::two::B; pub struct A;", two),
            [["one", "two"]],
            "{two}"
        );
    }
    for two in [
        "pub struct B;",
        "/// See [`super::one::A`].\npub struct B;",
        "#[cfg(test)] mod tests { use crate::one::A; }",
        "#[cfg(test)] use crate::one::A;",
        "use std::one::A; pub(in crate::one) struct B;",
    ] {
        assert!(
            rings(root, "use super::two::B; pub struct A;", two).is_empty(),
            "{two}"
        );
    }
}

#[test]
fn a_family_has_a_head_and_a_ring_has_none() {
    let family = made_up(&[
        ("crates/x/src/lib.rs", "mod one; fn a() { one::b() }"),
        ("crates/x/src/one.rs", "use super::a; pub fn b() {}"),
    ]);
    let found = circles(&graph(&family));
    assert_eq!(found, [["crate", "one"]]);
    assert_eq!(head(&found[0]), Some("crate"));
    // Passing on what is below is no use of it.
    let passing = made_up(&[
        ("crates/x/src/lib.rs", "mod one; pub use one::b; fn a() {}"),
        ("crates/x/src/one.rs", "use super::a; pub fn b() {}"),
    ]);
    assert!(circles(&graph(&passing)).is_empty());
    // Up to the parent, down to another child, and across.
    let across = made_up(&[
        ("crates/x/src/lib.rs", "mod one; mod two;"),
        (
            "crates/x/src/one.rs",
            "mod below; use super::two::c; pub fn b() {}",
        ),
        ("crates/x/src/one/below.rs", "pub fn d() {}"),
        (
            "crates/x/src/two.rs",
            "use crate::one::below::d; pub fn c() {}",
        ),
    ]);
    assert!(circles(&graph(&across)).is_empty());
    let ring = made_up(&[
        ("crates/x/src/lib.rs", "mod one; mod two;"),
        (
            "crates/x/src/one.rs",
            "mod below; use super::two::c; pub fn b() {}",
        ),
        ("crates/x/src/one/below.rs", "use super::b;"),
        (
            "crates/x/src/two.rs",
            "use crate::one::below; pub fn c() {}",
        ),
    ]);
    let found = circles(&graph(&ring));
    assert_eq!(found, [["one", "one::below", "two"]]);
    assert_eq!(head(&found[0]), None);
}

#[test]
#[should_panic(expected = "is not there")]
fn a_module_without_a_file() {
    made_up(&[("crates/x/src/lib.rs", "mod one;")]);
}
