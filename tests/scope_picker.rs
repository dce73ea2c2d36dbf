//! The picker's rows: nothing missing, found by what people call it, and every box explained.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use scope::picker::{
    Filter, Found, ROWS, Row, Tick, USUAL, Why, in_columns, listed, look, meant, row_of, rows,
    unknown,
};
use scope::{GROUPS, Kind, Permission, Place, SCOPES, ScopeSet, Selection};

fn row(scope: &str) -> &'static Row {
    row_of(scope::find(scope).unwrap()).unwrap()
}

#[test]
fn every_scope_that_can_be_granted_has_one_box() {
    let mut boxes: Vec<&str> = Vec::new();
    let mut count = 0;
    for group in GROUPS {
        for row in rows(group) {
            assert_eq!(row.group, group.name);
            assert!(row.view().is_none_or(|s| s.kind == Kind::View));
            assert!(row.manage().is_none_or(|s| s.kind == Kind::Manage));
            assert!(row.other().is_none_or(|s| s.kind == Kind::Other));
            boxes.extend(row.scopes().map(|scope| scope.name));
            count += 1;
        }
    }
    assert_eq!(count, ROWS.len());
    let mut all: Vec<&str> = SCOPES
        .iter()
        .filter(|s| s.selectable())
        .map(|s| s.name)
        .collect();
    boxes.sort_unstable();
    all.sort_unstable();
    assert_eq!(boxes, all);
}

#[test]
fn titles_are_short_and_tell_rows_apart() {
    for row in ROWS {
        assert!(row.title.len() <= 30, "{}", row.title);
        let same = ROWS.iter().filter(|other| other.title == row.title).count();
        assert_eq!(same, 1, "{}", row.title);
        assert!(row.title.starts_with(|c: char| c.is_ascii_uppercase()));
    }
}

#[test]
fn rows_are_found_by_what_people_call_them() {
    for (typed, scope) in [
        ("stock", "view_products"),
        ("basket", "manage_orders"),
        ("coupon", "manage_discount_codes"),
        ("wishlist", "manage_my_shopping_lists"),
        ("vat", "view_tax_categories"),
        ("webhook", "manage_subscriptions"),
        ("GDPR", "manage_customers"),
        ("key value", "view_key_value_documents"),
        ("sign up", "manage_my_profile"),
        ("b2b company", "manage_business_units"),
        ("manage orders", "manage_orders"),
        ("manage_orders", "manage_orders"),
    ] {
        let found = Filter::new(typed, false).finds(row(scope));
        assert!(found.is_some(), "{typed}");
    }
    assert_eq!(Filter::new("stock", false).finds(row("view_orders")), None);
    assert_eq!(
        Filter::new("stock", false).finds(row("view_products")),
        Some(Found::Synonym("stock"))
    );
    assert_eq!(Found::Synonym("stock").words(), "Matches “stock”");
    assert_eq!(
        Filter::new("inventory", false).finds(row("view_products")),
        Some(Found::Text)
    );
}

#[test]
fn the_usual_groups_exist() {
    for name in USUAL {
        assert!(GROUPS.iter().any(|group| group.name == name), "{name}");
    }
}

#[test]
fn enter_means_one_box() {
    let mut selection = Selection::default();
    let block = Place::Stores(selection.add_block("berlin").unwrap());
    let asked = |selection: &Selection, place, typed: &str| {
        meant(&Filter::new(typed, false), selection, place).map(|scope| scope.name)
    };
    for (typed, scope) in [
        ("orders", Some("view_orders")),
        ("Manage_Orders", Some("manage_orders")),
        ("manage orders", Some("manage_orders")),
        ("customers", Some("view_customers")),
        ("stock", Some("view_products")),
        ("manage project", Some("manage_project")),
        ("", None),
        ("no such thing", None),
    ] {
        assert_eq!(asked(&selection, Place::Project, typed), scope, "{typed}");
    }
    // What can't be had in a store is not meant there.
    assert_eq!(asked(&selection, block, "payments"), None);
    assert_eq!(asked(&selection, block, "orders"), Some("view_orders"));
    // The same box is meant again, so that Enter takes back what it did.
    selection.tick(block, "view_orders", true);
    assert_eq!(asked(&selection, block, "orders"), Some("view_orders"));
    // One that is locked is passed over.
    selection.tick(block, "manage_orders", true);
    assert_eq!(asked(&selection, block, "orders"), Some("manage_orders"));
}

