//! Builder names come from the RAML files; what was seen in an SDK stays.

use super::made_up::ENDPOINTS;
use super::{Folder, made_up};
use std::fs;

/// As the reference writes it: a project step, annotations, includes, and lists of scopes over several lines.
const API: &str = r"#%RAML 1.0
---
title: Made up
types: !include types/types.raml
/{projectKey}:
  (methodName): withProjectKey
  get:
    securedBy: [oauth_2_0: { scopes: ['view_orders:{projectKey}'] }]
  /graphql:
    post:
      description: |
        /not: a resource
  /orders: !include resources/orders.raml
  /in-store/key={storeKey}: !include resources/in-store/in-store.raml
  /price-lists:
    /{ID}:
      (annotations.methodName): withId
";

const ORDERS: &str = r"#%RAML 1.0 Resource
get:
  securedBy:
    [oauth_2_0:
      { scopes: ['view_orders:{projectKey}', 'customer_id:{id}'] },
    ]
  description: Orders
post:
  securedBy:
  - oauth_2_0: { scopes: ['manage_orders:{projectKey}'] }
  body:
    application/json:
      example: !include ../examples/order.json
";

const CHAINS: &str = "\
product\tmethod\tpath\tchain\tseen_in
api\tGET\t/{projectKey}/in-store/key={storeKey}/orders\tinStore.withKey*.orders.get\tTJ
api\tGET\t/{projectKey}/orders\torders.get\tTJGP
api\tGET\t/{projectKey}/types\ttypes.get\tT
connect\tGET\t/{projectKey}/deployments\tdeployments.get\tG
";

fn folder(name: &str) -> Folder {
    let folder = made_up(name);
    folder.write("data/sdk-calls.tsv", CHAINS);
    folder.write("api-specs/api/api.raml", API);
    folder.write("api-specs/api/resources/orders.raml", ORDERS);
    folder.write(
        "api-specs/api/resources/in-store/in-store.raml",
        "type: base\n/orders: !include /orders-in-store.raml\n",
    );
    folder.write(
        "api-specs/api/resources/in-store/orders-in-store.raml",
        ORDERS,
    );
    folder
}

#[test]
fn new_calls_get_chains_by_rule_and_known_ones_are_kept() {
    let folder = folder("chains");
    let (text, changed) = folder.refresh(false);
    assert!(changed && folder.read("data/sdk-calls.tsv") == CHAINS);
    for part in [
        "Note: api GET /{projectKey}/in-store/key={storeKey}/orders: the checkout's builder names are \
         inStoreKeyWithStoreKeyValue*.orders.get; inStore.withKey*.orders.get is kept\n",
        "Note: the checkout has no api-specs/connect/api.raml: the builder names of connect are left as they are; rows: 1\n",
        "Builder names added (look at these: by rule, seen in no SDK): 4\n  api POST /{projectKey}/graphql: graphql.post\n",
        "Builder names removed (the call is gone): 1\n  api | GET | /{projectKey}/types | types.get | T\n",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("calls without builder names"), "{text}");
    folder.refresh(true);
    assert_eq!(
        folder.read("data/sdk-calls.tsv"),
        "\
product\tmethod\tpath\tchain\tseen_in
api\tPOST\t/{projectKey}/graphql\tgraphql.post\tR
api\tGET\t/{projectKey}/in-store/key={storeKey}/orders\tinStore.withKey*.orders.get\tTJ
api\tPOST\t/{projectKey}/in-store/key={storeKey}/orders\tinStoreKeyWithStoreKeyValue*.orders.post\tR
api\tGET\t/{projectKey}/orders\torders.get\tTJGP
api\tPOST\t/{projectKey}/orders\torders.post\tR
api\tGET\t/{projectKey}/price-lists/{ID}\tpriceLists.withId*.get\tR
connect\tGET\t/{projectKey}/deployments\tdeployments.get\tG
"
    );
    let (text, changed) = folder.refresh(true);
    assert!(!changed && text.ends_with("Nothing changed.\n"), "{text}");
}

#[test]
fn a_call_that_the_names_do_not_lead_to_is_kept_and_said() {
    let folder = folder("unnamed");
    folder.write(
        "api-specs/api/api.raml",
        &API.replace("  /orders: !include resources/orders.raml\n", ""),
    );
    let (text, _) = folder.refresh(true);
    assert!(
        text.contains("Note: api GET /{projectKey}/orders: not in api-specs/api/api.raml; its builder names are kept\n"),
        "{text}"
    );
    assert!(
        text.contains("calls without builder names in data/sdk-calls.tsv: 1\n"),
        "{text}"
    );
    assert!(
        folder
            .read("data/sdk-calls.tsv")
            .contains("orders.get\tTJGP")
    );
}

#[test]
fn one_chain_never_stands_for_two_calls() {
    let folder = folder("twice");
    folder.write(
        "api-specs/api/api.raml",
        &API.replace(
            "  /price-lists:\n    /{ID}:\n      (annotations.methodName): withId\n",
            "  /price-lists:\n    (methodName): orders\n    /{ID}:\n      (methodName): x\n",
        ),
    );
    folder.write(
        "data/sdk-calls.tsv",
        &CHAINS.replace("orders.get\tTJGP", "orders.x*.get\tTJGP"),
    );
    let (text, _) = folder.refresh(true);
    assert!(
        text.contains("Note: api GET /{projectKey}/price-lists/{ID}: another call has the builder names orders.x*.get, left out\n"),
        "{text}"
    );
}

#[test]
fn broken_files_stop_the_refresh_and_are_named() {
    let folder = folder("broken-raml");
    let orders = "api-specs/api/resources/orders.raml";
    folder.write(orders, "get: [\n");
    assert!(folder.error().contains("resources/orders.raml: "));
    folder.write(orders, "/again: !include orders.raml\n");
    assert!(folder.error().ends_with("orders.raml: too many includes"));
    fs::remove_file(folder.0.join(orders)).unwrap();
    assert!(
        folder
            .error()
            .ends_with("api.raml: resources/orders.raml is not in the checkout")
    );
    folder.write("api-specs/api/api.raml", "title: nothing\n");
    assert!(folder.error().ends_with("api.raml: no resource in it"));
    assert_eq!(folder.read("data/endpoints.tsv"), ENDPOINTS);
}
