//! Reading scope strings of every kind.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use scope::{Permission, Problem, ScopeSet};

fn printed(text: &str) -> String {
    ScopeSet::parse(text, Some("p")).set.print("p")
}

#[test]
fn every_writing_of_a_list_is_read() {
    let want = "view_products:p manage_orders:p view_orders:p:berlin";
    for text in [
        "manage_orders:p view_products:p view_orders:p:berlin",
        "  view_orders:p:berlin\n\tmanage_orders:p,,view_products:p  manage_orders:p ",
        r#"["view_products:p", "manage_orders:p", "view_orders:p:berlin"]"#,
        "'view_products:p view_orders:p:berlin' 'manage_orders:p'",
        "view_products:p+manage_orders:p+view_orders:p:berlin",
        "“view_products:p”; `manage_orders:p`; view_orders:p:berlin",
    ] {
        let parsed = ScopeSet::parse(text, Some("p"));
        assert_eq!(parsed.set.print("p"), want, "{text}");
        assert_eq!(parsed.problems, [], "{text}");
        assert_eq!(parsed.project_keys, ["p"], "{text}");
    }
}

#[test]
fn what_is_off_is_kept_and_told() {
    let one = |text: &str| {
        let parsed = ScopeSet::parse(text, Some("p"));
        (parsed.set.print("p"), parsed.problems)
    };
    let s = str::to_owned;
    let cases = [
        (
            "manage_orders",
            "manage_orders:p",
            vec![Problem::NoProject(s("manage_orders"))],
        ),
        (
            "manage_orders:",
            "manage_orders:p",
            vec![Problem::NoProject(s("manage_orders:"))],
        ),
        (
            "manage_orders:{projectKey}",
            "manage_orders:p",
            vec![Problem::NoProject(s("manage_orders:{projectKey}"))],
        ),
        (
            "manage_orders:other",
            "",
            vec![Problem::OtherProject(s("manage_orders:other"))],
        ),
        (
            "view_gadgets:p",
            "view_gadgets:p",
            vec![Problem::Unknown(s("view_gadgets:p"))],
        ),
        (
            "view_gadgets",
            "view_gadgets:p",
            vec![
                Problem::NoProject(s("view_gadgets")),
                Problem::Unknown(s("view_gadgets")),
            ],
        ),
        (
            "customer_id:{id}",
            "",
            vec![Problem::System(s("customer_id:{id}"))],
        ),
        (
            "anonymous_id:a:b:c",
            "",
            vec![Problem::System(s("anonymous_id:a:b:c"))],
        ),
        ("please", "", vec![Problem::Malformed(s("please"))]),
        (
            "https://x.example/y",
            "",
            vec![Problem::Malformed(s("https://x.example/y"))],
        ),
        ("a:b:c:d", "", vec![Problem::Malformed(s("a:b:c:d"))]),
        (":p", "", vec![Problem::Malformed(s(":p"))]),
    ];
    for (text, set, problems) in cases {
        assert_eq!(one(text), (s(set), problems), "{text}");
    }
}

#[test]
fn a_store_scope_never_widens_to_the_project() {
    for text in ["manage_orders:p:", "manage_orders:p:{storeKey}"] {
        let parsed = ScopeSet::parse(text, Some("p"));
        assert!(parsed.set.is_empty(), "{text}");
        assert_eq!(parsed.problems, [Problem::BadStore(text.to_owned())]);
    }
    let odd = ScopeSet::parse("manage_orders:p:x view_payments:p:berlin", Some("p"));
    assert_eq!(odd.problems.len(), 2);
    assert!(
        odd.set
            .contains(&Permission::in_store("manage_orders", "x"))
    );
    assert!(
        odd.set
            .contains(&Permission::in_store("view_payments", "berlin"))
    );
}

#[test]
fn projects_are_listed_once() {
    let parsed = ScopeSet::parse("view_orders:b view_quotes:a view_types:b", None);
    assert_eq!(parsed.project_keys, ["b", "a"]);
    assert!(parsed.problems.is_empty());
}

#[test]
fn order_is_project_first_then_catalogue_then_unknown() {
    assert_eq!(
        printed("zz_top:p aa_top:p view_orders:p:b view_orders:p:a manage_project:p view_orders:p"),
        "view_orders:p manage_project:p aa_top:p zz_top:p view_orders:p:a view_orders:p:b"
    );
}

#[test]
fn problems_read_as_sentences() {
    let parsed = ScopeSet::parse(
        "manage_orders view_gadgets:p view_orders:q please customer_id:1 view_orders:p:!!",
        Some("p"),
    );
    for problem in &parsed.problems {
        let text = problem.to_string();
        assert!(
            text.starts_with(&format!("“{}” ", problem.scope())),
            "{text}"
        );
        assert!(text.ends_with('.'), "{text}");
    }
    assert_eq!(parsed.problems.len(), 6);
}
