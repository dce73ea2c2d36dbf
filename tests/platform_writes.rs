//! Creating and deleting when the line or the host fails: never twice, never a guess.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod platform_support;

use platform_support::*;
use std::rc::Rc;

use client::ApiClient;
use platform::http::{LocalFuture, Method, Request, Transport, TransportError};
use platform::{ApiError, CreateOutcome, Deleted, ErrorKind, Session};
use pollster::block_on;

const CREATED: &str = r#"{"id":"new-id","name":"Fresh","scope":"manage_orders:demo","secret":"new-secret","createdAt":"2026-11-24T00:00:00.000Z"}"#;

fn named(id: &str, created: &str) -> String {
    format!(
        r#"{{"id":"{id}","name":"Fresh","scope":"manage_orders:demo","createdAt":"{created}"}}"#
    )
}

fn list(clients: &[String]) -> Answer {
    ok(&format!(r#"{{"results":[{}]}}"#, clients.join(",")))
}

/// What is left of an outcome: how it ended, why, and whom it found.
fn told(outcome: CreateOutcome) -> (&'static str, Option<ApiError>, Vec<String>) {
    let ids = |found: Vec<ApiClient>| found.into_iter().map(|client| client.id).collect();
    match outcome {
        CreateOutcome::Created(client, _) => ("created", None, vec![client.id]),
        CreateOutcome::Refused(error) => ("refused", Some(error), Vec::new()),
        CreateOutcome::Lost {
            cause,
            found,
            searched: true,
            ..
        } => ("lost", Some(cause), ids(found)),
        CreateOutcome::Lost { cause, found, .. } => ("blind", Some(cause), ids(found)),
        CreateOutcome::NotSent => ("not sent", None, Vec::new()),
        CreateOutcome::Abandoned => ("abandoned", None, Vec::new()),
    }
}

#[test]
fn a_create_gives_the_credentials_once() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        host.then([status(201, CREATED)]);
        let CreateOutcome::Created(client, made) = session.create(&draft(), whole(&[])).await
        else {
            panic!("created");
        };
        assert_eq!(
            (client.id.as_str(), made.client_id.as_str()),
            ("new-id", "new-id")
        );
        assert!(made.secret.reveal() == "new-secret");
        assert_eq!(
            (made.auth_url.as_str(), made.api_url.as_str()),
            ("https://auth.test", "https://api.test")
        );
        assert_eq!(made.requested, draft().scopes);
        assert_eq!(host.asked(), ["POST demo/api-clients"]);
    });
}

#[test]
fn a_refused_create_is_not_looked_for() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        for (answer, kind) in [
            (refused(400, "DuplicateField", "no"), ErrorKind::Duplicate),
            (refused(400, "InvalidField", "no"), ErrorKind::BadInput),
            (
                refused(403, "insufficient_scope", "no"),
                ErrorKind::InsufficientScope(vec!["manage_api_clients".into()]),
            ),
            (wait(429, 1), ErrorKind::TooMany),
            (status(403, "<p>proxy</p>"), ErrorKind::NotJson),
        ] {
            host.then([answer]);
            let (end, cause, _) = told(session.create(&draft(), whole(&[])).await);
            assert_eq!((end, cause.unwrap().kind), ("refused", kind));
            assert_eq!(host.asked().len(), 1);
        }
    });
}

#[test]
fn a_lost_create_is_looked_for_and_never_repeated() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        for lost in [
            cut(),
            Err(TransportError::Timeout),
            Err(TransportError::TooLarge),
            status(502, "<p>"),
            wait(503, 1),
            status(500, "{}"),
            status(201, "<p>"),
            status(201, r#"{"id":"a","name":"Fresh","scope":""}"#),
        ] {
            // The first look comes too early.
            let old = named("known", "2026-11-23T00:00:00.000Z");
            let new = named("orphan", "2099-01-01T00:00:00.000Z");
            host.then([lost, list(&[]), list(&[new, old.clone()])]);
            let known: Vec<ApiClient> = vec![old.parse().unwrap()];
            let (end, cause, found) = told(session.create(&draft(), whole(&known)).await);
            assert_eq!((end, found), ("lost", vec!["orphan".to_owned()]));
            assert!(cause.unwrap().is_ambiguous());
            assert_eq!(clock.waited(), [800]);
            let asked = host.asked();
            assert_eq!(
                asked.iter().filter(|line| line.starts_with("POST")).count(),
                1,
                "{asked:?}"
            );
            assert!(asked[1].contains("createdAt%20desc"));
        }
    });
}

/// A host that never answers a create, and the script for the rest.
struct Mute(Scripted);

impl Transport for Mute {
    fn send(&self, request: Request) -> LocalFuture<'_, Answer> {
        if request.method == Method::Post && request.url.ends_with("/api-clients") {
            return Box::pin(std::future::pending());
        }
        self.0.send(request)
    }

    fn send_detached(&self, request: Request) {
        self.0.send_detached(request);
    }
}

#[test]
fn a_create_that_nobody_waits_for_is_looked_for_like_a_lost_answer() {
    block_on(async {
        let host = Scripted::new([token("first")]);
        let transport = Rc::new(Mute(host.clone()));
        let session =
            Session::connect(transport, Jump::new(), hosts(), "demo".into(), credential());
        let Ok(session) = session.await else {
            panic!("connects")
        };
        host.asked();
        host.then([list(&[named("new", "2099-01-01T00:00:00Z")])]);
        let outcome = session
            .create_until(&draft(), whole(&[]), std::future::ready(()))
            .await;
        let (end, cause, found) = told(outcome);
        assert_eq!((end, found), ("lost", vec!["new".to_owned()]));
        assert_eq!(cause.map(|cause| cause.kind), Some(ErrorKind::Stopped));
    });
}

