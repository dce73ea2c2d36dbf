//! The list at scale: several keys, hidden columns, saved views, selected rows.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use client::listing::{
    Column, Columns, ListQuery, Listing, MAX_SORTS, MAX_VIEWS, NotSaved, Picked, Sort, SortKey,
    Views,
};
use client::{ApiClient, Day, Timestamp};
use proptest::prelude::*;

fn client(id: &str, name: &str, created_ms: i64, used: Option<i64>) -> ApiClient {
    let mut client: ApiClient = r#"{"id":"","scope":"a b"}"#.parse().unwrap();
    (client.id, client.name) = (id.into(), name.into());
    client.created_at = Some(Timestamp(created_ms));
    client.last_used_at = used.map(Day);
    client
}

fn any_sort() -> impl Strategy<Value = Sort> {
    let key = proptest::sample::select(&SortKey::ALL[..]);
    (key, any::<bool>()).prop_map(|(key, descending)| Sort { key, descending })
}

#[test]
fn a_second_key_orders_those_of_the_same_day() {
    let hour = 3_600_000;
    let all = [
        client("1", "carts", 5 * hour, Some(3)),
        client("2", "Alpha", 9 * hour, Some(2)),
        client("3", "beta", 30 * hour, Some(3)),
    ];
    let find = |address: &str| {
        let rows = Listing::new(&all, Day(9))
            .find(&ListQuery::read(address))
            .rows;
        rows.into_iter()
            .map(|row| all[row].id.as_str())
            .collect::<String>()
    };
    assert_eq!(find("sort=-created"), "321", "by the moment");
    assert_eq!(
        find("sort=-created.name"),
        "321",
        "by the day, then Alpha before carts"
    );
    assert_eq!(find("sort=-created.-name"), "312");
    assert_eq!(find("sort=-used.name"), "312");
    assert_eq!(find("sort=-used.-created"), "312");
    assert_eq!(find("sort=-used.created"), "132");
}

#[test]
fn a_press_with_shift_adds_a_key_and_one_without_starts_anew() {
    let query = ListQuery::read("sort=name").pressed(SortKey::LastUsed, true);
    assert_eq!(query.address(), "sort=name.-used");
    let query = query.pressed(SortKey::LastUsed, true);
    assert_eq!(query.address(), "sort=name.used");
    let query = query.pressed(SortKey::Name, true);
    assert_eq!(query.address(), "sort=-name.used");
    let query = query
        .pressed(SortKey::Expires, true)
        .pressed(SortKey::Scopes, true);
    assert_eq!(
        query.address(),
        "sort=-name.expires.-scopes",
        "no more than {MAX_SORTS}"
    );
    assert_eq!(query.pressed(SortKey::Created, false).address(), "");
}

#[test]
fn addresses_name_keys_once_and_known_columns_alone() {
    assert_eq!(
        ListQuery::read("sort=name.-name.x.used.created.expires").address(),
        "sort=name.used.created"
    );
    let query = ListQuery::read("hide=tokens.nothing.access.tokens");
    assert_eq!(query.address(), "hide=access.tokens");
    assert!(query.hidden.has(Column::Tokens) && !query.hidden.has(Column::Created));
    assert_eq!(query.hidden.with(Column::Access, false).words(), "tokens");
    assert!(Columns::default().is_empty());
}

