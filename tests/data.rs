//! That data/ is consistent, and that each check can fail.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use serde_json::Value;

#[allow(dead_code)]
#[path = "../build/mod.rs"]
mod build;

/// The texts of data/.
#[derive(Clone)]
struct Data {
    endpoints: String,
    resources: String,
    scopes: String,
    templates: String,
    actions: String,
    phrases: String,
    synonyms: String,
    fields: String,
    nested: String,
    types: String,
    chains: String,
}

fn data() -> Data {
    Data {
        endpoints: include_str!("../data/endpoints.tsv").to_owned(),
        resources: include_str!("../data/resources.tsv").to_owned(),
        scopes: include_str!("../data/scopes.json").to_owned(),
        templates: include_str!("../data/templates.json").to_owned(),
        actions: include_str!("../data/actions.tsv").to_owned(),
        phrases: include_str!("../data/phrases.tsv").to_owned(),
        synonyms: include_str!("../data/synonyms.tsv").to_owned(),
        fields: include_str!("../data/graphql.tsv").to_owned(),
        nested: include_str!("../data/graphql-nested.tsv").to_owned(),
        types: include_str!("../data/graphql-types.tsv").to_owned(),
        chains: include_str!("../data/sdk-calls.tsv").to_owned(),
    }
}

/// Everything that is wrong with the data; the build's own checks among it.
fn faults(data: &Data) -> Vec<String> {
    let mut found: Vec<String> = [
        build::tables(&data.scopes, &data.templates),
        build::finder(&data.endpoints, &data.resources, &data.scopes),
        build::sandbox_reads::table(&data.endpoints),
        build::sayings(
            &data.endpoints,
            &data.actions,
            &data.phrases,
            &data.synonyms,
        ),
        build::fields(&data.fields, &data.endpoints, &data.scopes),
        build::schema(&data.types, &data.nested, &data.fields, &data.scopes),
        build::fields::sdk(&data.chains, &data.endpoints),
    ]
    .into_iter()
    .filter_map(Result::err)
    .collect();
    for (name, text) in [
        ("endpoints.tsv", &data.endpoints),
        ("resources.tsv", &data.resources),
        ("scopes.json", &data.scopes),
        ("templates.json", &data.templates),
        ("actions.tsv", &data.actions),
        ("phrases.tsv", &data.phrases),
        ("synonyms.tsv", &data.synonyms),
        ("graphql.tsv", &data.fields),
        ("graphql-nested.tsv", &data.nested),
        ("graphql-types.tsv", &data.types),
        ("sdk-calls.tsv", &data.chains),
    ] {
        if text.contains('\r') || !text.ends_with('\n') || text.ends_with("\n\n") {
            found.push(format!(
                "{name} does not end in one newline, or has carriage returns"
            ));
        }
    }
    found.extend(endpoint_faults(data));
    found.extend(store_faults(data));
    found
}

/// Rows of the right width; the build names the others.
fn cells(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let rows = text.lines().skip(1).map(|line| line.split('\t').collect());
    rows.filter(|row: &Vec<&str>| row.len() == 7)
}

fn scopes(data: &Data) -> Vec<Value> {
    serde_json::from_str(&data.scopes).unwrap_or_default()
}

/// Order, and that each named scope is known and may be chosen.
fn endpoint_faults(data: &Data) -> Vec<String> {
    let mut found = Vec::new();
    let scopes = scopes(data);
    let mut last = None;
    for row in cells(&data.endpoints) {
        let place = |all: &[&str], one: &str| all.iter().position(|other| *other == one);
        let order = (
            place(&build::endpoints::PRODUCTS, row[0]),
            row[2],
            place(&build::endpoints::METHODS, row[1]),
        );
        if last.as_ref().is_some_and(|last| *last >= order) {
            found.push(format!("{order:?} is not in its place, or there twice"));
        }
        last = Some(order);
        for word in row[4].split(' ').filter(|word| !word.is_empty()) {
            let word = word.trim_end_matches('?');
            let name = word.strip_suffix(":{storeKey}").unwrap_or(word);
            let scope = scopes.iter().find(|scope| scope["name"] == name);
            if scope.is_none_or(|scope| scope["status"] == "system") {
                found.push(format!("{} {}: {name} can not be chosen", row[1], row[2]));
            }
            if word != name && scope.is_some_and(|scope| scope.get("store").is_none()) {
                found.push(format!("{} {}: {name} has no store form", row[1], row[2]));
            }
        }
    }
    found
}

/// A store form has evidence, and evidence stands for a store form.
fn store_faults(data: &Data) -> Vec<String> {
    let mut found = Vec::new();
    for scope in scopes(data) {
        let evidence = scope
            .get("store_evidence")
            .map(|text| text.as_str().unwrap_or_default().trim());
        if scope.get("store").is_some() != evidence.is_some_and(|text| !text.is_empty()) {
            found.push(format!(
                "{}: a store form and its evidence go together",
                scope["name"]
            ));
        }
    }
    found
}

#[test]
fn data_is_consistent() {
    assert_eq!(faults(&data()), [""; 0]);
}

/// Breaks the data in one place; some fault must then say so.
#[track_caller]
fn broken(part: &str, breaking: impl FnOnce(&mut Data)) {
    let mut data = data();
    breaking(&mut data);
    let found = faults(&data);
    assert!(
        found.iter().any(|fault| fault.contains(part)),
        "{part}: {found:?}"
    );
}