#[test]
fn a_search_that_finds_nothing_says_so_and_ends() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        // One of the same name that is older than others which are known is not its work.
        let old = named("old", "2020-01-01T00:00:00.000Z");
        let known = r#"{"id":"known","name":"Other","createdAt":"2020-01-02T00:00:00.000Z"}"#;
        let known: Vec<ApiClient> = vec![known.parse().unwrap()];
        host.then([cut(), list(&[]), list(&[]), list(&[]), list(&[old])]);
        let (end, _, found) = told(session.create(&draft(), whole(&known)).await);
        assert_eq!((end, found.len()), ("lost", 0));
        assert_eq!(clock.waited().iter().sum::<u32>(), 6000);
        // The line is still cut: the policy of one look is enough.
        host.then((0..6).map(|_| cut()));
        assert_eq!(told(session.create(&draft(), whole(&[])).await).0, "blind");
        // A host that does not sort is asked for all.
        host.then([
            cut(),
            refused(400, "InvalidInput", "sort"),
            list(&[named("new", "2099-01-01T00:00:00Z")]),
        ]);
        assert_eq!(told(session.create(&draft(), whole(&[])).await).2, ["new"]);
        host.then([cut(), refused(403, "insufficient_scope", "no")]);
        assert_eq!(told(session.create(&draft(), whole(&[])).await).0, "blind");
    });
}

#[test]
fn a_create_with_an_old_token_is_made_once() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        let no = || refused(401, "invalid_token", "invalid_token");
        host.then([no(), token("second"), status(201, CREATED)]);
        assert_eq!(
            told(session.create(&draft(), whole(&[])).await).0,
            "created"
        );
        assert_eq!(
            host.asked(),
            [
                "POST demo/api-clients",
                "POST oauth/token",
                "POST demo/api-clients"
            ]
        );
        // Without a new token nothing was done: there is nothing to look for.
        host.then([no()]);
        host.then((0..5).map(|_| cut()));
        let (end, cause, _) = told(session.create(&draft(), whole(&[])).await);
        assert_eq!((end, cause.unwrap().kind), ("refused", ErrorKind::Network));
        assert_eq!(
            host.asked()
                .iter()
                .filter(|line| line.ends_with("api-clients"))
                .count(),
            1
        );
    });
}

#[test]
fn a_delete_is_done_when_nothing_is_left() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        let gone = || refused(404, "ResourceNotFound", "no");
        for (script, expected, calls) in [
            (vec![ok(&named("a", ""))], Deleted::Now, 1),
            (vec![ok("<p>")], Deleted::Now, 1),
            (vec![gone()], Deleted::Before, 1),
            (vec![cut(), gone()], Deleted::Now, 2),
            (
                vec![status(502, "<p>"), ok(&named("a", "")), gone()],
                Deleted::Now,
                3,
            ),
            (
                vec![Err(TransportError::Timeout), cut(), gone()],
                Deleted::Now,
                3,
            ),
        ] {
            host.then(script);
            assert_eq!(session.delete("a").await, Ok(expected));
            let asked = host.asked();
            assert_eq!(
                (asked[0].as_str(), asked.len()),
                ("DELETE demo/api-clients/a", calls)
            );
            assert_eq!(
                asked
                    .iter()
                    .filter(|line| line.starts_with("DELETE"))
                    .count(),
                1
            );
        }
    });
}

#[test]
fn a_delete_that_failed_says_why() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        let there = || ok(&named("a", ""));
        let short = || {
            refused(
                403,
                "insufficient_scope",
                "One of the following scopes is missing: manage_api_clients.",
            )
        };
        for (script, kind) in [
            (
                vec![cut(), there(), there(), there(), there()],
                ErrorKind::Network,
            ),
            (
                vec![status(503, "{}"), refused(403, "insufficient_scope", "no")],
                ErrorKind::Unavailable,
            ),
            (
                vec![short()],
                ErrorKind::InsufficientScope(vec!["manage_api_clients".into()]),
            ),
            (vec![status(404, "<p>nginx</p>")], ErrorKind::NotJson),
            (vec![wait(429, 1)], ErrorKind::TooMany),
        ] {
            host.then(script);
            assert_eq!(session.delete("a").await.unwrap_err().kind, kind);
            host.asked();
        }
    });
}

#[test]
fn new_credentials_get_a_token_even_if_news_travel_slowly() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        host.then([status(201, CREATED)]);
        let CreateOutcome::Created(_, made) = session.create(&draft(), whole(&[])).await else {
            panic!("created");
        };
        host.asked();
        let unknown = || refused(401, "invalid_client", "unknown new-secret");
        host.then([unknown(), status(503, "{}"), token("proof")]);
        let token = session.token_for(&made).await.ok().unwrap();
        assert!(token.access.reveal() == "proof" && token.expires_at.unwrap().0 > NOW);
        assert_eq!(clock.waited(), [1000, 250]);
        host.asked();
        host.then([unknown(), unknown(), unknown()]);
        let error = session.token_for(&made).await.err().unwrap();
        assert_eq!(error.kind, ErrorKind::InvalidClient);
        assert!(!format!("{error:?}").contains("new-secret"));
        // The session keeps its own token.
        assert_eq!(host.asked().len(), 3);
        host.authorizations();
        host.then([page(0..0)]);
        all(&session).await.unwrap();
        assert_eq!(host.authorizations(), ["Bearer first"]);
    });
}