proptest! {
    #[test]
    fn every_order_survives_the_address(sorts in proptest::collection::vec(any_sort(), 1..6), hidden: u8) {
        let words: Vec<String> = sorts.iter()
            .map(|sort| format!("{}{}", if sort.descending { "-" } else { "" }, sort.key.word())).collect();
        let mut query = ListQuery::read(&format!("sort={}", words.join(".")));
        for (at, column) in Column::ALL.into_iter().enumerate() {
            query.hidden = query.hidden.with(column, hidden & (1 << at) != 0);
        }
        let keys: Vec<_> = query.sorts().map(|sort| sort.key.word()).collect();
        prop_assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
        prop_assert!(keys.len() <= MAX_SORTS);
        prop_assert_eq!(ListQuery::read(&query.address()), query);
    }

    #[test]
    fn several_keys_order_as_one_after_the_other_would(
        all in proptest::collection::vec(("[ab]{1}", 0i64..3, proptest::option::of(0i64..3)), 0..25),
        sorts in proptest::collection::vec(any_sort(), 2..4),
    ) {
        let all: Vec<ApiClient> = all.iter().enumerate()
            .map(|(id, (name, day, used))| client(&id.to_string(), name, day * 86_400_000, *used)).collect();
        let words: Vec<String> = sorts.iter()
            .map(|sort| format!("{}{}", if sort.descending { "-" } else { "" }, sort.key.word())).collect();
        let query = ListQuery::read(&format!("sort={}", words.join(".")));
        let rows = Listing::new(&all, Day(9)).find(&query).rows;
        prop_assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), all.len());
        for pair in rows.windows(2) {
            let (a, b) = (&all[pair[0]], &all[pair[1]]);
            let order = query.sorts().map(|sort| {
                let order = match sort.key {
                    SortKey::Name => a.name.cmp(&b.name),
                    SortKey::Created => a.created_at.cmp(&b.created_at),
                    SortKey::LastUsed => a.last_used_at.cmp(&b.last_used_at),
                    SortKey::Expires | SortKey::Scopes => std::cmp::Ordering::Equal,
                };
                if sort.descending { order.reverse() } else { order }
            }).find(|order| order.is_ne());
            prop_assert_ne!(order, Some(std::cmp::Ordering::Greater));
        }
    }

    #[test]
    fn a_range_is_what_stands_between_two_presses(from in 0usize..20, to in 0usize..20, on: bool) {
        let ids: Vec<String> = (0..20).map(|n| format!("id{n}")).collect();
        let mut picked = Picked::default();
        picked.set_all(ids.iter().map(String::as_str), !on);
        picked.set(&ids[from], on);
        picked.set_range(ids.iter().map(String::as_str), &ids[to], on);
        for (at, id) in ids.iter().enumerate() {
            prop_assert_eq!(picked.has(id) == on, (from.min(to)..=from.max(to)).contains(&at), "{}", id);
        }
    }

    #[test]
    fn stored_views_are_read_without_harm(text in "\\PC{0,200}") {
        let views = Views::read(&text);
        prop_assert_eq!(Views::read(&views.text()), views);
    }
}

#[test]
fn selected_rows_stay_selected_when_the_list_changes() {
    let mut picked = Picked::default();
    picked.set("b", true);
    // The beginning of the range is out of sight: only the row that was pressed counts.
    picked.set_range(["x", "y", "z"].into_iter(), "z", true);
    assert_eq!(picked.ids().collect::<Vec<_>>(), ["b", "z"]);
    picked.retain(|id| id != "z");
    assert_eq!((picked.len(), picked.has("b")), (1, true));
    picked.clear();
    assert!(picked.is_empty());
}

#[test]
fn views_have_names_and_are_not_endless() {
    let mut views = Views::default();
    let query = ListQuery::read("q=bff&show=quiet&sort=-used.name&hide=tokens");
    assert_eq!(views.save(" \n ", &query), Err(NotSaved::NoName));
    views.save("Quiet\u{7}", &query).unwrap();
    assert_eq!(views.all()[0].name, "Quiet");
    assert_eq!(ListQuery::read(&views.all()[0].address), query);
    views.save("Quiet", &ListQuery::default()).unwrap();
    assert_eq!(
        (views.all().len(), views.all()[0].address.as_str()),
        (1, "")
    );
    for number in 1..MAX_VIEWS {
        views.save(&format!("view {number}"), &query).unwrap();
    }
    assert_eq!(views.save("one more", &query), Err(NotSaved::TooMany));
    views.remove("Quiet");
    views.save("one more", &query).unwrap();
    // An address that somebody else wrote is brought into form.
    let strange = Views::read(
        r#"[{"name":"x","address":"show=nothing&q=a&y=<b>"},{"name":"","address":""},7]"#,
    );
    assert!(strange.all().is_empty(), "not a list of views");
    let strange = Views::read(
        r#"[{"name":"x","address":"show=nothing&q=a&y=<b>"},{"name":"","address":""}]"#,
    );
    assert_eq!(strange.all().len(), 1);
    assert_eq!(strange.all()[0].address, "q=a");
}
