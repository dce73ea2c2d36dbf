//! Turns data/endpoints.tsv into the table of the calls that presets make: which collection, and
//! which scopes open it. Only the order is chosen by hand.

use super::endpoints::{HEAD, rows};

/// The collections that a preset may call, the most telling first; `""` is the project itself. The
/// collections of customers' own things are absent: they need a customer's token.
pub(crate) const PROJECT: &[&str] = &[
    "api-clients",
    "products",
    "product-projections",
    "orders",
    "customers",
    "categories",
    "",
    "stores",
    "cart-discounts",
    "discount-codes",
    "product-discounts",
    "product-types",
    "product-selections",
    "standalone-prices",
    "attribute-groups",
    "customer-groups",
    "business-units",
    "associate-roles",
    "orders/edits",
    "recurring-orders",
    "recurrence-policies",
    "shopping-lists",
    "quote-requests",
    "staged-quotes",
    "quotes",
    "payments",
    "payment-methods",
    "channels",
    "zones",
    "shipping-methods",
    "tax-categories",
    "states",
    "types",
    "custom-objects",
    "messages",
    "extensions",
    "subscriptions",
    "mcp-servers",
];

/// The same inside a store.
pub(crate) const STORE: &[&str] = &[
    "orders",
    "customers",
    "cart-discounts",
    "business-units",
    "shopping-lists",
    "quote-requests",
    "staged-quotes",
    "quotes",
    "discount-codes",
];

/// What marks a scope that is limited to the store of the path.
const IN_STORE: &str = ":{storeKey}";

/// The Rust text of the tables, or what is wrong with the data.
pub(crate) fn tables(endpoints: &str) -> Result<String, String> {
    let rows = rows::<7>(endpoints, HEAD, "data/endpoints.tsv")?;
    Ok(table("CALLS", &rows, PROJECT, false)? + &table("STORE_CALLS", &rows, STORE, true)?)
}

fn table(
    name: &str,
    rows: &[[&str; 7]],
    collections: &[&str],
    in_store: bool,
) -> Result<String, String> {
    let mut items = Vec::new();
    for collection in collections {
        let path = path(collection, in_store);
        let row = rows
            .iter()
            .find(|row| row[0] == "api" && row[1] == "GET" && row[2] == path);
        let row = row.ok_or_else(|| {
            format!("data/endpoints.tsv has no api GET {path}, which build/preset_calls.rs prefers")
        })?;
        let scopes = scopes(row[4], in_store);
        if scopes.is_empty() {
            return Err(format!(
                "data/endpoints.tsv: no certain scope opens api GET {path}"
            ));
        }
        items.push(format!(
            "Row {{ collection: {collection:?}, scopes: &{scopes:?} }}"
        ));
    }
    Ok(super::table_of(name, "Row", &items))
}

/// The path of a collection as data/endpoints.tsv writes it.
pub(crate) fn path(collection: &str, in_store: bool) -> String {
    let mut path = String::from("/{projectKey}");
    if in_store {
        path += "/in-store/key={storeKey}";
    }
    if !collection.is_empty() {
        path.push('/');
    }
    path + collection
}

/// The bare names of the scopes that open it for certain: for the whole project, or in the store.
fn scopes(any_of: &str, in_store: bool) -> Vec<&str> {
    let certain = any_of.split_whitespace().filter(|one| !one.ends_with('?'));
    certain
        .filter_map(|one| {
            if in_store {
                one.strip_suffix(IN_STORE)
            } else {
                (!one.contains(':')).then_some(one)
            }
        })
        .collect()
}
