//! A create without an answer: whose client is the one of that name?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod platform_support;

use client::ApiClient;
use platform::{Certainty, CreateOutcome, ErrorKind, Known};
use platform_support::*;
use pollster::block_on;

const SCOPE: &str = "manage_orders:demo";

/// A client of the name that [`draft`] has.
fn fresh(id: &str, created: &str, scope: &str) -> String {
    format!(r#"{{"id":"{id}","name":"Fresh","scope":"{scope}","createdAt":"{created}"}}"#)
}

fn other(id: &str, created: &str) -> String {
    format!(r#"{{"id":"{id}","name":"Other","scope":"","createdAt":"{created}"}}"#)
}

fn list(clients: &[String]) -> Answer {
    ok(&format!(r#"{{"results":[{}]}}"#, clients.join(",")))
}

/// The ids that were found, and how sure it is.
fn found(outcome: CreateOutcome) -> (Vec<String>, Certainty) {
    let CreateOutcome::Lost {
        found, certainty, ..
    } = outcome
    else {
        panic!("lost")
    };
    let ids = found.into_iter().map(|client| client.id).collect();
    (ids, certainty)
}

#[test]
fn somebody_elses_client_of_the_same_name_is_not_blamed() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        // Nothing was loaded. It was created ten minutes before the visitor's time, and is there.
        let theirs = fresh("theirs", "2026-11-18T13:36:40.000Z", SCOPE);
        let page = [theirs.clone(), other("newest", "2026-11-18T13:40:00.000Z")];
        host.then([list(&page), cut()]);
        host.then((0..4).map(|_| list(&page)));
        let outcome = session.create(&draft(), NOTHING).await;
        assert_eq!(found(outcome), (vec![], Certainty::Possible));
        let asked = host.asked();
        assert!(asked[0].contains("createdAt%20desc"), "{asked:?}");
        assert_eq!(asked[1], "POST demo/api-clients");
        // It shows late, after the create, but is older than one that was seen before.
        host.then([list(&page[1..]), cut()]);
        host.then((0..4).map(|_| list(&page)));
        let outcome = session.create(&draft(), NOTHING).await;
        assert_eq!(found(outcome).0, [""; 0]);
        // Without a time of the host it may be the one; that is all that can be said.
        let ours = fresh("ours", "2026-11-18T13:40:01.000Z", SCOPE);
        host.then([list(&page), cut(), list(&[ours, theirs])]);
        let outcome = session.create(&draft(), NOTHING).await;
        assert_eq!(found(outcome), (vec!["ours".into()], Certainty::Possible));
    });
}

#[test]
fn the_visitors_clock_decides_nothing() {
    // The host's calendar is years away from the visitor's, in both directions.
    for year in ["2016", "2036"] {
        block_on(async {
            let host = Scripted::default();
            let session = connect(&host, &Jump::new()).await;
            let at = |time: &str| format!("{year}-03-01T{time}.000Z");
            let before = other("before", &at("10:00:00"));
            let ours = fresh("ours", &at("10:00:09"), SCOPE);
            host.then([list(&[before]), cut(), list(std::slice::from_ref(&ours))]);
            let outcome = session.create(&draft(), NOTHING).await;
            assert_eq!(found(outcome).0, ["ours"], "{year}");
            // The same, where the host's clock can be read.
            let theirs = fresh("theirs", &at("09:59:50"), SCOPE);
            let look = list(&[ours, theirs]);
            host.then([cut(), dated(look, &at("10:00:10"))]);
            let outcome = session.create(&draft(), whole(&[])).await;
            assert_eq!(found(outcome), (vec!["ours".into()], Certainty::Certain));
        });
    }
}

#[test]
fn only_the_hosts_clock_makes_it_certain() {
    block_on(async {
        let host = Scripted::default();
        let clock = Jump::new();
        let session = connect(&host, &clock).await;
        let ours = fresh("ours", "2026-11-18T13:40:01.000Z", SCOPE);
        let wider = "manage_orders:demo view_orders:demo";
        let implied = fresh("ours", "2026-11-18T13:40:01.000Z", wider);
        let twin = fresh("twin", "2026-11-18T13:40:01.000Z", SCOPE);
        let undated = r#"{"id":"undated","name":"Fresh","scope":"manage_orders:demo"}"#;
        for (clients, sure) in [
            (vec![ours.clone()], Certainty::Certain),
            (vec![implied], Certainty::Certain),
            (vec![ours.clone(), twin], Certainty::Possible),
            (vec![undated.to_owned()], Certainty::Possible),
        ] {
            host.then([cut(), dated(list(&clients), "2026-11-18T13:40:02Z")]);
            let outcome = session.create(&draft(), whole(&[])).await;
            assert_eq!(found(outcome).1, sure, "{clients:?}");
            assert_eq!(host.asked().len(), 2);
        }
        // One with other scopes is hardly the one: the page looks on for it.
        clock.waited();
        let unlike = fresh("unlike", "2026-11-18T13:40:01.000Z", "view_stores:demo");
        let dated = |clients: &[String]| dated(list(clients), "2026-11-18T13:40:02Z");
        host.then([cut()]);
        host.then((0..4).map(|_| dated(std::slice::from_ref(&unlike))));
        let outcome = session.create(&draft(), whole(&[])).await;
        assert_eq!(found(outcome), (vec!["unlike".into()], Certainty::Possible));
        assert_eq!(clock.waited().iter().sum::<u32>(), 6000);
        host.then([
            cut(),
            dated(std::slice::from_ref(&unlike)),
            dated(&[unlike, ours]),
        ]);
        let (ids, sure) = found(session.create(&draft(), whole(&[])).await);
        assert_eq!((ids.len(), sure), (2, Certainty::Possible));
    });
}

#[test]
fn the_list_is_read_before_a_create_only_where_it_must() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        let no = || refused(400, "InvalidField", "no");
        // The whole list is known.
        host.then([no()]);
        session.create(&draft(), whole(&[])).await;
        assert_eq!(host.asked().len(), 1);
        // A part is known.
        let part: ApiClient = other("a", "").parse().unwrap();
        let part = Known {
            clients: &[part],
            is_complete: false,
        };
        host.then([list(&[]), no()]);
        session.create(&draft(), part).await;
        assert_eq!(host.asked().len(), 2);
        // It can't be read: that is tried once, and the create is made all the same.
        for trouble in [cut(), status(503, "{}"), ok("<p>"), wait(429, 1)] {
            host.then([trouble, no()]);
            let outcome = session.create(&draft(), NOTHING).await;
            assert!(matches!(outcome, CreateOutcome::Refused(e) if e.kind == ErrorKind::BadInput));
            assert_eq!(host.asked().len(), 2);
        }
        // Once a Date could be read, the host's clock is enough.
        host.then([dated(list(&[]), "2026-11-18T13:40:02Z"), no()]);
        session.create(&draft(), NOTHING).await;
        assert_eq!(host.asked().len(), 2);
        host.then([no()]);
        session.create(&draft(), NOTHING).await;
        assert_eq!(host.asked(), ["POST demo/api-clients"]);
    });
}

#[test]
fn a_create_that_is_stopped_before_it_is_sent_is_not_sent() {
    block_on(async {
        let (host, held, session) = connect_held().await;
        let stop = std::future::ready(());
        let outcome = session.create_until(&draft(), NOTHING, stop).await;
        assert!(matches!(outcome, CreateOutcome::NotSent));
        held.release();
        assert_eq!(host.asked().len(), 0);
    });
}
