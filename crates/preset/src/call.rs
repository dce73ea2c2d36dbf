//! One call that the granted scopes allow, so that a preset shows more than a token.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in a path segment as it is (RFC 3986: unreserved).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A text as one path segment.
pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// A GET that succeeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What follows `/{projectKey}`: nothing, or a path with its query, already encoded.
    pub path: String,
    /// The granted scope that allows it, as it was granted.
    pub scope: String,
}

impl Call {
    /// What follows the API host: `/{projectKey}` and the path.
    pub fn after_host(&self, project_key: &str) -> String {
        ["/", &segment(project_key), &self.path].concat()
    }
}

/// Collections, the most telling first: path, what reads it, and what writes it if the reference
/// says that this reads too (API reference: security of the endpoints, and the implied scopes in
/// the descriptions). Where it doesn't say so, the writing scope alone is not trusted with a read.
/// The collections of customers' own things are absent: they need a customer's token.
const CALLS: &[(&str, &str, &str)] = &[
    ("api-clients", "view_api_clients", "manage_api_clients"),
    ("products", "view_products", "manage_products"),
    ("product-projections", "view_published_products", ""),
    ("orders", "view_orders", "manage_orders"),
    ("customers", "view_customers", "manage_customers"),
    ("categories", "view_categories", "manage_categories"),
    ("", "view_project_settings", "manage_project_settings"),
    ("", "manage_project", ""),
    ("stores", "view_stores", ""),
    (
        "cart-discounts",
        "view_cart_discounts",
        "manage_cart_discounts",
    ),
    (
        "discount-codes",
        "view_discount_codes",
        "manage_discount_codes",
    ),
    ("product-discounts", "view_product_discounts", ""),
    ("product-types", "view_product_types", ""),
    ("product-selections", "view_product_selections", ""),
    ("standalone-prices", "view_standalone_prices", ""),
    ("attribute-groups", "view_attribute_groups", ""),
    (
        "customer-groups",
        "view_customer_groups",
        "manage_customer_groups",
    ),
    ("business-units", "view_business_units", ""),
    ("associate-roles", "view_associate_roles", ""),
    ("orders/edits", "view_order_edits", ""),
    ("recurring-orders", "view_recurring_orders", ""),
    (
        "recurrence-policies",
        "view_recurrence_policies",
        "manage_recurrence_policies",
    ),
    ("shopping-lists", "view_shopping_lists", ""),
    ("quote-requests", "view_quote_requests", ""),
    ("staged-quotes", "view_staged_quotes", ""),
    ("quotes", "view_quotes", ""),
    ("payments", "view_payments", ""),
    ("payment-methods", "view_payment_methods", ""),
    ("channels", "view_channels", ""),
    ("zones", "view_zones", ""),
    (
        "shipping-methods",
        "view_shipping_methods",
        "manage_shipping_methods",
    ),
    (
        "tax-categories",
        "view_tax_categories",
        "manage_tax_categories",
    ),
    ("states", "view_states", ""),
    ("types", "view_types", ""),
    (
        "custom-objects",
        "view_key_value_documents",
        "manage_key_value_documents",
    ),
    ("messages", "view_messages", ""),
    ("extensions", "manage_extensions", ""),
    ("subscriptions", "manage_subscriptions", ""),
    ("mcp-servers", "view_mcp_servers", "manage_mcp_servers"),
];

/// The same inside a store, for the scopes whose store form is documented.
const STORE_CALLS: &[(&str, &str, &str)] = &[
    ("orders", "view_orders", "manage_orders"),
    ("customers", "view_customers", "manage_customers"),
    (
        "cart-discounts",
        "view_cart_discounts",
        "manage_cart_discounts",
    ),
    ("business-units", "view_business_units", ""),
    ("shopping-lists", "view_shopping_lists", ""),
    ("quote-requests", "view_quote_requests", ""),
    ("staged-quotes", "view_staged_quotes", ""),
    ("quotes", "view_quotes", ""),
];

/// The first call of the lists that the granted scopes allow, project-wide ones first. Nothing
/// when no scope is known to open a plain collection.
pub fn choose(project_key: &str, granted: &str) -> Option<Call> {
    let scopes: Vec<Granted> = granted
        .split_whitespace()
        .filter_map(|whole| Granted::read(whole, project_key))
        .collect();
    find(CALLS, &scopes, false).or_else(|| find(STORE_CALLS, &scopes, true))
}

/// A granted scope in its parts.
struct Granted<'a> {
    whole: &'a str,
    name: &'a str,
    store: Option<&'a str>,
}

impl<'a> Granted<'a> {
    fn read(whole: &'a str, project_key: &str) -> Option<Self> {
        let mut parts = whole.splitn(3, ':');
        let name = parts.next()?;
        let project = parts.next()?;
        let store = parts.next();
        (project == project_key && !name.is_empty()).then_some(Self { whole, name, store })
    }
}

fn find(calls: &[(&str, &str, &str)], scopes: &[Granted], in_store: bool) -> Option<Call> {
    calls.iter().find_map(|(collection, view, manage)| {
        let granted = scopes
            .iter()
            .filter(|scope| scope.store.is_some() == in_store)
            .find(|scope| scope.name == *view || scope.name == *manage)?;
        let mut path = String::new();
        if let Some(store) = granted.store {
            path.push_str("/in-store/key=");
            path.push_str(&segment(store));
        }
        if !collection.is_empty() {
            path.push('/');
            path.push_str(collection);
            path.push_str("?limit=1");
        }
        Some(Call {
            path,
            scope: granted.whole.to_owned(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(granted: &str) -> Option<String> {
        choose("shop", granted).map(|call| call.path)
    }

    #[test]
    fn the_call_fits_the_grant() {
        for (granted, expected) in [
            (
                "manage_orders:shop view_api_clients:shop",
                Some("/api-clients?limit=1"),
            ),
            (
                "view_published_products:shop",
                Some("/product-projections?limit=1"),
            ),
            ("manage_project:shop", Some("")),
            (
                "view_orders:shop:berlin",
                Some("/in-store/key=berlin/orders?limit=1"),
            ),
            (
                "view_orders:shop:berlin view_types:shop",
                Some("/types?limit=1"),
            ),
            ("view_orders:other", None),
            ("manage_types:shop", None),
            ("manage_my_orders:shop create_anonymous_token:shop", None),
            ("view_products:shop:berlin", None),
            ("customer_id:x :shop :: : \u{202e}", None),
            ("", None),
        ] {
            assert_eq!(path(granted).as_deref(), expected, "{granted}");
        }
    }

    #[test]
    fn the_chosen_scope_is_one_of_the_catalogue() {
        for (_, view, manage) in CALLS.iter().chain(STORE_CALLS) {
            assert!(scope::find(view).is_some(), "{view}");
            assert!(
                manage.is_empty() || scope::find(manage).is_some(),
                "{manage}"
            );
        }
    }

    #[test]
    fn path_segments_are_encoded() {
        assert_eq!(
            path("view_orders:shop:a/b?ü"),
            Some("/in-store/key=a%2Fb%3F%C3%BC/orders?limit=1".into())
        );
        assert_eq!(segment("a-b.c_d~"), "a-b.c_d~");
    }
}
