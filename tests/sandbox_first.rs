//! What the page has of the sandbox first answers as the whole sandbox does.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use client::Secret;
use platform::calls::{self, PageStart};
use platform::http::{Clock, LocalFuture, Method, Request, Transport, TransportError};
use platform::{Credential, ListEnd, Session};
use proptest::prelude::*;
use proptest::sample::select;
use sandbox::*;
use sandbox_support::{Jump, NOW, base64, json, request};

/// A request in which `{token}` stands for one that was issued before.
#[derive(Clone, Debug)]
struct Plan {
    method: Method,
    url: String,
    authorization: String,
    body: String,
    seconds: i64,
}

const SCOPES: [&str; 7] = [
    "",
    "manage_api_clients:sunny-outfitters",
    "manage_api_clients:sunny-outfitters view_project_settings:sunny-outfitters",
    "view_stores:sunny-outfitters view_stores:sunny-outfitters",
    "manage_orders:sunny-outfitters",
    "manage_project:sunny-outfitters",
    "Not A Scope",
];

const KEYS: [&str; 6] = [
    PROJECT_KEY,
    PROJECT_KEY,
    PROJECT_KEY,
    "oauth",
    "",
    "another",
];

const QUERIES: [&str; 12] = [
    "",
    "limit=500",
    "sort=id%20asc",
    "sort=id+asc",
    "sort=id%20desc",
    "sort=createdAt%20desc",
    "offset=7",
    "offset=10001",
    "limit=3",
    "limit=501",
    "withTotal=false",
    "where=name%20%3D%20%22test%22",
];

fn oauth() -> impl Strategy<Value = Plan> {
    let who = [
        (OPERATOR_ID, OPERATOR_SECRET),
        (READER_ID, READER_SECRET),
        (MANAGER_ID, MANAGER_SECRET),
        (KEYSMITH_ID, "wrong"),
    ];
    let paths = [
        "token",
        "token/revoke",
        "introspect",
        "sunny-outfitters/anonymous/token",
        "",
    ];
    let grants = [
        "client_credentials",
        "client_credentials",
        "refresh_token",
        "password",
        "",
    ];
    let method = select(&[Method::Post, Method::Post, Method::Post, Method::Get][..]);
    let scope = select(&SCOPES[..]);
    let in_query = any::<bool>();
    (
        method,
        select(who.to_vec()),
        select(paths.to_vec()),
        select(grants.to_vec()),
        scope,
        in_query,
    )
        .prop_map(|(method, (id, secret), path, grant, scope, in_query)| {
            let grant = if grant.is_empty() {
                String::new()
            } else {
                format!("grant_type={grant}&")
            };
            let form = format!(
                "{grant}scope={}&token={{token}}",
                sandbox_support::encode(scope)
            );
            let url = format!("{AUTH_URL}/oauth/{path}");
            Plan {
                method,
                url: if in_query {
                    format!("{url}?{form}")
                } else {
                    url
                },
                authorization: format!("Basic {}", base64(&format!("{id}:{secret}"))),
                body: if in_query { String::new() } else { form },
                seconds: 1,
            }
        })
}

