//! The session on the sandbox: what the page does, without the page.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use std::{cell::RefCell, rc::Rc};

use client::{ApiClient, ApiClientDraft, Secret};
use platform::{Certainty, CreateOutcome, Credential, Known, ListEnd, Session};
use sandbox::*;
use sandbox_support::{Jump, NOW};
use scope::{Permission, ScopeSet};

/// The whole list.
async fn all(session: &Session) -> Vec<ApiClient> {
    let mut all = Vec::new();
    let end = session.clients(None, |page| all.extend(page.clients)).await;
    assert_eq!(end, ListEnd::Complete);
    all
}

fn whole(clients: &[ApiClient]) -> Known<'_> {
    let is_complete = true;
    Known {
        clients,
        is_complete,
    }
}

const NOTHING: Known<'static> = Known {
    clients: &[],
    is_complete: false,
};

type Shared = Rc<RefCell<Sandbox>>;

async fn connect(options: &SandboxOptions) -> (Shared, Rc<Session>) {
    connect_through(options, |transport| transport).await
}

async fn connect_through(
    options: &SandboxOptions,
    adapt: impl FnOnce(SandboxTransport) -> SandboxTransport,
) -> (Shared, Rc<Session>) {
    let sandbox = Rc::new(RefCell::new(Sandbox::seeded(options, NOW)));
    let clock = Rc::new(Jump::new());
    let transport = SandboxTransport::new(Rc::clone(&sandbox), Rc::<Jump>::clone(&clock), 120);
    let transport = adapt(transport);
    let credential = Credential::Client {
        id: OPERATOR_ID.to_owned(),
        secret: Secret::new(OPERATOR_SECRET),
    };
    let key = PROJECT_KEY.to_owned();
    let session = Session::connect(Rc::new(transport), clock, hosts(), key, credential).await;
    match session {
        Ok(session) => (sandbox, session),
        Err(error) => panic!("{error:?}"),
    }
}

fn fault(sandbox: &Shared, spec: &str) {
    sandbox
        .borrow_mut()
        .faults
        .push(FaultRule::parse(spec).unwrap());
}

const SCOPES: &str = "view_products:sunny-outfitters manage_orders:sunny-outfitters:berlin";

fn draft() -> ApiClientDraft {
    ApiClientDraft {
        name: "Fresh".to_owned(),
        scopes: ScopeSet::parse(SCOPES, Some(PROJECT_KEY)).set,
        access: Some(3600),
        refresh: None,
        delete_after_days: Some(2),
    }
}

#[test]
fn the_whole_main_job() {
    pollster::block_on(async {
        let (sandbox, session) = connect(&SandboxOptions::default()).await;
        let clients = all(&session).await;
        assert_eq!(clients.len(), 40);
        let CreateOutcome::Created(_, made) = session.create(&draft(), whole(&clients)).await
        else {
            panic!("created");
        };
        let token = session.token_for(&made).await.unwrap();
        assert_eq!(token.scope.as_deref(), Some(made.scope.as_str()));
        // The proof run: with that token, and not with the session's own.
        for (path, status) in [
            ("/products", 404),
            ("/customers", 403),
            ("/api-clients", 403),
            ("/in-store/key=berlin/orders", 404),
            ("/orders", 403),
        ] {
            assert_eq!(
                session.probe(&token, path).await.ok(),
                Some(status),
                "{path}"
            );
        }
        fault(&sandbox, "401@GET /api-clients");
        fault(&sandbox, "503*3@GET /api-clients");
        assert_eq!(all(&session).await.len(), 41);
        assert!(session.delete(&made.client_id).await.is_ok());
        assert_eq!(all(&session).await.len(), 40);
        session.close();
    });
}

#[test]
fn a_proof_run_finds_what_the_scopes_promise() {
    pollster::block_on(async {
        let (_sandbox, session) = connect(&SandboxOptions::default()).await;
        let clients = all(&session).await;
        let mut draft = draft();
        // These two open more than their names say, one of them in a deprecated way.
        draft.scopes.insert(Permission::project("manage_orders"));
        draft.scopes.insert(Permission::project("view_orders"));
        let CreateOutcome::Created(_, made) = session.create(&draft, whole(&clients)).await else {
            panic!("created");
        };
        let token = session.token_for(&made).await.unwrap();
        let mut run = proof::Run::of(&draft.scopes);
        while let Some((at, path)) = run.begin() {
            let status = session.probe(&token, &path).await.ok();
            run.end(at, status);
        }
        for line in run.lines() {
            assert_eq!(line.is_as_promised(), Some(true), "{line:?}");
        }
        session.close();
    });
}

