//! Faults, and the sandbox as a transport.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use std::{cell::RefCell, rc::Rc};

use platform::http::{Clock, Method, Request, Response, TIMEOUT_MS, Transport, TransportError};
use sandbox::*;
use sandbox_support::{Bench, Jump, NOW, json, request};
use serde_json::Value;

impl Bench {
    fn fault(&mut self, spec: &str) {
        self.sandbox.faults.push(FaultRule::parse(spec).unwrap());
    }

    fn exchange(&mut self, method: Method, path: &str, token: &str) -> Exchange {
        let bearer = Some(format!("Bearer {token}"));
        let asked = request(
            method,
            &format!("{API_URL}/{PROJECT_KEY}{path}"),
            bearer,
            Some(DRAFT),
        );
        self.sandbox.exchange(self.now, &asked)
    }

    fn answer(&mut self, method: Method, path: &str, token: &str) -> Response {
        self.exchange(method, path, token).answer.unwrap()
    }
}

const DRAFT: &str = r#"{"name":"made","scope":"view_orders:sunny-outfitters"}"#;

fn made(bench: &mut Bench, token: &str) -> usize {
    let (_, page) = bench.get("/api-clients?limit=500", token);
    sandbox_support::texts(&page, "name")
        .iter()
        .filter(|name| **name == "made")
        .count()
}

