//! The Finder's data: what the build accepts, and that data/ agrees with itself and with known facts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use finder::{Also, EndpointId, Product, RESOURCES, endpoints, find_call};
use scope::{Kind, StoreForm};

#[allow(dead_code)]
#[path = "../build/mod.rs"]
mod build;

const SCOPES: &str = r#"[{"name": "view_a", "store": "documented"}, {"name": "manage_a"},
    {"name": "token", "status": "system"}]"#;
const RESOURCES_HEAD: &str = "resource\ttitle\tsynonyms\n";
const HEAD: &str = "product\tmethod\tpath\tresource\tany_of\tname\talso\n";

fn built(rows: &[&str]) -> Result<String, String> {
    let row = |row: &&str| row.split('|').map(str::trim).collect::<Vec<_>>().join("\t");
    let rows: Vec<String> = rows.iter().map(row).collect();
    let resources = format!("{RESOURCES_HEAD}as\tAs\taa, aaa\n");
    build::finder(&format!("{HEAD}{}\n", rows.join("\n")), &resources, SCOPES)
}

#[track_caller]
fn refused(rows: &[&str], part: &str) {
    let cause = built(rows).unwrap_err();
    assert!(cause.contains(part), "{cause}");
}

#[test]
fn the_build_takes_sound_data() {
    let code = built(&[
        "api | GET | /{p}/as | as | view_a | Get As |",
        "api | GET | /{p}/as/{ID} | as | view_a manage_a | Get A |",
        "api | POST | /{p}/as/{ID} | as | manage_a view_a? | Update A | fields",
        "api | GET | /{p}/in-store/key={storeKey}/as | as | view_a:{storeKey} view_a | Get As |",
        "api | GET | /{p}/as/key={key} | as |  | Get A |",
    ]);
    let code = code.unwrap();
    assert!(
        code.contains("Row { path: 1, needs: 1, resource: 0, method: Method::Get"),
        "{code}"
    );
    assert!(code.contains("Also::Fields") && code.contains(&0x8000.to_string()));
    assert!(
        code.contains("static TEXT: &str = \"{p}asGetAs{ID}A"),
        "each text is stored once: {code}"
    );
}

#[test]
fn the_build_refuses_data_that_contradicts_itself() {
    let row = "api | GET | /{p}/as | as | view_a | Get As |";
    refused(&[row, row], "api GET /{p}/as: is there twice");
    refused(
        &["api|GET|/{p}/{a}|as||N|", "api|GET|/{p}/{b}|as||N|"],
        "is there twice",
    );
    refused(
        &["api | GET | /{p}/as | as | view_b | N |"],
        "unknown scope \"view_b\"",
    );
    refused(
        &["api | GET | /{p}/as | as | token | N |"],
        "no API Client can have",
    );
    refused(
        &["api | GET | /{p}/as | as | view_a view_a? | N |"],
        "is there twice",
    );
    refused(
        &["api | GET | /{p}/as | as | view_a? | N |"],
        "every scope is doubted",
    );
    refused(
        &["api | GET | /{p}/as | as | view_a:{storeKey} | N |"],
        "or the path no Store",
    );
    let store = "api | GET | /{p}/key={storeKey} | as | manage_a:{storeKey} | N |";
    refused(&[store], "has no store form");
    refused(
        &["api | GET | /{p}/as | bs | view_a | N |"],
        "unknown resource",
    );
    refused(
        &["apy | GET | /{p}/as | as | view_a | N |"],
        "no such product or method",
    );
    refused(
        &["api | PATCH | /{p}/as | as | view_a | N |"],
        "no such product or method",
    );
    refused(&["api | GET | {p}/as | as | view_a | N |"], "not a path");
    refused(&["api | GET | /{p}//as | as | view_a | N |"], "not a path");
    refused(&["api | GET | /{p/as | as | view_a | N |"], "not a path");
    refused(
        &["api | GET | /{p}/as | as | view_a |  |"],
        "the name is missing",
    );
    refused(
        &["api | GET | /{p}/as | as | view_a | N | more"],
        "no such word",
    );
    refused(
        &["api | GET | /{p}/as | as | view_a | N"],
        "line 2: 6 columns, not 7",
    );
    let both = format!("{RESOURCES_HEAD}as\tAs\taa\nbs\tBs\tbb\n");
    let rows = format!("{HEAD}api\tGET\t/{{p}}/as\tas\tview_a\tN\t\n");
    assert!(
        build::finder(&rows, &both, SCOPES)
            .unwrap_err()
            .contains("\"bs\" has no endpoint")
    );
    let bare = format!("{RESOURCES_HEAD}as\tAs\t\n");
    assert!(
        build::finder(&rows, &bare, SCOPES)
            .unwrap_err()
            .contains("synonyms are missing")
    );
    assert!(
        build::finder("x\n", &both, SCOPES)
            .unwrap_err()
            .contains("the first line must be")
    );
}

