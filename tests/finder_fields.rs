//! Fields of GraphQL, alone and beside calls.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

use finder::{Answer, Cause, Confidence, FieldId, Job, fields, find_call, solve};
use proptest::prelude::*;
use scope::catalogue::Kind;

fn field(path: &str) -> FieldId {
    FieldId::find(path).unwrap_or_else(|| panic!("no field {path}"))
}

fn answer(calls: &[&str], paths: &[&str], stores: &[&str]) -> Answer {
    let call = |text: &&str| {
        let (method, path) = text.split_once(' ').unwrap();
        find_call(method, path).unwrap().endpoint
    };
    solve(&Job {
        calls: calls.iter().map(call).collect(),
        fields: paths.iter().map(|path| field(path)).collect(),
        stores: stores.iter().map(|key| (*key).to_owned()).collect(),
    })
}

fn scopes(answer: &Answer) -> String {
    let names = answer.set.iter().map(|scope| match &scope.store {
        Some(store) => format!("{}:{store}", scope.name),
        None => scope.name.clone(),
    });
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_row_of_the_table_can_be_found() {
    let rows = include_str!("../data/graphql.tsv").lines().skip(1);
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let field = field(cells[0]);
        assert_eq!(field.path(), cells[0]);
        let needs: Vec<String> = field
            .needs()
            .map(|need| {
                let store = if need.in_store { ":{storeKey}" } else { "" };
                format!("{}{store}", need.info().name)
            })
            .collect();
        assert_eq!(needs.join(" "), cells[2], "{}", cells[0]);
        assert_eq!(field.is_container(), cells[1] == "container");
        assert_eq!(field.writes(), cells[1] == "write");
        let rest = field
            .rest()
            .map(finder::EndpointId::call)
            .unwrap_or_default();
        assert_eq!(rest, cells[4]);
        count += 1;
    }
    assert_eq!(fields().len(), count);
    assert_eq!(FieldId::find("Query.basket"), None);
}

#[test]
fn a_field_asks_for_its_own_scope() {
    for (path, wanted) in [
        ("Query.carts", "view_orders"),
        ("Query.products", "view_published_products"),
        ("Mutation.updateProduct", "manage_products"),
        ("Query.me.activeCart", "manage_my_orders"),
        ("Query.inStore.cart", "view_orders"),
        ("Mutation.createCart", "manage_orders"),
        ("Query.asAssociate.carts", "view_orders"),
    ] {
        assert_eq!(scopes(&answer(&[], &[path], &[])), wanted, "{path}");
    }
    assert_eq!(
        scopes(&answer(&[], &["Query.inStore.cart"], &["berlin"])),
        "view_orders:berlin"
    );
    // The form in the Store is taken where there is one.
    let moved = answer(&[], &["Query.carts", "Mutation.createCart"], &["berlin"]);
    assert_eq!(scopes(&moved), "manage_orders:berlin");
    assert_eq!(moved.moved_fields.len(), 2);
}

#[test]
fn fields_and_calls_are_solved_together() {
    let one = answer(&["POST /p/orders"], &["Query.orders"], &[]);
    assert_eq!(scopes(&one), "manage_orders");
    let only = &one.scopes[0];
    assert_eq!((only.needed_by.len(), only.fields.len()), (1, 1));
    assert_eq!(only.besides.len() + only.needed_by.len(), only.opens.len());
    // The call to GraphQL itself is no open question when its fields are known.
    let whole = answer(&["POST /p/graphql"], &["Query.carts"], &[]);
    assert!(whole.unopened.is_empty());
    assert_eq!(answer(&["POST /p/graphql"], &[], &[]).unopened.len(), 1);
}

#[test]
fn what_rest_alone_takes_never_makes_a_set_smaller() {
    // REST opens categories with view_products; GraphQL is not known to.
    let rest = answer(&["GET /p/inventory", "GET /p/categories"], &[], &[]);
    assert_eq!(scopes(&rest), "view_products");
    let graphql = answer(&["GET /p/inventory"], &["Query.categories"], &[]);
    assert_eq!(scopes(&graphql), "view_products view_categories");
    let alone = answer(&[], &["Query.categories"], &[]);
    let refused = alone.scopes[0]
        .refused
        .iter()
        .find(|other| other.scope.name == "view_products");
    assert_eq!(refused.unwrap().cause, Cause::RestOnly);
}

