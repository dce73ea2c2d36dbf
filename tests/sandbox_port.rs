//! The sandbox behind a real port: sockets, CORS, preflights, cut connections, control endpoints.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../examples/sandbox/args.rs"]
mod args;
mod sandbox_support;
#[path = "../examples/sandbox/server.rs"]
mod server;

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::mpsc,
    time::Duration,
};

use sandbox::*;
use sandbox_support::base64;
use serde_json::{Value, json};

/// Starts a server that lives as long as the test process.
fn start(words: &[&str]) -> SocketAddr {
    let words = ["--port", "0"]
        .iter()
        .chain(words)
        .map(|word| (*word).to_owned());
    let args = args::read(words).unwrap().unwrap();
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || server::run(args, |address| send.send(address).unwrap()));
    receive.recv_timeout(Duration::from_secs(10)).unwrap()
}

/// What came back over the socket.
struct Got {
    status: u16,
    head: String,
    body: String,
}

impl Got {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// One request; the server closes each connection after it. `None` if the connection was closed without a word.
fn send(address: SocketAddr, line: &str, headers: &[(&str, &str)], body: &str) -> Option<Got> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    let mut text = format!("{line} HTTP/1.1\r\nHost: {address}\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    stream.write_all(text.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    // A reset counts as closed.
    let _ = stream.read_to_end(&mut bytes);
    let answer = String::from_utf8(bytes).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some(Got {
        status: head.split(' ').nth(1)?.parse().unwrap(),
        head: head.to_owned(),
        body: body.to_owned(),
    })
}

fn token(address: SocketAddr) -> String {
    let basic = format!(
        "Basic {}",
        base64(&format!("{OPERATOR_ID}:{OPERATOR_SECRET}"))
    );
    let headers = [
        ("Authorization", basic.as_str()),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ];
    let form = "grant_type=client_credentials";
    let got = send(address, "POST /oauth/token", &headers, form).unwrap();
    assert_eq!(got.status, 200);
    got.json()["access_token"].as_str().unwrap().to_owned()
}

fn call(address: SocketAddr, line: &str, token: &str, body: &str) -> Option<Got> {
    let bearer = format!("Bearer {token}");
    let headers = [
        ("Authorization", bearer.as_str()),
        ("Content-Type", "application/json"),
    ];
    send(address, line, &headers, body)
}

fn control(address: SocketAddr, line: &str, body: &str) -> Got {
    send(address, line, &[], body).unwrap()
}

const CORS: [(&str, &str); 5] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS"),
    (
        "Access-Control-Allow-Headers",
        "Accept, Authorization, Content-Type, Origin, User-Agent, X-Correlation-ID",
    ),
    ("Access-Control-Expose-Headers", "X-Correlation-ID"),
    ("Access-Control-Max-Age", "299"),
];

const DRAFT: &str = r#"{"name":"made","scope":"manage_orders:sunny-outfitters:berlin"}"#;

#[test]
fn every_answer_has_the_recorded_headers() {
    let address = start(&[]);
    let token = token(address);
    for (line, token, body, status) in [
        ("GET /sunny-outfitters", &token, "", 200),
        ("HEAD /sunny-outfitters", &token, "", 200),
        ("POST /sunny-outfitters/api-clients", &token, DRAFT, 201),
        ("GET /sunny-outfitters/stores?limit=501", &token, "", 400),
        ("GET /sunny-outfitters", &"x".to_owned(), "", 401),
        ("GET /sunny-outfitters/customers", &token, "", 403),
        ("GET /sunny-outfitters/api-clients/x", &token, "", 404),
        ("PUT /sunny-outfitters/stores", &token, "", 405),
    ] {
        let got = call(address, line, token, body).unwrap();
        assert_eq!(got.status, status, "{line}");
        for (name, value) in CORS {
            assert_eq!(got.header(name), Some(value), "{line}");
        }
        assert_eq!(got.header("X-Correlation-ID").is_some(), status != 405);
        assert_eq!(
            got.body.is_empty(),
            line.starts_with("HEAD") || status == 405
        );
    }
    let own = [("X-Correlation-ID", "my-own-id")];
    let got = send(address, "GET /sunny-outfitters", &own, "").unwrap();
    assert_eq!(got.header("X-Correlation-ID"), Some("my-own-id"));
}

