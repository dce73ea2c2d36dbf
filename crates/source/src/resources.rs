//! The resources of the API by the names that SDKs have for them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use finder::{Product, endpoints};

/// The words that paths have behind the project, by their plain form: `taxcategories` for `tax-categories`.
pub(crate) fn resources() -> &'static BTreeMap<String, &'static str> {
    static READY: OnceLock<BTreeMap<String, &'static str>> = OnceLock::new();
    READY.get_or_init(|| {
        let mut all: BTreeMap<String, &'static str> = BTreeMap::new();
        for call in endpoints().filter(|call| call.product() == Product::Api) {
            let word = call.resource().id;
            if call.path() == format!("/{{projectKey}}/{word}") {
                all.insert(word.replace('-', ""), word);
            }
        }
        // A resource below another one, which SDKs of old put beside it.
        all.insert("orderedits".to_owned(), "orders/edits");
        all
    })
}

/// The path of a class such as `TaxCategory`.
pub(crate) fn path_of(class: &str) -> Option<&'static str> {
    let name = class.to_ascii_lowercase();
    let name = match name.as_str() {
        "inventoryentry" => "inventory".to_owned(),
        "customobject" => "customobjects".to_owned(),
        _ => name,
    };
    let plural = match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{name}s"),
    };
    let all = resources();
    all.get(&plural).or_else(|| all.get(&name)).copied()
}
