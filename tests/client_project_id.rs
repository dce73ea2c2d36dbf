//! Two projects with the same key in two regions: what is kept of one is never shown for the other.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use client::audit::Snapshot;
use client::drain::{MAX_WATCHED, Watches};
use client::inventory::READ_LAG_MS;
use client::journal::Journal;
use client::unseen::Unseen;
use client::{ApiClient, Day, ProjectId, Timestamp};
use proptest::prelude::*;

/// 2026-11-24
const DAY: Day = Day(20_781);
const LATER: Timestamp = Timestamp(2 * READ_LAG_MS);

fn europe() -> ProjectId {
    ProjectId::new("https://api.europe-west1.gcp.commercetools.com", "shop")
}

fn america() -> ProjectId {
    ProjectId::new("https://api.us-east-2.aws.commercetools.com", "shop")
}

fn client(id: &str, name: &str, created: Timestamp) -> ApiClient {
    let text = format!(r#"{{"id":"{id}","name":"{name}","createdAt":"{created}"}}"#);
    text.parse().unwrap()
}

fn ids(journal: &Journal, project: &ProjectId) -> Vec<String> {
    journal.of(project).map(|entry| entry.id.clone()).collect()
}

/// The text as the version before regions wrote it.
fn without_host(text: &str) -> String {
    let mut all: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_str(text).unwrap();
    for entry in &mut all {
        entry.remove("host").unwrap();
    }
    serde_json::to_string(&all).unwrap()
}

#[test]
fn the_journal_of_one_region_is_not_that_of_the_other() {
    let mut journal = Journal::default();
    journal.begin(&europe(), &client("a", "x", Timestamp(0)), Timestamp(0));
    journal.begin(&america(), &client("b", "x", Timestamp(0)), Timestamp(0));
    let mut journal = Journal::read(&journal.text());
    assert_eq!(ids(&journal, &europe()), ["a"]);
    assert_eq!(ids(&journal, &america()), ["b"]);
    // A complete list of one says nothing about the other.
    assert_eq!(journal.settle(&america(), LATER, |_| false), (0, 1));
    assert!(!journal.of(&europe()).next().unwrap().confirmed);
    journal.confirm(&europe(), "b");
    journal.drop_entry(&america(), "a");
    journal.clear(&america());
    assert_eq!(ids(&journal, &europe()), ["a"]);
}

#[test]
fn entries_without_a_region_are_shown_once_somebody_says_whose_they_are() {
    let mut journal = Journal::default();
    for id in ["there", "gone", "done"] {
        journal.begin(&europe(), &client(id, id, Timestamp(0)), Timestamp(0));
    }
    journal.confirm(&europe(), "done");
    let old = without_host(&journal.text());
    let mut journal = Journal::read(&old);
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(json(&journal.text()), json(&old), "reading loses nothing");
    for project in [europe(), america()] {
        assert!(ids(&journal, &project).is_empty(), "{project:?}");
        assert_eq!(journal.unplaced(&project), 3);
    }
    let other = ProjectId::new(&europe().host, "other");
    assert_eq!(journal.unplaced(&other), 0);
    // The list of the other project has none of them, and settles none.
    assert_eq!(journal.settle(&america(), LATER, |_| false), (0, 0));
    assert_eq!(journal.unplaced(&europe()), 3);
    // A client that is in the list belongs to the project.
    assert_eq!(journal.settle(&europe(), LATER, |id| id == "there"), (1, 0));
    assert_eq!(journal.unplaced(&europe()), 2);
    // What is deleted nobody can know but the visitor.
    let mut dropped = journal.clone();
    journal.place(&europe());
    assert_eq!(ids(&journal, &europe()), ["done", "gone"]);
    assert!(ids(&journal, &america()).is_empty());
    assert_eq!(journal.settle(&europe(), LATER, |_| false), (0, 1));
    dropped.drop_unplaced(&europe());
    assert_eq!(dropped, Journal::default());
}

#[test]
fn a_watch_holds_ids_and_days_alone() {
    let other = ProjectId::new(&europe().host, "other");
    let mut watches = Watches::default();
    watches.watch(&europe(), "old", None, DAY);
    watches.watch(&europe(), "old", Some("new"), Day(DAY.0 + 9));
    watches.watch(&other, "old", Some("x"), DAY);
    let text = watches.text();
    assert_eq!(
        text,
        r#"[{"project":"shop","host":"https://api.europe-west1.gcp.commercetools.com","old":"old","new":"new","since":"2026-11-24"},{"project":"other","host":"https://api.europe-west1.gcp.commercetools.com","old":"old","new":"x","since":"2026-11-24"}]"#
    );
    let mut read = Watches::read(&text);
    assert_eq!(read, watches);
    assert!(read.find(&europe(), "old").is_some() && read.find(&europe(), "new").is_none());
    read.forget(&europe(), "old");
    assert_eq!(
        (read.of(&europe()).count(), read.of(&other).count()),
        (0, 1)
    );
    for number in 0..=MAX_WATCHED {
        read.watch(&europe(), &number.to_string(), None, DAY);
    }
    assert!(read.find(&europe(), "0").is_none() && read.find(&europe(), "1").is_some());
    read.forget_all(&europe());
    assert_eq!(read.of(&europe()).count(), 0);
    assert!(
        Watches::read(r#"[{"project":"p","old":"o","since":"soon"}]"#)
            .of(&europe())
            .next()
            .is_none()
    );
}

#[test]
fn a_watch_follows_its_client_and_no_other_project() {
    let mut watches = Watches::default();
    watches.watch(&europe(), "a", Some("b"), Day(20_000));
    watches.watch(&america(), "c", None, Day(20_001));
    assert!(watches.find(&america(), "a").is_none() && watches.find(&europe(), "c").is_none());
    let mut old = Watches::read(&without_host(&watches.text()));
    // An id tells whose it is: the project that has the client.
    assert_eq!(old.find(&europe(), "a").unwrap().new.as_deref(), Some("b"));
    // Watching it again keeps its day and its successor, and writes the region down.
    old.watch(&europe(), "a", None, Day(20_009));
    let kept = old.find(&europe(), "a").unwrap();
    assert_eq!(
        (kept.since.as_str(), kept.new.as_deref()),
        ("2024-10-04", Some("b"))
    );
    assert!(old.find(&america(), "a").is_none());
    assert_eq!(old.of(&europe()).count(), 1);
    old.forget(&america(), "c");
    assert_eq!(old.of(&europe()).count(), 1);
    assert!(!old.text().contains("\"c\""), "{}", old.text());
}

#[test]
fn a_create_without_a_region_waits_for_the_list_that_has_its_client() {
    let mut unseen = Unseen::default();
    unseen.begin(&europe(), "orders", Timestamp(0));
    assert_eq!(unseen.settle(&america(), LATER, &[]), []);
    let mut old = Unseen::read(&without_host(&unseen.text()));
    let day = Timestamp(86_400_000);
    for strange in [
        vec![],
        vec![client("x", "orders", day)],
        vec![client("x", "others", Timestamp(0))],
    ] {
        assert_eq!(old.settle(&america(), LATER, &strange), []);
        assert!(!old.is_empty());
    }
    let own = [client("new", "orders", Timestamp(1_000))];
    let settled = old.settle(&europe(), LATER, &own);
    assert_eq!(settled[0].found, ["new"]);
    assert!(old.is_empty());
}

#[test]
fn a_snapshot_without_a_region_is_of_the_project_whose_clients_it_has() {
    let own = [client("a", "x", Timestamp(0))];
    let foreign = [client("b", "x", Timestamp(0))];
    let taken = Snapshot::of(&europe(), &own, Timestamp(0));
    assert!(taken.is_of(&europe(), &[]) && !taken.is_of(&america(), &own));
    let mut json: serde_json::Value = serde_json::from_str(&taken.text()).unwrap();
    json.as_object_mut().unwrap().remove("host").unwrap();
    let old = Snapshot::read(&json.to_string()).unwrap();
    assert!(old.is_of(&europe(), &own) && !old.is_of(&america(), &foreign));
    assert!(!old.is_of(&ProjectId::new(&europe().host, "other"), &own));
    assert_eq!(old.placed(&europe()), taken);
}

proptest! {
    /// Whatever is done for one project, what is kept of the other stays as it is.
    #[test]
    fn nothing_done_for_one_project_touches_the_other(acts in prop::collection::vec((0_u8..7, "[ab]"), 0..12)) {
        let mut journal = Journal::default();
        journal.begin(&europe(), &client("a", "x", Timestamp(0)), Timestamp(0));
        let mut watches = Watches::default();
        watches.watch(&europe(), "a", None, Day(20_000));
        let own = europe();
        let entry = journal.of(&own).next().unwrap().clone();
        let watched = watches.find(&europe(), "a").unwrap().clone();
        for (act, id) in acts {
            match act {
                0 => journal.begin(&america(), &client(&id, "y", Timestamp(0)), Timestamp(0)),
                1 => journal.confirm(&america(), &id),
                2 => journal.drop_entry(&america(), &id),
                3 => drop(journal.settle(&america(), LATER, |there| there == id)),
                4 => watches.watch(&america(), &id, Some("n"), Day(20_001)),
                5 => watches.forget(&america(), &id),
                _ => {
                    journal.place(&america());
                    journal.drop_unplaced(&america());
                    watches.forget_all(&america());
                }
            }
        }
        prop_assert_eq!(journal.of(&own).collect::<Vec<_>>(), [&entry]);
        prop_assert_eq!(watches.find(&europe(), "a"), Some(&watched));
    }
}