#[test]
fn customers_sign_in_on_the_port_too() {
    let address = start(&[]);
    let basic = format!(
        "Basic {}",
        base64(&format!("{OPERATOR_ID}:{OPERATOR_SECRET}"))
    );
    let headers = [
        ("Authorization", basic.as_str()),
        ("Origin", "http://127.0.0.1:1"),
    ];
    let sign_in = |password: &str| {
        let email = CUSTOMER_EMAIL.replace('@', "%40");
        let form = format!("grant_type=password&username={email}&password={password}");
        send(
            address,
            "POST /oauth/sunny-outfitters/customers/token",
            &headers,
            &form,
        )
        .unwrap()
    };
    let (good, bad) = (sign_in(CUSTOMER_PASSWORD), sign_in("wrong"));
    assert_eq!((good.status, bad.status), (200, 400));
    assert_eq!(bad.json()["error"], "invalid_customer_account_credentials");
    let refresh = good.json()["refresh_token"].as_str().unwrap().to_owned();
    let form = format!("token={refresh}&token_type_hint=refresh_token");
    let revoked = send(address, "POST /oauth/token/revoke", &headers, &form).unwrap();
    let form = format!("grant_type=refresh_token&refresh_token={refresh}");
    let gone = send(address, "POST /oauth/token", &headers, &form).unwrap();
    assert_eq!((revoked.status, gone.status), (200, 400));
    assert_eq!(gone.json()["error"], "invalid_grant");
    for got in [good, bad, revoked, gone] {
        for (name, value) in CORS {
            assert_eq!(got.header(name), Some(value));
        }
    }
    let log = control(address, "GET /__sandbox/log", "").body;
    assert!(!log.contains(CUSTOMER_PASSWORD) && !log.contains(&refresh));
}

#[test]
fn preflights_allow_the_listed_headers_only() {
    let address = start(&[]);
    for (asked, allowed) in [
        ("authorization,content-type", true),
        ("Authorization, X-Correlation-ID", true),
        ("", true),
        ("authorization,x-external-user-id", false),
        ("x-requested-with", false),
    ] {
        for path in [
            "/oauth/token",
            "/sunny-outfitters/api-clients",
            "/__sandbox/faults",
        ] {
            let headers = [
                ("Origin", "http://127.0.0.1:8080"),
                ("Access-Control-Request-Method", "POST"),
                ("Access-Control-Request-Headers", asked),
            ];
            let got = send(address, &format!("OPTIONS {path}"), &headers, "").unwrap();
            assert_eq!(got.status == 200, allowed, "{asked}");
            for (name, value) in CORS {
                assert_eq!(got.header(name), allowed.then_some(value));
            }
        }
    }
}

#[test]
fn the_connection_is_really_cut() {
    let address = start(&["--fault", "drop-after@POST /api-clients"]);
    let token = token(address);
    let create = "POST /sunny-outfitters/api-clients";
    let list = "GET /sunny-outfitters/api-clients?limit=0&where=name%3D%22made%22";
    assert!(call(address, create, &token, DRAFT).is_none());
    assert_eq!(call(address, list, &token, "").unwrap().json()["total"], 1);
    let got = control(address, "POST /__sandbox/faults", r#""drop-before@POST""#);
    assert_eq!((got.status, got.json()), (200, json!({ "waiting": 1 })));
    assert!(call(address, create, &token, DRAFT).is_none());
    assert_eq!(call(address, list, &token, "").unwrap().json()["total"], 1);
    assert_eq!(call(address, create, &token, DRAFT).unwrap().status, 201);

    let log = control(address, "GET /__sandbox/log", "").json();
    let statuses: Vec<&Value> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["status"])
        .collect();
    let expected = [
        json!(200),
        Value::Null,
        json!(200),
        Value::Null,
        json!(200),
        json!(201),
    ];
    assert_eq!(statuses, expected.iter().collect::<Vec<_>>());
    assert_eq!(
        log[2],
        json!({
            "method": "GET",
            "path": "/sunny-outfitters/api-clients",
            "query": "limit=0&where=name%3D%22made%22",
            "status": 200
        })
    );
}

