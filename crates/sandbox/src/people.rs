//! The API Clients that the sandbox starts with: who made them, when, and what for.

/// One line each: `name|made|used|access|refresh|delete|scopes`. Made and used are days ago, delete
/// is days ahead, access and refresh are seconds; an empty field means never or by default. A
/// scope may name a store: `manage_orders:berlin`.
pub(super) static PEOPLE: [&str; 36] = [
    "Storefront BFF (production)|540|0|||| view_published_products view_categories view_product_selections view_standalone_prices view_shipping_methods view_tax_categories view_project_settings manage_orders manage_customers manage_shopping_lists create_anonymous_token",
    "Storefront BFF (staging)|541|1|||| view_published_products view_categories view_product_selections view_standalone_prices view_shipping_methods view_tax_categories view_project_settings manage_orders manage_customers manage_shopping_lists create_anonymous_token",
    "Mobile app (iOS)|410|0||7776000|| view_published_products view_categories create_anonymous_token manage_my_profile manage_my_orders manage_my_payments manage_my_shopping_lists",
    "Mobile app (Android)|409|0||7776000|| view_published_products view_categories create_anonymous_token manage_my_profile manage_my_orders manage_my_payments manage_my_shopping_lists",
    "ERP order sync|798|0|86400||| manage_orders view_customers view_payments view_products",
    "ERP stock sync|797|0|86400||| manage_products view_channels",
    "PIM import|611|1|||| manage_products manage_product_types manage_categories manage_attribute_groups manage_import_containers",
    "PSP adapter|502|0|||| manage_payments view_orders view_customers",
    "PSP adapter (old)|880|203|||| manage_payments manage_orders",
    "Search indexer|377|0|||| view_published_products view_categories view_product_selections view_standalone_prices",
    "Price engine|166|0|||| manage_standalone_prices view_products view_customer_groups",
    "Tax service|288|2|||| view_orders manage_orders view_tax_categories",
    "Shipping labels|259|0|||| view_orders view_shipping_methods",
    "Loyalty program|201|0|||| view_customers manage_customer_groups view_orders",
    "Newsletter export|640|6|||| view_customers",
    "Data warehouse (nightly)|455|0|10800||| view_products view_orders view_customers view_payments view_messages view_states view_types",
    "Event consumer|333|0|||| view_messages view_orders",
    "Terraform|702|4|||| manage_project_settings manage_types manage_states manage_channels manage_zones manage_tax_categories manage_shipping_methods manage_stores manage_subscriptions manage_extensions",
    "CI integration tests|129|0|3600||| manage_products manage_orders manage_customers manage_types",
    "CI preview deployments|64|13|3600||27| view_published_products view_categories view_project_settings",
    "Test Jonas (intern) - delete after August!|463|431|||| manage_project",
    "test|705|704|||| manage_project",
    "test2|705||||| manage_project",
    "Black Friday load test|352|350|604800||| manage_orders create_anonymous_token view_published_products",
    "Migration 2024|690|577|604800|31536000|| manage_project manage_api_clients",
    "Agency: checkout redesign|41|3|||19| manage_orders view_products view_shipping_methods manage_checkout_payment_intents",
    "Agency: audit (read only)|5|4|||2| view_products view_orders view_customers view_payments view_discount_codes view_cart_discounts view_project_settings view_stores",
    "Click and collect Berlin|150|0|||| view_published_products manage_orders:berlin view_customers:berlin",
    "Click and collect Hamburg|149|1|||| view_published_products manage_orders:hamburg view_customers:hamburg",
    "Tills Paris and Lyon|96|0|||| manage_orders:paris manage_customers:paris manage_shopping_lists:paris manage_orders:lyon manage_customers:lyon manage_shopping_lists:lyon",
    "B2B portal|233|0|||| view_products manage_business_units manage_quote_requests view_quotes manage_approval_rules manage_approval_flows manage_orders:b2b-wholesale",
    "Coupon tool <b>(bold & \"quoted\")</b> 🎟️|74|9|||| manage_discount_codes manage_cart_discounts",
    "مزامنة الطلبات \u{202e}(sredro)|58|30|||| view_orders",
    "Reviews widget, first try|33||||| view_published_products",
    "Something newer than this catalog|12||||| view_weather_forecasts view_products",
    "A name that somebody made far too long because the field took it: regression environment of the storefront team for the second checkout experiment of the winter release, to be removed when the experiment is over, please ask before deleting, last one standing|20|20|||| view_published_products",
];

/// What is different in the second environment: the name of a line of [`PEOPLE`], and the line that stands in its
/// place. An empty line: no such client.
pub(super) static STAGE: [(&str, &str); 10] = [
    ("Storefront BFF (production)", ""),
    ("Newsletter export", ""),
    ("Click and collect Hamburg", ""),
    ("B2B portal", ""),
    ("Migration 2024", ""),
    (
        "ERP order sync",
        "ERP order sync|790|0|86400||| view_orders view_customers view_payments view_products",
    ),
    (
        "Loyalty program",
        "Loyalty program (staging)|198|1|||| view_customers manage_customers manage_customer_groups view_orders",
    ),
    (
        "Price engine",
        "Price engine|160|2|||| view_standalone_prices view_products view_customer_groups",
    ),
    (
        "Search indexer",
        "search-indexer-stage|370|0|||| view_published_products view_categories view_product_selections view_standalone_prices",
    ),
    (
        "Shipping labels",
        "Shipping labels|250|3|||| manage_orders view_orders view_shipping_methods",
    ),
];

/// The parts of the names of all further clients, for projects with thousands.
pub(super) static JOBS: [&str; 12] = [
    "Cart service|manage_orders view_published_products",
    "Catalog reader|view_products view_categories",
    "Customer export|view_customers",
    "Discount editor|manage_cart_discounts manage_discount_codes",
    "Order export|view_orders",
    "Payment hook|manage_payments",
    "Price feed|view_standalone_prices view_products",
    "Stock feed|manage_products",
    "Store kiosk|view_published_products manage_orders:berlin",
    "Tax feed|view_tax_categories",
    "Type deployer|manage_types manage_product_types",
    "Wishlist service|manage_shopping_lists",
];

/// Where they run.
pub(super) static PLACES: [&str; 5] = ["production", "staging", "test", "preview", "local"];
