//! The draft in a line, lifetimes as choices, names, and what needs a replacement.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use client::choices::{ACCESS, Choice, EXPIRY, REFRESH, chosen};
use client::lifetime::{ACCESS_MAX, ACCESS_MIN};
use client::names::{common, shorten};
use client::naming::{hint, suggestion};
use client::summary::Ends;
use client::{ApiClient, Day, DraftForm};
use proptest::prelude::*;
use scope::lint::{Fix, Subject, lint};
use scope::{Permission, Place, SCOPES, ScopeSet, Selection, TEMPLATES};

/// The field of the form that a list of choices fills.
type Slot = fn(&mut DraftForm) -> &mut String;

fn set(text: &str) -> ScopeSet {
    ScopeSet::parse(text, None).set
}

fn named(name: &str) -> ApiClient {
    let mut client: ApiClient = r#"{"id":"x"}"#.parse().unwrap();
    name.clone_into(&mut client.name);
    client
}

#[test]
fn the_line_counts_what_is_sent_with_plurals_right() {
    let mut form = DraftForm {
        name: "orders-bff-prod".into(),
        ..DraftForm::default()
    };
    assert_eq!(
        form.summary("shop").to_string(),
        "No scopes · never expires"
    );
    form.selection.tick(Place::Project, "view_types", true);
    form.delete_after_days = "1".into();
    assert_eq!(
        form.summary("shop").to_string(),
        "1 scope · expires in 1 day"
    );
    let block = form.selection.add_block("berlin").unwrap();
    form.selection.add_store_to(block, "wien").unwrap();
    assert_eq!(
        form.summary("shop").stores,
        0,
        "stores without scopes don’t count"
    );
    assert_eq!(
        form.summary("shop").to_string(),
        "1 scope · 2 stores without scopes · expires in 1 day"
    );
    form.selection
        .tick(Place::Stores(block), "manage_orders", true);
    form.delete_after_days = "30 days".into();
    assert_eq!(
        form.summary("shop").to_string(),
        "5 scopes · 2 stores · expires in 30 days"
    );
    form.name = "x".into();
    form.delete_after_days = "soon".into();
    let summary = form.summary("shop");
    assert_eq!((summary.warnings, summary.ends), (1, Ends::Unclear));
    assert_eq!(
        summary.pieces(),
        ["5 scopes", "2 stores", "1 warning", "check the expiration"]
    );
}

