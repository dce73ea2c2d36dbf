//! The list against a plain model of it, and at its largest.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::Instant;

use client::listing::{Listing, Sort, SortKey, arrange, window};
use client::{ApiClient, Day, Timestamp};
use proptest::prelude::*;

fn client(id: &str, name: &str, created: Option<i64>, used: Option<i64>) -> ApiClient {
    let json = r#"{"id":"x","scope":"manage_orders:shop view_products:shop:Berlin"}"#;
    let mut client: ApiClient = serde_json::from_str(json).unwrap();
    (client.id, client.name) = (id.into(), name.into());
    client.created_at = created.map(Timestamp);
    client.last_used_at = used.map(Day);
    client
}

fn any_client() -> impl Strategy<Value = ApiClient> {
    let time = || proptest::option::of(0i64..5);
    ("[a-cA-C0-9]{1,6}", "[a-cA-Cüé ]{0,6}", time(), time())
        .prop_map(|(id, name, created, used)| client(&id, &name, created, used))
}

fn any_key() -> impl Strategy<Value = SortKey> {
    prop_oneof![
        Just(SortKey::Name),
        Just(SortKey::Created),
        Just(SortKey::LastUsed)
    ]
}

proptest! {
    #[test]
    fn the_list_holds_exactly_what_matches_in_order(
        all in proptest::collection::vec(any_client(), 0..30),
        filter in "[a-cA-Cü :_]{0,4}", key in any_key(), descending: bool,
    ) {
        let found = arrange(&all, &filter, Sort { key, descending });
        let filter = filter.to_ascii_lowercase();
        let expected: Vec<usize> = all.iter().enumerate().filter(|(_, client)| {
            filter.split_whitespace().all(|word| {
                [&client.name, &client.id, &client.scope]
                    .iter().any(|part| part.to_ascii_lowercase().contains(word))
            })
        }).map(|(i, _)| i).collect();
        let mut members = found.clone();
        members.sort_unstable();
        prop_assert_eq!(members, expected);
        for pair in found.windows(2) {
            let (a, b) = (&all[pair[0]], &all[pair[1]]);
            let (a, b) = if descending { (b, a) } else { (a, b) };
            let name = |c: &ApiClient| c.name.to_ascii_lowercase();
            let in_order = match key {
                SortKey::Name => name(a) <= name(b),
                SortKey::Created => a.created_at <= b.created_at,
                SortKey::LastUsed => a.last_used_at <= b.last_used_at,
            };
            prop_assert!(in_order);
        }
    }

    #[test]
    fn the_window_covers_the_view(
        count in 0usize..20_000, row in 1u32..100, scroll in 0u32..2_000_000, view in 0u32..3_000, over in 0usize..20,
    ) {
        let rows = window(count, row, scroll, view, over);
        prop_assert!(rows.start <= rows.end && rows.end <= count);
        let height = i64::try_from(count).unwrap() * i64::from(row);
        let top = i64::from(scroll).clamp(0, (height - i64::from(view)).max(0));
        let bottom = (top + i64::from(view)).min(height);
        prop_assert!(i64::try_from(rows.start).unwrap() * i64::from(row) <= top);
        prop_assert!(i64::try_from(rows.end).unwrap() * i64::from(row) >= bottom);
        let most = usize::try_from(view / row).unwrap() + 2 + 2 * over;
        prop_assert!(rows.len() <= most, "{rows:?}");
    }
}

/// Ten thousand clients with long scopes: a key press must not be felt. The bound is wide, for this
/// is not a benchmark; it fails when the work becomes quadratic.
#[test]
fn ten_thousand_clients_are_no_burden() {
    let mut all = Vec::new();
    for i in 0..10_000i64 {
        let mut client = client(
            &format!("id{i}"),
            &format!("Client {}", i * 7919 % 10_000),
            Some(i),
            Some(i % 90),
        );
        client.scope = "manage_orders:shop view_products:shop:berlin ".repeat(10);
        all.push(client);
    }
    let start = Instant::now();
    let listing = Listing::new(&all);
    let built = start.elapsed();
    let start = Instant::now();
    assert_eq!(
        listing.arrange("view_products 9999", Sort::default()).len(),
        2
    );
    let filtered = start.elapsed();
    assert!(
        built.as_millis() < 3_000 && filtered.as_millis() < 1_000,
        "{built:?} {filtered:?}"
    );
}
