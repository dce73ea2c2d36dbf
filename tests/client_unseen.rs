//! Creates whose end no page saw.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use client::inventory::READ_LAG_MS;
use client::unseen::{Outcome, Unseen};
use client::{ApiClient, ProjectId, Timestamp};

fn project(key: &str) -> ProjectId {
    ProjectId::new("https://api.example", key)
}

fn client(id: &str, name: &str) -> ApiClient {
    format!(r#"{{"id":"{id}","name":"{name}"}}"#)
        .parse()
        .unwrap()
}

#[test]
fn a_create_that_nobody_saw_the_end_of_is_settled_by_a_later_list() {
    let mut unseen = Unseen::default();
    unseen.begin(&project("shop"), "orders (2026-11)", Timestamp(1_000));
    unseen.begin(&project("shop"), "lost", Timestamp(1_000));
    unseen.begin(&project("other"), "orders (2026-11)", Timestamp(1_000));
    unseen.begin(&project("shop"), "seen", Timestamp(1_000));
    unseen.end(&project("shop"), "seen");
    let mut again = Unseen::read(&unseen.text());
    assert_eq!(again, unseen);
    let all = [client("new", "orders (2026-11)"), client("old", "orders")];
    // Another tab may be at it still, and the list may lag.
    assert_eq!(
        again.settle(&project("shop"), Timestamp(1_000 + READ_LAG_MS), &all),
        []
    );
    assert_eq!(again, unseen);
    let settled = again.settle(&project("shop"), Timestamp(1_001 + READ_LAG_MS), &all);
    assert_eq!(
        settled,
        [
            Outcome {
                name: "orders (2026-11)".into(),
                found: vec!["new".into()],
            },
            Outcome {
                name: "lost".into(),
                found: vec![],
            }
        ]
    );
    // It is told once; that of the other project waits.
    assert_eq!(
        again.settle(&project("shop"), Timestamp(9_999_999), &all),
        []
    );
    assert!(!again.is_empty());
    assert_eq!(
        again
            .settle(&project("other"), Timestamp(9_999_999), &[])
            .len(),
        1
    );
    assert!(again.is_empty());
}

#[test]
fn what_makes_no_sense_is_left_out_and_it_does_not_grow() {
    assert!(Unseen::read("broken").is_empty());
    assert!(Unseen::read(r#"[{"project":"a","name":"b","sent":"soon"}]"#).is_empty());
    let mut unseen = Unseen::default();
    for n in 0..50 {
        unseen.begin(&project("shop"), &format!("n{n}"), Timestamp(0));
    }
    let text = unseen.text();
    assert!(text.contains("n49") && !text.contains("n29\""), "{text}");
    assert_eq!(Unseen::read(&text), unseen);
}