/// Replaces the first of a text; it must be there.
#[track_caller]
fn swap(text: &mut String, from: &str, to: &str) {
    assert!(text.contains(from), "{from} is not in the data");
    *text = text.replacen(from, to, 1);
}

#[test]
fn scopes_that_endpoints_name_must_be_known_and_selectable() {
    broken("unknown scope", |data| {
        swap(
            &mut data.endpoints,
            "\tview_api_clients\t",
            "\tview_api_client\t",
        );
    });
    broken("view_api_client can not be chosen", |data| {
        swap(
            &mut data.endpoints,
            "\tview_api_clients\t",
            "\tview_api_client\t",
        );
    });
    broken("customer_id can not be chosen", |data| {
        swap(
            &mut data.endpoints,
            "\tview_api_clients\t",
            "\tcustomer_id\t",
        );
    });
}

#[test]
fn implications_may_not_go_round_not_even_by_the_fallback() {
    broken("a cycle", |data| {
        swap(
            &mut data.scopes,
            "\"implies\": [\"view_categories\"]",
            "\"implies\": [\"view_categories\", \"manage_products\"]",
        );
    });
    broken("a cycle", |data| {
        let from = "\"summary\": \"Read categories.\",";
        let to = format!("{from}\n    \"deprecated_implies\": [\"manage_categories\"],");
        swap(&mut data.scopes, from, &to);
    });
    broken("names the unknown scope", |data| {
        swap(
            &mut data.scopes,
            "\"implies\": [\"view_categories\"]",
            "\"implies\": [\"view_category\"]",
        );
    });
}

#[test]
fn store_forms_need_evidence_and_must_be_known() {
    broken("a store form without store_evidence", |data| {
        swap(
            &mut data.scopes,
            "\"store_evidence\": \"API reference:",
            "\"evidence\": \"API reference:",
        );
    });
    broken("a store form and its evidence go together", |data| {
        swap(&mut data.scopes, "    \"store\": \"unverified\",\n", "");
    });
    broken("view_types has no store form", |data| {
        swap(
            &mut data.endpoints,
            "view_orders:{storeKey}",
            "view_types:{storeKey}",
        );
    });
}

#[test]
fn resources_and_endpoints_need_each_other() {
    broken("unknown resource \"zones\"", |data| {
        swap(&mut data.resources, "\nzones\t", "\nareas\t");
    });
    broken("resource \"areas\" has no endpoint", |data| {
        data.resources += "areas\tAreas\tarea\n";
    });
    broken("resource \"zones\" is there twice", |data| {
        data.resources += "zones\tZones\tarea\n";
    });
}

#[test]
fn rows_stand_in_order_and_files_end_in_one_newline() {
    broken("not in its place", |data| {
        let mut lines: Vec<&str> = data.endpoints.lines().collect();
        lines.swap(1, 2);
        data.endpoints = lines.join("\n") + "\n";
    });
    broken("is there twice", |data| {
        let row = data.endpoints.lines().last().unwrap().to_owned();
        data.endpoints += &format!("{row}\n");
    });
    broken("endpoints.tsv does not end in one newline", |data| {
        data.endpoints += "\n";
    });
    broken("actions.tsv does not end in one newline", |data| {
        data.actions += "\n";
    });
    broken("of the resource \"carts\"", |data| {
        data.actions = data.actions.replace("/carts/{ID}", "/carts/{id}");
    });
    broken("scopes.json does not end in one newline", |data| {
        data.scopes.pop();
    });
    broken("resources.tsv does not end in one newline", |data| {
        data.resources = data.resources.replace('\n', "\r\n");
    });
}

#[test]
fn fields_of_graphql_agree_with_scopes_calls_and_types() {
    broken("Query.carts: unknown scope", |data| {
        swap(
            &mut data.fields,
            "Query.carts\tread\tview_orders",
            "Query.carts\tread\tview_order",
        );
    });
    broken("has no store form", |data| {
        swap(
            &mut data.fields,
            "Query.carts\tread\tview_orders",
            "Query.carts\tread\tview_orders:{storeKey}",
        );
    });
    broken("Query.me: a container has no scopes", |data| {
        swap(
            &mut data.fields,
            "Query.me\tcontainer\t",
            "Query.me\tcontainer\tview_orders",
        );
    });
    broken("there is no call GET /{projectKey}/cart", |data| {
        swap(
            &mut data.fields,
            "GET /{projectKey}/carts\t",
            "GET /{projectKey}/cart\t",
        );
    });
    broken("no such confidence", |data| {
        swap(&mut data.fields, "\tdocumented\t", "\tsure\t");
    });
    broken("no field of a type", |data| {
        swap(&mut data.nested, "\nCart.customer\t", "\nCart.owner\t");
    });
    broken("there is no type Carts", |data| {
        swap(&mut data.types, "cart:Cart", "cart:Carts");
    });
    broken("an unknown scope", |data| {
        swap(&mut data.nested, "\tview_customers\t", "\tview_customer\t");
    });
}

#[test]
fn chains_stand_for_one_call_each() {
    broken("two calls have one chain", |data| {
        swap(&mut data.chains, "\tcarts.withId*.get\t", "\tcarts.get\t");
    });
    broken("does not end in the method", |data| {
        swap(
            &mut data.chains,
            "\tcarts.withId*.get\t",
            "\tcarts.withId*.post\t",
        );
    });
    broken("there is no such call", |data| {
        swap(
            &mut data.chains,
            "\t/{projectKey}/carts/{ID}\t",
            "\t/{projectKey}/cart/{ID}\t",
        );
    });
}
