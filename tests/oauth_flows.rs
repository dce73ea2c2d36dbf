//! The flows of the auth host, tried with the sandbox and with a host from a script.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod oauth_support;
mod platform_support;

use std::{cell::RefCell, rc::Rc};

use client::{Secret, Timestamp};
use oauth::*;
use oauth_support::{asked, credentials, typed};
use platform::ErrorKind;
use platform::http::{Clock, Method, Request, Transport};
use platform_support::{Jump, Scripted, refused, status};
use pollster::block_on;
use sandbox::*;
use scope::ScopeSet;

/// A sandbox, its log of what was sent, and a client in it.
struct Bench {
    clock: Rc<Jump>,
    sandbox: Rc<RefCell<Sandbox>>,
    transport: Rc<SandboxTransport>,
}

impl Bench {
    fn new() -> Self {
        let clock = Jump::new();
        let engine = Sandbox::seeded(&SandboxOptions::default(), Timestamp(clock.now_ms()));
        let sandbox = Rc::new(RefCell::new(engine));
        let transport = SandboxTransport::new(Rc::clone(&sandbox), clock.clone(), 0);
        Self {
            clock,
            sandbox,
            transport: Rc::new(transport),
        }
    }

    fn caller(&self, credentials: client::Credentials) -> Rc<Caller> {
        Rc::new(Caller {
            credentials,
            transport: self.transport.clone(),
        })
    }

    fn operator(&self) -> Rc<Caller> {
        self.caller(credentials(OPERATOR_ID, OPERATOR_SECRET, ""))
    }