#[test]
fn customers_tokens_and_guesses_are_told() {
    let note = |path: &str| {
        let answer = answer(&[], &[path], &[]);
        let notes = answer.field_notes.iter().map(|note| note.text.clone());
        notes.collect::<String>()
    };
    assert!(note("Query.me.cart").contains("token of a customer"));
    assert!(note("Mutation.createMyOrderFromQuote").contains("token of a customer"));
    assert!(note("Query.limits").contains("guess"));
    assert_eq!(note("Query.payments"), "");
}

#[test]
fn tokens_and_sessions_are_calls_like_others() {
    for (method, url, wanted) in [
        (
            "POST",
            "/oauth/shop/anonymous/token",
            "create_anonymous_token",
        ),
        (
            "POST",
            "https://auth.europe-west1.gcp.commercetools.com/oauth/introspect",
            "introspect_oauth_tokens",
        ),
        (
            "POST",
            "https://session.europe-west1.gcp.commercetools.com/shop/sessions",
            "manage_sessions",
        ),
        ("GET", "/shop/sessions/abc", "view_sessions"),
        ("POST", "/oauth/shop/customers/token", ""),
        ("POST", "/oauth/token/revoke", ""),
    ] {
        let answer = answer(&[&format!("{method} {url}")], &[], &[]);
        assert_eq!(scopes(&answer), wanted, "{url}");
        assert!(answer.unopened.is_empty(), "{url}");
        assert_eq!(answer.reminders.is_empty(), !wanted.is_empty(), "{url}");
    }
}

fn some_fields() -> impl Strategy<Value = Vec<FieldId>> {
    prop::collection::vec(0..fields().len(), 0..8)
        .prop_map(|places| places.iter().map(|at| fields().nth(*at).unwrap()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every field is opened by a scope of the answer, by name or by the manage scope of its view scope;
    /// and no scope of the answer can be left out.
    #[test]
    fn every_field_is_opened_and_nothing_is_superfluous(list in some_fields(), in_store in any::<bool>()) {
        let stores = if in_store { vec!["berlin".to_owned()] } else { Vec::new() };
        let job = Job { fields: list.clone(), stores, ..Job::default() };
        let answer = solve(&job);
        let opens = |field: FieldId, leave_out: Option<usize>| {
            let scopes = answer.scopes.iter().enumerate().filter(|(at, _)| Some(*at) != leave_out);
            let mut given = scopes.map(|(_, one)| one);
            given.any(|one| field.needs().any(|need| {
                let twin = one.scope.twin().map(|twin| twin.name) == Some(need.info().name)
                    && one.scope.kind == Kind::Manage;
                (!one.in_store || need.in_store) && (twin || one.scope.name == need.info().name)
            }))
        };
        let made: Vec<FieldId> = list
            .iter()
            .filter(|field| !field.is_container())
            .map(|field| {
                let moved = answer.moved_fields.iter().find(|(from, _)| from == field);
                moved.map_or(*field, |(_, to)| *to)
            })
            .collect();
        for field in &made {
            prop_assert!(opens(*field, None), "{} {:?}", field.path(), &answer.set);
        }
        for at in 0..answer.scopes.len() {
            prop_assert!(made.iter().any(|field| !opens(*field, Some(at))), "{:?}", &answer.set);
        }
    }
}

#[test]
fn confidence_has_words() {
    for field in fields() {
        assert!(!field.confidence().word().is_empty());
        assert!(
            field.note().is_empty() || field.note().ends_with('.'),
            "{}",
            field.path()
        );
    }
    assert_eq!(
        field("Query.inStore.carts").confidence(),
        Confidence::Documented
    );
}

#[test]
fn fewest_scopes_reach_further_than_the_least() {
    // view_orders and a scope for Custom Objects alone, or manage_orders for both.
    let call = |text: &str| find_call("POST", text).unwrap().endpoint;
    let get = |text: &str| find_call("GET", text).unwrap().endpoint;
    let job = Job {
        calls: vec![get("/p/orders"), call("/p/custom-objects")],
        ..Job::default()
    };
    let least = solve(&job);
    let few = finder::fewest(&job);
    assert_eq!(scopes(&least), "view_orders manage_key_value_documents");
    let few = few.unwrap();
    assert_eq!(scopes(&few), "manage_orders");
    assert!(few.reach.weight > least.reach.weight);
    let alone = Job {
        calls: vec![get("/p/orders")],
        ..Job::default()
    };
    assert_eq!(finder::fewest(&alone), None);
    let opens = |name: &str| {
        let ask = finder::Ask::Call(get("/p/orders"));
        finder::opens(&scope::Permission::project(name), ask)
    };
    assert!(opens("view_orders") && opens("manage_orders") && !opens("view_zones") && !opens("x"));
}
