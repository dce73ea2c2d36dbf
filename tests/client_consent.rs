//! Which clients take one more step before they are created.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use client::ApiClientDraft;
use client::consent::approve;
use proptest::prelude::*;
use scope::{Permission, SCOPES, ScopeSet, TEMPLATES};

fn draft(scopes: ScopeSet) -> ApiClientDraft {
    ApiClientDraft {
        name: "back\u{202e}office".into(),
        scopes,
        access: None,
        refresh: None,
        delete_after_days: None,
    }
}

fn is_asked(scopes: &ScopeSet) -> bool {
    approve(draft(scopes.clone())).is_err()
}

const POWERS: [&str; 2] = ["manage_project", "manage_api_clients"];

#[test]
fn exactly_two_scopes_take_the_step() {
    let asked = SCOPES
        .iter()
        .filter(|scope| is_asked(&ScopeSet::new([Permission::project(scope.name)])));
    let mut asked: Vec<&str> = asked.map(|scope| scope.name).collect();
    asked.sort_unstable_by_key(|name| std::cmp::Reverse(*name));
    assert_eq!(asked, POWERS);
}

#[test]
fn templates_are_asked_about_as_typed_scopes_are() {
    let mut with = 0;
    for template in TEMPLATES {
        let set = template.set();
        let wanted = POWERS.iter().any(|power| set.has(power, None));
        assert_eq!(is_asked(&set), wanted, "{}", template.id);
        with += usize::from(wanted);
    }
    assert!(with > 0, "at least one template has such a scope");
}

#[test]
fn the_question_names_client_and_scopes() {
    let both = POWERS.map(Permission::project);
    let store = Permission::in_store("manage_project", "berlin");
    let ask = approve(draft(ScopeSet::new(both.into_iter().chain([store])))).unwrap_err();
    let powers = ask.powers();
    let names: Vec<&str> = powers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "manage_api_clients",
            "manage_project",
            "manage_project in store berlin"
        ]
    );
    assert!(
        powers
            .iter()
            .all(|(_, allows)| allows.starts_with("Allows"))
    );
    assert!(
        !ask.name().contains('\u{202e}'),
        "hostile names are written out"
    );
    let scopes = ask.confirmed().draft().scopes;
    assert_eq!(scopes.len(), 3, "yes changes nothing of the draft");
}

proptest! {
    #[test]
    fn one_such_scope_among_others_is_enough(
        others in proptest::collection::vec(0..SCOPES.len(), 0..8),
        power in prop::sample::select(&POWERS),
        store in prop::option::of("[a-z]{2,8}"),
    ) {
        let harmless = others
            .into_iter()
            .map(|at| SCOPES[at].name)
            .filter(|name| !POWERS.contains(name))
            .map(Permission::project);
        let mut set = ScopeSet::new(harmless);
        prop_assert!(!is_asked(&set));
        set.insert(Permission::at(power, store.as_deref()));
        prop_assert!(is_asked(&set));
    }
}