fn api() -> impl Strategy<Value = Plan> {
    let methods = [
        Method::Get,
        Method::Get,
        Method::Get,
        Method::Head,
        Method::Post,
        Method::Delete,
    ];
    let paths = [
        "",
        "/api-clients",
        "/api-clients",
        "/api-clients",
        "/stores",
        "/api-clients/x",
        "//",
        "/carts",
    ];
    // What the session asks for, and whatever else the parameters make.
    let any = proptest::collection::vec(select(&QUERIES[..]), 0..4);
    let query = prop_oneof![
        Just(vec!["limit=500", "sort=id%20asc", "offset=0"]),
        Just(vec!["sort=id+asc", "offset=7", "limit=3"]),
        any
    ];
    let bearer = select(
        &[
            "Bearer {token}",
            "Bearer {token}",
            "bearer  {token}",
            "Bearer x",
            "",
        ][..],
    );
    let seconds = select(&[0_i64, 0, 60, 600, 90_000][..]);
    (
        select(methods.to_vec()),
        select(&KEYS[..]),
        select(paths.to_vec()),
        query,
        bearer,
        seconds,
    )
        .prop_map(|(method, key, path, query, bearer, seconds)| Plan {
            method,
            url: format!("{API_URL}/{key}{path}?{}", query.join("&")),
            authorization: bearer.to_owned(),
            body: format!(r#"{{"name":"n \u0007 \"q\"","scope":"manage_orders:{PROJECT_KEY}"}}"#),
            seconds,
        })
}

/// The token that was issued last; both sides have the same.
fn filled(plan: &Plan, token: &str) -> Request {
    let put = |text: &str| text.replace("{token}", token);
    request(
        plan.method,
        &put(&plan.url),
        Some(put(&plan.authorization)).filter(|header| !header.is_empty()),
        Some(put(&plan.body))
            .filter(|body| !body.is_empty())
            .as_deref(),
    )
}

thread_local! {
    /// How many requests were answered first, by what was asked for.
    static FIRST: Cell<[u32; 4]> = const { Cell::new([0; 4]) };
}

fn count(url: &str) {
    let mut counts = FIRST.get();
    let at = match url {
        url if url.contains("revoke") => 0,
        url if url.contains("oauth") => 1,
        url if url.contains("api-clients") => 2,
        _ => 3,
    };
    counts[at] += 1;
    FIRST.set(counts);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    // The test below runs it, and looks at what it counted on that thread.
    fn whatever_is_answered_first(plans in proptest::collection::vec(prop_oneof![oauth(), api()], 1..24)) {
        let mut whole = Sandbox::seeded(&SandboxOptions::default(), NOW);
        let mut first = Sandbox::shop(NOW);
        let (mut now, mut token) = (NOW, String::new());
        let operator = Plan {
            method: Method::Post,
            url: format!("{AUTH_URL}/oauth/token"),
            authorization: format!("Basic {}", base64(&format!("{OPERATOR_ID}:{OPERATOR_SECRET}"))),
            body: "grant_type=client_credentials".to_owned(),
            seconds: 0,
        };
        for plan in std::iter::once(operator).chain(plans) {
            now.0 += plan.seconds * 1000;
            let request = filled(&plan, &token);
            let expected = whole.handle(now, &request);
            let answer = match first.first(now, &request) {
                Some(answer) => {
                    count(&request.url);
                    answer
                }
                None => first.handle(now, &request),
            };
            prop_assert_eq!(answer.status, expected.status);
            prop_assert_eq!(&answer.body, &expected.body);
            prop_assert_eq!(&answer.correlation_id, &expected.correlation_id);
            prop_assert_eq!(answer.retry_after_seconds, expected.retry_after_seconds);
            if let Some(issued) = json(&answer)["access_token"].as_str() {
                issued.clone_into(&mut token);
            }
        }
    }
}

#[test]
fn what_is_answered_first_is_what_the_whole_answers() {
    FIRST.set([0; 4]);
    whatever_is_answered_first();
    assert!(
        FIRST.get().iter().all(|count| *count > 20),
        "{:?}",
        FIRST.get()
    );
}

type Fetched = Rc<Cell<u32>>;

fn rest(sandbox: Rc<RefCell<Sandbox>>, clock: Rc<dyn Clock>) -> Rc<dyn Transport> {
    Rc::new(SandboxTransport::in_page(sandbox, clock))
}

/// A transport whose greater part can be had, or can't, and how often that was asked for.
fn transport(there: Rc<Cell<bool>>) -> (Rc<FirstTransport>, Rc<Jump>, Fetched) {
    let clock = Rc::new(Jump::new());
    let fetched: Fetched = Rc::default();
    let count = Rc::clone(&fetched);
    let fetch = move || -> LocalFuture<'static, Option<Rest>> {
        count.set(count.get() + 1);
        let found = there.get().then_some(rest as Rest);
        Box::pin(async move { found })
    };
    let sandbox = Rc::new(RefCell::new(Sandbox::shop(NOW)));
    let transport = FirstTransport::new(sandbox, Rc::<Jump>::clone(&clock), fetch);
    (Rc::new(transport), clock, fetched)
}

