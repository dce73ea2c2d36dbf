//! The flows of the auth host, tried with the sandbox and with a host from a script.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod platform_support;

use std::{cell::RefCell, rc::Rc};

use client::{Credentials, Secret, Timestamp};
use oauth::*;
use platform::ErrorKind;
use platform::http::{Clock, Method, Request, Transport};
use platform_support::{Jump, Scripted, refused, status};
use pollster::block_on;
use proptest::prelude::*;
use sandbox::*;
use scope::ScopeSet;

fn credentials(id: &str, secret: &str, scope: &str) -> Credentials {
    Credentials {
        project_key: PROJECT_KEY.into(),
        name: String::new(),
        client_id: id.into(),
        secret: Secret::new(secret),
        scope: scope.into(),
        requested: ScopeSet::default(),
        api_url: API_URL.into(),
        auth_url: AUTH_URL.into(),
    }
}

fn typed(flow: Flow) -> Typed {
    Typed {
        flow,
        project_key: PROJECT_KEY.into(),
        scopes: String::new(),
        anonymous_id: String::new(),
        store: String::new(),
        email: String::new(),
        password: Secret::new(""),
        token: Secret::new(""),
        kind: Kind::Access,
    }
}

fn asked(typed: &Typed) -> Ask {
    typed.check().map_err(|wrong| format!("{wrong:?}")).unwrap()
}

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

    fn caller(&self, credentials: Credentials) -> Rc<Caller> {
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

#[test]
fn wrong_input_is_told_beside_its_field_and_asks_for_nothing() {
    let wrong = |typed: &Typed| typed.check().err().unwrap_or_default();
    for flow in [Flow::Client, Flow::Anonymous, Flow::Customer] {
        for scopes in [
            "view_products:other-project",
            ",",
            "customer_id:7",
            "\"",
            "view products!",
        ] {
            let mut typed = typed(flow);
            typed.scopes = scopes.into();
            assert!(wrong(&typed).scopes.is_some(), "{scopes}");
        }
    }
    let mut anonymous = typed(Flow::Anonymous);
    anonymous.anonymous_id = "two words".into();
    assert!(wrong(&anonymous).anonymous_id.is_some());
    let store = wrong(&typed(Flow::StoreCustomer));
    assert!(store.store.is_some() && store.email.is_some() && store.password.is_some());
    assert_eq!(wrong(&typed(Flow::Customer)).store, None);
    for flow in [Flow::Refresh, Flow::Introspect, Flow::Revoke] {
        assert!(flow.takes_token() && wrong(&typed(flow)).token.is_some());
    }
    // Scopes of a flow that has none are no obstacle.
    let mut revoke = typed(Flow::Revoke);
    revoke.scopes = ",".into();
    revoke.token = Secret::new(" t ");
    assert!(matches!(asked(&revoke), Ask::Revoke { token, .. } if token.reveal() == "t"));
    // Without a project's key it gets one, and store scopes stay store scopes.
    let mut own = typed(Flow::Client);
    own.scopes = "manage_orders:sunny-outfitters:berlin, view_products\nnever_heard_of".into();
    let sent = asked(&own).scope().unwrap().to_owned();
    let mut sent: Vec<&str> = sent.split(' ').collect();
    sent.sort_unstable();
    assert_eq!(
        sent,
        [
            "manage_orders:sunny-outfitters:berlin",
            "never_heard_of:sunny-outfitters",
            "view_products:sunny-outfitters"
        ]
    );
}

#[test]
fn what_is_said_of_a_flow_is_what_the_reference_says() {
    for flow in Flow::ALL {
        assert_eq!(Flow::of(flow.id()), Some(flow));
        let mut same = finder::endpoints().filter(|endpoint| {
            endpoint.method() == finder::Method::Post && endpoint.path() == flow.path()
        });
        let endpoint = same
            .next()
            .unwrap_or_else(|| panic!("{} is in data/", flow.path()));
        let needs: Vec<&str> = endpoint.needs().map(|need| need.info().name).collect();
        assert_eq!(
            needs,
            flow.needs().into_iter().collect::<Vec<_>>(),
            "{flow:?}"
        );
        if let Some(name) = flow.needs() {
            assert!(flow.needs_words().contains(name));
        }
    }
}

/// The words of the command, read as a shell reads them.
fn words(ask: &Ask, credentials: &Credentials) -> Vec<String> {
    let text = curl(ask, credentials, true);
    syntax::shell::split(&text)
        .iter()
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_command_is_the_request_and_hides_its_secrets() {
    let own = credentials("id", "the-secret", "");
    let mut sign_in = typed(Flow::StoreCustomer);
    sign_in.store = "berlin".into();
    sign_in.email = "ada@sandbox.example".into();
    sign_in.password = Secret::new("it's $HOME");
    let ask = asked(&sign_in);
    let masked = curl(&ask, &own, false);
    assert!(!masked.contains("the-secret") && !masked.contains("HOME"));
    assert_eq!(
        masked.as_str(),
        "curl 'https://auth.sandbox.example/oauth/sunny-outfitters/in-store/key=berlin/customers/token' \\\n  \
         --basic --user 'id:••••••••••••' \\\n  \
         --data-urlencode 'grant_type=password' \\\n  \
         --data-urlencode 'username=ada@sandbox.example' \\\n  \
         --data-urlencode 'password=••••••••••••'\n"
    );
    let shown = words(&ask, &own);
    assert!(
        shown.contains(&"password=it's $HOME".to_owned()),
        "{shown:?}"
    );
    assert!(shown.contains(&"id:the-secret".to_owned()));
    // Before all is typed there are names, and no mask for what is not there.
    let draft = curl(
        &typed(Flow::StoreCustomer).draft(),
        &credentials("CLIENT_ID", "", ""),
        false,
    );
    for part in [
        "/in-store/key=STORE_KEY/",
        "username=EMAIL",
        "'CLIENT_ID:'",
        "'password='",
    ] {
        assert!(draft.contains(part), "{part} in {}", draft.as_str());
    }
    // Scopes that can't be read are shown, not left out.
    let mut odd = typed(Flow::Client);
    odd.scopes = "view_products other:other-project".into();
    assert_eq!(
        odd.draft().scope(),
        Some("view_products:sunny-outfitters other:other-project")
    );
}

proptest! {
    #[test]
    fn a_command_asks_for_what_the_request_asks_for(
        id in "[ -~äß]{1,20}", secret in "\\PC{1,20}", email in "\\PC{1,30}", password in "\\PC{1,30}", store in "[A-Za-z0-9_-]{2,20}",
    ) {
        let own = credentials(&id, &secret, "");
        let mut sign_in = typed(Flow::StoreCustomer);
        sign_in.email = email;
        sign_in.password = Secret::new(password);
        sign_in.store = store;
        let Ok(ask) = sign_in.check() else { return Ok(()) };
        let request = ask.request(&own);
        let words = words(&ask, &own);
        prop_assert_eq!(&words[0], "curl");
        prop_assert_eq!(&words[1], &request.url);
        prop_assert_eq!(&words[4], &format!("{id}:{secret}"));
        // curl encodes what stands behind the first equals sign, as the request does.
        let encode = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
            .to_string().replace("%2D", "-").replace("%5F", "_").replace("%2E", ".").replace("%7E", "~");
        let body: Vec<String> = words[5..].chunks(2).map(|pair| {
            assert_eq!(pair[0], "--data-urlencode");
            let (name, value) = pair[1].split_once('=').unwrap();
            format!("{name}={}", encode(value))
        }).collect();
        prop_assert_eq!(Some(body.join("&")), request.body.clone());
    }
}