/// The status of a call to the API host with this token.
fn status_with(sandbox: &Shared, access: &Secret) -> u16 {
    let mut request = platform::calls::project(&hosts(), PROJECT_KEY);
    request.authorization = Some(format!("Bearer {}", access.reveal()));
    sandbox.borrow_mut().handle(NOW, &request).status
}

#[test]
fn tokens_end_with_what_they_were_for() {
    pollster::block_on(async {
        let (sandbox, session) = connect(&SandboxOptions::default()).await;
        let CreateOutcome::Created(_, made) = session.create(&draft(), whole(&[])).await else {
            panic!("created");
        };
        let first = session.token_for(&made).await.unwrap();
        let second = session.token_for(&made).await.unwrap();
        let (one, two) = (first.access.clone(), second.access.clone());
        // Alive, though the scope for this call is missing.
        assert_eq!(status_with(&sandbox, &one), 403);
        drop(first);
        assert_eq!(status_with(&sandbox, &one), 401);
        assert_eq!(status_with(&sandbox, &two), 403);
        session.close();
        assert_eq!(status_with(&sandbox, &two), 401);
        drop(second);
    });
}

#[test]
fn somebody_elses_client_of_the_same_name_is_told_apart() {
    pollster::block_on(async {
        let (sandbox, session) = connect(&SandboxOptions::default()).await;
        let CreateOutcome::Created(theirs, _) = session.create(&draft(), whole(&[])).await else {
            panic!("created");
        };
        // Nothing is known of the list, and the create does not reach the host.
        fault(&sandbox, "drop-before@POST /api-clients");
        let outcome = session.create(&draft(), NOTHING).await;
        let CreateOutcome::Lost { found, .. } = outcome else {
            panic!("lost");
        };
        assert!(found.is_empty());
        // Now it does. To a page the host does not show its clock.
        fault(&sandbox, "drop-after@POST /api-clients");
        let outcome = session.create(&draft(), NOTHING).await;
        let CreateOutcome::Lost {
            found, certainty, ..
        } = outcome
        else {
            panic!("lost");
        };
        assert_eq!((found.len(), certainty), (1, Certainty::Possible));
        assert_ne!(found[0].id, theirs.id);
    });
}

#[test]
fn a_host_that_shows_its_clock_makes_it_certain() {
    pollster::block_on(async {
        let (sandbox, session) = connect_through(&SandboxOptions::default(), |transport| {
            transport.showing_date()
        })
        .await;
        let twin = session.create(&draft(), whole(&[])).await;
        assert!(matches!(twin, CreateOutcome::Created(..)));
        // The twin is older than what two clocks of the host may differ.
        fault(&sandbox, "delay:9000@GET /api-clients");
        all(&session).await;
        fault(&sandbox, "drop-after@POST /api-clients");
        let CreateOutcome::Lost {
            found, certainty, ..
        } = session.create(&draft(), NOTHING).await
        else {
            panic!("lost");
        };
        assert_eq!((found.len(), certainty), (1, Certainty::Certain));
    });
}

#[test]
fn a_lost_create_is_found_although_reads_lag() {
    pollster::block_on(async {
        let options = SandboxOptions {
            read_lag_ms: 2000,
            ..SandboxOptions::default()
        };
        for spec in ["drop-after@POST /api-clients", "not-json@POST /api-clients"] {
            let (sandbox, session) = connect(&options).await;
            let clients = all(&session).await;
            fault(&sandbox, spec);
            let CreateOutcome::Lost { found, .. } = session.create(&draft(), whole(&clients)).await
            else {
                panic!("lost");
            };
            assert_eq!(found.len(), 1, "{spec}");
            assert!(session.delete(&found[0].id).await.is_ok());
        }
    });
}

#[test]
fn huge_projects_are_read_whole() {
    pollster::block_on(async {
        let options = SandboxOptions {
            clients: 10_600,
            stores: 300_000,
            ..SandboxOptions::default()
        };
        let (_, session) = connect(&options).await;
        let clients = all(&session).await;
        assert_eq!(clients.len(), 10_600);
        let page = session.stores("munich-0012", 0).await.unwrap();
        assert_eq!(page.total, Some(10));
        assert_eq!(page.stores[0].key, "munich-00120");
        let page = session.stores("Köln 00007", 0).await.unwrap();
        assert_eq!(page.stores[0].key, "cologne-00007");
        assert_eq!(session.stores("", 0).await.unwrap().total, Some(300_000));
    });
}
