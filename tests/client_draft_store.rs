//! One way to replace a draft, which keeps the former one and offers it back.
#![cfg(not(target_arch = "wasm32"))]

use client::{DraftForm, DraftStore};

fn named(name: &str) -> DraftForm {
    DraftForm {
        name: name.to_owned(),
        ..DraftForm::default()
    }
}

#[test]
fn what_was_typed_comes_back_after_every_kind_of_replacement() {
    let replacements: [fn(&mut DraftStore); 4] = [
        |store| store.replace(named("a copy")),
        |store| store.replace_with(|form| *form = DraftForm::default()),
        |store| assert!(store.replace_by_link("v=1", named("a link"))),
        |store| store.replace_with(|form| form.name.push_str(" with a fix")),
    ];
    for replace in replacements {
        let mut store = DraftStore::default();
        store.edit(|form| form.name = "typed".to_owned());
        replace(&mut store);
        assert!(store.can_restore());
        let replaced = store.form().clone();
        assert!(store.restore());
        assert_eq!(store.form().name, "typed");
        // Bringing it back can be undone, unless there was nothing to lose.
        assert_eq!(store.can_restore(), replaced != DraftForm::default());
    }
}

#[test]
fn an_empty_draft_is_not_kept() {
    let mut store = DraftStore::default();
    store.replace(named("a"));
    assert!(!store.can_restore() && !store.restore());
    assert_eq!(store.form().name, "a");
}

#[test]
fn two_replacements_keep_what_was_typed_last() {
    let mut store = DraftStore::default();
    store.edit(|form| form.name = "typed".to_owned());
    store.replace_with(|form| *form = DraftForm::default());
    store.replace(named("b"));
    assert!(store.restore());
    assert_eq!(store.form().name, "typed");
}

#[test]
fn a_link_that_is_read_again_does_not_overwrite_what_was_typed_since() {
    let mut store = DraftStore::default();
    assert!(store.replace_by_link("v=1", named("a link")));
    store.edit(|form| form.name = "typed since".to_owned());
    assert!(!store.replace_by_link("v=1", named("a link")));
    assert_eq!(store.form().name, "typed since");
    assert!(store.replace_by_link("v=2", named("another")));
    assert!(store.restore());
    assert_eq!(store.form().name, "typed since");
}

#[test]
fn nothing_comes_back_after_the_client_was_created() {
    let mut store = DraftStore::default();
    store.edit(|form| form.name = "typed".to_owned());
    store.replace(named("b"));
    store.finish();
    assert_eq!(store, DraftStore::default());
}

#[test]
fn a_draft_outlives_another_client_that_is_created_meanwhile() {
    let mut store = DraftStore::default();
    store.edit(|form| form.name = "typed".to_owned());
    store.set_aside(true);
    store.finish();
    assert_eq!(
        (store.form().name.as_str(), store.replaced()),
        ("typed", None)
    );
    // Nothing was created: the next one is this draft's again.
    store.set_aside(true);
    store.set_aside(false);
    store.finish();
    assert_eq!(store, DraftStore::default());
}
