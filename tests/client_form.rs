//! The form: every error at once, duplicates, limits, copies.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use client::draft::Field;
use client::summary::Ends;
use client::{ApiClient, DraftForm, Timestamp};
use proptest::prelude::*;
use scope::{Permission, Place, SCOPES, ScopeSet, Selection};

fn client(id: &str, name: &str, scope: &str) -> ApiClient {
    let mut client: ApiClient = r#"{"id":"x"}"#.parse().unwrap();
    (client.id, client.name, client.scope) = (id.into(), name.into(), scope.into());
    client
}

fn form(name: &str) -> DraftForm {
    let scopes = ScopeSet::new([Permission::project("view_orders")]);
    DraftForm {
        name: name.into(),
        selection: Selection::of(&scopes),
        ..DraftForm::default()
    }
}

fn fields(form: &DraftForm) -> Vec<Field> {
    form.check(&[])
        .map_or_else(|all| all.iter().map(|e| e.field).collect(), |_| Vec::new())
}

#[test]
fn all_errors_come_at_once_and_say_what_to_do() {
    let form = DraftForm {
        name: " \u{200b}".into(),
        access_seconds: "3599".into(),
        refresh_seconds: "soon".into(),
        delete_after_days: "0".into(),
        ..DraftForm::default()
    };
    let errors = form.check(&[]).unwrap_err();
    let found: Vec<Field> = errors.iter().map(|e| e.field).collect();
    assert_eq!(
        found,
        [
            Field::Name,
            Field::Scopes,
            Field::Access,
            Field::Refresh,
            Field::DeleteAfter
        ]
    );
    assert!(
        errors
            .iter()
            .all(|e| e.message.starts_with("Enter ") || e.message.starts_with("Choose "))
    );
    assert!(errors[2].message.contains("from 1 hour to 7 days"));
    assert!(
        errors[4].message.contains("from 1 to 3,650") && errors[4].message.contains("Scopesmith")
    );
    // What is only missing is said when the form is sent; what is wrong, while it is typed.
    let missing: Vec<bool> = errors.iter().map(|e| e.missing).collect();
    assert_eq!(missing, [true, true, false, false, false]);
    assert_eq!(form.error_so_far(Field::Name, &[]), None);
    assert_eq!(
        form.error_so_far(Field::Access, &[]).as_ref(),
        errors.get(2)
    );
}

#[test]
fn the_documented_limits_hold_to_the_number() {
    for (text, access, refresh, days) in [
        ("", true, true, true),
        (" 3600 ", true, true, true),
        ("3599", false, true, true),
        ("604800", true, true, false),
        ("604801", false, true, false),
        ("31536000", false, true, false),
        ("31536001", false, false, false),
        ("29", false, false, true),
        ("30", false, true, true),
        ("0", false, false, false),
        ("-1", false, false, false),
        ("+3600", false, false, false),
        ("3600.0", false, false, false),
        ("3,600", false, false, false),
        ("99999999999999999999", false, false, false),
        ("３６００", false, false, false),
        ("1 hour", true, true, false),
        ("12h", true, true, false),
        ("90 MIN", true, true, false),
        ("7 days", true, true, true),
        ("8 days", false, true, true),
        ("2 weeks", false, false, true),
        ("365 d", false, true, true),
        ("1 year", false, false, false),
        ("1 day 1 hour", false, false, false),
        ("99999 days", false, false, false),
        ("9999999 weeks", false, false, false),
    ] {
        let mut form = form("Shop");
        for (field, fits) in [
            (Field::Access, access),
            (Field::Refresh, refresh),
            (Field::DeleteAfter, days),
        ] {
            for (slot, other) in [
                (&mut form.access_seconds, Field::Access),
                (&mut form.refresh_seconds, Field::Refresh),
                (&mut form.delete_after_days, Field::DeleteAfter),
            ] {
                *slot = if other == field {
                    text.into()
                } else {
                    String::new()
                };
            }
            let expected: &[Field] = if fits { &[] } else { &[field] };
            assert_eq!(fields(&form), expected, "{text}");
        }
    }
}

#[test]
fn a_store_without_scopes_is_not_passed_over() {
    let mut draft = form("Shop");
    let berlin = draft.selection.add_block("berlin").unwrap();
    let message = |draft: &DraftForm| {
        let error = draft.error(Field::Scopes, &[])?;
        assert!(error.missing, "nothing is marked before the form is sent");
        Some(error.message)
    };
    assert_eq!(
        message(&draft).as_deref(),
        Some("Store berlin has no scopes. Select scopes for it or remove it.")
    );
    draft.selection.add_store_to(berlin, "wien").unwrap();
    assert_eq!(
        message(&draft).as_deref(),
        Some("2 stores have no scopes. Select scopes for them or remove them.")
    );
    draft
        .selection
        .tick(Place::Stores(berlin), "view_orders", true);
    assert_eq!(message(&draft), None);
}

#[test]
fn nothing_is_handed_out_while_a_lifetime_cannot_be_taken() {
    let mut draft = form("Shop");
    assert_eq!(draft.settled(), Some(draft.so_far()));
    draft.name.clear();
    assert!(draft.settled().is_some(), "only missing so far");
    for typed in ["abc", "0", "3651", "-1"] {
        draft.delete_after_days = typed.into();
        assert_eq!(draft.settled(), None, "{typed}");
        assert_eq!(draft.ends(), Ends::Unclear);
        // Not even as a client that never expires.
        assert!(
            draft
                .summary("shop")
                .to_string()
                .ends_with("check the expiration")
        );
    }
    draft.delete_after_days = "30 days".into();
    assert_eq!(draft.settled().unwrap().delete_after_days, Some(30));
    draft.access_seconds = "1 minute".into();
    assert_eq!(draft.settled(), None);
}