/// The endpoint of a call to the API's own host.
fn at(call: &str) -> EndpointId {
    let (method, path) = call.split_once(' ').unwrap();
    let url = format!("https://api.us-central1.gcp.commercetools.com/p1{path}");
    find_call(method, &url).unwrap().endpoint
}

fn scopes(call: EndpointId) -> Vec<&'static str> {
    let sound = call.needs().filter(|need| !need.doubted && !need.in_store);
    sound.map(|need| need.info().name).collect()
}

#[test]
fn the_table_holds_every_row_of_the_data() {
    let rows: Vec<Vec<&str>> = include_str!("../data/endpoints.tsv")
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(endpoints().len(), rows.len());
    for (row, endpoint) in rows.iter().zip(endpoints()) {
        assert_eq!(endpoint.call(), format!("{} {}", row[1], row[2]));
        assert_eq!(
            (endpoint.resource().id, endpoint.name().as_str()),
            (row[3], row[5])
        );
        let needs: Vec<String> = endpoint
            .needs()
            .map(|need| {
                let store = if need.in_store { ":{storeKey}" } else { "" };
                format!(
                    "{}{store}{}",
                    need.info().name,
                    if need.doubted { "?" } else { "" }
                )
            })
            .collect();
        assert_eq!(needs.join(" "), row[4]);
    }
}

#[test]
fn data_is_consistent() {
    for endpoint in endpoints() {
        for need in endpoint.needs() {
            assert!(need.info().selectable(), "{}", endpoint.call());
            assert!(
                !need.in_store || (endpoint.in_store() && need.info().store != StoreForm::None)
            );
            // The only doubt so far: a view scope beside its manage scope for a call that writes.
            assert!(!need.doubted || (endpoint.writes() && need.info().kind == Kind::View));
        }
        let known = endpoint.needs().count() > 0;
        let told = matches!(endpoint.also(), Also::Fields | Also::Free);
        assert!(known || told || endpoint.path().ends_with("/health"));
    }
    let ids: Vec<&str> = RESOURCES.iter().map(|resource| resource.id).collect();
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| other == &id).count(), 1);
    }
}

#[test]
fn known_facts_hold() {
    assert_eq!(scopes(at("POST /reviews")), ["manage_products"]);
    assert_eq!(scopes(at("POST /inventory/{ID}")), ["manage_products"]);
    assert!(
        scopes(at("GET /custom-objects/{container}/{key}")).contains(&"view_key_value_documents")
    );
    assert_eq!(scopes(at("GET /carts/{ID}")), ["view_orders"]);
    assert_eq!(scopes(at("POST /carts")), ["manage_orders"]);
    assert!(scopes(at("GET /shipping-methods")).contains(&"manage_my_orders"));
    let cart = at("GET /in-store/key=berlin/carts");
    assert_eq!(scopes(cart), ["view_orders"]);
    assert!(
        cart.needs()
            .any(|need| need.in_store && need.info().name == "view_orders")
    );
    assert_eq!(at("GET /carts").store_form(), Some(cart));
    assert_eq!(at("GET /inventory").store_form(), None);
    assert_eq!(cart.store_form(), None);
}

#[test]
fn searches_by_post_read_and_customers_are_personal() {
    assert!(!at("POST /products/search").writes() && !at("POST /orders/search").writes());
    assert!(at("POST /products").writes() && at("DELETE /products/{ID}").writes());
    assert!(at("POST /login").writes() && !at("HEAD /carts").writes());
    assert!(at("GET /customers").personal() && at("GET /carts").personal());
    assert!(!at("GET /shipping-methods").personal() && !at("GET /custom-objects").personal());
    assert!(!at("GET /subscriptions/{ID}/health").personal());
}

#[test]
fn what_the_path_does_not_tell_is_marked() {
    assert_eq!(at("POST /graphql").also(), Also::Fields);
    let of = |product| endpoints().filter(move |endpoint| endpoint.product() == product);
    assert!(of(Product::History).all(|endpoint| endpoint.also() == Also::Resources));
    assert!(of(Product::Connect).any(|endpoint| endpoint.also() == Also::ApiClients));
}
