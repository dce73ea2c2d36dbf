//! API clients as code, whatever they are called and whatever the code is: properties.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use client::code::{Kind, Plan, Reader, Stated, write};
use client::export::{Format, inventory};
use client::{ApiClient, Timestamp};
use proptest::prelude::*;
use scope::ScopeSet;

const PROJECT: &str = "my-shop";

fn any_client() -> impl Strategy<Value = ApiClient> {
    let scope = prop_oneof![
        Just("manage_orders:my-shop".to_owned()),
        Just("view_orders:my-shop:berlin".to_owned()),
        Just("manage_project:my-shop".to_owned()),
        Just("view_products:my-shop".to_owned()),
        "[a-z_]{3,12}:[a-z-]{2,8}(:[A-Za-z0-9_-]{2,6})?",
        // The host may send anything.
        "[!-~]{1,12}",
    ];
    let seconds = || prop::option::of(0_u32..99_999_999);
    (
        "\\PC{0,30}|[\\x00-\\x7f]{0,20}|[$%{}\\\\`'\"a]{0,12}|[\u{e0000}-\u{e007f}\u{200b}-\u{202e}💥]{0,4}",
        prop::collection::vec(scope, 0..6),
        seconds(),
        seconds(),
        prop::option::of(0_i64..4_000_000_000_000),
    )
        .prop_map(|(name, scopes, access, refresh, end)| ApiClient {
            id: String::new(),
            name,
            scope: scopes.join(" "),
            created_at: None,
            last_used_at: None,
            access_token_validity_seconds: access,
            refresh_token_validity_seconds: refresh,
            delete_at: end.map(Timestamp),
        })
}

fn any_clients() -> impl Strategy<Value = Vec<ApiClient>> {
    prop::collection::vec(any_client(), 0..6).prop_map(|mut all| {
        for (at, client) in all.iter_mut().enumerate() {
            client.id = format!("-Id_${{{at}}}");
        }
        all
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_without_a_difference(all in any_clients()) {
        for kind in Kind::WRITTEN {
            let text = write(kind, PROJECT, all.iter());
            if all.is_empty() {
                prop_assert!(Reader::read(&text, PROJECT).is_err());
                continue;
            }
            let code = Reader::read(&text, PROJECT);
            let code = code.map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
            prop_assert_eq!(code.kind, kind, "{}", text);
            prop_assert_eq!(code.notes.len(), 0);
            let plan = Plan::of(&code, &all);
            prop_assert!(plan.is_clean(), "{:?}\n{}", plan, text);
            // Labels are apart, and plain.
            let labels: std::collections::BTreeSet<&str> = code.clients.iter().map(|c| c.label.as_str()).collect();
            prop_assert_eq!(labels.len(), all.len());
            for label in labels {
                prop_assert!(label.starts_with(|c: char| c.is_ascii_lowercase()), "{}", label);
                prop_assert!(label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'));
            }
        }
        let now = Timestamp(1_700_000_000_000);
        let text = inventory(all.iter(), Format::Json, now);
        if !all.is_empty() {
            prop_assert!(Plan::of(&Reader::read(&text, PROJECT).unwrap(), &all).is_clean());
        }
    }

    /// No reading grants what the code does not name.
    #[test]
    fn reading_never_widens(all in any_clients(), cuts in prop::collection::vec((any::<prop::sample::Index>(), 1_usize..9), 0..4)) {
        for kind in Kind::WRITTEN {
            let mut text = write(kind, PROJECT, all.iter());
            for (at, length) in &cuts {
                let mut from = at.index(text.len());
                let mut to = (from + length).min(text.len());
                while !text.is_char_boundary(from) { from -= 1; }
                while !text.is_char_boundary(to) { to += 1; }
                text.replace_range(from..to, "");
            }
            let Ok(code) = Reader::read(&text, PROJECT) else { continue };
            for declared in &code.clients {
                let form = declared.draft(PROJECT);
                let Stated::Given(scopes) = &declared.scopes else {
                    prop_assert!(form.sent().is_empty());
                    continue;
                };
                let named = ScopeSet::parse(&scopes.iter().cloned().collect::<Vec<_>>().join(" "), Some(PROJECT)).set;
                for permission in &form.sent() {
                    prop_assert!(named.contains(permission), "{:?} is not in {:?}", permission, scopes);
                }
            }
        }
    }

    #[test]
    fn every_client_is_in_one_row(mut code_of in any_clients(), all in any_clients()) {
        for client in &mut code_of {
            client.id.push('x');
        }
        let text = write(Kind::Terraform, PROJECT, code_of.iter().chain(&all).collect::<Vec<_>>().into_iter());
        if let Ok(code) = Reader::read(&text, PROJECT) {
            let plan = Plan::of(&code, &all);
            let mut clients: Vec<usize> = plan.rows.iter().filter_map(|row| row.client).collect();
            clients.sort_unstable();
            prop_assert_eq!(clients, (0..all.len()).collect::<Vec<_>>());
            let mut declared: Vec<usize> = plan.rows.iter().filter_map(|row| row.declared).collect();
            declared.sort_unstable();
            prop_assert_eq!(declared, (0..code.clients.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nothing_breaks_the_readers(text in "\\PC*|[\\x00-\\x7f]{0,200}|resource \"commercetools_api_client\"[ -~\n]{0,120}|new x.ApiClient\\([ -~]{0,120}|\\[\\{[ -~]{0,80}|type: commercetools:[ -~\n]{0,80}") {
        if let Ok(code) = Reader::read(&text, PROJECT) {
            let _ = Plan::of(&code, &[]);
        }
    }
}
