//! The command as a whole: a made-up checkout, and one made of the project's own rows.

mod actions;
mod chains;
mod made_up;
mod roots;

use super::{Data, arguments, refresh};
use crate::catalogue::merge::Row;
use crate::catalogue::scopes::Scopes;
use made_up::{CHANGES, ENDPOINTS, NOTES, REFERENCE, RESOURCES, SCOPES};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of its own for each test, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("xtask-catalogue-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("data")).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn refresh(&self, write: bool) -> (String, bool) {
        refresh(&self.0.join("data"), &self.0, write).unwrap()
    }

    fn error(&self) -> String {
        let cause = refresh(&self.0.join("data"), &self.0, true).err().unwrap();
        assert!(!cause.contains('\n'), "{cause}");
        cause
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn made_up(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("data/endpoints.tsv", ENDPOINTS);
    folder.write("data/resources.tsv", RESOURCES);
    folder.write("data/scopes.json", SCOPES);
    folder.write("data/templates.json", "[]\n");
    folder.write("data/actions.tsv", "resource\taction\twords\tendpoint\n");
    folder.write("data/phrases.tsv", "phrase\tcall\n");
    folder.write("data/synonyms.tsv", "word\tmeans\n");
    for (name, head) in [
        ("graphql", super::build::fields::HEAD),
        ("graphql-nested", super::build::fields::NESTED_HEAD),
        ("graphql-types", super::build::fields::TYPES_HEAD),
        ("sdk-calls", super::build::fields::SDK_HEAD),
    ] {
        folder.write(&format!("data/{name}.tsv"), &format!("{head}\n"));
    }
    folder.write("oas/api/openapi.yaml", REFERENCE);
    folder.write("oas/ml/openapi.yaml", "paths: {}\n");
    folder
}

#[test]
fn a_refresh_writes_what_it_prints_and_keeps_what_was_judged() {
    let folder = made_up("whole");
    let (text, changed) = folder.refresh(false);
    assert!(changed);
    assert_eq!(text, format!("{NOTES}{CHANGES}"));
    assert_eq!(
        folder.read("data/endpoints.tsv"),
        ENDPOINTS,
        "a check writes nothing"
    );
    assert_eq!(folder.read("data/scopes.json"), SCOPES);

    let (text, changed) = folder.refresh(true);
    assert!(changed);
    assert_eq!(
        text,
        format!(
            "{NOTES}{CHANGES}Written: data/endpoints.tsv\nWritten: data/resources.tsv\nWritten: data/scopes.json\n\
             The build accepts data/ as it is now.\n"
        )
    );
    assert_eq!(
        folder.read("data/endpoints.tsv"),
        "\
product\tmethod\tpath\tresource\tany_of\tname\talso
api\tPOST\t/{projectKey}/graphql\tgraphql\t\tGraphQL\tfields
api\tGET\t/{projectKey}/in-store/key={storeKey}/orders\torders\tview_orders view_orders:{storeKey}\tQuery Orders in Store\t
api\tPOST\t/{projectKey}/in-store/key={storeKey}/orders\torders\tmanage_orders manage_orders:{storeKey} view_orders?\tCreate Order in Store\t
api\tGET\t/{projectKey}/orders\torders\tview_orders manage_my_orders\tQuery Orders\t
api\tPOST\t/{projectKey}/orders\torders\tmanage_orders view_orders?\tOur own name\t
api\tGET\t/{projectKey}/price-lists/{ID}\tprice-lists\tview_price_lists\tGet PriceList by ID\t
connect\tGET\t/{projectKey}/deployments\tdeployments\tmanage_orders\tQuery Deployments\tapi-clients
"
    );
    let scopes = folder.read("data/scopes.json");
    let names: Vec<&str> = scopes
        .lines()
        .filter_map(|line| line.strip_prefix("    \"name\": "))
        .collect();
    assert_eq!(
        names.join(" "),
        "\"view_orders\", \"manage_orders\", \"view_types\", \"customer_id\", \"manage_my_orders\", \
         \"view_price_lists\", \"manage_price_lists\","
    );
    assert!(scopes.contains(
        "    \"personal\": true,\n    \"store\": \"unverified\",\n    \"store_evidence\": \"API reference: security \
         of POST /{projectKey}/in-store/key={storeKey}/orders; written by rule.\",\n    \"implies\": [\"view_orders\"],\n"
    ));
    assert!(scopes.contains(
        "    \"implies\": [\"view_price_lists\"],\n    \"implies_documented\": false,\n"
    ));
    assert!(
        scopes.contains("\"store\": \"documented\",\n    \"store_evidence\": \"Seen.\"\n"),
        "never downgraded"
    );

    let (text, changed) = folder.refresh(true);
    assert!(!changed);
    assert_eq!(text, format!("{NOTES}Nothing changed.\n"));
}

#[test]
fn a_lost_alternative_is_named_and_doubts_need_something_beside_them() {
    let folder = made_up("lost");
    let changed = REFERENCE.replace("    post:\n      security:\n        - oauth_2_0:\n            - \"manage_orders:{projectKey}\"\n            - \"view_orders:{projectKey}\"\n  /{projectKey}/price", "    post:\n      security:\n        - oauth_2_0:\n            - \"view_orders:{projectKey}\"\n  /{projectKey}/price");
    assert_ne!(changed, REFERENCE);
    folder.write("oas/api/openapi.yaml", &changed);
    let (text, _) = folder.refresh(true);
    assert!(
        text.contains("  api POST /{projectKey}/orders: -manage_orders\n"),
        "{text}"
    );
    assert!(
        text.contains("  api POST /{projectKey}/orders: no doubt any more"),
        "{text}"
    );
    assert!(
        folder
            .read("data/endpoints.tsv")
            .contains("/orders\torders\tview_orders\tOur own name\t\n")
    );
}

#[test]
fn what_is_no_checkout_and_what_is_broken_is_said_in_one_line() {
    let folder = made_up("broken");
    folder.write("oas/api/openapi.yaml", "paths:\n  a: [\n");
    assert!(folder.error().contains("openapi.yaml: "));
    folder.write("oas/api/openapi.yaml", "openapi: 3\n");
    assert!(
        folder
            .error()
            .ends_with("not an OpenAPI file: it has no paths")
    );
    folder.write("oas/api/openapi.yaml", "paths: {}\n");
    assert!(folder.error().ends_with("no operation in it"));
    fs::remove_file(folder.0.join("oas/api/openapi.yaml")).unwrap();
    assert!(
        folder
            .error()
            .ends_with("is not a checkout of the API reference: it has no oas/api/openapi.yaml")
    );
    folder.write("data/endpoints.tsv", "x\n");
    assert!(
        folder
            .error()
            .starts_with("data/ is not sound to begin with: ")
    );
}

#[test]
fn arguments_are_read_and_refused() {
    let read = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        arguments(&words).map(|(path, check)| (path.to_owned(), check))
    };
    assert_eq!(read(&["a"]), Ok(("a".to_owned(), false)));
    assert_eq!(read(&["--check", "a"]), Ok(("a".to_owned(), true)));
    for wrong in [&[][..], &["--check"], &["a", "b"], &["a", "--write"]] {
        let cause = read(wrong).unwrap_err();
        assert!(cause.starts_with("usage: cargo xtask catalogue PATH") && !cause.contains('\n'));
    }
}

