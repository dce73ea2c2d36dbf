//! Connecting, reading, repeating: what goes over the line, and how often.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod platform_support;

use client::Secret;
use platform::http::TransportError;
use platform::{Credential, ErrorKind, May};
use platform_support::*;
use pollster::block_on;

fn pasted() -> Credential {
    Credential::Token(Secret::new("pasted-token"))
}

#[test]
fn connecting_reads_what_was_granted() {
    block_on(async {
        let clock = Jump::new();
        let full = r#"{"access_token":"t","expires_in":3600,"scope":"manage_api_clients:demo view_project_settings:demo"}"#;
        let host = Scripted::new([
            ok(full),
            ok(r#"{"name":"Demo shop","languages":["de-CH"]}"#),
        ]);
        let session = connect_with(&host, &clock, credential())
            .await
            .ok()
            .unwrap();
        assert_eq!(host.asked(), ["POST oauth/token", "GET demo"]);
        assert!(host.authorizations()[1] == "Bearer t");
        let facts = session.facts();
        assert_eq!(facts.project_name.as_deref(), Some("Demo shop"));
        assert_eq!(facts.expires_at.unwrap().0, NOW + 3_600_000);
        assert!(facts.can_renew && facts.granted.is_some());
        assert_eq!(facts.may("view_api_clients"), May::Yes);
        assert_eq!(facts.may("view_stores"), May::No);
        // The languages of the project are those that names are looked for in.
        host.then([ok(r#"{"results":[]}"#)]);
        session.stores("bern", 50).await.unwrap();
        let asked = host.asked().concat();
        assert!(
            asked.contains("offset=50") && asked.contains("%60de-CH%60"),
            "{asked}"
        );
    });
}

#[test]
fn a_session_needs_no_more_than_its_own_scope() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        assert_eq!(session.facts().project_name, None);
        // The name is no reason to fail, whatever happens to it.
        let wide = r#"{"access_token":"t","scope":"manage_project:demo"}"#;
        for trouble in [
            refused(403, "insufficient_scope", "no"),
            refused(400, "General", "no"),
            ok("<p>"),
            status(403, "<p>"),
        ] {
            let host = Scripted::new([ok(wide), trouble]);
            let facts = connect_with(&host, &clock, credential())
                .await
                .ok()
                .unwrap()
                .facts();
            assert_eq!(facts.may("manage_api_clients"), May::No);
            assert_eq!(facts.project_name, None);
        }
    });
}

#[test]
fn credentials_of_another_project_are_told_at_once() {
    block_on(async {
        let clock = Jump::new();
        let other = r#"{"access_token":"t","scope":"manage_api_clients:other"}"#;
        let host = Scripted::new([ok(other)]);
        let error = connect_with(&host, &clock, credential())
            .await
            .err()
            .unwrap();
        assert_eq!(error.kind, ErrorKind::WrongProject(vec!["other".into()]));
        assert!(error.advice().contains("other"));
        assert_eq!(host.asked(), ["POST oauth/token"]);
        assert_eq!(host.revoked(), [("t".to_owned(), basic())]);
    });
}

#[test]
fn refused_credentials_are_told_without_them() {
    block_on(async {
        let clock = Jump::new();
        let basic = &basic()["Basic ".len()..];
        let words = format!("no client {ID} with {SECRET}, Basic {basic}");
        let host = Scripted::new([refused(401, "invalid_client", &words)]);
        let error = connect_with(&host, &clock, credential())
            .await
            .err()
            .unwrap();
        assert_eq!(error.kind, ErrorKind::InvalidClient);
        let told = format!("{error:?} {}", error.advice());
        assert!(!told.contains(SECRET) && !told.contains(basic), "{told}");
        assert_eq!(host.asked(), ["POST oauth/token"]);
        // A host that words it otherwise means the same.
        let host = Scripted::new([status(401, "<p>who are you</p>")]);
        let error = connect_with(&host, &clock, credential())
            .await
            .err()
            .unwrap();
        assert_eq!(error.kind, ErrorKind::InvalidClient);
    });
}

#[test]
fn a_first_token_is_asked_for_with_little_patience() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::new([cut()]);
        let error = connect_with(&host, &clock, credential())
            .await
            .err()
            .unwrap();
        assert_eq!(error.kind, ErrorKind::Network);
        assert_eq!(error.host.as_deref(), Some("auth.test"));
        let host = Scripted::new([status(503, "{}"), wait(429, 2), token("t")]);
        assert!(connect_with(&host, &clock, credential()).await.is_ok());
        assert_eq!(clock.waited(), [250, 2000]);
        for odd in [ok("<p>"), ok("{}"), ok("null")] {
            let host = Scripted::new([odd]);
            let error = connect_with(&host, &clock, credential())
                .await
                .err()
                .unwrap();
            assert_eq!(error.kind, ErrorKind::NotJson);
        }
    });
}

