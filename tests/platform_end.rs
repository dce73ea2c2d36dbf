//! The end of a session: what it got is revoked, what is under way comes to nothing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod platform_support;

use std::rc::Rc;

use client::{Credentials, Secret};
use platform::{CreateOutcome, Credential, ErrorKind, Session};
use platform_support::*;
use pollster::block_on;

/// `new-id:new-secret` in base64.
const NEW_BASIC: &str = "Basic bmV3LWlkOm5ldy1zZWNyZXQ=";

const CREATED: &str = r#"{"id":"new-id","name":"Fresh","scope":"manage_orders:demo","secret":"new-secret","createdAt":"2026-11-24T00:00:00.000Z"}"#;

fn made() -> Credentials {
    Credentials {
        project_key: "demo".into(),
        name: "Fresh".into(),
        client_id: "new-id".into(),
        secret: Secret::new("new-secret"),
        scope: "manage_orders:demo".into(),
        requested: draft().scopes,
        api_url: hosts().api,
        auth_url: hosts().auth,
    }
}

fn own(token: &str) -> (String, String) {
    (token.to_owned(), basic())
}

fn of_new(token: &str) -> (String, String) {
    (token.to_owned(), NEW_BASIC.to_owned())
}

#[test]
fn a_session_without_a_token_of_its_own_gets_one_only_for_others() {
    block_on(async {
        let (clock, host) = (Jump::new(), Scripted::default());
        let transport = Rc::new(host.clone());
        let session = Session::without_token(transport, clock.clone(), hosts(), "demo".into());
        assert!(host.asked().is_empty() && session.facts().granted.is_none());
        assert!(all(&session).await.is_err(), "it can't read the list");
        // A refusal is final: no client is new here.
        host.then([refused(401, "invalid_client", "no")]);
        assert_eq!(
            session.token_of(&made()).await.err().unwrap().kind,
            ErrorKind::InvalidClient
        );
        assert_eq!(host.asked(), ["POST oauth/token"]);
        assert!(clock.pauses.borrow().is_empty());
        host.then([token("proof"), status(404, "")]);
        let proof = session.token_of(&made()).await.ok().unwrap();
        assert_eq!(session.probe(&proof, "/carts").await, Ok(404));
        assert_eq!(host.asked(), ["POST oauth/token", "HEAD demo/carts"]);
        session.close();
        assert_eq!(host.revoked(), [of_new("proof")]);
        assert_eq!(
            session.probe(&proof, "/carts").await.err().unwrap().kind,
            ErrorKind::Ended
        );
    });
}

#[test]
fn every_token_that_is_alive_is_revoked() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        // A test token, one that ends soon, and a new one in place of the first.
        let short = r#"{"access_token":"short","expires_in":60,"scope":"manage_orders:demo"}"#;
        let no = || refused(401, "invalid_token", "invalid_token");
        host.then([token("proof"), ok(short), no(), token("second"), page(0..1)]);
        let proof = session.token_for(&made()).await.ok().unwrap();
        let soon_over = session.token_for(&made()).await.ok().unwrap();
        all(&session).await.unwrap();
        clock.pass(61_000);
        let requests = session.end();
        let mut tokens: Vec<_> = requests.iter().map(revoked).collect();
        tokens.sort();
        // The first token was refused once, but its time is not over.
        assert_eq!(tokens, [own("first"), of_new("proof"), own("second")]);
        // They are for the caller to send; then nothing is left to revoke.
        assert!(host.revoked().is_empty());
        assert!(session.end().is_empty());
        drop((proof, soon_over, session));
        assert!(host.revoked().is_empty());
    });
}

#[test]
fn closing_sends_the_revocations_before_it_returns() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        host.then([token("proof")]);
        let proof = session.token_for(&made()).await.ok().unwrap();
        session.close();
        assert_eq!(host.revoked(), [own("first"), of_new("proof")]);
        drop(proof);
        session.close();
        assert!(host.revoked().is_empty());
    });
}

#[test]
fn a_session_that_is_dropped_is_ended() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        let shared = Rc::clone(&session);
        drop(session);
        assert!(host.revoked().is_empty());
        drop(shared);
        assert_eq!(host.revoked(), [own("first")]);
    });
}

#[test]
fn a_test_token_is_revoked_with_its_page() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        host.then([token("proof")]);
        let proof = session.token_for(&made()).await.ok().unwrap();
        assert!(host.revoked().is_empty());
        drop(proof);
        assert_eq!(host.revoked(), [of_new("proof")]);
        session.close();
        assert_eq!(host.revoked(), [own("first")]);
    });
}

#[test]
fn an_ended_session_answers_nothing_and_asks_nothing() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        session.close();
        assert!(session.has_ended());
        let ended = |kind: ErrorKind| kind == ErrorKind::Ended;
        assert!(ended(all(&session).await.unwrap_err().kind));
        assert!(ended(session.stores("", 0).await.unwrap_err().kind));
        assert!(ended(session.delete("a").await.unwrap_err().kind));
        assert!(ended(session.token_for(&made()).await.err().unwrap().kind));
        for known in [NOTHING, whole(&[])] {
            let outcome = session.create(&draft(), known).await;
            // Nothing was sent, so it is certain that nothing was created.
            let CreateOutcome::Refused(error) = outcome else {
                panic!("refused");
            };
            assert!(ended(error.kind));
        }
        assert!(host.asked().is_empty());
    });
}

