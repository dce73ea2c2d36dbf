//! Documents as people write them, and what each asks for.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

use finder::{Job, solve};
use graphql::{Document, FaultKind, Given, Reading, Variables, looks_like_document, read};
use proptest::prelude::*;

fn parse(text: &str) -> Document {
    Document::parse_template(text).unwrap_or_else(|fault| panic!("{text}: {}", fault.words()))
}

fn reading(texts: &[&str]) -> Reading {
    let documents: Vec<Document> = texts.iter().map(|text| parse(text)).collect();
    read(
        &documents.iter().collect::<Vec<_>>(),
        None,
        &Variables::new(),
    )
}

fn paths(reading: &Reading) -> String {
    let paths = reading.fields.iter().map(|one| one.field.path());
    paths.collect::<Vec<_>>().join(" ")
}

fn scopes(reading: &Reading) -> String {
    let answer = solve(&Job {
        fields: reading.fields.iter().map(|one| one.field).collect(),
        stores: reading.stores.iter().cloned().collect(),
        ..Job::default()
    });
    let names = answer.set.iter().map(|scope| match &scope.store {
        Some(store) => format!("{}:{store}", scope.name),
        None => scope.name.clone(),
    });
    names.collect::<Vec<_>>().join(" ")
}

/// A document, its root fields, and the scopes that they need.
type Case = (&'static str, &'static str, &'static str);

const CASES: &[Case] = &[
    ("{ carts { total } }", "Query.carts", "view_orders"),
    (
        "query Q { carts { total } orders { total } }",
        "Query.carts Query.orders",
        "view_orders",
    ),
    // Aliases, on the root too.
    (
        "{ mine: me { basket: activeCart { id } } }",
        "Query.me.activeCart",
        "manage_my_orders",
    ),
    (
        "{ a: customer(id: 1) { id } b: customer(id: 2) { id } }",
        "Query.customer",
        "view_customers",
    ),
    // Several operations in one document.
    (
        "query A { product(id: 1) { id } } mutation B { deleteProduct(version: 1) { id } }",
        "Query.product Mutation.deleteProduct",
        "manage_products",
    ),
    // Inline fragments, with a type and without.
    (
        "{ ... { cart(id: 1) { id } } }",
        "Query.cart",
        "view_orders",
    ),
    (
        "query { ... on Query @include(if: $x) { typeDefinitions { total } } }",
        "Query.typeDefinitions",
        "view_types",
    ),
    (
        "query { zones @skip(if: true) { total } }",
        "Query.zones",
        "view_zones",
    ),
    // Introspection costs nothing.
    (
        "{ __schema { types { name } } __typename channels { total } }",
        "Query.channels",
        "view_channels",
    ),
    // Comments and block texts with braces.
    (
        "# a { comment\n{ stores(where: \"\"\"a } b\"\"\") { total } }",
        "Query.stores",
        "view_stores",
    ),
    (
        "mutation { createCart(draft: {currency: \"EUR\"}) { id } }",
        "Mutation.createCart",
        "manage_orders",
    ),
    // Places.
    (
        "{ inStore(key: \"berlin\") { carts { total } } }",
        "Query.inStore.carts",
        "view_orders:berlin",
    ),
    (
        "{ inStores(keys: [\"a1\", \"b2\"]) { orders { total } } }",
        "Query.inStore.orders",
        "view_orders:a1 view_orders:b2",
    ),
    (
        "{ inStore(key: \"b1\") { me { cart(id: 1) { id } } } }",
        "Query.inStore.me.cart",
        "manage_my_orders:b1",
    ),
    (
        "query A($a: String!) { asAssociate(associateId: $a) { carts { total } } }",
        "Query.asAssociate.carts",
        "view_orders",
    ),
    (
        "mutation { createCart(storeKey: \"b1\", draft: {}) { id } }",
        "Mutation.createCart(storeKey)",
        "manage_orders:b1",
    ),
    (
        "mutation { createCart(storeKey: null, draft: {}) { id } }",
        "Mutation.createCart",
        "manage_orders",
    ),
    // A variable that may be null.
    (
        "mutation M($s: KeyReferenceInput) { createCart(storeKey: $s, draft: {}) { id } }",
        "Mutation.createCart",
        "manage_orders",
    ),
    (
        "mutation M($s: KeyReferenceInput!) { createCart(storeKey: $s, draft: {}) { id } }",
        "Mutation.createCart(storeKey)",
        "manage_orders",
    ),
    (
        "mutation M($s: KeyReferenceInput = \"b1\") { createCart(storeKey: $s, draft: {}) { id } }",
        "Mutation.createCart(storeKey)",
        "manage_orders",
    ),
    (
        "mutation { createApprovalRule(asAssociate: {associateId: 1}, draft: {}) { id } }",
        "Mutation.createApprovalRule(asAssociate)",
        "manage_approval_rules",
    ),
    // Staged data asks for more.
    (
        "{ productProjectionSearch(staged: false) { total } }",
        "Query.productProjectionSearch",
        "view_published_products",
    ),
    (
        "{ productProjectionSearch(staged: true) { total } }",
        "Query.productProjectionSearch(staged)",
        "view_products",
    ),
    (
        "{ products { results { masterData { current { slug(locale: \"en\") } } } } }",
        "Query.products",
        "view_published_products",
    ),
    (
        "{ products { results { masterData { staged { slug(locale: \"en\") } } } } }",
        "Query.products(staged)",
        "view_products",
    ),
];

#[test]
fn documents_and_their_root_fields() {
    for (text, wanted, needed) in CASES {
        let reading = reading(&[text]);
        assert_eq!(paths(&reading), *wanted, "{text}");
        assert_eq!(scopes(&reading), *needed, "{text}");
        assert!(
            reading.unknown.is_empty() && reading.foreign == 0,
            "{text}: {reading:?}"
        );
    }
}

#[test]
fn fragments_may_be_in_other_documents() {
    let query = "query { me { activeCart { ...CartFields } } ...More }";
    let fragment = "fragment CartFields on Cart { id customer { id } lineItems { ...Line } }";
    let more =
        "fragment More on Query { shippingMethods { total } }\nfragment Line on LineItem { id }";
    let all = reading(&[query, fragment, more]);
    assert_eq!(paths(&all), "Query.me.activeCart Query.shippingMethods");
    assert_eq!(all.nested.len(), 1);
    assert!(all.missing_fragments.is_empty());
    let alone = reading(&[query]);
    let missing: Vec<&str> = alone.missing_fragments.iter().map(String::as_str).collect();
    assert_eq!(missing, ["CartFields", "More"]);
    // Fragments in a circle end.
    let circle = reading(&[
        "{ cart(id: 1) { ...A } } fragment A on Cart { id ...B } fragment B on Cart { id ...A }",
    ]);
    assert_eq!(paths(&circle), "Query.cart");
}

#[test]
fn nested_fields_cost_nothing_and_are_named() {
    let all = reading(&[
        "{ orders { results {\n customer { email }\n customerGroup { name } customerRef { id }\n state { key } } } }",
    ]);
    assert_eq!(scopes(&all), "view_orders");
    let words = all
        .nested
        .iter()
        .map(|one| format!("{} {}", one.line, one.words()));
    assert_eq!(
        words.collect::<Vec<_>>(),
        [
            "2 reaches customer through Order.customer; add view_customers if the call returns insufficient_scope",
            "3 reaches customerGroup through Order.customerGroup; add view_customer_groups if the \
             call returns insufficient_scope; customerGroupRef gives the reference alone",
            "4 reaches state through Order.state; add view_states if the call returns insufficient_scope; \
                stateRef gives the reference alone",
        ]
    );
}

#[test]
fn what_the_schema_does_not_have_is_said() {
    let all = reading(&["{ carts { total }\n basket { id } }"]);
    assert_eq!(paths(&all), "Query.carts");
    assert_eq!(all.unknown, [("Query.basket".to_owned(), 2)]);
    let all = reading(&[
        "{ carts { total count results { id version totalPrice { centAmount } } } cart(id: 1) { id owner } }",
    ]);
    assert_eq!(all.unknown, [("Cart.owner".to_owned(), 1)]);
    assert!(all.fields.len() == 2 && all.foreign == 0);
    let all = reading(&["subscription { cartChanged { id } }"]);
    assert!(all.fields.is_empty());
}

#[test]
fn documents_of_other_vendors_are_recognized() {
    for text in [
        "{ products(first: 10) { edges { node { id title handle } } } }",
        "query { customer(customerAccessToken: $t) { orders(first: 1) { edges { node { id } } } } }",
        "{ site { products { edges { node { entityId name } } } } }",
        "{ repository(owner: \"a\", name: \"b\") { issues { totalCount } } }",
        "mutation { checkoutCreate(input: {}) { checkout { id webUrl } } }",
        "query { products(filter: {}) { items { sku name price_range { minimum_price { final_price { value } } } } } }",
    ] {
        let all = reading(&[text]);
        assert!(all.fields.is_empty() && all.foreign == 1, "{text}: {all:?}");
    }
}

#[test]
fn holes_of_templates_are_filled() {
    for (text, wanted) in [
        (
            "query { carts(where: \"id=\\\"${id}\\\"\") { total } }",
            "Query.carts",
        ),
        (
            "query Q($a: String ${more}) { cart(id: $a) { ${fields} } }",
            "Query.cart",
        ),
        (
            "query { cart(id: \"a\") { id ${fields.map(f => `x ${f}`).join(`}`)} } }",
            "Query.cart",
        ),
        ("query { cart(${args}) { id } }", "Query.cart"),
        ("query { cart(id: ${id}) { ...${NAME} } }", "Query.cart"),
        ("${FRAGMENT}\nquery { zones { total } }", "Query.zones"),
        (
            "query { zones { results { id } ... on ${TYPE} { a } } } ${A} ${B}",
            "Query.zones",
        ),
        (
            "query ${name} { zones(limit: %s) { total } }",
            "Query.zones",
        ),
        (
            "mutation M { updateProduct(id: %1$s, version: %d, actions: [${a.join(',')}]) { id } }",
            "Mutation.updateProduct",
        ),
    ] {
        let all = reading(&[text]);
        assert_eq!(paths(&all), wanted, "{text}");
        assert!(all.holes > 0 || text.contains("\\\""), "{text}");
        assert!(!all.open_roots, "{text}");
    }
    for text in [
        "query { %s(where: \"a\") { total } }",
        "query { ${name} { total } }",
        "mutation { create${T}(draft: {}) { id } }",
    ] {
        let all = reading(&[text]);
        assert!(all.fields.is_empty() && all.open_roots, "{text}: {all:?}");
    }
    // A percent sign in a text is no hole, and a hole keeps its lines.
    assert_eq!(reading(&["{ carts(where: \"50%s\") { total } }"]).holes, 0);
    let all = reading(&["{ ${a\n + `b\n`}\n zones { total } }"]);
    assert_eq!(all.fields[0].line, 4);
}

#[test]
fn variables_and_operations_of_a_request_count() {
    let document = parse(
        "query A($k: KeyReferenceInput!) { inStore(key: $k) { carts { total } } } query B { zones { total } }",
    );
    let with = |given: Given| {
        let variables = Variables::from([("k".to_owned(), given)]);
        read(&[&document], Some("A"), &variables)
    };
    let known = with(Given::Texts(vec!["berlin".to_owned()]));
    assert_eq!(scopes(&known), "view_orders:berlin");
    assert!(!known.open_stores);
    let strange = with(Given::Texts(vec!["no key at all!".to_owned()]));
    assert!(strange.open_stores && strange.stores.is_empty());
    let open = read(&[&document], None, &Variables::new());
    assert_eq!(paths(&open), "Query.inStore.carts Query.zones");
    assert!(open.open_stores);
}

#[test]
fn hostile_documents_end_with_a_clear_word() {
    for text in [
        "{".repeat(100_000),
        "{a".repeat(100_000),
        format!("{{a(b: {}", "[".repeat(100_000)),
        format!("query {}", "(".repeat(100_000)),
    ] {
        let fault = Document::parse(&text).unwrap_err();
        assert!(matches!(
            fault.kind,
            FaultKind::TooLarge | FaultKind::Syntax
        ));
        assert!(fault.words().starts_with("GraphQL, line 1: "));
    }
    assert_eq!(
        Document::parse(&"x".repeat(3 << 20)).unwrap_err().kind,
        FaultKind::TooLarge
    );
    assert_eq!(
        Document::parse("type A { b: Int }").unwrap_err().kind,
        FaultKind::Nothing
    );
    assert_eq!(Document::parse("{ a\n b(").unwrap_err().line, 2);
    // A small document that would be a great one.
    let mut bomb = "{ cart(id: 1) { ...F0 } }".to_owned();
    for at in 0..60 {
        bomb += &format!(
            " fragment F{at} on Cart {{ ...F{} ...F{} }}",
            at + 1,
            at + 1
        );
    }
    bomb += " fragment F60 on Cart { id }";
    assert_eq!(paths(&reading(&[&bomb])), "Query.cart");
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "(?s)(query|mutation|fragment F on Cart)?[ ]?[{}()a-z:$!\"#.,@ \\n%]{0,80}") {
        looks_like_document(&text);
        if let Ok(document) = Document::parse_template(&text) {
            read(&[&document], None, &Variables::new());
        }
    }

    /// More text can name more fields, and never fewer scopes than a part of it.
    #[test]
    fn a_second_operation_takes_nothing_away(at in 0usize..9) {
        let roots = ["carts", "orders", "products", "zones", "typeDefinitions", "me", "channels", "states", "stores"];
        let one = format!("query A {{ carts {{ total }} }} query B {{ {} {{ __typename }} }}", roots[at]);
        prop_assert!(paths(&reading(&[&one])).contains("Query.carts"));
    }
}
