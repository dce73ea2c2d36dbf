//! The picker's value: ticks, twins, Stores, groups, templates.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scope::{
    Coverage, GROUPS, Group, Kind, Level, Permission, SCOPES, ScopeSet, Selection, TEMPLATES,
    template,
};

const STORES: [&str; 3] = ["berlin", "hamburg", "wien"];

#[derive(Clone, Debug)]
enum Step {
    Tick(Permission, bool),
    Group(usize, Option<&'static str>, Level),
    Remove(&'static str),
    Template(usize),
}

fn permission() -> impl Strategy<Value = Permission> {
    (0..SCOPES.len(), proptest::option::of(select(&STORES[..]))).prop_map(|(at, store)| {
        Permission {
            name: SCOPES[at].name.to_owned(),
            store: store.map(str::to_owned),
        }
    })
}

fn step() -> impl Strategy<Value = Step> {
    let place = proptest::option::of(select(&STORES[..]));
    let level = select(vec![Level::None, Level::View, Level::Manage]);
    prop_oneof![
        8 => (permission(), prop::bool::weighted(0.7)).prop_map(|(p, on)| Step::Tick(p, on)),
        2 => (0..GROUPS.len(), place, level).prop_map(|(g, p, l)| Step::Group(g, p, l)),
        1 => select(&STORES[..]).prop_map(Step::Remove),
        1 => (0..TEMPLATES.len()).prop_map(Step::Template),
    ]
}

/// A selection as people make it, with all blocks open.
fn selection() -> impl Strategy<Value = Selection> {
    vec(step(), 0..25).prop_map(|steps| {
        let mut selection = Selection::default();
        for step in steps {
            match step {
                Step::Tick(p, on) => selection.set(&p, on),
                Step::Group(at, store, level) => selection.set_group(&GROUPS[at], store, level),
                Step::Remove(store) => selection.remove_store(store),
                Step::Template(at) => selection.apply(&TEMPLATES[at]),
            }
        }
        for store in STORES {
            selection.add_store(store);
        }
        selection
    })
}

fn project(name: &str) -> Permission {
    Permission::project(name)
}

/// Whether the level means something of its own here: some groups have nothing to view, or nothing else.
fn has_level(group: &Group, level: Level, in_store: bool) -> bool {
    let members = group.members().filter(|info| !in_store || info.in_stores());
    let views: Vec<bool> = members.map(|info| info.kind == Kind::View).collect();
    match level {
        Level::None => true,
        Level::View => views.contains(&true),
        Level::Manage => views.contains(&false),
    }
}

proptest! {
    #[test]
    fn ticking_and_unticking_leads_back(selection in selection(), p in permission()) {
        let before = selection.mark(&p).ticked;
        let mut after = selection.clone();
        after.set(&p, !before);
        after.set(&p, before);
        prop_assert_eq!(after, selection);
    }

    #[test]
    fn boxes_and_what_is_sent_agree(selection in selection(), p in permission()) {
        let sent = selection.sent(false);
        let mark = selection.mark(&p);
        prop_assert_eq!(sent.contains(&p), mark.ticked);
        prop_assert!(mark.locked_by.is_none() || (mark.ticked && mark.covered_by.is_none()));
        prop_assert_eq!(sent.is_empty(), selection.is_empty());
        let stores = selection.stores();
        let blocks = stores.iter().map(|s| selection.count(Some(s)));
        prop_assert_eq!(selection.count(None) + blocks.sum::<usize>(), sent.len());
        prop_assert!(sent.iter().all(|p| p.info().unwrap().selectable()));
        prop_assert!(sent.iter().all(|p| p.store.is_none() || p.info().unwrap().in_stores()));
    }

    #[test]
    fn twins_are_always_sent(selection in selection()) {
        let sent = selection.sent(false);
        for p in &sent {
            if let Some(twin) = p.info().unwrap().twin()
                && (p.store.is_none() || twin.in_stores())
            {
                prop_assert!(sent.has(twin.name, p.store.as_deref()), "{p:?}");
            }
        }
        let least = selection.sent(true);
        prop_assert!(sent.iter().all(|p| Coverage::of(&least).covers(p)));
        prop_assert!(least.iter().all(|p| sent.contains(p)));
    }

    #[test]
    fn what_was_sent_can_be_selected_again(selection in selection()) {
        let sent = selection.sent(false);
        let parsed = ScopeSet::parse(&sent.print("p"), Some("p"));
        prop_assert_eq!(parsed.problems, vec![]);
        prop_assert_eq!(&parsed.set, &sent);
        prop_assert_eq!(Selection::of(&parsed.set).sent(false), sent);
    }

    #[test]
    fn a_group_shows_the_level_it_was_set_to(
        selection in selection(),
        at in 0..GROUPS.len(),
        store in proptest::option::of(select(&STORES[..])),
        level in select(vec![Level::None, Level::View, Level::Manage]),
    ) {
        let group = &GROUPS[at];
        prop_assume!(has_level(group, level, store.is_some()));
        let mut after = selection.clone();
        after.set_group(group, store, level);
        prop_assert_eq!(after.group(group, store), Some(level));
        // Nothing outside the group moves.
        for p in &selection.sent(false).diff(&after.sent(false)).only_left {
            prop_assert!(p.info().unwrap().group == group.name && p.store.as_deref() == store);
        }
        after.set_group(group, store, Level::None);
        prop_assert_eq!(after.group(group, store), Some(Level::None));
    }

    #[test]
    fn a_group_is_mixed_only_between_the_levels(
        selection in selection(),
        store in proptest::option::of(select(&STORES[..])),
    ) {
        for group in GROUPS {
            let Some(level) = selection.group(group, store) else {
                continue;
            };
            let mut same = selection.clone();
            same.set_group(group, store, level);
            prop_assert_eq!(same.sent(false), selection.sent(false));
        }
    }

    #[test]
    fn a_template_is_what_it_says(selection in selection(), at in 0..TEMPLATES.len()) {
        let template = &TEMPLATES[at];
        let mut after = selection.clone();
        for store in STORES {
            after.remove_store(store);
        }
        after.apply(template);
        prop_assert!(template.differs(&after).is_empty());
        prop_assert_eq!(template.differs(&after).words(), "");
    }
}

#[test]
fn a_twin_is_locked_while_its_manager_is_ticked() {
    let (manage, view) = (project("manage_customers"), project("view_customers"));
    let mut selection = Selection::default();
    selection.set(&manage, true);
    assert_eq!(
        selection.mark(&view).locked_by.as_deref(),
        Some("manage_customers")
    );
    assert!(selection.mark(&view).ticked);
    selection.set(&view, false);
    assert!(selection.mark(&view).ticked, "a locked box stays");
    assert_eq!(selection.count(None), 2);
    selection.set(&manage, false);
    assert!(!selection.mark(&view).ticked && selection.is_empty());

    selection.set(&view, true);
    selection.set(&manage, true);
    selection.set(&manage, false);
    assert!(selection.mark(&view).ticked, "the person had ticked it");
}

#[test]
fn wider_coverage_is_a_hint_only() {
    let mut selection = Selection::default();
    selection.set(&project("view_orders"), true);
    let mark = selection.mark(&project("view_zones"));
    assert_eq!(mark.covered_by.as_deref(), Some("view_orders"));
    assert!(!mark.ticked && mark.locked_by.is_none());
    assert_eq!(selection.sent(false).print("p"), "view_orders:p");
    let in_store = selection.mark(&Permission::in_store("view_orders", "berlin"));
    assert_eq!(
        in_store.covered_by.as_deref(),
        Some("view_orders for the whole project")
    );
}

#[test]
fn store_blocks_take_only_what_fits() {
    let mut selection = Selection::default();
    assert!(selection.add_store("berlin") && !selection.add_store("berlin"));
    for key in ["", "a", "a b", "ümlaut", "a:b", &"x".repeat(257)] {
        assert!(!selection.add_store(key), "{key}");
    }
    selection.set(&Permission::in_store("manage_payments", "berlin"), true);
    selection.set(&project("customer_id"), true);
    assert!(selection.is_empty());
    selection.set(&Permission::in_store("manage_orders", "wien"), true);
    assert_eq!(selection.stores(), ["berlin", "wien"]);
    assert_eq!(
        selection.sent(false).print("p"),
        "view_orders:p:wien manage_orders:p:wien"
    );
    assert_eq!(selection.sent(true).print("p"), "manage_orders:p:wien");
    selection.remove_store("wien");
    assert!(selection.is_empty());
}

#[test]
fn odd_scopes_of_a_copied_client_survive() {
    let text = "view_gadgets:p manage_payments:p:berlin";
    let mut selection = Selection::of(&ScopeSet::parse(text, Some("p")).set);
    assert_eq!(selection.sent(false).print("p"), text);
    assert_eq!(selection.stores(), ["berlin"]);
    selection.set(&Permission::in_store("manage_payments", "berlin"), false);
    assert_eq!(selection.sent(false).print("p"), "view_gadgets:p");
}

#[test]
fn twins_of_a_copied_client_go_with_their_manager() {
    let sent = ScopeSet::parse("view_orders:p manage_orders:p view_types:p", Some("p")).set;
    let mut selection = Selection::of(&sent);
    assert_eq!(selection.sent(false), sent);
    selection.set(&project("manage_orders"), false);
    assert_eq!(selection.sent(false).print("p"), "view_types:p");
}

#[test]
fn unticking_one_manage_scope_keeps_views_ticked_before_the_group_was() {
    let group = |name: &str| -> &'static Group { GROUPS.iter().find(|g| g.name == name).unwrap() };
    let customers = group("Customers");
    let mut selection = Selection::default();
    selection.set_group(customers, None, Level::View);
    selection.set_group(customers, None, Level::Manage);
    selection.set(&project("manage_customers"), false);
    assert_eq!(
        selection.sent(false).print("p"),
        "view_customers:p view_customer_groups:p manage_customer_groups:p"
    );
    assert_eq!(selection.group(customers, None), None);
}

#[test]
fn templates_replace_project_scopes_and_keep_stores() {
    let mut selection = Selection::default();
    selection.set(&project("manage_types"), true);
    selection.set(&Permission::in_store("view_orders", "berlin"), true);
    let adapter = template("payment-adapter").unwrap();
    selection.apply(adapter);
    assert_eq!(selection.count(Some("berlin")), 1);
    let diff = adapter.differs(&selection);
    assert_eq!(diff.words(), "1 scope added");
    selection.set(&project("manage_payments"), false);
    selection.set(&project("view_quotes"), true);
    assert_eq!(
        adapter.differs(&selection).words(),
        "2 scopes added, 2 scopes taken away"
    );
    selection.apply(template("custom").unwrap());
    assert_eq!(
        (selection.count(None), selection.count(Some("berlin"))),
        (0, 1)
    );
    assert!(template("custom").unwrap().differs(&selection).is_empty());
    assert!(adapter.reason("manage_payments").is_some() && adapter.reason("view_quotes").is_none());
}
