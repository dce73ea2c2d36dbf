//! What the answer says, word for word where people read it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::time::Instant;

use finder::{Answer, Cause, Chosen, EndpointId, Job, Refused, endpoints, find_call, solve};

fn at(call: &str) -> EndpointId {
    find_call(
        call.split_once(' ').unwrap().0,
        call.split_once(' ').unwrap().1,
    )
    .unwrap()
    .endpoint
}

fn answer(calls: &[&str], stores: &[&str]) -> Answer {
    let calls = calls.iter().map(|call| at(call)).collect();
    solve(&Job {
        calls,
        stores: stores.iter().map(|key| (*key).to_owned()).collect(),
        ..Job::default()
    })
}

fn chosen<'a>(answer: &'a Answer, name: &str) -> &'a Chosen {
    answer
        .scopes
        .iter()
        .find(|chosen| chosen.scope.name == name)
        .unwrap()
}

fn refused<'a>(chosen: &'a Chosen, name: &str) -> &'a Refused {
    chosen
        .refused
        .iter()
        .find(|refused| refused.scope.name == name)
        .unwrap()
}

#[test]
fn nothing_ticked_needs_nothing() {
    let answer = answer(&[], &[]);
    assert!(answer.set.is_empty() && answer.scopes.is_empty() && answer.unopened.is_empty());
    assert_eq!(answer.reach.calls, 0);
}

#[test]
fn a_scope_says_why_it_is_in_and_what_it_opens_besides() {
    let answer = answer(
        &["GET /p1/custom-objects/a/b", "GET /p1/custom-objects"],
        &[],
    );
    let chosen = chosen(&answer, "view_key_value_documents");
    assert_eq!(
        chosen.why,
        "GET /{projectKey}/custom-objects and 1 more call need it."
    );
    assert_eq!(
        (
            chosen.opens.len(),
            chosen.besides.len(),
            chosen.only_by.len()
        ),
        (4, 2, 2)
    );
    assert_eq!(
        chosen.reach_text,
        "It allows 4 calls; your application does not make 2 of them."
    );
    assert_eq!(chosen.assumed, None);
}

#[test]
fn alternatives_say_why_they_were_refused() {
    let answer = answer(&["GET /p1/custom-objects/a/b"], &[]);
    let chosen = chosen(&answer, "view_key_value_documents");
    let customers = refused(chosen, "view_customers");
    assert_eq!(customers.cause, Cause::Wider);
    assert!(
        customers.text.starts_with("With it, the scopes allow "),
        "{}",
        customers.text
    );
    assert!(
        customers.text.contains("calls instead of 4")
            && customers
                .text
                .ends_with("access personal data instead of 0."),
        "{}",
        customers.text
    );
    let last = chosen.refused.last().unwrap();
    assert_eq!(
        (last.scope.name, last.cause),
        ("manage_project", Cause::LastResort)
    );
    assert!(
        chosen
            .refused
            .iter()
            .is_sorted_by_key(|refused| refused.cause)
    );
}

#[test]
fn what_opens_only_a_part_is_told() {
    let two = answer(&["GET /p1/reviews", "GET /p1/product-types"], &[]);
    let products = chosen(&two, "view_products");
    let part = refused(products, "view_product_types");
    assert_eq!(part.cause, Cause::Partial, "{part:?}");
    assert!(part.text.ends_with('.'), "{}", part.text);
}

#[test]
fn wider_sets_deprecated_ways_and_doubts_are_named() {
    let two = answer(&["GET /p1/zones", "GET /p1/shipping-methods"], &[]);
    let zones = chosen(&two, "view_zones");
    assert_eq!(refused(zones, "view_orders").cause, Cause::Wider);

    let coupon = answer(&["GET /p1/discount-codes"], &[]);
    let orders = refused(chosen(&coupon, "view_discount_codes"), "view_orders");
    assert_eq!(orders.cause, Cause::Deprecated);

    let prices = answer(&["POST /p1/standalone-prices/import-containers/c"], &[]);
    let view = refused(
        chosen(&prices, "manage_standalone_prices"),
        "view_standalone_prices",
    );
    assert_eq!(view.cause, Cause::Doubted);
}

#[test]
fn coverage_that_nobody_states_is_said() {
    let sure = answer(&["GET /p1/categories", "POST /p1/categories"], &[]);
    assert_eq!(chosen(&sure, "manage_categories").assumed, None);
    let assumed = answer(&["GET /p1/zones", "POST /p1/zones"], &[]);
    assert_eq!(
        chosen(&assumed, "manage_zones").assumed.as_deref(),
        Some(
            "Not verified: that manage_zones allows 1 call is inferred from the pattern of other scopes. New \
                API client also sends view_zones."
        )
    );
}