#[test]
fn a_pasted_token_is_tried_and_never_replaced() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::new([refused(403, "insufficient_scope", "Insufficient scope")]);
        let session = connect_with(&host, &clock, pasted()).await.ok().unwrap();
        assert_eq!(host.asked(), ["GET demo"]);
        assert_eq!(host.authorizations(), ["Bearer pasted-token"]);
        let facts = session.facts();
        assert!(!facts.can_renew && facts.granted.is_none() && facts.expires_at.is_none());
        assert_eq!(facts.may("manage_api_clients"), May::Unknown);
        host.then([refused(
            401,
            "invalid_token",
            "token pasted-token is invalid",
        )]);
        let error = all(&session).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::InvalidToken);
        assert!(!format!("{error:?}").contains("pasted-token"));
        // There is nothing to revoke it with.
        host.asked();
        session.close();
        assert_eq!(host.asked(), [""; 0]);
        assert!(host.revoked().is_empty());
        for trouble in [
            refused(401, "invalid_token", "no"),
            refused(404, "ResourceNotFound", "no"),
            status(200, "<p>"),
        ] {
            let host = Scripted::new([trouble]);
            assert!(connect_with(&host, &clock, pasted()).await.is_err());
        }
    });
}

#[test]
fn reads_are_repeated_four_times_at_most() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        host.then([
            status(502, "<p>"),
            status(503, "{}"),
            status(504, ""),
            cut(),
            page(0..2),
        ]);
        assert_eq!(all(&session).await.unwrap().len(), 2);
        assert_eq!(clock.waited(), [250, 500, 1000, 2000]);
        assert_eq!(host.asked().len(), 5);
        host.then((0..5).map(|_| cut()));
        let error = all(&session).await.unwrap_err();
        assert_eq!(
            (error.kind, error.host.as_deref()),
            (ErrorKind::Network, Some("api.test"))
        );
        assert_eq!(host.asked().len(), 5);
        clock.waited();
        host.then([wait(429, 7), page(0..1)]);
        assert!(all(&session).await.is_ok());
        assert_eq!(clock.waited(), [7000]);
        // What does not pass by itself is not repeated.
        for answer in [
            status(500, "{}"),
            refused(400, "InvalidInput", "no"),
            Err(TransportError::Timeout),
            wait(429, 3600),
        ] {
            host.then([answer]);
            assert!(all(&session).await.is_err());
        }
        assert_eq!(clock.waited(), [0; 0]);
    });
}

#[test]
fn a_refused_token_is_replaced_once_in_silence() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        let no = || refused(401, "invalid_token", "invalid_token");
        host.then([no(), token("second"), page(0..1)]);
        assert_eq!(all(&session).await.unwrap().len(), 1);
        let sent = host.authorizations();
        assert_eq!(
            (sent[0].as_str(), sent[2].as_str()),
            ("Bearer first", "Bearer second")
        );
        host.asked();
        host.then([no(), token("third"), no()]);
        let error = all(&session).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::InvalidToken);
        assert_eq!(host.asked().len(), 3);
        // Mid-work a cut line is waited out for the token too.
        host.then([no(), cut(), token("fourth"), page(0..1)]);
        assert!(all(&session).await.is_ok());
        host.then([no(), refused(401, "invalid_client", "gone")]);
        assert_eq!(
            all(&session).await.unwrap_err().kind,
            ErrorKind::InvalidClient
        );
    });
}

#[test]
fn a_closed_session_keeps_nothing_and_asks_nothing() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        session.close();
        assert_eq!(host.revoked(), [("first".to_owned(), basic())]);
        session.close();
        assert!(host.revoked().is_empty());
        assert_eq!(all(&session).await.unwrap_err().kind, ErrorKind::Ended);
        assert_eq!(host.asked(), [""; 0]);
        let facts = session.facts();
        assert!(!facts.can_renew && facts.granted.is_none() && facts.expires_at.is_none());
    });
}

#[test]
fn a_missing_scope_is_named_even_when_the_host_does_not() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        host.then([refused(403, "insufficient_scope", "Insufficient scope")]);
        let error = all(&session).await.unwrap_err();
        assert_eq!(
            error.kind,
            ErrorKind::InsufficientScope(vec!["view_api_clients".into()])
        );
        host.then([refused(400, "InvalidInput", "Authorization: Bearer first")]);
        let error = all(&session).await.unwrap_err();
        assert_eq!(
            error.message.as_deref(),
            Some("Authorization: Bearer (hidden)")
        );
        host.then([refused(403, "insufficient_scope", "Insufficient scope")]);
        let error = session.stores("", 0).await.unwrap_err();
        assert_eq!(
            error.kind,
            ErrorKind::InsufficientScope(vec!["view_stores".into()])
        );
    });
}

#[test]
fn a_refused_search_is_narrowed_to_the_very_key() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        host.then([
            refused(400, "InvalidInput", "where"),
            ok(r#"{"results":[{"key":"berlin"}]}"#),
        ]);
        assert_eq!(session.stores("berlin", 0).await.unwrap().stores.len(), 1);
        assert!(host.asked()[1].ends_with("&where=key%20%3D%20%22berlin%22"));
        host.then([refused(400, "InvalidInput", "where")]);
        assert!(session.stores("Bad Homburg", 0).await.is_err());
    });
}
