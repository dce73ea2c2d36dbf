//! What the session's own token is asked for, from operators of every kind.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod platform_support;

use std::{cell::RefCell, rc::Rc};

use client::Secret;
use platform::http::{Clock, LocalFuture, Request, Transport};
use platform::{Credential, ErrorKind, May, Session};
use platform_support::*;
use pollster::block_on;
use sandbox::{PROJECT_KEY, Sandbox, SandboxOptions, SandboxTransport};

const ALL: &str = "grant_type=client_credentials";

/// The form that asks for these scopes.
fn asking(scopes: &[&str], key: &str) -> String {
    let scopes: Vec<_> = scopes.iter().map(|s| format!("{s}%3A{key}")).collect();
    format!("{ALL}&scope={}", scopes.join("%20"))
}

fn needed(key: &str) -> String {
    let scopes = ["view_project_settings", "view_stores", "manage_api_clients"];
    asking(&scopes, key)
}

fn exceeded(offered: &str) -> Answer {
    let words =
        format!("Permissions exceeded. Only the following permissions can be requested: {offered}");
    refused(400, "invalid_scope", &words)
}

fn granted(scope: &str) -> Answer {
    ok(&format!(
        r#"{{"access_token":"t","expires_in":60,"scope":"{scope}"}}"#
    ))
}

/// The sandbox, and what its auth host was asked.
struct Recorded {
    sandbox: SandboxTransport,
    forms: RefCell<Vec<String>>,
}

impl Transport for Recorded {
    fn send(&self, request: Request) -> LocalFuture<'_, Answer> {
        if request.url.ends_with("/oauth/token") {
            self.forms.borrow_mut().extend(request.body.clone());
        }
        self.sandbox.send(request)
    }

    fn send_detached(&self, request: Request) {
        self.sandbox.send_detached(request);
    }
}

async fn connect_as(
    scopes: &[&str],
    key: &str,
) -> (Result<Rc<Session>, platform::ApiError>, Vec<String>) {
    let clock = Jump::new();
    let now = client::Timestamp(NOW);
    let engine = Rc::new(RefCell::new(Sandbox::seeded(
        &SandboxOptions::default(),
        now,
    )));
    let (id, secret) = sandbox_client(&mut engine.borrow_mut(), now, scopes);
    let own_clock: Rc<dyn Clock> = Rc::<Jump>::clone(&clock);
    let transport = Rc::new(Recorded {
        sandbox: SandboxTransport::new(engine, own_clock, 0),
        forms: RefCell::default(),
    });
    let credential = Credential::Client {
        id,
        secret: Secret::new(secret),
    };
    let shared = Rc::<Recorded>::clone(&transport);
    let session = Session::connect(shared, clock, sandbox::hosts(), key.into(), credential).await;
    let forms = transport.forms.take();
    (session, forms)
}

