//! The algebra of scopes, from outside: laws that hold for every set.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use proptest::{prelude::*, sample::select};
use scopesmith::scope::{
    Coverage, GROUPS, Level, Literal, Permission, ScopeSet, Selection, StoreForm,
    catalogue::{SCOPES, find},
    compare_grant, review,
};

fn permission() -> impl Strategy<Value = Permission> {
    let known: Vec<_> = SCOPES.iter().filter(|s| s.selectable()).collect();
    let store = prop_oneof![Just(None), "[A-Za-z0-9_-]{2,12}".prop_map(Some)];
    (select(known), store).prop_map(|(scope, store)| {
        Permission::at(
            scope.name,
            store.filter(|_| scope.store != StoreForm::None).as_deref(),
        )
    })
}

fn unknown() -> impl Strategy<Value = Permission> {
    "(view|manage)_zz[a-z_]{0,9}".prop_map(Permission::project)
}

fn set() -> impl Strategy<Value = ScopeSet> {
    let scope = prop_oneof![9 => permission(), 1 => unknown()];
    prop::collection::vec(scope, 0..14).prop_map(|list| list.into_iter().collect())
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(set in set(), key in "[a-z0-9-]{2,20}") {
        let parsed = ScopeSet::parse(&set.print(&key), Some(&key));
        prop_assert_eq!(parsed.set, set);
    }

    #[test]
    fn a_selection_survives_the_scope_string(set in set(), omit in any::<bool>()) {
        let sent = Selection::of(&set).sent(omit);
        let back = ScopeSet::parse(&sent.print("demo"), Some("demo")).set;
        prop_assert_eq!(Selection::of(&back).sent(omit), sent);
    }

    #[test]
    fn the_smallest_set_reaches_the_same_and_has_nothing_to_spare(set in set()) {
        let least = set.minimise();
        prop_assert!(least.equivalent(&set));
        for one in &least {
            let rest: ScopeSet = least.iter().filter(|p| *p != one).cloned().collect();
            prop_assert!(!Coverage::of(&rest).covers(one), "{} is not needed", one.name);
        }
    }

    #[test]
    fn what_may_be_requested_may_be_done(set in set(), wanted in permission()) {
        if Literal::of(&set).may_request(&wanted) {
            prop_assert!(Coverage::of(&set).covers(&wanted));
        }
    }

    #[test]
    fn ticking_and_unticking_leaves_no_trace(set in set(), scope in permission()) {
        let before = Selection::of(&set);
        if !before.mark(&scope).ticked {
            let mut after = before.clone();
            after.set(&scope, true);
            prop_assert!(after.mark(&scope).ticked);
            after.set(&scope, false);
            prop_assert_eq!(after.sent(false), before.sent(false));
        }
    }

    #[test]
    fn a_manage_scope_is_sent_with_its_view_scope(set in set()) {
        let sent = Selection::of(&set).sent(false);
        for manage in &sent {
            if let Some(twin) = manage.info().and_then(|info| info.twin()) {
                let view = Permission::at(twin.name, manage.store.as_deref());
                prop_assert!(sent.contains(&view));
                let mark = Selection::of(&sent).mark(&view);
                prop_assert_eq!(mark.locked_by, Some(manage.name.clone()));
            }
        }
    }

    #[test]
    fn a_level_that_is_chosen_is_shown(at in 0..GROUPS.len(), store in any::<bool>()) {
        let (group, store) = (&GROUPS[at], store.then_some("berlin"));
        for level in [Level::Manage, Level::View, Level::None] {
            let mut selection = Selection::default();
            selection.set_group(group, store, level);
            let shown = selection.group(group, store);
            // A group without view scopes has nothing to show for that level.
            let sent = selection.sent(false).len();
            prop_assert!(shown == Some(level) || sent == 0 || level == Level::Manage, "{shown:?}");
        }
    }

    #[test]
    fn every_word_is_taken_or_named(text in "[a-z_: ,\\n\"é]{0,60}") {
        let parsed = ScopeSet::parse(&text, Some("demo"));
        let words = text.split(|c: char| c.is_whitespace() || c == ',' || c == '"');
        let words = words.filter(|w| !w.is_empty()).collect::<std::collections::BTreeSet<_>>();
        prop_assert!(parsed.set.len() + parsed.problems.len() >= words.len());
    }

    #[test]
    fn any_text_can_be_reviewed(text in "\\PC*") {
        let _ = review::review(&ScopeSet::parse(&text, None).set);
    }

    #[test]
    fn a_grant_of_what_was_asked_lacks_nothing(set in set()) {
        prop_assert_eq!(compare_grant(&set, &set), Default::default());
        prop_assert!(compare_grant(&set, &set.minimise()).missing.is_empty());
    }
}

fn demo(text: &str) -> ScopeSet {
    ScopeSet::parse(text, None).set
}

#[test]
fn a_view_scope_is_released_with_its_manage_scope() {
    let (manage, view) = (
        Permission::project("manage_customers"),
        Permission::project("view_customers"),
    );
    let mut selection = Selection::default();
    selection.set(&manage, true);
    assert_eq!(
        selection.mark(&view).locked_by.as_deref(),
        Some("manage_customers")
    );
    assert_eq!(
        selection.sent(false),
        demo("view_customers manage_customers")
    );
    assert_eq!(selection.sent(true), demo("manage_customers"));
    selection.set(&manage, false);
    assert!(!selection.mark(&view).ticked);
    selection.set(&view, true);
    selection.set(&manage, true);
    selection.set(&manage, false);
    assert!(
        selection.mark(&view).ticked,
        "the visitor had ticked it before"
    );
}

#[test]
fn wide_coverage_is_a_hint_and_is_not_sent() {
    let mut selection = Selection::default();
    selection.set(&Permission::project("manage_project"), true);
    let mark = selection.mark(&Permission::project("view_orders"));
    assert!(!mark.ticked && mark.locked_by.is_none());
    assert_eq!(mark.covered_by.as_deref(), Some("manage_project"));
    assert_eq!(selection.sent(false), demo("manage_project"));
}

#[test]
fn the_project_covers_its_stores_and_no_store_covers_another() {
    let set = demo("manage_orders:demo:berlin");
    let orders = |store| Permission::at("view_orders", store);
    assert!(Coverage::of(&set).covers(&orders(Some("berlin"))));
    assert!(!Coverage::of(&set).covers(&orders(Some("paris"))));
    assert!(!Coverage::of(&set).covers(&orders(None)));
    assert!(Coverage::of(&demo("manage_orders")).covers(&orders(Some("paris"))));
    assert!(!Literal::of(&demo("manage_orders")).may_request(&orders(None)));
}

#[test]
fn the_review_says_what_is_possible_and_what_is_not() {
    let review = review::review(&demo("view_orders manage_orders view_products:demo:berlin"));
    assert!(
        review
            .can
            .contains(&"Read, create, change and delete orders and carts.".to_owned())
    );
    assert!(
        !review
            .can
            .iter()
            .any(|line| line == "Read orders and carts.")
    );
    assert!(
        review
            .cannot
            .contains(&"Read customers and their personal data.".to_owned())
    );
    assert!(!review.cannot.iter().any(|line| line.contains("orders")));
    assert!(
        review
            .warnings
            .iter()
            .any(|line| line.contains("not verified"))
    );
    assert!(find("manage_orders").is_some());
}
