//! The list against a plain model of it, and at its largest.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::time::Instant;

use client::listing::{Found, ListQuery, Listing, MAX_TEXT, Show, Sort, SortKey, arrange, window};
use client::status::Status;
use client::{ApiClient, Day, Timestamp};
use proptest::prelude::*;

fn client(id: &str, name: &str, created: Option<i64>, used: Option<i64>) -> ApiClient {
    let json = r#"{"id":"x","scope":"manage_orders:shop view_products:shop:Berlin"}"#;
    let mut client: ApiClient = json.parse().unwrap();
    (client.id, client.name) = (id.into(), name.into());
    client.created_at = created.map(|day| Timestamp(day * 86_400_000));
    if id.ends_with('a') {
        client.scope = "manage_project:shop".into();
    }
    client.delete_at = id.ends_with('b').then_some(Timestamp(100 * 86_400_000));
    client.last_used_at = used.map(Day);
    client
}

fn any_client() -> impl Strategy<Value = ApiClient> {
    let time = || proptest::option::of(0i64..5);
    ("[a-cA-C0-9]{1,6}", "[a-cA-Cüé ]{0,6}", time(), time())
        .prop_map(|(id, name, created, used)| client(&id, &name, created, used))
}

fn any_key() -> impl Strategy<Value = SortKey> {
    proptest::sample::select(&SortKey::ALL[..])
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
                SortKey::Expires => a.delete_at.map_or(i64::MAX, |at| at.0) <= b.delete_at.map_or(i64::MAX, |at| at.0),
                SortKey::Scopes => a.scope_count() <= b.scope_count(),
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

fn any_show() -> impl Strategy<Value = Show> {
    proptest::sample::select(&Show::ALL[..])
}

proptest! {
    #[test]
    fn a_query_survives_the_address(
        text in "\\PC{0,40}", show in any_show(), key in any_key(), descending: bool,
    ) {
        let query = ListQuery { text, show, sort: Sort { key, descending }, ..ListQuery::default() };
        let address = query.address();
        prop_assert!(address.bytes().all(|b| b.is_ascii_graphic() && !b"#?\"<>".contains(&b)));
        prop_assert_eq!(ListQuery::read(&address), query);
    }

    #[test]
    fn any_address_is_read_without_harm(address in "(\\PC|[&=%\n]|q=|show=|sort=-){0,30}") {
        let query = ListQuery::read(&address);
        prop_assert!(query.text.chars().count() <= MAX_TEXT);
        prop_assert!(!query.text.contains(|c: char| c.is_control()));
        prop_assert_eq!(ListQuery::read(&query.address()), query);
    }

    #[test]
    fn chips_are_the_status_of_each_client(
        all in proptest::collection::vec(any_client(), 0..30),
        text in "[a-cA-Cü :_]{0,3}", show in any_show(), key in any_key(), descending: bool,
        today in 0i64..200,
    ) {
        let today = Day(today);
        let listing = Listing::new(&all, today);
        let sort = Sort { key, descending };
        let found = listing.find(&ListQuery { text: text.clone(), show, sort, ..ListQuery::default() });
        let shows = |client: &ApiClient, show: Show| {
            let status = Status::of(client, today);
            match show {
                Show::All => true,
                Show::Attention => !status.attention().is_empty(),
                Show::NeverUsed => client.last_used_at.is_none(),
                Show::Quiet => status.word() == "Inactive",
                Show::FullAccess => client.scopes().has("manage_project", None),
                Show::ExpiresSoon => status.expires_soon(),
            }
        };
        let matching = listing.arrange(&text, sort);
        let rows: Vec<usize> = matching.iter().copied().filter(|i| shows(&all[*i], show)).collect();
        prop_assert_eq!(found.rows, rows);
        for (count, show) in found.counts.into_iter().zip(Show::ALL) {
            prop_assert_eq!(count, matching.iter().filter(|i| shows(&all[**i], show)).count());
        }
    }
}

#[test]
fn addresses_are_short_and_say_what_is_shown() {
    let query = ListQuery {
        text: "orders bff".into(),
        show: Show::Quiet,
        sort: Sort {
            key: SortKey::Name,
            descending: false,
        },
        ..ListQuery::default()
    };
    assert_eq!(query.address(), "q=orders%20bff&show=quiet&sort=name");
    assert_eq!(ListQuery::default().address(), "");
    assert_eq!(
        ListQuery::read("sort=-used&show=nothing&x=1&q=%ff").address(),
        "sort=-used"
    );
    assert_eq!(ListQuery::read("sort=-created"), ListQuery::default());
    let long = ListQuery {
        text: "ü".repeat(9_999),
        ..ListQuery::default()
    };
    assert_eq!(
        ListQuery::read(&long.address()).text.chars().count(),
        MAX_TEXT
    );
    assert_eq!(Listing::default().find(&query), Found::default());
}

#[test]
fn only_the_whole_project_is_full_access() {
    let mut one = client("a", "a", None, None);
    for (scope, full) in [
        ("view_orders:shop manage_project:shop", true),
        ("manage_project", true),
        ("manage_project:shop:berlin", false),
        ("manage_project_settings:shop", false),
        ("", false),
    ] {
        one.scope = scope.into();
        assert_eq!(one.has_full_access(), full, "{scope}");
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
    let listing = Listing::new(&all, Day(20));
    let built = start.elapsed();
    let start = Instant::now();
    assert_eq!(
        listing.arrange("view_products 9999", Sort::default()).len(),
        2
    );
    let filtered = start.elapsed();
    let start = Instant::now();
    let query = ListQuery {
        text: "view_products 99".into(),
        show: Show::Quiet,
        sort: Sort {
            key: SortKey::Name,
            descending: false,
        },
        ..ListQuery::default()
    };
    let found = listing.find(&query);
    let queried = start.elapsed();
    assert!(!found.rows.is_empty() && found.counts[0] > found.rows.len());
    println!(
        "10,000 clients: made ready {built:?}, filtered {filtered:?}, with chips and counts {queried:?}"
    );
    assert!(
        built.as_millis() < 3_000 && filtered.as_millis() < 1_000,
        "{built:?} {filtered:?}"
    );
}
