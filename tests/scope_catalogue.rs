//! The catalog: what the build accepts, and that its tables agree with the data.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use scope::{GROUPS, Kind, SCOPES, Status, StoreForm, TEMPLATES, find, matches, template};

#[allow(dead_code)]
#[path = "../build/mod.rs"]
mod build;

fn row(name: &str, more: &str) -> String {
    format!(
        r#"{{"name": "{name}", "group": "G", "product": "p", "kind": "view", "status":
        "documented", "verbs": "Read", "noun": "x", "summary": "S."{more}}}"#
    )
}

fn refused(scopes: &[String], templates: &str) -> String {
    build::tables(&format!("[{}]", scopes.join(",")), templates).unwrap_err()
}

#[test]
fn the_build_takes_sound_data() {
    let implies = r#", "implies": ["b"], "implies_documented": true"#;
    let scopes = format!("[{}, {}]", row("a", implies), row("b", ""));
    assert!(
        build::tables(&scopes, "[]")
            .unwrap()
            .contains("implies: &[1]")
    );
}

#[test]
fn the_build_refuses_inconsistent_data() {
    let implies = |to: &str| format!(r#", "implies": ["{to}"], "implies_documented": true"#);
    let says = |scopes: &[String], part: &str| {
        let cause = refused(scopes, "[]");
        assert!(cause.contains(part), "{cause}");
    };
    says(
        &[row("a", &implies("b"))],
        "a: implies names the unknown scope \"b\"",
    );
    says(
        &[row("a", &implies("b")), row("b", &implies("a"))],
        "a: implies itself, a cycle",
    );
    let back = r#", "deprecated_implies": ["a"]"#;
    says(&[row("a", &implies("b")), row("b", back)], "a cycle");
    says(
        &[
            row("a", &implies("b")),
            row("b", &implies("c")),
            row("c", back),
        ],
        "a cycle",
    );
    says(&[row("a", ""), row("a", "")], "scope \"a\" is there twice");
    says(
        &[row("a", r#", "store": "documented""#)],
        "a: a store form without store_evidence",
    );
    says(
        &[row("a", r#", "store": "maybe", "store_evidence": "e""#)],
        "store is \"maybe\", must be one of",
    );
    says(
        &[row("a", r#", "implies": ["b"]"#), row("b", "")],
        "implies needs implies_documented",
    );
    says(
        &[row("a", r#", "implies": "b""#), row("b", "")],
        "must be a list",
    );
    says(&["{}".to_owned()], "scope number 1: name is missing");
    says(&["}".to_owned()], "data/scopes.json");
}

#[test]
fn a_longer_way_round_is_a_cycle_too() {
    let to = |to: &str| format!(r#", "implies": ["{to}"], "implies_documented": true"#);
    let cause = refused(
        &[row("a", &to("b")), row("b", &to("c")), row("c", &to("b"))],
        "[]",
    );
    assert!(cause.contains("a cycle"), "{cause}");
}

#[test]
fn the_build_refuses_templates_that_cannot_be_granted() {
    let scopes = [row("a", ""), row("b", "").replace("documented", "system")];
    let with = |scope: &str| {
        format!(
            r#"[{{"id": "t", "name": "T", "confidence": "inferred", "note": "N.",
            "scopes": [{{"name": "{scope}", "reason": "R."}}]}}]"#
        )
    };
    assert!(refused(&scopes, &with("zz")).contains("template t: unknown scope \"zz\""));
    assert!(refused(&scopes, &with("b")).contains("no API Client can have"));
    assert!(refused(&scopes, &with("a").replace("R.", "")).contains("reason is missing"));
}

#[test]
fn every_scope_is_found_by_its_name() {
    assert_eq!(SCOPES.len(), 110);
    for info in SCOPES {
        assert!(std::ptr::eq(find(info.name).unwrap(), info));
        assert!(info.implies.is_sorted() && info.fallback.is_sorted());
        assert!(
            !info.words().summary.contains('\n') && info.words().summary.ends_with('.'),
            "{}",
            info.name
        );
        assert!(info.words().summary.chars().count() <= 110, "{}", info.name);
    }
    assert!(find("manage_order").is_none() && find("").is_none());
}

#[test]
fn coverage_is_closed() {
    let all = |at: u16| -> Vec<u16> {
        let info = &SCOPES[usize::from(at)];
        [info.implies, info.fallback].concat()
    };
    for (at, info) in SCOPES.iter().enumerate() {
        assert!(info.implies.iter().all(|to| !info.fallback.contains(to)));
        for to in info.implies {
            assert!(
                SCOPES[usize::from(*to)]
                    .implies
                    .iter()
                    .all(|far| info.implies.contains(far))
            );
        }
        let reached = all(u16::try_from(at).unwrap());
        assert!(
            reached
                .iter()
                .all(|to| all(*to).iter().all(|far| reached.contains(far)))
        );
    }
}

#[test]
fn twins_are_pairs() {
    let orders = find("manage_orders").unwrap();
    assert_eq!(orders.twin().unwrap().name, "view_orders");
    assert_eq!(find("view_orders").unwrap().manager(), Some(orders));
    assert!(find("view_orders").unwrap().twin().is_none());
    for name in [
        "manage_project",
        "manage_extensions",
        "manage_my_orders",
        "view_messages",
    ] {
        assert!(find(name).unwrap().twin().is_none() && find(name).unwrap().manager().is_none());
    }
}

#[test]
fn groups_hold_every_selectable_scope_once() {
    let mut seen: Vec<&str> = Vec::new();
    for group in GROUPS {
        for info in group.members() {
            assert_eq!(info.group, group.name);
            assert!(info.selectable() && !seen.contains(&info.name));
            seen.push(info.name);
        }
        assert!(
            group
                .store_members()
                .all(|info| info.store != StoreForm::None)
        );
    }
    assert_eq!(
        seen.len(),
        SCOPES.iter().filter(|i| i.status != Status::System).count()
    );
}

#[test]
fn the_official_store_scopes_are_nineteen() {
    let count = |form| SCOPES.iter().filter(|info| info.store == form).count();
    assert_eq!(count(StoreForm::Documented), 19);
    assert_eq!(count(StoreForm::Unverified), 3);
}

#[test]
fn templates_stand_in_the_order_of_the_select() {
    let ids: Vec<&str> = TEMPLATES.iter().map(|t| t.id).collect();
    assert_eq!(
        ids,
        [
            "custom",
            "admin",
            "mobile-spa",
            "read-only",
            "payment-adapter",
            "frontend-b2c",
            "frontend-b2b"
        ]
    );
    assert_eq!(
        template("mobile-spa").unwrap().name,
        "Mobile & single-page application client"
    );
    let read_only = template("read-only").unwrap();
    assert!(
        read_only
            .scopes
            .iter()
            .all(|s| find(s.name).unwrap().kind == Kind::View)
    );
    for template in TEMPLATES {
        assert!(template.note.ends_with('.'));
        assert!(template.scopes.iter().all(|s| s.reason.ends_with('.')));
    }
}

#[test]
fn searching_takes_words_in_any_order_and_case() {
    let hits = |query: &str| -> Vec<&str> {
        SCOPES
            .iter()
            .filter(|info| matches(info, query))
            .map(|info| info.name)
            .collect()
    };
    assert_eq!(hits("").len(), SCOPES.len());
    assert!(hits("manage_orders").contains(&"manage_orders"));
    assert_eq!(hits("ORDERS manage"), hits("manage_orders"));
    assert!(hits("inventory").contains(&"view_products"));
    assert!(hits("b2b view").contains(&"view_business_units"));
    assert!(hits("custom objects").contains(&"view_key_value_documents"));
    assert!(hits("zzz").is_empty());
    assert!(hits("ö€").is_empty());
}
