//! The lint: every rule speaks when it should, and is silent when it should be.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use client::{ApiClient, DraftForm};
use proptest::prelude::*;
use scope::lint::{Finding, Fix, RULES, Severity, Subject, Verdict, lint, verdict};
use scope::{Permission, SCOPES, ScopeSet, Selection, TEMPLATES};

fn set(text: &str) -> ScopeSet {
    ScopeSet::parse(text, None).set
}

/// A client in one line: scopes, and `name=`, `access=`, `ends`, `public`, `needs=a,b`, `long=`.
fn found(line: &str) -> Vec<Finding> {
    let (mut scopes, mut needs) = (ScopeSet::default(), None);
    let (mut name, mut access, mut ends, mut public, mut long) = ("", None, false, false, None);
    for word in line.split('|').map(str::trim) {
        match word.split_once('=') {
            Some(("name", text)) => name = text,
            Some(("access", text)) => access = Some(text.parse().unwrap()),
            Some(("needs", text)) => needs = Some(set(text)),
            Some(("long", text)) => long = Some(text.parse().unwrap()),
            _ if word == "ends" => ends = true,
            _ if word == "public" => public = true,
            _ => scopes = set(word),
        }
    }
    // What the parser leaves out: no client could have been granted it, but a text could name it.
    if line.contains("customer_id") {
        scopes.insert(Permission::project("customer_id"));
    }
    lint(&Subject {
        scopes: &scopes,
        name,
        access_seconds: access,
        ends,
        public,
        scope_length: long,
        needed: needs.as_ref(),
    })
}

/// The rule, a client that it speaks about with a piece of what it says, and one that it does not.
const CASES: &[(&str, &str, &str, &str)] = &[
    (
        "CT001",
        "manage_project:p",
        "allows nearly everything",
        "manage_orders:p",
    ),
    (
        "CT002",
        "manage_api_clients:p",
        "administrator",
        "view_api_clients:p",
    ),
    (
        "CT003",
        "manage_orders:p view_orders:p | needs=view_orders:p",
        "view_orders is enough",
        "manage_orders:p view_orders:p | needs=manage_orders:p",
    ),
    (
        "CT004",
        "manage_orders:p view_orders:p:berlin",
        "view_orders in store berlin is redundant: manage_orders for the whole project covers it.",
        "manage_orders:p view_customers:p:berlin",
    ),
    (
        "CT005",
        "view_orders:p | needs=view_orders:p:berlin view_orders:p:aachen",
        "need view_orders only in the stores aachen and berlin.",
        "view_orders:p | needs=view_orders:p",
    ),
    (
        "CT006",
        "view_customers:p | access=604800",
        "Access tokens last 7 days, and view_customers allows access to personal data",
        "view_customers:p",
    ),
    (
        "CT007",
        "view_orders:p | name=shop-spa",
        "Anyone could read orders and carts, including personal data.",
        "manage_my_orders:p view_published_products:p | name=shop-spa",
    ),
    (
        "CT008",
        "view_orders:p | name=tmp check",
        "“tmp”",
        "view_orders:p | name=tmp check | ends",
    ),
    (
        "CT009",
        "view_orders:p | name=orders",
        "and in which environment",
        "view_orders:p | name=orders-bff-prod",
    ),
    (
        "CT010",
        "view_gadgets:p",
        "view_gadgets is not in the catalog",
        "view_orders:p",
    ),
    (
        "CT011",
        "view_orders:p | long=5000",
        "5000 characters",
        "view_orders:p | long=1500",
    ),
    (
        "CT012",
        "view_products:p:berlin",
        "Test it before you rely on it",
        "view_orders:p:berlin",
    ),
    (
        "CT013",
        "manage_extensions:p",
        "to any URL",
        "manage_types:p",
    ),
    (
        "CT014",
        "customer_id",
        "No API client can have it",
        "view_customers:p",
    ),
    (
        "CT015",
        "view_orders:p view_zones:p | needs=view_orders:p",
        "needs view_zones.",
        "manage_orders:p view_orders:p | needs=manage_orders:p",
    ),
];

#[test]
fn every_rule_speaks_and_is_silent() {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    let tested: Vec<&str> = CASES.iter().map(|case| case.0).collect();
    assert_eq!(ids, tested, "every rule has its case");
    for (id, yes, text, no) in CASES {
        let of_rule = |line: &str| -> Vec<Finding> {
            let all = found(line).into_iter();
            all.filter(|finding| finding.rule.id == *id).collect()
        };
        let all = of_rule(yes);
        assert!(all.iter().any(|f| f.text.contains(text)), "{id}: {all:?}");
        assert_eq!(of_rule(no), [], "{id} must be silent about {no}");
    }
}

#[test]
fn other_cases_of_the_rules() {
    for (line, id, expected) in [
        ("view_payments:p:berlin", "CT012", true),
        ("manage_audit_log:p", "CT010", true),
        ("manage_subscriptions:p", "CT013", true),
        ("view_orders:p | public", "CT007", true),
        ("view_orders:p | name=Test client", "CT008", true),
        ("view_orders:p | name=orders-test", "CT008", false),
        ("view_orders:p | name=demo", "CT008", true),
        ("view_orders:p | name=", "CT009", false),
        ("view_orders:p | name=prod", "CT009", true),
        (
            "manage_orders:p view_orders:p | needs=view_orders:p",
            "CT015",
            false,
        ),
        ("view_categories:p | access=604800", "CT006", false),
        ("view_orders:p | access=172800", "CT006", false),
    ] {
        let all = found(line);
        assert_eq!(
            all.iter().any(|f| f.rule.id == id),
            expected,
            "{line}: {all:?}"
        );
    }
}