#[test]
fn a_taken_name_is_refused_with_the_client_that_has_it() {
    let existing = [client("one", " Shop ", ""), client("two", "Other", "")];
    let errors = form("Shop ").check(&existing).unwrap_err();
    assert_eq!(errors[0].existing.as_deref(), Some("one"));
    assert_eq!(form("Shop ").similar_name(&existing), None);

    assert!(form("shop").check(&existing).is_ok());
    let similar = form("shop").similar_name(&existing);
    assert_eq!(similar.as_deref(), Some(" Shop "));
    assert_eq!(form("Third").similar_name(&existing), None);
}

#[test]
fn an_odd_name_is_warned_about_and_kept() {
    let long = "ü".repeat(257);
    assert!(form(&long).odd_name().is_some());
    assert_eq!(form(&long).check(&[]).unwrap().name, long);
    assert_eq!(form(&"ü".repeat(256)).odd_name(), None);
    assert!(form("a\u{202e}b").odd_name().is_some());
    assert_eq!(form("👩\u{200d}💻").odd_name(), None);
}

#[test]
fn a_copy_asks_for_the_same() {
    let mut original = client(
        "one",
        "Shop",
        "view_products:p manage_products:p made_up:p manage_orders:p:berlin view_orders:p:berlin",
    );
    original.access_token_validity_seconds = Some(7200);
    original.created_at = Timestamp::parse("2026-11-01T10:00:00Z");
    original.delete_at = Timestamp::parse("2026-11-08T10:00:03Z");
    let existing = [original.clone(), client("two", "Shop (copy)", "")];
    let copy = DraftForm::copy_of(&original, &existing);
    assert_eq!(copy.name, "Shop (copy 2)");
    assert_eq!(copy.copied_from.as_deref(), Some("Shop"));
    let draft = copy.check(&existing).unwrap();
    assert_eq!(draft.scopes, original.scopes());
    assert_eq!(
        (draft.access, draft.refresh, draft.delete_after_days),
        (Some(7200), None, Some(7))
    );
}

#[test]
fn a_replacement_is_named_after_the_old_one_and_the_month() {
    let today = Timestamp::parse("2026-11-26T10:00:00Z").unwrap().day();
    let named = |name: &str, others: &[&str]| {
        let old = client("one", name, "view_products:p");
        let others = others.iter().map(|other| client("two", other, ""));
        let existing: Vec<_> = std::iter::once(old.clone()).chain(others).collect();
        let form = DraftForm::replacement_of(&old, &existing, today);
        assert_eq!(form.replaces.as_deref(), Some("one"));
        assert_eq!(form.copied_from.as_deref(), Some(name));
        assert!(form.check(&existing).is_ok());
        form.name
    };
    assert_eq!(named("Shop", &[]), "Shop (2026-11)");
    assert_eq!(named("Shop (2026-05)", &[]), "Shop (2026-11)");
    assert_eq!(named("Shop (2026-11)", &[]), "Shop (2026-11-26)");
    assert_eq!(
        named("Shop (2026-11-26)", &["Shop (2026-11)"]),
        "Shop (2026-11-26, 2)"
    );
    assert_eq!(named("Shop (2026-11-26, 2)", &[]), "Shop (2026-11)");
    assert_eq!(named("Shop (Berlin)", &[]), "Shop (Berlin) (2026-11)");
    assert_eq!(named(" (2026-05)", &[]), "(2026-05) (2026-11)");
}

#[test]
fn a_copy_of_a_client_without_covered_scopes_stays_as_small() {
    let copy = DraftForm::copy_of(&client("one", "Shop", "manage_products:p"), &[]);
    assert_eq!(
        copy.check(&[]).unwrap().scopes.print("p"),
        "manage_products:p"
    );
}

proptest! {
    #[test]
    fn any_form_is_checked_without_harm(
        name in "\\PC{0,300}", access in "\\PC{0,12}", refresh in "[0-9]{0,12}", days in "[0-9]{0,6}",
    ) {
        let form = DraftForm { access_seconds: access, refresh_seconds: refresh, delete_after_days: days, ..form(&name) };
        if let Ok(draft) = form.check(&[]) {
            let body: serde_json::Value = serde_json::from_str(&draft.body("shop")).unwrap();
            prop_assert_eq!(body["name"].as_str(), Some(name.trim()));
            prop_assert_eq!(body["scope"].as_str(), Some("view_orders:shop"));
            prop_assert_eq!(draft.lifetimes(Timestamp(1_700_000_000_000)).len(), 3);
        }
        form.odd_name();
        form.similar_name(&[]);
    }

    #[test]
    fn a_copy_never_asks_for_other_scopes_than_the_twins(
        picked in proptest::collection::vec((0..SCOPES.len(), any::<bool>()), 1..12),
    ) {
        let set = ScopeSet::new(picked.iter().filter(|(i, _)| SCOPES[*i].selectable()).map(|(i, in_store)| {
            let info = &SCOPES[*i];
            if *in_store && info.in_stores() {
                Permission::in_store(info.name, "berlin")
            } else {
                Permission::project(info.name)
            }
        }));
        let copy = DraftForm::copy_of(&client("one", "Shop", &set.print("p")), &[]);
        let sent = copy.selection.sent(copy.omit_covered);
        let diff = set.diff(&sent);
        prop_assert!(diff.only_left.is_empty());
        for added in &diff.only_right {
            let manager = added.name.replacen("view_", "manage_", 1);
            prop_assert!(set.has(&manager, added.store.as_deref()), "{:?}", added);
        }
    }
}