    /// A new client with these scopes.
    async fn client(&self, desk: &Desk, scopes: &str) -> Rc<Caller> {
        let token = granted(
            desk.send(&self.operator(), &Ask::Client { scope: None })
                .await,
        );
        let scope = ScopeSet::parse(scopes, None).set.print(PROJECT_KEY);
        let request = Request {
            method: Method::Post,
            url: format!("{API_URL}/{PROJECT_KEY}/api-clients"),
            authorization: Some(format!("Bearer {}", token.granted.token.access.reveal())),
            content_type: Some("application/json"),
            body: Some(format!(r#"{{"name":"shop","scope":"{scope}"}}"#)),
        };
        let answer = self.transport.send(request).await.ok().unwrap();
        let made: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let text = |name: &str| made[name].as_str().unwrap();
        self.caller(credentials(text("id"), text("secret"), &scope))
    }

    /// Whether the host takes the token.
    fn lives(&self, token: &Secret) -> bool {
        let request = Request {
            method: Method::Head,
            url: format!("{API_URL}/{PROJECT_KEY}/no-such-path"),
            authorization: Some(format!("Bearer {}", token.reveal())),
            content_type: None,
            body: None,
        };
        let now = Timestamp(self.clock.now_ms());
        self.sandbox.borrow_mut().handle(now, &request).status != 401
    }
}

fn granted(answer: Result<Answer, platform::ApiError>) -> Rc<Held> {
    match answer {
        Ok(Answer::Granted(held)) => held,
        Ok(_) => panic!("another answer"),
        Err(error) => panic!("{error:?}"),
    }
}

fn inspected(answer: Result<Answer, platform::ApiError>) -> Inspected {
    match answer {
        Ok(Answer::Inspected(inspected)) => inspected,
        Ok(_) => panic!("another answer"),
        Err(error) => panic!("{error:?}"),
    }
}

fn kind(answer: Result<Answer, platform::ApiError>) -> ErrorKind {
    answer.err().unwrap().kind
}

#[test]
fn each_flow_brings_its_token() {
    block_on(async {
        let bench = Bench::new();
        let desk = Desk::new(bench.clock.clone());
        let scopes = "create_anonymous_token manage_my_orders view_products";
        let caller = bench.client(&desk, scopes).await;

        let mut own = typed(Flow::Client);
        own.scopes = "view_products".into();
        let own = granted(desk.send(&caller, &asked(&own)).await);
        assert_eq!(own.granted.subject(), Subject::Client);
        assert!(own.granted.refresh.is_none());
        let can = own.granted.review(PROJECT_KEY).can;
        assert!(can.iter().any(|line| line.contains("products")), "{can:?}");
        let grant = own
            .granted
            .compared(own.asked.as_deref(), PROJECT_KEY)
            .unwrap();
        assert!(grant.missing.is_empty() && grant.extra.is_empty());

        let mut anonymous = typed(Flow::Anonymous);
        anonymous.anonymous_id = " visitor-1 ".into();
        let anonymous = granted(desk.send(&caller, &asked(&anonymous)).await);
        assert_eq!(
            anonymous.granted.subject(),
            Subject::Anonymous("visitor-1".into())
        );
        assert!(anonymous.granted.compared(None, PROJECT_KEY).is_none());
        assert_eq!(
            anonymous.granted.scopes(PROJECT_KEY).len(),
            3,
            "without the id"
        );

        let mut customer = typed(Flow::Customer);
        customer.email = CUSTOMER_EMAIL.into();
        customer.password = Secret::new(CUSTOMER_PASSWORD);
        let customer = granted(desk.send(&caller, &asked(&customer)).await);
        assert!(matches!(customer.granted.subject(), Subject::Customer(_)));

        let mut in_store = typed(Flow::StoreCustomer);
        in_store.email = STORE_CUSTOMER_EMAIL.into();
        in_store.password = Secret::new(STORE_CUSTOMER_PASSWORD);
        in_store.store = CUSTOMER_STORE.into();
        let ask = asked(&in_store);
        assert_eq!(ask.flow(), Flow::StoreCustomer);
        granted(desk.send(&caller, &ask).await);
        in_store.flow = Flow::Customer;
        assert_eq!(
            kind(desk.send(&caller, &asked(&in_store)).await),
            ErrorKind::InvalidCustomer
        );

        let token = customer.granted.refresh.clone().unwrap();
        let again = granted(desk.send(&caller, &Ask::Refresh { token }).await);
        assert_eq!(again.granted.subject(), customer.granted.subject());
        assert!(again.granted.refresh.is_none());
        assert_ne!(again.number, customer.number);

        let token = again.granted.token.access.clone();
        let told = inspected(desk.send(&caller, &Ask::Introspect { token }).await);
        assert_eq!(
            told.client_id.as_deref(),
            Some(caller.credentials.client_id.as_str())
        );
        assert_eq!(told.expires_at, again.granted.token.expires_at);
        assert!(told.active && told.scope == again.granted.token.scope);
    });
}

#[test]
fn a_revoked_token_is_not_active_and_not_revoked_again() {
    block_on(async {
        let bench = Bench::new();
        let desk = Desk::new(bench.clock.clone());
        let caller = bench.operator();
        let held = granted(desk.send(&caller, &Ask::Client { scope: None }).await);
        let token = held.granted.token.access.clone();
        let kind = Kind::Access;
        let ask = Ask::Revoke {
            token: token.clone(),
            kind,
        };
        assert!(matches!(
            desk.send(&caller, &ask).await,
            Ok(Answer::Revoked)
        ));
        assert!(held.is_revoked(Kind::Access) && !bench.lives(&token));
        let told = inspected(desk.send(&caller, &Ask::Introspect { token }).await);
        let nothing = Inspected {
            active: false,
            scope: None,
            expires_at: None,
            client_id: None,
        };
        assert_eq!(told, nothing);
    });
}

#[test]
fn refusals_have_their_cause_and_no_secret() {
    block_on(async {
        let bench = Bench::new();
        let desk = Desk::new(bench.clock.clone());
        let all = Ask::Client { scope: None };
        let wrong = bench.caller(credentials(OPERATOR_ID, "wrong", ""));
        assert_eq!(
            kind(desk.send(&wrong, &all).await),
            ErrorKind::InvalidClient
        );

        let mut other = typed(Flow::Client);
        other.scopes = "view_customers".into();
        let refused_scope = desk.send(&bench.operator(), &asked(&other)).await;
        assert_eq!(kind(refused_scope), ErrorKind::InvalidScope);

        let missing = ErrorKind::InsufficientScope(vec!["create_anonymous_token".into()]);
        let anonymous = asked(&typed(Flow::Anonymous));
        assert_eq!(
            kind(desk.send(&bench.operator(), &anonymous).await),
            missing
        );

        let token = Secret::new("no-such-token");
        let answer = desk.send(&bench.operator(), &Ask::Refresh { token }).await;
        assert_eq!(kind(answer), ErrorKind::InvalidGrant);

        // A host that repeats what it was sent: the client's secret, the header, the password.
        let host = Scripted::default();
        let caller = Rc::new(Caller {
            credentials: credentials("i", "the-secret", ""),
            transport: Rc::new(host.clone()),
        });
        let mut sign_in = typed(Flow::Customer);
        sign_in.email = "a@b.example".into();
        sign_in.password = Secret::new("pass word");
        let words = "the-secret aTp0aGUtc2VjcmV0 pass word";
        host.then([
            refused(400, "invalid_request", words),
            refused(401, "unauthorized", "no"),
        ]);
        let error = desk.send(&caller, &asked(&sign_in)).await.err().unwrap();
        assert_eq!(error.message.as_deref(), Some("(hidden) (hidden) (hidden)"));
        assert_eq!(
            kind(desk.send(&caller, &all).await),
            ErrorKind::InvalidClient
        );
        assert_eq!(
            host.forms().first().unwrap(),
            "grant_type=password&username=a%40b.example&password=pass%20word"
        );

        // Sent once, whatever the answer is.
        for (answer, expected) in [
            (status(429, "{}"), ErrorKind::TooMany),
            (status(503, "{}"), ErrorKind::Unavailable),
            (platform_support::cut(), ErrorKind::Network),
            (status(200, "<html>"), ErrorKind::NotJson),
            (status(200, "{}"), ErrorKind::NotJson),
        ] {
            host.then([answer]);
            assert_eq!(kind(desk.send(&caller, &all).await), expected);
        }
        host.asked();
    });
}

#[test]
fn at_the_end_what_was_not_copied_is_revoked() {
    block_on(async {
        let bench = Bench::new();
        let desk = Desk::new(bench.clock.clone());
        let caller = bench.client(&desk, "create_anonymous_token").await;
        let ask = asked(&typed(Flow::Anonymous));
        let mut tokens = Vec::new();
        for _ in 0..3 {
            tokens.push(granted(desk.send(&caller, &ask).await));
        }
        tokens[0].mark_copied(Kind::Access);
        // A command with the refresh token in it.
        let refresh = tokens[1].granted.refresh.clone().unwrap();
        desk.copied(&Ask::Refresh { token: refresh });
        let [first, second, third] = &tokens[..] else {
            panic!()
        };
        assert!(first.is_copied(Kind::Access) && !first.is_copied(Kind::Refresh));
        assert!(second.is_copied(Kind::Refresh) && !second.is_copied(Kind::Access));
        assert!(
            desk.held(third.number)
                .is_some_and(|held| Rc::ptr_eq(&held, third))
        );
        drop(desk);
        let access = |held: &Rc<Held>| bench.lives(&held.granted.token.access);
        assert_eq!(
            [access(first), access(second), access(third)],
            [true, false, false]
        );
        let desk = Desk::new(bench.clock.clone());
        let mut refreshed = Vec::new();
        for held in &tokens {
            let token = held.granted.refresh.clone().unwrap();
            refreshed.push(desk.send(&caller, &Ask::Refresh { token }).await.is_ok());
        }
        assert_eq!(refreshed, [false, true, false]);
    });
}

#[test]
fn a_token_that_comes_too_late_is_revoked_at_once() {
    block_on(async {
        let host = Scripted::default();
        let desk = Desk::new(Jump::new());
        let mut own = credentials("i", "s", "");
        own.auth_url = "https://auth.test".into();
        let caller = Rc::new(Caller {
            credentials: own,
            transport: Rc::new(host.clone()),
        });
        desk.close();
        host.then([platform_support::token("late")]);
        let answer = desk.send(&caller, &Ask::Client { scope: None }).await;
        assert_eq!(kind(answer), ErrorKind::Ended);
        assert_eq!(
            host.revoked(),
            [("late".to_owned(), "Basic aTpz".to_owned())]
        );
        desk.close();
        assert!(host.revoked().is_empty(), "once");
    });
}

#[test]
fn an_expired_token_needs_no_end() {
    block_on(async {
        let (host, clock) = (Scripted::default(), Jump::new());
        let desk = Desk::new(clock.clone());
        let caller = Rc::new(Caller {
            credentials: credentials("i", "s", ""),
            transport: Rc::new(host.clone()),
        });
        host.then([platform_support::token("short")]);
        granted(desk.send(&caller, &Ask::Client { scope: None }).await);
        clock.pass(172_800_000);
        desk.close();
        assert!(host.revoked().is_empty());
    });
}

#[test]
fn introspection_reads_seconds_and_milliseconds() {
    block_on(async {
        let host = Scripted::default();
        let desk = Desk::new(Jump::new());
        let caller = Rc::new(Caller {
            credentials: credentials("i", "s", ""),
            transport: Rc::new(host.clone()),
        });
        let at = Some(Timestamp(1_795_000_000_000));
        for (exp, expected) in [
            ("1795000000000", at),
            ("1795000000", at),
            ("\"soon\"", None),
            ("-1", None),
        ] {
            host.then([status(200, &format!(r#"{{"active":true,"exp":{exp}}}"#))]);
            let token = Secret::new("t");
            let told = inspected(desk.send(&caller, &Ask::Introspect { token }).await);
            assert_eq!(told.expires_at, expected, "{exp}");
        }
        for odd in ["{}", "[]", "", r#"{"active":"yes"}"#] {
            host.then([status(200, odd)]);
            let token = Secret::new("t");
            let answer = desk.send(&caller, &Ask::Introspect { token }).await;
            assert_eq!(kind(answer), ErrorKind::NotJson, "{odd}");
        }
    });
}