#[test]
fn boxes_say_why_they_cannot_be_pressed() {
    let mut selection = Selection::default();
    let block = Place::Stores(selection.add_block("berlin").unwrap());
    let look = |selection: &Selection, place, name| {
        let state = selection.box_of(place, scope::find(name).unwrap());
        (state.tick, state.why.words())
    };
    selection.tick(Place::Project, "manage_orders", true);
    assert_eq!(
        look(&selection, Place::Project, "view_orders"),
        (Tick::Included, "Included in manage_orders".into())
    );
    assert_eq!(
        look(&selection, Place::Project, "manage_orders").0,
        Tick::On
    );
    assert_eq!(
        look(&selection, Place::Project, "view_zones"),
        (Tick::Off, "Covered by manage_orders".into())
    );
    assert_eq!(
        look(&selection, block, "view_orders"),
        (
            Tick::Off,
            "Covered by manage_orders for the whole project".into()
        )
    );
    assert_eq!(
        look(&selection, block, "manage_payments"),
        (Tick::Unavailable, "Not available for single stores".into())
    );
    assert!(!selection.tick(block, "manage_payments", true));
}

#[test]
fn what_a_copied_client_holds_can_be_taken_away() {
    let odd = ScopeSet::parse("manage_payments:p:berlin view_gadgets:p", None).set;
    let mut selection = Selection::of(&odd);
    let block = selection.place_of(Some("berlin")).unwrap();
    let state = selection.box_of(block, scope::find("manage_payments").unwrap());
    assert!(state.is_ticked() && !state.is_disabled());
    assert_eq!(unknown(&selection, Place::Project), ["view_gadgets"]);
    assert!(selection.tick(block, "manage_payments", false));
    assert!(selection.tick(Place::Project, "view_gadgets", false));
    assert!(selection.is_empty());
}

#[test]
fn groups_tell_their_counts_and_only_chosen_rows_stay() {
    let mut selection = Selection::default();
    selection.tick(Place::Project, "manage_customers", true);
    let all = listed(&Filter::default(), &selection, Place::Project);
    assert_eq!(all.len(), GROUPS.len());
    let chosen = listed(&Filter::new("", true), &selection, Place::Project);
    assert_eq!(chosen.len(), 1);
    assert_eq!(
        (chosen[0].group.name, chosen[0].chosen, chosen[0].of),
        ("Customers", 2, 4)
    );
    assert_eq!(chosen[0].rows, [row("manage_customers")]);
    let block = Place::Stores(selection.add_block("berlin").unwrap());
    let in_store = listed(&Filter::new("customers", false), &selection, block);
    let customers = in_store
        .iter()
        .find(|l| l.group.name == "Customers")
        .unwrap();
    assert_eq!(
        (customers.chosen, customers.of, customers.rows.len()),
        (0, 2, 2)
    );
    assert!(listed(&Filter::new("", true), &selection, block).is_empty());
}

#[test]
fn pairs_stand_side_by_side_and_nothing_is_lost() {
    for group in GROUPS {
        let shown = in_columns(group.members());
        let mut names: Vec<_> = shown.iter().map(|scope| scope.name).collect();
        for (at, name) in names.iter().enumerate() {
            let twin = name.strip_prefix("view_").map(|of| format!("manage_{of}"));
            if let Some(twin) = twin.filter(|twin| names.contains(&twin.as_str())) {
                assert_eq!(
                    (at % 2, names[at + 1]),
                    (0, twin.as_str()),
                    "{}",
                    group.name
                );
            }
        }
        let mut all: Vec<_> = group.members().map(|scope| scope.name).collect();
        names.sort_unstable();
        all.sort_unstable();
        assert_eq!(names, all);
    }
}

