//! What is typed for a request, what is said of its flow, and the request as a command.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod oauth_support;

use client::{Credentials, Secret};
use oauth::*;
use oauth_support::{asked, credentials, typed};
use proptest::prelude::*;

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
fn a_scope_is_added_and_taken_away_without_harm_to_the_others() {
    let scope = scope::Permission::project("view_orders");
    let with = |text: &str, on| with_scope(text, &scope, "p", on);
    assert_eq!(with("", true), "view_orders:p");
    assert_eq!(with("what is, this", true), "what is this view_orders:p");
    assert_eq!(
        with("view_orders view_orders:p:berlin", true),
        "view_orders:p:berlin view_orders:p"
    );
    assert_eq!(with("a:b view_orders:p, view_orders", false), "a:b");
    assert_eq!(
        with("view_orders:q", false),
        "view_orders:q",
        "of another project"
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