#[test]
fn every_choice_is_taken_by_the_form_and_found_again() {
    let all: [(&'static [Choice], Slot); 3] = [
        (ACCESS, |form| &mut form.access_seconds),
        (REFRESH, |form| &mut form.refresh_seconds),
        (EXPIRY, |form| &mut form.delete_after_days),
    ];
    for (choices, field) in all {
        for choice in choices {
            let mut form = DraftForm {
                name: "a".into(),
                ..DraftForm::default()
            };
            form.selection = Selection::of(&set("view_orders:p"));
            choice.typed.clone_into(field(&mut form));
            assert!(form.check(&[]).is_ok(), "{}", choice.label);
            assert_eq!(chosen(choices, choice.typed), Some(choice));
        }
        assert_eq!(
            choices
                .iter()
                .filter(|choice| choice.typed.is_empty())
                .count(),
            1
        );
    }
    let labels = |choices: &[Choice]| choices.iter().map(|c| c.label).collect::<Vec<_>>();
    assert_eq!(
        labels(ACCESS),
        ["1 hour", "4 hours", "1 day", "2 days (default)", "7 days"]
    );
    assert_eq!(
        labels(EXPIRY),
        ["Never", "1 day", "7 days", "30 days", "90 days"]
    );
    let ends: Vec<String> = [ACCESS_MIN, ACCESS_MAX]
        .iter()
        .map(u32::to_string)
        .collect();
    assert!(ends.iter().all(|end| chosen(ACCESS, end).is_some()));
    assert_eq!(
        chosen(ACCESS, " 172800 ").map(|c| c.label),
        Some("2 days (default)")
    );
    for own in ["5000", "soon", "0", "2"] {
        assert_eq!(chosen(EXPIRY, own), None, "{own}");
    }
}

#[test]
fn names_are_proposed_from_what_is_chosen() {
    for (scopes, key, name) in [
        ("view_orders:p", "shop", "orders-reader-production"),
        (
            "manage_orders:p view_orders:p manage_payments:p",
            "shop-stage",
            "orders-payments-writer-stage",
        ),
        ("manage_orders:p:berlin", "shop_DEV", "orders-writer-dev"),
        ("manage_project:p", "shop", "project-writer-production"),
        (
            "manage_my_orders:p manage_my_profile:p",
            "shop",
            "my-profile-my-orders-storefront-production",
        ),
        (
            "view_categories:p view_products:p view_product_types:p view_types:p",
            "shop",
            "product-catalog-reader-production",
        ),
        ("made_up:p", "shop", "backend-reader-production"),
    ] {
        assert_eq!(
            suggestion(&set(scopes), key, &[]).as_deref(),
            Some(name),
            "{scopes}"
        );
    }
    let taken = [
        named(" orders-reader-production "),
        named("orders-reader-production-2"),
    ];
    let name = suggestion(&set("view_orders:p"), "shop", &taken);
    assert_eq!(name.as_deref(), Some("orders-reader-production-3"));
    assert_eq!(suggestion(&ScopeSet::default(), "shop", &[]), None);
    assert!(hint(None).ends_with("Example: storefront-bff-production"));
    assert!(hint(name.as_deref()).ends_with("Example: orders-reader-production-3"));
}

#[test]
fn an_existing_client_gets_a_replacement() {
    let mut client = named("orders");
    client.scope = "manage_project:p view_types:p".into();
    let fix = Fix::Remove(vec![Permission::project("manage_project")]);
    let found = client.findings();
    assert!(
        found
            .iter()
            .any(|finding| finding.fix.as_ref() == Some(&fix))
    );
    let today = Day::parse("2026-11-26").unwrap();
    let replacement = client.replacement(&fix, std::slice::from_ref(&client), today);
    assert_eq!(
        replacement.label,
        "Create a replacement without manage_project"
    );
    assert_eq!(replacement.form.selection.sent(false), set("view_types:p"));
    assert_eq!(replacement.form.name, "orders (2026-11)");
}

#[test]
fn long_names_show_where_they_part() {
    let all = [
        "storefront-bff-production-europe-carts",
        "storefront-bff-production-europe-checkout-and-payments-of-all-stores",
        "storefront-bff-production-europe-orders",
        "warehouse",
    ];
    let short: Vec<String> = all
        .iter()
        .zip(common(&all))
        .map(|(name, common)| shorten(name, common, 24))
        .collect();
    assert_eq!(
        short,
        [
            "storefro…on-europe-carts",
            "storefro…checkout-and-p…",
            "storefro…n-europe-orders",
            "warehouse"
        ]
    );
    assert_eq!(common(&[]), Vec::<usize>::new());
    assert_eq!(common(&["one"]), [0]);
    assert_eq!(
        common(&["Same", "same"]),
        [0, 0],
        "what is equal parts nowhere"
    );
}

proptest! {
    #[test]
    fn a_short_name_fits_and_shows_the_character_that_differs(
        name in "\\PC{0,80}", cut in 0..80usize, width in 12..40usize,
    ) {
        let letters: Vec<char> = name.chars().collect();
        let shown = shorten(&name, cut, width);
        prop_assert!(shown.chars().count() <= width);
        prop_assert!(letters.len() <= width || shown.contains('…'));
        if let Some(differs) = letters.get(cut) {
            prop_assert!(shown.contains(*differs));
        }
    }

    #[test]
    fn a_proposed_name_is_one_that_the_lint_likes(
        picked in proptest::collection::vec(0..SCOPES.len(), 1..12), key in "[a-z]{2,8}(-(dev|qa|eu))?",
    ) {
        let scopes: ScopeSet = picked.iter().map(|at| Permission::project(SCOPES[*at].name)).collect();
        let name = suggestion(&scopes, &key, &[]).unwrap();
        let found = lint(&Subject { name: &name, ..Subject::of(&scopes) });
        let about_name = found.iter().find(|f| ["CT008", "CT009"].contains(&f.rule.id));
        prop_assert!(about_name.is_none(), "{} {:?}", name, about_name);
        prop_assert!(name.len() <= 80);
    }
}

#[test]
fn templates_have_good_names_too() {
    for template in TEMPLATES {
        let name = suggestion(&template.set(), "shop", &[]);
        assert_eq!(name.is_none(), template.set().is_empty(), "{}", template.id);
    }
}