#[test]
fn a_table_says_why_boxes_are_locked_and_why_the_template_has_them() {
    let mut selection = Selection::default();
    let template = scope::template::template("admin").unwrap();
    selection.apply(template);
    let place = Place::Project;
    let folded = look(
        &selection,
        &Filter::default(),
        place,
        Some(template),
        |_| false,
    );
    assert!(
        folded
            .iter()
            .all(|group| group.shown && !group.open && group.rows.is_empty())
    );
    let open = look(
        &selection,
        &Filter::default(),
        place,
        Some(template),
        |_| true,
    );
    let mut reasons = 0;
    for (group, look) in GROUPS.iter().zip(&open) {
        assert_eq!((look.chosen, look.of), selection.counts(place, group));
        assert_eq!(look.level, selection.level(place, group));
        for (row, look) in rows(group).iter().zip(&look.rows) {
            let locked = look.ticks.contains(&Some(Tick::Included));
            assert!(
                !locked || look.note.words().starts_with("Included in "),
                "{}",
                row.title
            );
            assert_eq!(look.is_chosen(), row.is_chosen(&selection, place));
            reasons += usize::from(look.reason.is_some());
        }
    }
    assert!(reasons > 0, "the template gives reasons");
    // A filter opens what it leaves, and hides the rest.
    let found = look(
        &Selection::default(),
        &Filter::new("stock", false),
        place,
        None,
        |_| false,
    );
    let rows_shown = found
        .iter()
        .flat_map(|group| &group.rows)
        .filter(|row| row.shown);
    assert!(rows_shown.clone().count() > 0);
    assert!(
        rows_shown
            .clone()
            .any(|row| row.note.words() == "Matches “stock”")
    );
    assert!(found.iter().any(|group| !group.shown));
}

#[test]
fn what_no_store_can_have_is_said_in_its_row() {
    let mut selection = Selection::default();
    let block = Place::Stores(selection.add_block("berlin").unwrap());
    let all = look(&selection, &Filter::default(), block, None, |_| true);
    let notes: Vec<String> = all
        .iter()
        .flat_map(|group| &group.rows)
        .filter(|row| {
            row.ticks
                .iter()
                .flatten()
                .all(|tick| *tick == Tick::Unavailable)
        })
        .map(|row| row.note.words())
        .collect();
    assert!(!notes.is_empty());
    assert!(
        notes.iter().all(|note| *note == "Project only"),
        "{notes:?}"
    );
}

proptest! {
    #[test]
    fn a_box_shows_just_what_is_sent(
        ticks in proptest::collection::vec((0..SCOPES.len(), any::<bool>()), 0..20),
        at in 0..SCOPES.len(), in_store in any::<bool>(), typed in "\\PC{0,8}",
    ) {
        let mut selection = Selection::default();
        let block = Place::Stores(selection.add_block("berlin").unwrap());
        for (at, project) in ticks {
            selection.tick(if project { Place::Project } else { block }, SCOPES[at].name, true);
        }
        let (place, store) = if in_store { (block, Some("berlin")) } else { (Place::Project, None) };
        let state = selection.box_of(place, &SCOPES[at]);
        let sent = selection.sent(false);
        prop_assert_eq!(state.is_ticked(), sent.contains(&Permission::at(SCOPES[at].name, store)));
        prop_assert!(!state.is_disabled() || state.why != Why::Nothing);
        let mark = selection.mark(&Permission::at(SCOPES[at].name, store));
        prop_assert_eq!(state.is_ticked(), mark.ticked);
        let here = !in_store || SCOPES[at].in_stores();
        let why = match (mark.locked_by, mark.covered_by) {
            (Some(manager), _) => format!("Included in {manager}"),
            (None, _) if !here => "Not available for single stores".to_owned(),
            (None, Some(by)) => format!("Covered by {by}"),
            (None, None) => String::new(),
        };
        prop_assert_eq!(state.why.words(), why);
        let before = selection.clone();
        let changed = selection.tick(place, SCOPES[at].name, !state.is_ticked());
        prop_assert_eq!(changed, selection != before);
        prop_assert!(!changed || !state.is_disabled());
        // Any filter is harmless, and what it lists is what it shows.
        let filter = Filter::new(&typed, false);
        let shown: usize = listed(&filter, &selection, place).iter().map(|l| l.rows.len()).sum();
        prop_assert_eq!(shown, ROWS.iter().filter(|row| filter.shows(row, &selection, place)).count());
        // So is the table that is made of it, and each of its boxes is the one of the selection.
        for (group, look) in GROUPS.iter().zip(look(&selection, &filter, place, None, |at| at % 2 == 0)) {
            prop_assert!(look.shown || !look.open);
            prop_assert!(look.open || look.rows.is_empty());
            for (row, look) in rows(group).iter().zip(&look.rows) {
                prop_assert_eq!(look.shown, filter.shows(row, &selection, place));
                for (scope, tick) in row.boxes().into_iter().zip(look.ticks) {
                    prop_assert_eq!(tick, scope.map(|scope| selection.box_of(place, scope).tick));
                }
            }
        }
    }
}