#[test]
fn what_arrives_after_the_end_is_dropped() {
    block_on(async {
        // A read.
        let (host, held, session) = connect_held().await;
        host.then([page(0..3)]);
        let mut work = Box::pin(all(&session));
        assert!(step(&mut work).is_none());
        session.close();
        host.revoked();
        held.release();
        let answer = step(&mut work).unwrap();
        assert_eq!(answer.unwrap_err().kind, ErrorKind::Ended);
        assert_eq!(host.asked().len(), 1);
        // A create: the page that is shown by then hears of no credentials.
        let (host, held, session) = connect_held().await;
        host.then([status(201, CREATED)]);
        let asked = draft();
        let mut work = Box::pin(session.create(&asked, whole(&[])));
        assert!(step(&mut work).is_none());
        session.close();
        held.release();
        let outcome = step(&mut work).unwrap();
        assert!(matches!(outcome, CreateOutcome::Abandoned));
        assert_eq!(host.asked(), ["POST demo/api-clients"]);
        // The answer was lost, and the session ends while the page looks for the client.
        let (host, held, session) = connect_held().await;
        let asked = draft();
        let mut work = Box::pin(session.create(&asked, whole(&[])));
        assert!(step(&mut work).is_none());
        held.release();
        host.then([cut()]);
        held.hold_after(1);
        assert!(step(&mut work).is_none());
        session.close();
        held.release();
        host.then([page(0..0)]);
        let outcome = step(&mut work).unwrap();
        assert!(matches!(outcome, CreateOutcome::Abandoned));
    });
}

#[test]
fn a_busy_host_is_not_asked_again_after_the_end() {
    block_on(async {
        let (host, held, session) = connect_held().await;
        host.then([status(503, "{}")]);
        let mut work = Box::pin(all(&session));
        assert!(step(&mut work).is_none());
        session.close();
        held.release();
        let answer = step(&mut work).unwrap();
        assert_eq!(answer.unwrap_err().kind, ErrorKind::Ended);
        assert_eq!(host.asked().len(), 1);
    });
}

#[test]
fn a_token_that_arrives_after_the_end_is_revoked_at_once() {
    block_on(async {
        // In place of a refused one.
        let (host, held, session) = connect_held().await;
        host.then([refused(401, "invalid_token", "no"), token("late")]);
        let mut work = Box::pin(all(&session));
        assert!(step(&mut work).is_none());
        held.hold_after(1);
        assert!(step(&mut work).is_none());
        session.close();
        assert_eq!(host.revoked(), [own("first")]);
        held.release();
        let answer = step(&mut work).unwrap();
        assert_eq!(answer.unwrap_err().kind, ErrorKind::Ended);
        assert_eq!(host.revoked(), [own("late")]);
        assert!(session.end().is_empty() && session.facts().granted.is_none());
        // A test token.
        let (host, held, session) = connect_held().await;
        host.then([token("proof")]);
        let made = made();
        let mut work = Box::pin(session.token_for(&made));
        assert!(step(&mut work).is_none());
        session.close();
        host.revoked();
        held.release();
        let answer = step(&mut work).unwrap();
        assert_eq!(answer.err().unwrap().kind, ErrorKind::Ended);
        assert_eq!(host.revoked(), [of_new("proof")]);
    });
}

#[test]
fn a_connect_that_is_given_up_leaves_no_token() {
    let host = Scripted::default();
    let held = Held::new(&host);
    let connecting = |held: &Held| {
        let transport = Rc::new(held.clone());
        let key = "demo".to_owned();
        Box::pin(Session::connect(
            transport,
            Jump::new(),
            hosts(),
            key,
            credential(),
        ))
    };
    // It has a token and waits for the project.
    let wide = r#"{"access_token":"t","expires_in":60,"scope":"manage_project:demo"}"#;
    host.then([ok(wide)]);
    held.hold_after(1);
    let mut work = connecting(&held);
    assert!(step(&mut work).is_none());
    assert_eq!(host.asked(), ["POST oauth/token"]);
    drop(work);
    assert_eq!(host.revoked(), [own("t")]);
    // It has none yet.
    held.hold();
    let mut work = connecting(&held);
    assert!(step(&mut work).is_none());
    drop(work);
    assert!(host.asked().is_empty() && host.revoked().is_empty());
}

#[test]
fn a_pasted_token_is_left_alone() {
    block_on(async {
        let host = Scripted::new([ok("{}")]);
        let pasted = Credential::Token(Secret::new("pasted"));
        let session = connect_with(&host, &Jump::new(), pasted)
            .await
            .ok()
            .unwrap();
        assert!(session.end().is_empty());
        drop(session);
        assert!(host.revoked().is_empty());
    });
}
