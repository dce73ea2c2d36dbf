//! Which scopes open the reads of which collection (API reference: the security of each endpoint).
//!
//! The sandbox has nothing in these collections: their queries answer an empty page, their items
//! are not found. That is enough to see whether a token may read them.

use super::{
    answer::{Answer, not_found},
    api::require,
    paging::Paging,
    target::Pairs,
};
use scope::{Permission, ScopeSet};

/// Scopes of which any one is enough, for paths under the project: `path=scope scope`.
const PROJECT: &str = "\
associate-roles=view_associate_roles\n\
attribute-groups=view_attribute_groups\n\
business-units=view_business_units\n\
cart-discounts=view_orders view_cart_discounts\n\
carts=view_orders\n\
categories=view_products view_categories\n\
channels=view_channels view_products\n\
custom-objects=view_products view_orders view_customers view_key_value_documents\n\
customer-groups=view_customers view_customer_groups\n\
customers=view_customers\n\
discount-codes=view_discount_codes\n\
discount-groups=view_cart_discounts\n\
extensions=manage_extensions\n\
inventory=view_products\n\
mcp-servers=manage_mcp_servers view_mcp_servers\n\
mcp-servers/types=manage_project manage_mcp_servers view_mcp_servers\n\
me=manage_my_profile\n\
me/active-cart=manage_my_orders\n\
me/business-units=manage_my_business_units\n\
me/carts=manage_my_orders\n\
me/orders=manage_my_orders\n\
me/payments=manage_my_payments\n\
me/quote-requests=manage_my_quote_requests\n\
me/quotes=manage_my_quotes\n\
me/shopping-lists=manage_my_shopping_lists\n\
messages=view_messages\n\
orders=view_orders\n\
orders/edits=view_order_edits\n\
payment-methods=view_payment_methods\n\
payments=view_payments\n\
product-discounts=view_product_discounts view_products\n\
product-projections=view_products view_published_products\n\
product-projections/search=view_products view_published_products\n\
product-selections=view_product_selections\n\
product-tailoring=view_products\n\
product-types=view_product_types view_products\n\
products=view_products view_published_products\n\
quote-requests=view_quote_requests\n\
quotes=view_quotes\n\
recurrence-policies=view_recurrence_policies\n\
recurring-orders=view_recurring_orders\n\
reviews=view_products\n\
shipping-methods=view_orders view_shipping_methods manage_my_orders\n\
shopping-lists=view_shopping_lists\n\
staged-quotes=view_staged_quotes\n\
standalone-prices=view_standalone_prices\n\
states=view_states\n\
subscriptions=manage_subscriptions\n\
tax-categories=view_products view_tax_categories\n\
types=view_types\n\
variant-projections=view_products view_published_products\n\
variants=view_products\n\
zones=view_zones view_orders\n\
";

/// The same for paths under a store. A colon after a name says that the scope of that store will do too.
const IN_STORE: &str = "\
business-units=view_business_units:\n\
cart-discounts=view_orders: view_cart_discounts:\n\
carts=view_orders:\n\
customers=view_customers:\n\
discount-codes=view_discount_codes:\n\
me=manage_my_profile:\n\
me/active-cart=manage_my_orders:\n\
me/carts=manage_my_orders:\n\
me/orders=manage_my_orders:\n\
me/shopping-lists=manage_my_shopping_lists:\n\
orders=view_orders:\n\
product-selection-assignments=view_product_selections\n\
product-tailoring=view_products\n\
quote-requests=view_quote_requests:\n\
quotes=view_quotes:\n\
shopping-lists=view_shopping_lists:\n\
staged-quotes=view_staged_quotes:\n\
variant-projections=view_products: view_published_products\n\
";

/// Answers `GET` and `HEAD` of a path under the project, or under a store; `None` if there is no
/// such collection.
pub(super) fn answer(
    path: &[&str],
    store: Option<&str>,
    rights: &ScopeSet,
    query: &Pairs,
    head: bool,
) -> Option<Answer> {
    let table = if store.is_some() { IN_STORE } else { PROJECT };
    let (any_of, rest) = (1..=path.len().min(2))
        .rev()
        .find_map(|count| Some((find(table, &path[..count])?, &path[count..])))?;
    let mut enough = Vec::new();
    for name in any_of.split(' ') {
        let bare = name.trim_end_matches(':');
        enough.push(Permission::project(bare));
        if let Some(store) = store.filter(|_| bare.len() < name.len()) {
            enough.push(Permission::in_store(bare, store));
        }
    }
    if let Err(refusal) = require(rights, &enough) {
        return Some(refusal);
    }
    let listed = match path {
        // One profile and one active cart, and a token of no customer has neither.
        ["me"] | ["me", "active-cart"] => false,
        ["custom-objects", _container] => true,
        _ => rest.is_empty(),
    };
    Some(if !listed {
        not_found("that path")
    } else if head {
        Answer {
            status: 404,
            body: String::new(),
        }
    } else {
        match Paging::read(query, |_| true) {
            Ok(paging) => paging.page(0, &[]),
            Err(refusal) => refusal,
        }
    })
}

fn find(table: &'static str, path: &[&str]) -> Option<&'static str> {
    table
        .lines()
        .filter_map(|line| line.split_once('='))
        .find(|(found, _)| found.split('/').eq(path.iter().copied()))
        .map(|(_, scopes)| scopes)
}