#[test]
fn the_gravest_come_first() {
    let all = found("manage_project:p view_gadgets:p manage_api_clients:p | name=x");
    let order: Vec<Severity> = all.iter().map(|f| f.rule.severity).collect();
    assert!(order.is_sorted(), "{all:?}");
    assert_eq!(all[0].rule.id, "CT001");
}

#[test]
fn may_it_ship_in_a_browser() {
    assert_eq!(verdict(&ScopeSet::default()), Verdict::Nothing);
    let public = TEMPLATES.iter().find(|t| t.id == "mobile-spa").unwrap();
    assert_eq!(verdict(&public.set()), Verdict::May);
    let no = verdict(&set(
        "manage_orders:p view_orders:p view_products:p:berlin view_gadgets:p",
    ));
    let Verdict::MustNot(harms) = &no else {
        panic!("{no:?}");
    };
    let texts: Vec<&str> = harms.iter().map(|harm| harm.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Anyone could read, create, change and delete orders and carts, including personal data.",
            "What anyone could do with view_gadgets is unknown.",
            "Anyone could read products, inventory, reviews and product tailoring in store berlin, \
             including data that the shop does not show.",
        ]
    );
    assert_eq!(
        no.words(),
        "Server-side use only, because of manage_orders, view_gadgets and view_products."
    );
}

fn form(scopes: &str) -> DraftForm {
    DraftForm {
        selection: Selection::of(&set(scopes)),
        ..DraftForm::default()
    }
}

#[test]
fn fixes_change_only_what_they_say() {
    let mut draft = form("manage_orders:p view_orders:p view_zones:p");
    draft.name = "  as typed".into();
    draft.needed = Some(set("view_orders:p"));
    let fix = |draft: &DraftForm, id: &str| -> Fix {
        let all = draft.findings("p").into_iter();
        let mut all = all.filter(|finding| finding.rule.id == id);
        all.next().and_then(|finding| finding.fix).expect(id)
    };
    let swap = fix(&draft, "CT003");
    assert_eq!(swap.label(), "Use view_orders instead");
    draft.apply(&swap);
    draft.apply(&fix(&draft, "CT015"));
    assert_eq!(draft.selection.sent(false), set("view_orders:p"));
    assert_eq!(draft.name, "  as typed");

    draft.access_seconds = "604800".into();
    draft.apply(&fix(&draft, "CT006"));
    assert_eq!(draft.access_seconds, "");
    draft.name = "tmp".into();
    draft.apply(&fix(&draft, "CT008"));
    assert_eq!(draft.delete_after_days, "7");
}

#[test]
fn an_existing_client_is_looked_at_as_it_is() {
    let client: ApiClient =
        r#"{"id": "x", "name": "debug-session", "scope": "manage_project:p", "accessTokenValiditySeconds": 604800}"#
    .parse()
    .unwrap();
    let ids: Vec<&str> = client.findings().iter().map(|f| f.rule.id).collect();
    assert_eq!(ids, ["CT001", "CT006", "CT008", "CT009"]);
    let mut draft = DraftForm::copy_of(&client, &[]);
    for finding in client.findings() {
        if let Some(fix) = finding.fix {
            draft.apply(&fix);
        }
    }
    assert!(draft.selection.is_empty());
    assert_eq!(draft.access_seconds, "");
}

fn any_set() -> impl Strategy<Value = ScopeSet> {
    let one = (0..SCOPES.len(), prop::option::of("[a-c]{2}"));
    prop::collection::vec(one, 0..12).prop_map(|all| {
        all.into_iter()
            .map(|(at, store)| Permission::at(SCOPES[at].name, store.as_deref()))
            .collect()
    })
}

proptest! {
    #[test]
    fn a_fix_silences_its_finding(scopes in any_set(), needs in prop::option::of(any_set()), name in "[a-z ]{0,12}", public: bool) {
        let mut draft = DraftForm { name, needed: needs, ..DraftForm::default() };
        draft.selection = Selection::of(&scopes);
        if public {
            draft.template = "mobile-spa".into();
        }
        for finding in draft.findings("p") {
            prop_assert!(finding.text.ends_with('.') || finding.text.ends_with("production."), "{finding:?}");
            let Some(fix) = &finding.fix else { continue };
            let mut fixed = draft.clone();
            fixed.apply(fix);
            let left = fixed.findings("p");
            prop_assert!(!left.contains(&finding), "{finding:?} is still there");
            prop_assert!(!fix.label().is_empty());
        }
    }
}

#[test]
fn an_existing_client_needs_a_replacement() {
    let p = |name: &str| Permission::project(name);
    for (fix, label, replacement) in [
        (
            Fix::Remove(vec![p("manage_project")]),
            "Remove manage_project",
            "Create a replacement without manage_project",
        ),
        (
            Fix::Remove(vec![p("view_types"), p("view_zones")]),
            "Remove 2 scopes",
            "Create a replacement without 2 scopes",
        ),
        (
            Fix::Swap(vec![p("manage_orders")], vec![p("view_orders")]),
            "Use view_orders instead",
            "Create a replacement with view_orders instead of manage_orders",
        ),
        (
            Fix::DeleteAfter(1),
            "Expire in 1 day",
            "Create a replacement that expires in 1 day",
        ),
        (
            Fix::DefaultAccess,
            "Use 2-day access tokens",
            "Create a replacement with 2-day access tokens",
        ),
        (
            Fix::OmitCovered,
            "Remove redundant scopes",
            "Create a replacement without redundant scopes",
        ),
    ] {
        assert_eq!(fix.label(), label);
        assert_eq!(fix.replacement_label(), replacement);
    }
}