async fn connect(transport: Rc<FirstTransport>, clock: Rc<Jump>) -> Rc<Session> {
    let credential = Credential::Client {
        id: OPERATOR_ID.to_owned(),
        secret: Secret::new(OPERATOR_SECRET),
    };
    let key = PROJECT_KEY.to_owned();
    let session = Session::connect(transport, clock, hosts(), key, credential).await;
    session.unwrap_or_else(|error| panic!("{error:?}"))
}

#[test]
fn a_visit_reads_the_list_and_leaves_without_the_greater_part() {
    pollster::block_on(async {
        let (transport, clock, fetched) = transport(Rc::default());
        let session = connect(Rc::clone(&transport), Rc::clone(&clock)).await;
        let mut count = 0;
        let end = session.clients(None, |page| count += page.clients.len());
        assert_eq!(end.await, ListEnd::Complete);
        assert_eq!(count, 40);
        assert_eq!(session.facts().project_name.as_deref(), Some(PROJECT_NAME));
        let revocations = session.end();
        assert_eq!(revocations.len(), 1);
        let (url, header) = (
            format!("{API_URL}/{PROJECT_KEY}"),
            Some(format!("Basic {}", "x")),
        );
        for revocation in revocations {
            transport.send_detached(revocation);
        }
        assert_eq!(fetched.get(), 0);
        assert_eq!(clock.now_ms(), NOW.0, "and never waits");
        // What it can't answer is a cut line while there is no more of it.
        let answer = transport
            .send(request(Method::Get, &url, header, None))
            .await;
        assert_eq!(answer.err(), Some(TransportError::Network));
        assert_eq!(fetched.get(), 1);
    });
}

#[test]
fn the_greater_part_is_fetched_once_and_goes_on_with_the_same_project() {
    pollster::block_on(async {
        let there = Rc::new(Cell::new(false));
        let (transport, clock, fetched) = transport(Rc::clone(&there));
        let session = connect(Rc::clone(&transport), Rc::clone(&clock)).await;
        let id = "sandbox-reader";
        assert!(session.delete(id).await.is_err());
        there.set(true);
        let before = fetched.get();
        assert_eq!(session.delete(id).await, Ok(platform::Deleted::Now));
        // A write takes its time, what is read does not.
        let later = clock.now_ms();
        assert!(later - NOW.0 >= i64::from(SandboxTransport::PAGE_LATENCY_MS));
        let mut ids = Vec::new();
        let end = session.clients(None, |page| {
            ids.extend(page.clients.into_iter().map(|one| one.id));
        });
        assert_eq!(end.await, ListEnd::Complete);
        assert_eq!(ids.len(), 39);
        assert!(!ids.contains(&id.to_owned()));
        assert!(
            session
                .stores("ber", 0)
                .await
                .is_ok_and(|page| page.stores.len() == 1)
        );
        assert_eq!((fetched.get() - before, clock.now_ms()), (1, later));
    });
}

#[test]
fn faults_strike_what_would_be_answered_first() {
    let mut sandbox = Sandbox::shop(NOW);
    let token = request(
        Method::Post,
        &format!("{AUTH_URL}/oauth/token?grant_type=client_credentials"),
        Some(format!(
            "Basic {}",
            base64(&format!("{OPERATOR_ID}:{OPERATOR_SECRET}"))
        )),
        None,
    );
    assert!(sandbox.first(NOW, &token).is_some());
    sandbox.faults.push(FaultRule::once(Fault::DropBefore));
    assert!(sandbox.first(NOW, &token).is_none());
    assert!(sandbox.exchange(NOW, &token).answer.is_none());
    assert!(sandbox.first(NOW, &token).is_some());
}

#[test]
fn the_session_begins_its_list_with_what_is_answered_first() {
    let mut sandbox = Sandbox::shop(NOW);
    let secret = Secret::new(OPERATOR_SECRET);
    let token = calls::token(&hosts(), OPERATOR_ID, &secret, None);
    let answer = sandbox.first(NOW, &token).unwrap();
    let access = json(&answer)["access_token"].as_str().unwrap().to_owned();
    let mut list = calls::clients(&hosts(), PROJECT_KEY, PageStart::Offset(0));
    list.authorization = Some(format!("Bearer {access}"));
    let answer = sandbox.first(NOW, &list).unwrap();
    assert_eq!(json(&answer)["count"], 40);
}