#[test]
fn calls_without_a_known_scope_stand_apart() {
    let answer = answer(
        &[
            "POST /p1/graphql",
            "GET /p1/subscriptions/7/health",
            "GET /p1/carts",
        ],
        &[],
    );
    let texts: Vec<&str> = answer
        .unopened
        .iter()
        .map(|note| note.text.as_str())
        .collect();
    assert_eq!(texts.len(), 2);
    assert!(texts[0].starts_with("A GraphQL call needs the scopes of the fields"));
    assert_eq!(texts[1], "The API reference names no scope for this call.");
    assert_eq!(answer.set.print("p1"), "view_orders:p1");
}

#[test]
fn what_a_call_needs_besides_is_a_reminder() {
    let history = answer(
        &["GET https://history.us-central1.gcp.commercetools.com/p1"],
        &[],
    );
    assert_eq!(history.set.print("p1"), "view_audit_log:p1");
    assert!(
        history.reminders[0]
            .text
            .contains("the view scope of each resource")
    );
    let connect = answer(
        &["POST https://connect.us-central1.gcp.commercetools.com/p1/deployments"],
        &[],
    );
    assert!(connect.reminders[0].text.contains("manage_api_clients"));
    assert!(answer(&["GET /p1/carts"], &[]).reminders.is_empty());
}

#[test]
fn a_wrong_store_key_never_widens_the_answer() {
    for stores in [&["Bérlin"][..], &["berlin", "no key!"], &["x"]] {
        let answer = answer(&["GET /p1/carts", "POST /p1/orders"], stores);
        assert_eq!(answer.refused_stores.len(), 1, "{stores:?}");
        assert!(
            answer.set.is_empty() && answer.scopes.is_empty(),
            "{stores:?}"
        );
        assert!(answer.moved.is_empty() && answer.project_wide.is_empty());
    }
}

#[test]
fn with_a_store_the_answer_says_what_moves_and_what_stays() {
    let calls = [
        "GET /p1/carts",
        "GET /p1/inventory",
        "GET /p1/in-store/key=x1/discount-codes",
    ];
    let answer = answer(&calls, &["berlin", "berlin"]);
    assert_eq!(
        answer.set.print("p1"),
        "view_products:p1 view_discount_codes:p1 view_orders:p1:berlin"
    );
    assert_eq!(answer.moved.len(), 1);
    assert_eq!(answer.moved[0].from, at(calls[0]));
    assert_eq!(answer.moved[0].to, at("GET /p1/in-store/key=berlin/carts"));
    let texts: Vec<&str> = answer
        .project_wide
        .iter()
        .map(|note| note.text.as_str())
        .collect();
    assert_eq!(texts.len(), 2);
    assert!(texts.contains(&"This call does not exist in a store."));
    assert!(
        texts
            .iter()
            .any(|text| text.contains("no official list contains this form"))
    );
    let orders = chosen(&answer, "view_orders");
    assert!(orders.in_store);
    let wide = orders
        .refused
        .iter()
        .find(|r| r.scope.name == "view_orders")
        .unwrap();
    assert_eq!((wide.in_store, wide.cause), (false, Cause::ProjectWide));
}

#[test]
fn a_store_scope_beside_the_same_wide_one_is_spared() {
    let answer = answer(&["POST /p1/carts", "POST /p1/orders/import"], &["berlin"]);
    assert_eq!(answer.set.print("p1"), "manage_orders:p1");
    let cart = answer
        .project_wide
        .iter()
        .find(|note| note.call == at("POST /p1/carts"))
        .unwrap();
    assert!(
        cart.text
            .starts_with("manage_orders is needed for the whole project anyway")
    );
}

#[test]
fn every_text_is_a_sentence() {
    for call in endpoints() {
        let answer = solve(&Job {
            calls: vec![call],
            stores: vec!["berlin".to_owned()],
            ..Job::default()
        });
        for chosen in &answer.scopes {
            let mut texts = vec![&chosen.why, &chosen.reach_text];
            texts.extend(&chosen.assumed);
            texts.extend(chosen.refused.iter().map(|refused| &refused.text));
            for text in texts {
                assert!(
                    text.ends_with('.') && !text.contains("  "),
                    "{}: {text:?}",
                    call.call()
                );
            }
        }
    }
}

#[test]
fn it_is_solved_while_one_looks() {
    // The page's code is optimised and some ten times as fast as this test's.
    let every: Vec<EndpointId> = endpoints().collect();
    let third: Vec<EndpointId> = every.iter().copied().step_by(3).collect();
    let contested: Vec<EndpointId> = every
        .iter()
        .copied()
        .filter(|call| call.needs().count() > 1)
        .collect();
    for calls in [every, third, contested] {
        let count = calls.len();
        let start = Instant::now();
        let answer = solve(&Job {
            calls,
            stores: Vec::new(),
            ..Job::default()
        });
        let took = start.elapsed().as_millis();
        println!("{count} calls, {} scopes: {took} ms", answer.set.len());
        assert!(took < 2_000, "{count} calls take {took} ms");
    }
}