/// What the security scheme of the Checkout API lists; two of these no client can have.
const CHECKOUT_SCHEME: &str =
    "manage_project view_connectors manage_connectors view_deployments manage_deployments";

/// What the security scheme of the core API lists: fewer than its operations name.
const CORE_SCHEME: &str = "manage_project manage_products view_products manage_orders manage_orders:{storeKey} \
    view_orders view_orders:{storeKey} manage_customers view_customers manage_payments view_payments \
    manage_subscriptions manage_extensions manage_types view_types view_shopping_lists manage_shopping_lists \
    manage_my_orders manage_my_orders:{storeKey} manage_my_profile view_project_settings view_published_products \
    manage_cart_discounts view_cart_discounts manage_customer_groups view_customer_groups view_shipping_methods \
    manage_shipping_methods manage_tax_categories view_tax_categories manage_categories view_categories \
    manage_standalone_prices view_standalone_prices manage_quote_requests view_quote_requests \
    manage_my_quote_requests manage_staged_quotes view_staged_quotes manage_quotes view_quotes \
    manage_attribute_groups view_attribute_groups";

/// The reference that the project's own rows would come from, product by product.
fn own_reference(folder: &Folder, data: &Path) {
    let rows = Row::all(&fs::read_to_string(data.join("endpoints.tsv")).unwrap()).unwrap();
    // The reference has no OpenAPI file for Connect.
    for product in ["api", "import", "checkout", "history"] {
        let mut text = "openapi: \"3.0.0\"\npaths:\n".to_owned();
        let mut path = "";
        for row in rows.iter().filter(|row| row.product == product) {
            if row.path != path {
                text += &format!("  {}:\n", row.path);
                path = &row.path;
            }
            text += &format!(
                "    {}:\n      operationId: X\n",
                row.method.to_ascii_lowercase()
            );
            let mut list: Vec<String> = row.any_of.iter().map(|word| named(word)).collect();
            // What the real files say besides, and what was judged about it.
            match (product, row.also.as_str(), row.path.as_str()) {
                ("api", "fields", _) => list = vec!["view_products:{projectKey}".to_owned()],
                ("history", ..) => {
                    list = vec![
                        "view_orders:{projectKey}:{storeKey}".to_owned(),
                        named("view_audit_log"),
                    ];
                }
                ("checkout", _, path)
                    if path.contains("/payment-intents") || path.contains("/transactions") =>
                {
                    list.push("manage_projects:{projectKey}".to_owned());
                }
                _ => {}
            }
            if !list.is_empty() {
                text += "      security:\n        - oauth_2_0:\n";
            }
            for word in list {
                text += &format!("            - \" {word}\"\n");
            }
        }
        let declared = match product {
            "api" => CORE_SCHEME,
            "checkout" => CHECKOUT_SCHEME,
            _ => "",
        };
        text += "components:\n  securitySchemes:\n    oauth_2_0:\n      flows:\n          clientCredentials:\n            scopes:\n";
        for word in declared.split_whitespace() {
            text += &format!("              \"{}\": \"\"\n", named(word));
        }
        folder.write(&format!("oas/{product}/openapi.yaml"), &text);
    }
}

fn named(word: &str) -> String {
    let word = word.trim_end_matches('?');
    match word.strip_suffix(":{storeKey}") {
        Some(name) => format!("{name}:{{projectKey}}:{{storeKey}}"),
        None => format!("{word}:{{projectKey}}"),
    }
}

#[test]
fn the_projects_own_rows_come_back_byte_for_byte() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let folder = Folder::new("own");
    own_reference(&folder, &data);
    let (text, changed) = refresh(&data, &folder.0, false).unwrap();
    assert!(!changed && text.ends_with("Nothing changed.\n"), "{text}");
    let data = Data::read(&data).unwrap();
    assert!(Scopes::read(&data.scopes).unwrap().text() == data.scopes);
}
