//! The list that is shown: what the host said, overlaid with what this page did.
#![cfg(not(target_arch = "wasm32"))]

use client::inventory::READ_LAG_MS;
use client::{ApiClient, Extent, Inventory, Timestamp};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn client(id: &str) -> ApiClient {
    format!(r#"{{"id":"{id}","name":"n-{id}","scope":""}}"#)
        .parse()
        .expect("a client in JSON")
}

fn ids(inventory: &Inventory) -> Vec<String> {
    inventory.shown().into_iter().map(|c| c.id).collect()
}

fn read(inventory: &mut Inventory, now: i64, ids: &[&str]) {
    inventory.begin(Timestamp(now));
    inventory.take_page(ids.iter().map(|id| client(id)).collect());
    inventory.complete();
}

#[test]
fn a_reload_does_not_hide_a_client_that_was_just_created() {
    let mut inventory = Inventory::default();
    read(&mut inventory, 0, &["a"]);
    inventory.created(client("b"), Timestamp(1_000));
    read(&mut inventory, 2_000, &["a"]);
    assert_eq!(ids(&inventory), ["a", "b"]);
    // A read that begins a minute later knows it, or somebody else deleted it.
    read(&mut inventory, 1_000 + READ_LAG_MS, &["a"]);
    assert_eq!(ids(&inventory), ["a"]);
}

#[test]
fn a_reload_does_not_bring_back_a_client_that_was_just_deleted() {
    let mut inventory = Inventory::default();
    read(&mut inventory, 0, &["a", "b"]);
    inventory.deleted("b", Timestamp(1_000));
    assert_eq!(ids(&inventory), ["a"]);
    read(&mut inventory, 2_000, &["a", "b"]);
    assert_eq!(ids(&inventory), ["a"]);
    // Replicas differ: one read without it does not end the overlay.
    read(&mut inventory, 3_000, &["a"]);
    read(&mut inventory, 4_000, &["a", "b"]);
    assert_eq!(ids(&inventory), ["a"]);
    read(&mut inventory, 1_000 + READ_LAG_MS, &["a", "b"]);
    assert_eq!(ids(&inventory), ["a", "b"], "the host still has it");
}

#[test]
fn a_read_that_began_before_a_change_does_not_settle_it() {
    let mut inventory = Inventory::default();
    read(&mut inventory, 0, &["a"]);
    inventory.begin(Timestamp(1_000));
    inventory.deleted("a", Timestamp(2_000));
    inventory.take_page(vec![client("a")]);
    inventory.complete();
    assert!(ids(&inventory).is_empty());
}

#[test]
fn a_delete_that_failed_puts_the_client_back() {
    let mut inventory = Inventory::default();
    read(&mut inventory, 0, &["a"]);
    inventory.deleted("a", Timestamp(1));
    inventory.not_deleted(client("a"), Timestamp(2));
    assert_eq!(ids(&inventory), ["a"]);
}

#[test]
fn pages_that_were_read_before_a_stop_are_kept_and_said_to_be_part() {
    let mut inventory = Inventory::default();
    assert_eq!(inventory.extent(), Extent::Unread);
    inventory.begin(Timestamp(0));
    inventory.take_page(vec![client("a"), client("b")]);
    assert_eq!(ids(&inventory), ["a", "b"], "pages show as they arrive");
    inventory.interrupt();
    assert_eq!(ids(&inventory), ["a", "b"]);
    assert_eq!(inventory.extent(), Extent::Partial);
    // Another read that brings nothing does not make it whole, and one that ends does.
    inventory.begin(Timestamp(1));
    inventory.interrupt();
    assert_eq!(inventory.extent(), Extent::Partial);
    read(&mut inventory, 2, &["b", "c"]);
    assert_eq!(inventory.extent(), Extent::Complete);
    assert_eq!(ids(&inventory), ["b", "c"]);
    // A complete list stays complete when a reload fails before its first page.
    inventory.begin(Timestamp(3));
    inventory.interrupt();
    assert_eq!(inventory.extent(), Extent::Complete);
}

#[test]
fn a_read_that_goes_on_is_whole_with_the_pages_from_before() {
    let mut inventory = Inventory::default();
    inventory.begin(Timestamp(0));
    inventory.take_page(vec![client("a"), client("b")]);
    inventory.interrupt();
    inventory.deleted("a", Timestamp(5));
    inventory.resume(Timestamp(READ_LAG_MS * 2));
    inventory.take_page(vec![client("c")]);
    inventory.complete();
    // The first page was read before the delete: it says nothing of what came later.
    assert_eq!(ids(&inventory), ["b", "c"]);
    assert_eq!(inventory.extent(), Extent::Complete);
}

#[derive(Clone, Debug)]
enum Step {
    Create(u8),
    Delete(u8),
    /// A read that lags by so many of the latest changes.
    Read(usize),
    /// Time passes, in seconds.
    Wait(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..6_u8).prop_map(Step::Create),
        (0..6_u8).prop_map(Step::Delete),
        (0..4_usize).prop_map(Step::Read),
        (0..90_u8).prop_map(Step::Wait),
    ]
}

proptest! {
    /// After any sequence of creates, deletes and lagging reads, the list shows what the host holds.
    #[test]
    fn the_list_shows_what_the_host_holds(steps in prop::collection::vec(step(), 0..40)) {
        let mut inventory = Inventory::default();
        read(&mut inventory, 0, &[]);
        let (mut now, mut held) = (0_i64, BTreeSet::<String>::new());
        // The states of the host, with the time since when.
        let mut states = vec![(0_i64, held.clone())];
        for step in steps {
            now += 1;
            match step {
                Step::Create(n) => {
                    let id = n.to_string();
                    held.insert(id.clone());
                    inventory.created(client(&id), Timestamp(now));
                    states.push((now, held.clone()));
                }
                Step::Delete(n) => {
                    let id = n.to_string();
                    held.remove(&id);
                    inventory.deleted(&id, Timestamp(now));
                    states.push((now, held.clone()));
                }
                Step::Wait(seconds) => now += i64::from(seconds) * 1_000,
                Step::Read(lag) => {
                    // A read may show any state that was still the present one less than a minute ago.
                    let present = states.len() - 1;
                    let ended = |at: usize| states.get(at + 1).map_or(i64::MAX, |next| next.0);
                    let oldest = (0..=present).find(|at| ended(*at) > now - READ_LAG_MS);
                    let at = present.saturating_sub(lag).max(oldest.unwrap_or(present));
                    let seen: Vec<&str> = states[at].1.iter().map(String::as_str).collect();
                    read(&mut inventory, now, &seen);
                }
            }
            let shown: BTreeSet<String> = ids(&inventory).into_iter().collect();
            prop_assert_eq!(&shown, &held);
        }
    }
}
