//! Blocks of stores that share their scopes, and the selection as text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scope::selection::{TokenNote, check_stores, read};
use scope::{Permission, Place, SCOPES, ScopeSet, Selection, StoreRefused};

const STORES: [&str; 5] = ["berlin", "hamburg", "oslo", "paris", "wien"];

/// What a person does; blocks by their place in the list.
#[derive(Clone, Debug)]
enum Step {
    Tick(Option<usize>, usize, bool),
    TickOne(usize, Option<&'static str>, bool),
    NewBlock(&'static str),
    Join(usize, &'static str),
    Leave(&'static str),
    RemoveBlock(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let store = || select(&STORES[..]);
    prop_oneof![
        6 => (proptest::option::of(0..4_usize), 0..SCOPES.len(), prop::bool::weighted(0.8))
            .prop_map(|(block, at, on)| Step::Tick(block, at, on)),
        2 => (0..SCOPES.len(), proptest::option::of(store()), any::<bool>())
            .prop_map(|(at, store, on)| Step::TickOne(at, store, on)),
        3 => store().prop_map(Step::NewBlock),
        3 => (0..4_usize, store()).prop_map(|(at, store)| Step::Join(at, store)),
        1 => store().prop_map(Step::Leave),
        1 => (0..4_usize).prop_map(Step::RemoveBlock),
    ]
}

/// The model: what is ticked for the project, and in each store, with nothing shared.
#[derive(Default)]
struct Model {
    project: BTreeSet<&'static str>,
    stores: BTreeMap<String, BTreeSet<&'static str>>,
}

impl Model {
    fn tick(ticks: &mut BTreeSet<&'static str>, at: usize, in_store: bool, on: bool) {
        let scope = &SCOPES[at];
        let locked = scope.manager().is_some_and(|m| ticks.contains(m.name));
        if locked && (!in_store || scope.in_stores()) {
            return;
        }
        if !on {
            ticks.remove(scope.name);
        } else if scope.selectable() && (!in_store || scope.in_stores()) {
            ticks.insert(scope.name);
        }
    }

    fn sent(&self) -> ScopeSet {
        let mut all = Vec::new();
        let places = self
            .stores
            .iter()
            .map(|(key, ticks)| (Some(key.as_str()), ticks));
        for (store, ticks) in places.chain([(None, &self.project)]) {
            for name in ticks {
                all.push(Permission::at(name, store));
                let twin = scope::find(name).unwrap().twin();
                let twin = twin.filter(|twin| store.is_none() || twin.in_stores());
                all.extend(twin.map(|twin| Permission::at(twin.name, store)));
            }
        }
        ScopeSet::new(all)
    }
}

fn run(steps: &[Step]) -> (Selection, Model) {
    let (mut selection, mut model) = (Selection::default(), Model::default());
    for step in steps {
        let ids: Vec<_> = selection.blocks().iter().map(scope::Block::id).collect();
        let keys_of = |selection: &Selection, at: usize| -> Vec<String> {
            selection
                .blocks()
                .get(at)
                .map(|b| b.stores().to_vec())
                .unwrap_or_default()
        };
        match *step {
            Step::Tick(None, at, on) => {
                selection.tick(Place::Project, SCOPES[at].name, on);
                Model::tick(&mut model.project, at, false, on);
            }
            Step::Tick(Some(block), at, on) => {
                for key in keys_of(&selection, block) {
                    Model::tick(model.stores.get_mut(&key).unwrap(), at, true, on);
                }
                if let Some(id) = ids.get(block) {
                    selection.tick(Place::Stores(*id), SCOPES[at].name, on);
                }
            }
            Step::TickOne(at, store, on) => {
                selection.set(&Permission::at(SCOPES[at].name, store), on);
                match store {
                    None => Model::tick(&mut model.project, at, false, on),
                    Some(key) if model.stores.contains_key(key) => {
                        Model::tick(model.stores.get_mut(key).unwrap(), at, true, on);
                    }
                    Some(key) if on => {
                        let mut ticks = BTreeSet::new();
                        Model::tick(&mut ticks, at, true, true);
                        if !ticks.is_empty() {
                            model.stores.insert(key.to_owned(), ticks);
                        }
                    }
                    Some(_) => {}
                }
            }
            Step::NewBlock(key) => {
                let fresh = !model.stores.contains_key(key);
                assert_eq!(selection.add_block(key).is_ok(), fresh);
                model.stores.entry(key.to_owned()).or_default();
            }
            Step::Join(block, key) => {
                let Some(id) = ids.get(block) else { continue };
                let first = keys_of(&selection, block).remove(0);
                let joined = selection.add_store_to(*id, key);
                if model.stores.contains_key(key) {
                    assert!(matches!(joined, Err(StoreRefused::Taken(_))));
                } else {
                    assert_eq!(joined, Ok(()));
                    let ticks = model.stores[&first].clone();
                    model.stores.insert(key.to_owned(), ticks);
                }
            }
            Step::Leave(key) => {
                selection.remove_store(key);
                model.stores.remove(key);
            }
            Step::RemoveBlock(block) => {
                for key in keys_of(&selection, block) {
                    model.stores.remove(&key);
                }
                if let Some(id) = ids.get(block) {
                    selection.remove_block(*id);
                }
            }
        }
    }
    (selection, model)
}

/// Every store stands in one block, no block is empty, and no id is there twice.
fn sound(selection: &Selection) {
    let stores = selection.stores();
    let once: BTreeSet<_> = stores.iter().collect();
    assert_eq!(once.len(), stores.len(), "{stores:?}");
    assert!(selection.blocks().iter().all(|b| !b.stores().is_empty()));
    let ids: BTreeSet<_> = selection.blocks().iter().map(scope::Block::id).collect();
    assert_eq!(ids.len(), selection.blocks().len());
}

fn by_store(set: &ScopeSet) -> BTreeMap<&str, Vec<&str>> {
    set.stores()
        .into_iter()
        .map(|key| (key, set.names(Some(key)).collect()))
        .collect()
}

proptest! {
    /// Nothing is widened, nothing lost: what is sent is what is ticked, place by place.
    #[test]
    fn what_is_sent_is_the_union_of_all_places(steps in vec(step(), 0..40)) {
        let (selection, model) = run(&steps);
        sound(&selection);
        prop_assert_eq!(selection.sent(false), model.sent());
        let mut stores = selection.stores();
        stores.sort_unstable();
        prop_assert_eq!(stores, model.stores.keys().collect::<Vec<_>>());
    }

    #[test]
    fn a_set_of_scopes_leads_to_one_block_for_each_kind_of_store(steps in vec(step(), 0..40)) {
        let (selection, _) = run(&steps);
        let sent = selection.sent(false);
        let again = Selection::of(&sent);
        sound(&again);
        prop_assert_eq!(again.sent(false), sent.clone());
        let kinds = by_store(&sent).into_values().collect::<BTreeSet<_>>();
        prop_assert_eq!(again.blocks().len(), kinds.len());
        prop_assert_eq!(Selection::of(&again.sent(false)), again);
    }

    #[test]
    fn the_order_of_ticks_does_not_matter(
        ticks in vec((0..SCOPES.len(), proptest::option::of(select(&STORES[..]))), 0..15),
        seed in any::<u64>(),
    ) {
        let build = |order: &[(usize, Option<&str>)]| {
            let mut selection = Selection::default();
            for store in STORES {
                selection.add_store(store);
            }
            for (at, store) in order {
                selection.set(&Permission::at(SCOPES[*at].name, *store), true);
            }
            selection.sent(false)
        };
        let mut other = ticks.clone();
        if !other.is_empty() {
            let turn = usize::try_from(seed % 97).unwrap() % other.len();
            other.rotate_left(turn);
            if seed % 2 == 0 {
                other.reverse();
            }
        }
        prop_assert_eq!(build(&ticks), build(&other));
    }

    #[test]
    fn text_and_table_are_one_state(steps in vec(step(), 0..40), known in any::<bool>()) {
        let (selection, _) = run(&steps);
        let key = known.then_some("shop-eu");
        let text = selection.text(key);
        let mut same = selection.clone();
        prop_assert_eq!(same.take_text(&text, key), vec![]);
        prop_assert_eq!(&same, &selection, "the blocks stay as they are");
        let mut fresh = Selection::default();
        fresh.take_text(&text, key);
        prop_assert_eq!(fresh.text(key), text);
        prop_assert_eq!(fresh.sent(false), selection.sent(false));
    }

    #[test]
    fn any_text_is_read_and_then_stable(
        steps in vec(step(), 0..10),
        text in "[a-z_]{0,3}((view|manage)_(orders|products|zones|ordrs)(:shop(:[a-z]{1,3})?)?[ ,\n\"]{1,2}|\\PC{0,4}){0,12}",
    ) {
        let (mut selection, _) = run(&steps);
        let notes = selection.take_text(&text, Some("shop"));
        sound(&selection);
        let once = selection.text(Some("shop"));
        let mut again = selection.clone();
        again.take_text(&once, Some("shop"));
        prop_assert_eq!(again.text(Some("shop")), once.clone());
        prop_assert_eq!(again.sent(false), selection.sent(false));
        for note in &notes {
            prop_assert_eq!(&text[note.at.clone()], note.problem.scope());
        }
        // Every word is in the selection or in a note that says that it is left out.
        let typed = read(&text, Some("shop"));
        prop_assert_eq!(&typed.notes, &notes);
        prop_assert_eq!(ScopeSet::parse(&text, Some("shop")).set, typed.set);
    }
}

#[test]
fn one_store_leaves_its_block_when_only_it_changes() {
    let set = ScopeSet::parse(
        "manage_orders:p:berlin view_customers:p:berlin manage_orders:p:wien view_customers:p:wien",
        None,
    );
    let mut selection = Selection::of(&set.set);
    assert_eq!(selection.blocks().len(), 1);
    assert_eq!(selection.blocks()[0].stores(), ["berlin", "wien"]);
    let shared = selection.blocks()[0].id();
    selection.set(&Permission::in_store("manage_orders", "wien"), false);
    assert_eq!(selection.stores(), ["berlin", "wien"]);
    assert_eq!(selection.block_of("berlin").unwrap().id(), shared);
    assert_ne!(selection.block_of("wien").unwrap().id(), shared);
    assert_eq!(
        selection.sent(true).print("p"),
        "manage_orders:p:berlin view_customers:p:berlin view_customers:p:wien"
    );
    // Both together stay together.
    let mut selection = Selection::of(&set.set);
    let both = ["berlin", "wien"].map(|key| Permission::in_store("manage_orders", key));
    selection.set_all(&both, false);
    assert_eq!(selection.blocks().len(), 1);
    // Nothing is parted for nothing.
    selection.set(&Permission::in_store("manage_orders", "wien"), false);
    selection.set(&Permission::in_store("manage_payments", "wien"), true);
    assert_eq!(selection.blocks().len(), 1);
}

#[test]
fn stores_can_be_added_where_they_have_no_scopes_yet() {
    let mut selection = Selection::default();
    let first = selection.add_block("berlin").unwrap();
    selection.tick(Place::Stores(first), "manage_orders", true);
    assert_eq!(selection.add_store_to(first, "wien"), Ok(()));
    assert_eq!(selection.count(Some("wien")), 2);
    assert_eq!(selection.add_block("wien"), Err(StoreRefused::Taken(first)));
    assert_eq!(selection.add_block("w"), Err(StoreRefused::NotAKey));
    let second = selection.add_block("oslo").unwrap();
    assert_eq!(
        selection.add_store_to(second, "wien"),
        Err(StoreRefused::Taken(first))
    );
    selection.copy_block(Place::Stores(first), second);
    assert_eq!(selection.count(Some("oslo")), 2);
    selection.remove_store("berlin");
    assert_eq!(selection.block(first).unwrap().stores(), ["wien"]);
    selection.remove_store("wien");
    assert_eq!(
        (selection.block(first), selection.stores()),
        (None, vec!["oslo"])
    );
    selection.tick(Place::Project, "manage_types", true);
    selection.copy_block(Place::Project, second);
    assert!(
        selection.block(second).unwrap().is_empty(),
        "types have no form for stores"
    );
}

#[test]
fn notes_say_where_and_what() {
    let text = "manage_ordrs\nview_products:other, customer_id:shop\n  view_types:shop:berlin manage_orders:shop";
    let typed = read(text, Some("shop"));
    let notes: Vec<String> = typed.notes.iter().map(TokenNote::to_string).collect();
    assert_eq!(
        typed.notes.iter().map(|n| n.line).collect::<Vec<_>>(),
        [1, 2, 2, 3]
    );
    assert!(
        notes[0].ends_with("Did you mean manage_orders?"),
        "{notes:?}"
    );
    assert_eq!(
        typed
            .notes
            .iter()
            .map(TokenNote::is_error)
            .collect::<Vec<_>>(),
        [false, true, true, false]
    );
    assert_eq!(
        typed.set.print("shop"),
        "manage_orders:shop manage_ordrs:shop view_types:shop:berlin"
    );
    assert!(read("manage_orders view_products", None).notes.is_empty());
}

#[test]
fn stores_that_do_not_exist_are_said() {
    let mut selection = Selection::default();
    for key in ["berlin", "wein", "nowhere"] {
        selection.add_store(key);
    }
    let known: BTreeSet<String> = ["berlin", "wien"].map(str::to_owned).into();
    let said = |complete| -> Vec<String> {
        let notes = check_stores(&selection, &known, complete);
        notes
            .iter()
            .map(scope::selection::StoreNote::words)
            .collect()
    };
    assert_eq!(
        said(true),
        [
            "Store wein doesn’t exist in this project. Did you mean wien?",
            "Store nowhere doesn’t exist in this project."
        ]
    );
    assert_eq!(
        said(false)[1],
        "Can’t tell if store nowhere exists: not all stores are loaded."
    );
}
