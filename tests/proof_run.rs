//! What a token can do, shown by calls that change nothing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use client::Timestamp;
use finder::Method;
use proof::{AT_ONCE, Run, Seen, Verdict, declared, plan, report};
use proptest::prelude::*;
use scope::ScopeSet;

fn set(text: &str) -> ScopeSet {
    ScopeSet::parse(text, None).set
}

fn promised(scopes: &str, path: &str) -> Option<bool> {
    let probes = plan(&set(scopes));
    probes
        .into_iter()
        .find(|probe| probe.path == path)
        .map(|probe| probe.promised)
}

#[test]
fn every_call_is_a_head_without_an_id() {
    for scopes in [
        "",
        "manage_project:p",
        "view_orders:p:berlin manage_orders:p:hamburg",
    ] {
        let probes = plan(&set(scopes));
        assert!(probes.len() > 30, "{}", probes.len());
        for probe in &probes {
            assert_eq!(probe.endpoint.method(), Method::Head, "never a write");
            assert!(!probe.path.contains(['{', '}', '?']), "{}", probe.path);
        }
        let mut paths: Vec<&str> = probes.iter().map(|probe| probe.path.as_str()).collect();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), probes.len(), "each once");
    }
}

#[test]
fn the_scopes_promise_what_they_open() {
    for (scopes, path, expected) in [
        ("view_orders:p", "/orders", Some(true)),
        ("view_orders:p", "/customers", Some(false)),
        ("manage_orders:p", "/orders", Some(true)),
        ("manage_project:p", "/customers", Some(true)),
        ("manage_project:p", "/api-clients", Some(false)),
        ("view_orders:p:berlin", "/orders", Some(false)),
        (
            "view_orders:p:berlin",
            "/in-store/key=berlin/orders",
            Some(true),
        ),
        (
            "view_orders:p:berlin view_customers:p:hamburg",
            "/in-store/key=hamburg/orders",
            Some(false),
        ),
        ("view_orders:p", "/in-store/key=berlin/orders", None),
    ] {
        assert_eq!(promised(scopes, path), expected, "{scopes} {path}");
    }
}

#[test]
fn what_would_change_something_is_declared_only() {
    assert!(declared(&set("view_orders:p")).is_empty());
    let all = declared(&set("view_orders:p manage_orders:p manage_carts:p:berlin"));
    assert_eq!(all.len(), 2);
}

#[test]
fn a_report_compares_answers_and_promises_and_holds_no_markup_of_strangers() {
    let scopes = set("view_orders:p manage_orders:p");
    let mut run = Run::of(&scopes);
    while let Some((at, path)) = run.begin() {
        let status = match path.as_str() {
            "/orders" => Some(404),
            "/customers" => Some(200),
            "/products" => None,
            "/stores" => Some(503),
            _ => Some(403),
        };
        run.end(at, status);
    }
    assert!(run.is_over());
    let line = |path: &str| {
        run.lines()
            .iter()
            .find(|line| line.probe.path == path)
            .unwrap()
            .clone()
    };
    assert_eq!(line("/orders").is_as_promised(), Some(true));
    assert_eq!(
        line("/customers").is_as_promised(),
        Some(false),
        "more than promised"
    );
    assert_eq!(line("/products").seen.verdict(), Some(Verdict::Unclear));
    assert_eq!(line("/stores").is_as_promised(), None);
    assert_eq!(run.counts().iter().sum::<usize>(), run.lines().len());
    assert_eq!((run.counts()[1] >= 1, run.counts()[2]), (true, 2));
    let text = report(&run, &scopes, "<b>|x", "id", Timestamp(0));
    assert!(
        text.contains("| /customers | denied | allowed \\(200\\) |"),
        "{text}"
    );
    assert!(text.contains("\n- manage_orders"), "{text}");
    assert!(!text.contains("<b>"));
}

proptest! {
    #[test]
    fn at_most_four_at_once_and_nothing_after_a_stop(steps in proptest::collection::vec((0u8..4, 100u16..600), 0..200)) {
        let mut run = Run::of(&set("view_orders:p"));
        let mut open = Vec::new();
        for (step, status) in steps {
            match step {
                0 | 1 => open.extend(run.begin().map(|(at, _)| at)),
                2 => if let Some(at) = open.pop() { run.end(at, Some(status)) },
                _ => { run.stop(); prop_assert!(run.begin().is_none()); }
            }
            let now = run.lines().iter().filter(|line| line.seen == Seen::Running).count();
            prop_assert!(now <= AT_ONCE && now == open.len());
        }
        run.stop();
        for at in open { run.end(at, None); }
        prop_assert!(run.is_over());
        prop_assert_eq!(run.progress().0, run.progress().1);
    }
}