#[test]
fn specs_are_read() {
    for (spec, fault, method, path, times) in [
        ("drop-before", Fault::DropBefore, None, "", 1),
        (
            "drop-after@POST /api-clients",
            Fault::DropAfter,
            Some(Method::Post),
            "/api-clients",
            1,
        ),
        ("delay:500*3@/oauth", Fault::Delay(500), None, "/oauth", 3),
        (
            "503*all@GET",
            Fault::Status {
                status: 503,
                retry_after: None,
            },
            Some(Method::Get),
            "",
            u32::MAX,
        ),
        (
            "429:2",
            Fault::Status {
                status: 429,
                retry_after: Some(2),
            },
            None,
            "",
            1,
        ),
        ("huge:100", Fault::Huge(100), None, "", 1),
        ("not-json", Fault::NotJson, None, "", 1),
        ("unknown-fields", Fault::UnknownFields, None, "", 1),
    ] {
        let expected = FaultRule {
            fault,
            method,
            path: path.to_owned(),
            times,
        };
        assert_eq!(FaultRule::parse(spec).unwrap(), expected, "{spec}");
    }
    for bad in [
        "",
        "nothing",
        "delay",
        "delay:x",
        "503*x",
        "503:x",
        "99",
        "503@PUT /x",
        "huge",
    ] {
        assert!(FaultRule::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn faults_strike_only_whom_they_mean_and_only_so_often() {
    let mut bench = Bench::new();
    let token = bench.operator();
    bench.fault("503*2@GET /stores");
    assert_eq!(bench.answer(Method::Get, "", &token).status, 200);
    assert_eq!(bench.answer(Method::Head, "/stores", &token).status, 200);
    for status in [503, 503, 200] {
        assert_eq!(
            bench.answer(Method::Get, "/stores?limit=1", &token).status,
            status
        );
    }
    assert!(bench.sandbox.faults.is_empty());
    bench.fault("429:7@/sunny-outfitters/stores");
    let answer = bench.answer(Method::Get, "/stores", &token);
    assert_eq!((answer.status, answer.retry_after_seconds), (429, Some(7)));
    bench.fault("502");
    let answer = bench.answer(Method::Get, "/stores", &token);
    assert!(answer.status == 502 && answer.body.starts_with("<html>"));
    bench.fault("401");
    let answer = bench.answer(Method::Get, "/stores", &token);
    assert_eq!(json(&answer)["error"], "invalid_token");
    bench.fault("delay:250");
    let exchange = bench.exchange(Method::Get, "/stores", &token);
    assert!(exchange.delay_ms == 250 && exchange.answer.unwrap().status == 200);
    bench.fault("503*all");
    bench.sandbox.faults.clear();
    assert_eq!(bench.answer(Method::Get, "/stores", &token).status, 200);
}

#[test]
fn a_cut_before_the_work_leaves_nothing_and_one_after_it_leaves_a_client() {
    let mut bench = Bench::new();
    let token = bench.operator();
    bench.fault("drop-before@POST /api-clients");
    assert!(
        bench
            .exchange(Method::Post, "/api-clients", &token)
            .answer
            .is_none()
    );
    assert_eq!(made(&mut bench, &token), 0);
    bench.fault("503@POST /api-clients");
    assert_eq!(
        bench.answer(Method::Post, "/api-clients", &token).status,
        503
    );
    assert_eq!(made(&mut bench, &token), 0);
    bench.fault("drop-after@POST /api-clients");
    assert!(
        bench
            .exchange(Method::Post, "/api-clients", &token)
            .answer
            .is_none()
    );
    assert_eq!(made(&mut bench, &token), 1);
    bench.fault("not-json@POST /api-clients");
    let answer = bench.answer(Method::Post, "/api-clients", &token);
    assert!(answer.status == 201 && answer.body.starts_with('<'));
    assert_eq!(made(&mut bench, &token), 2);
}

#[test]
fn spoiled_answers_are_still_json() {
    let mut bench = Bench::new();
    let token = bench.operator();
    bench.fault("huge:1000000");
    let answer = bench.answer(Method::Get, "/stores", &token);
    assert!(answer.body.len() > 1_000_000);
    assert_eq!(json(&answer)["total"], 60);
    bench.fault("unknown-fields");
    let answer = bench.answer(Method::Get, "/stores?limit=500", &token);
    let page = json(&answer);
    assert!(page["fromTheFuture"].is_object());
    assert!(page["results"][3]["name"]["fromTheFuture"].is_object());
    assert_eq!(page["results"].as_array().unwrap().len(), 60);
}

fn transport(latency_ms: u32) -> (SandboxTransport, Rc<RefCell<Sandbox>>, Rc<Jump>) {
    let sandbox = Sandbox::seeded(&SandboxOptions::default(), NOW);
    let sandbox = Rc::new(RefCell::new(sandbox));
    let clock = Rc::new(Jump::new());
    let transport =
        SandboxTransport::new(Rc::clone(&sandbox), Rc::<Jump>::clone(&clock), latency_ms);
    (transport, sandbox, clock)
}

fn project() -> Request {
    request(
        Method::Get,
        &format!("{}/{PROJECT_KEY}", hosts().api),
        None,
        None,
    )
}

#[test]
fn the_transport_waits_answers_and_fails_as_a_line_does() {
    let (transport, sandbox, clock) = transport(SandboxTransport::PAGE_LATENCY_MS);
    let send = || pollster::block_on(transport.send(project()));
    let Ok(answer) = send() else {
        panic!("an answer");
    };
    assert_eq!((answer.status, clock.now_ms() - NOW.0), (401, 120));
    let fault = |spec: &str| {
        sandbox
            .borrow_mut()
            .faults
            .push(FaultRule::parse(spec).unwrap());
    };
    fault("drop-after");
    assert_eq!(send().err(), Some(TransportError::Network));
    fault("huge:17000000");
    assert_eq!(send().err(), Some(TransportError::TooLarge));
    fault("delay:60000");
    let before = clock.now_ms();
    assert_eq!(send().err(), Some(TransportError::Timeout));
    assert_eq!(clock.now_ms() - before, i64::from(TIMEOUT_MS));
    fault("delay:9000");
    assert!(send().is_ok());
}

#[test]
fn a_call_that_is_never_awaited_does_nothing() {
    let (transport, sandbox, clock) = transport(0);
    let create = request(
        Method::Post,
        &format!("{API_URL}/{PROJECT_KEY}/api-clients"),
        Some("Bearer x".to_owned()),
        Some(DRAFT),
    );
    drop(transport.send(create));
    let first = sandbox.borrow_mut().handle(NOW, &project());
    assert!(first.correlation_id.as_deref().unwrap().ends_with("-1"));
    assert!(pollster::block_on(transport.send(project())).is_ok());
    assert_eq!(clock.now_ms(), NOW.0, "no latency, no sleep");
    assert_ne!(json(&first), Value::Null);
}