/// A client of the sandbox with these scopes.
fn sandbox_client(
    sandbox: &mut Sandbox,
    now: client::Timestamp,
    scopes: &[&str],
) -> (String, String) {
    let (id, secret) = (sandbox::OPERATOR_ID, sandbox::OPERATOR_SECRET);
    let request = platform::calls::token(&sandbox::hosts(), id, &Secret::new(secret), None);
    let token = platform::calls::read_token(&sandbox.handle(now, &request), now);
    let scope: Vec<_> = scopes
        .iter()
        .map(|s| format!("{s}:{PROJECT_KEY}"))
        .collect();
    let body = format!(r#"{{"name":"Operator","scope":"{}"}}"#, scope.join(" "));
    let mut request = platform::calls::create(&sandbox::hosts(), PROJECT_KEY, body);
    let token = token.ok().unwrap();
    request.authorization = Some(format!("Bearer {}", token.access.reveal()));
    let made = platform::calls::read_created(&sandbox.handle(now, &request));
    let (client, secret) = made.ok().unwrap();
    (client.id, secret.reveal().to_owned())
}

#[test]
fn operators_of_every_kind_connect_with_no_more_than_is_needed() {
    let needs = ["manage_api_clients", "view_project_settings", "view_stores"];
    let broad = ["manage_api_clients", "manage_project", "manage_products"];
    // What the client holds, what its token has, and whether it may manage and read API Clients.
    for (holds, has, manages, views) in [
        (&needs[..], &needs[..], May::Yes, May::Yes),
        (
            &[
                "manage_api_clients",
                "view_project_settings",
                "view_stores",
                "manage_orders",
                "introspect_oauth_tokens",
            ],
            &needs,
            May::Yes,
            May::Yes,
        ),
        (
            &["manage_api_clients", "view_stores", "view_orders"],
            &["manage_api_clients", "view_stores"],
            May::Yes,
            May::Yes,
        ),
        (
            &["manage_api_clients"],
            &["manage_api_clients"],
            May::Yes,
            May::Yes,
        ),
        // Where only something wider covers the stores and the settings, that is taken.
        (
            &broad,
            &["manage_api_clients", "manage_project"],
            May::Yes,
            May::Yes,
        ),
        (
            &[
                "manage_api_clients",
                "manage_stores",
                "manage_project_settings",
                "manage_project",
            ],
            &[
                "manage_api_clients",
                "manage_project_settings",
                "manage_stores",
            ],
            May::Yes,
            May::Yes,
        ),
        (&["manage_project"], &["manage_project"], May::No, May::No),
        (
            &["view_api_clients", "view_stores", "manage_orders"],
            &["view_api_clients", "view_stores"],
            May::No,
            May::Yes,
        ),
        // Nothing of use: the token is asked for without names, and the page says what is missing.
        (&["manage_orders"], &["manage_orders"], May::No, May::No),
    ] {
        block_on(async {
            let (session, forms) = connect_as(holds, PROJECT_KEY).await;
            let facts = session.ok().unwrap().facts();
            let granted = facts.granted.clone().unwrap();
            let mut names: Vec<_> = granted.iter().map(|p| p.name.as_str()).collect();
            names.sort_unstable();
            let mut expected = has.to_vec();
            expected.sort_unstable();
            assert_eq!(names, expected, "{holds:?}");
            assert_eq!(facts.may("manage_api_clients"), manages, "{holds:?}");
            assert_eq!(facts.may("view_api_clients"), views, "{holds:?}");
            let tries = if has.len() == needs.len() && has == needs {
                1
            } else {
                2
            };
            assert_eq!(forms.len(), tries, "{holds:?}");
            assert_eq!(forms[0], needed(PROJECT_KEY));
        });
    }
}

#[test]
fn a_wrong_project_key_costs_no_token() {
    block_on(async {
        let (session, forms) = connect_as(&["manage_api_clients"], "other").await;
        let error = session.err().unwrap();
        let key = PROJECT_KEY.to_owned();
        assert_eq!(error.kind, ErrorKind::WrongProject(vec![key]));
        assert_eq!(forms, [needed("other")]);
    });
}

#[test]
fn hosts_that_refuse_in_other_words_are_understood() {
    let manage = asking(&["manage_api_clients"], "demo");
    let no = |words: &str| refused(400, "invalid_scope", words);
    let long: Vec<_> = (0..90).map(|n| format!("manage_thing_{n}:demo")).collect();
    let long = format!("{} manage_api_clients:demo.", long.join(" "));
    for (refusals, last) in [
        // A list that is longer than what an error keeps of a host's words.
        (vec![exceeded(&long)], manage.clone()),
        // The scopes that it refuses, instead of those that it would take.
        (
            vec![no(
                "Not granted: view_stores:demo, view_project_settings:demo",
            )],
            manage.clone(),
        ),
        // Nothing that helps.
        (vec![no("Malformed parameter: scope")], ALL.to_owned()),
        (
            vec![status(400, r#"{"error":"invalid_scope"}"#)],
            ALL.to_owned(),
        ),
        (vec![exceeded("")], ALL.to_owned()),
        // A host that offers what it then refuses.
        (
            vec![exceeded("manage_api_clients:demo"), no("no")],
            ALL.to_owned(),
        ),
        (
            vec![
                exceeded("manage_api_clients:demo"),
                exceeded("view_api_clients:demo"),
            ],
            ALL.to_owned(),
        ),
    ] {
        block_on(async {
            let host = Scripted::default();
            let tries = refusals.len() + 1;
            host.then(refusals);
            host.then([granted("manage_api_clients:demo")]);
            let session = connect_with(&host, &Jump::new(), credential()).await;
            assert!(session.is_ok());
            let forms = host.forms();
            assert_eq!((forms.len(), forms.last()), (tries, Some(&last)));
        });
    }
    block_on(async {
        let host = Scripted::default();
        host.then([no("no"), no("no at all")]);
        let error = connect_with(&host, &Jump::new(), credential()).await;
        let error = error.err().unwrap();
        assert_eq!(error.kind, ErrorKind::InvalidScope);
        assert_eq!(error.message.as_deref(), Some("no at all"));
    });
}

#[test]
fn a_renewal_asks_for_what_served_before() {
    block_on(async {
        let host = Scripted::default();
        host.then([
            exceeded("manage_api_clients:demo"),
            granted("manage_api_clients:demo"),
        ]);
        let session = connect_with(&host, &Jump::new(), credential()).await;
        let session = session.ok().unwrap();
        host.forms();
        host.then([
            refused(401, "invalid_token", "no"),
            token("second"),
            page(0..1),
        ]);
        all(&session).await.unwrap();
        assert_eq!(host.forms(), [asking(&["manage_api_clients"], "demo")]);
    });
}

#[test]
fn a_token_that_does_not_tell_its_scopes_leaves_them_unknown() {
    block_on(async {
        let host = Scripted::new([ok(r#"{"access_token":"t"}"#), ok("{}")]);
        let session = connect_with(&host, &Jump::new(), credential()).await;
        let facts = session.ok().unwrap().facts();
        assert_eq!((facts.granted.clone(), facts.expires_at), (None, None));
        assert_eq!(facts.may("manage_api_clients"), May::Unknown);
    });
}

#[test]
fn the_rest_of_the_scopes_is_asked_for_only_on_request() {
    block_on(async {
        let (host, clock) = (Scripted::default(), Jump::new());
        let session = connect(&host, &clock).await;
        assert!(session.facts().narrow);
        assert_eq!(session.facts().may("manage_orders"), May::No);

        // A call that the host refuses all the same says where the others are, and asks for nothing by itself.
        let missing =
            "Insufficient scope. One of the following scopes is missing: view_api_clients.";
        host.then([refused(403, "insufficient_scope", missing)]);
        let error = all(&session).await.unwrap_err();
        assert!(error.narrow);
        assert!(error.advice().contains("Request all scopes"));
        assert_eq!(host.forms(), [""; 0]);

        // Refused: what is in use stays in use.
        host.then([refused(401, "invalid_client", "no")]);
        assert!(session.widen().await.is_err());
        assert!(session.facts().narrow);
        assert_eq!(host.forms(), [ALL]);
        assert_eq!(host.revoked(), []);

        let wide = "manage_api_clients:demo view_stores:demo manage_orders:demo";
        host.then([granted(wide)]);
        assert!(session.widen().await.is_ok());
        let facts = session.facts();
        assert!(!facts.narrow);
        assert_eq!(facts.may("manage_orders"), May::Yes);
        assert_eq!(host.forms(), [ALL]);
        assert_eq!(host.revoked(), [("first".to_owned(), basic())]);

        // A renewal asks for all too, and an error is no longer about a narrow token.
        host.then([
            refused(401, "invalid_token", "no"),
            token("third"),
            page(0..1),
        ]);
        all(&session).await.unwrap();
        assert_eq!(host.forms(), [ALL]);
        host.then([refused(403, "insufficient_scope", missing)]);
        assert!(!all(&session).await.unwrap_err().narrow);
    });
}

#[test]
fn a_pasted_token_is_never_replaced() {
    block_on(async {
        let host = Scripted::new([ok("{}")]);
        let pasted = Credential::Token(Secret::new("pasted"));
        let session = connect_with(&host, &Jump::new(), pasted).await;
        let session = session.ok().unwrap();
        assert!(!session.facts().narrow);
        assert!(session.widen().await.is_err());
        assert_eq!(host.forms(), [""; 0]);
    });
}