#[test]
fn controls() {
    let address = start(&["--stores=3", "--project-key", "sunny-outfitters"]);
    let first = token(address);
    let faults = json!([
        { "fault": "503", "times": 2, "method": "GET", "path": "/stores" },
        { "fault": "429:3" },
        "delay:1*2@/oauth",
    ]);
    let got = control(address, "POST /__sandbox/faults", &faults.to_string());
    assert_eq!(got.json(), json!({ "waiting": 3 }));
    let stores = "GET /sunny-outfitters/stores";
    for status in [503, 503] {
        assert_eq!(call(address, stores, &first, "").unwrap().status, status);
    }
    let got = call(address, stores, &first, "").unwrap();
    assert_eq!((got.status, got.header("Retry-After")), (429, Some("3")));
    assert_eq!(
        call(address, stores, &first, "").unwrap().json()["total"],
        3
    );
    let got = control(address, "DELETE /__sandbox/faults", "");
    assert_eq!(got.json(), json!({ "waiting": 0 }));

    let got = control(
        address,
        "POST /__sandbox/time",
        r#"{"advanceSeconds":172800}"#,
    );
    assert_eq!(got.status, 200);
    assert_eq!(call(address, stores, &first, "").unwrap().status, 401);

    let got = control(
        address,
        "POST /__sandbox/reset",
        r#"{"stores":300000,"clients":10000}"#,
    );
    assert_eq!(got.json(), json!({ "reset": true }));
    assert_eq!(control(address, "GET /__sandbox/log", "").json(), json!([]));
    let second = token(address);
    assert_eq!(
        call(address, stores, &second, "").unwrap().json()["total"],
        300_000
    );
    control(address, "POST /__sandbox/reset", "");
    let third = token(address);
    assert_eq!(
        call(address, stores, &third, "").unwrap().json()["total"],
        3
    );

    for (line, body) in [
        ("POST /__sandbox/faults", "{"),
        ("POST /__sandbox/faults", r#"["nonsense"]"#),
        ("POST /__sandbox/faults", r#"{"times":2}"#),
        ("POST /__sandbox/time", "{}"),
        ("POST /__sandbox/reset", "x"),
    ] {
        let got = control(address, line, body);
        assert_eq!(got.status, 400, "{line}");
        assert!(got.json()["message"].is_string());
        assert_eq!(got.header("Access-Control-Allow-Origin"), Some("*"));
    }
    assert_eq!(control(address, "GET /__sandbox/nothing", "").status, 404);
}

#[test]
fn no_secret_reaches_the_log() {
    let address = start(&[]);
    let token = token(address);
    let basic = format!(
        "Basic {}",
        base64(&format!("{OPERATOR_ID}:{OPERATOR_SECRET}"))
    );
    let line = format!("POST /oauth/introspect?token={token}");
    let got = send(address, &line, &[("Authorization", &basic)], "").unwrap();
    assert_eq!(got.json()["active"], true);
    let log = control(address, "GET /__sandbox/log", "").body;
    assert!(
        !log.contains(&token) && !log.contains("not-a-real-secret") && log.contains("introspect")
    );
}

#[test]
fn the_command_line_is_checked() {
    let read = |words: &[&str]| args::read(words.iter().map(|word| (*word).to_owned()));
    for bad in [
        &["--port"][..],
        &["--port", "x"],
        &["--nothing", "1"],
        &["--fault", "x"],
    ] {
        assert!(read(bad).is_err());
    }
    assert!(read(&["--help"]).unwrap().is_none() && args::HELP.contains("--fault"));
    let args = read(&["--clients", "7", "--seed=9", "--read-lag", "5"])
        .unwrap()
        .unwrap();
    assert_eq!(
        (args.port, args.options.clients, args.options.seed),
        (8090, 7, 9)
    );
    assert_eq!(args.options.read_lag_ms, 5);
}
