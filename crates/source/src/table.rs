//! The chains of builder names as a static table, which the build makes from `data/sdk-calls.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use finder::{EndpointId, Product, endpoints};

include!(concat!(env!("OUT_DIR"), "/chains.rs"));

/// The chains by their names, joined by dots.
pub(crate) struct Chains {
    calls: BTreeMap<String, Vec<EndpointId>>,
    /// Everything that the names of a chain may begin with.
    begins: BTreeSet<String>,
}

/// The verbs that a chain ends with.
const VERBS: [&str; 5] = ["get", "head", "post", "put", "delete"];

impl Chains {
    /// The table; it is put together once.
    pub(crate) fn get() -> &'static Self {
        static READY: OnceLock<Chains> = OnceLock::new();
        READY.get_or_init(|| {
            let all: Vec<EndpointId> = endpoints().collect();
            let text = |at: u16| {
                let at = usize::from(at);
                let bound = |at: usize| STEP_TEXT_AT.get(at).map_or(0, |at| usize::from(*at));
                STEP_TEXT.get(bound(at)..bound(at + 1)).unwrap_or_default()
            };
            let mut chains = Self {
                calls: BTreeMap::new(),
                begins: BTreeSet::new(),
            };
            for bounds in CHAIN_AT.windows(2) {
                let row = CHAINS.get(usize::from(bounds[0])..usize::from(bounds[1]));
                let Some((endpoint, steps)) = row.and_then(<[u16]>::split_last) else {
                    continue;
                };
                let Some(endpoint) = all.get(usize::from(*endpoint)) else {
                    continue;
                };
                let mut key = String::new();
                for step in steps {
                    if !key.is_empty() {
                        key.push('.');
                    }
                    key += text(*step);
                    chains.begins.insert(key.clone());
                }
                chains.calls.entry(key).or_default().push(*endpoint);
            }
            chains
        })
    }

    /// The call of a chain. Of several products the wanted one, else the API itself.
    pub(crate) fn call(&self, key: &str, product: Option<Product>) -> Option<EndpointId> {
        let all = self.calls.get(key)?;
        let of = |product: Product| all.iter().copied().find(|call| call.product() == product);
        product
            .and_then(of)
            .or_else(|| of(Product::Api))
            .or_else(|| all.first().copied())
    }

    /// Whether chains begin so.
    pub(crate) fn begins(&self, key: &str) -> bool {
        self.begins.contains(key)
    }
}

/// Whether a name is one of the verbs that a chain ends with.
pub(crate) fn is_verb(name: &str) -> bool {
    VERBS.contains(&name)
}

/// A name as the table has it: in lower case, without `_`, by its usual name.
pub(crate) fn plain(name: &str) -> String {
    let name: String = name
        .trim_start_matches('$')
        .chars()
        .filter(|c| *c != '_')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    match name.as_str() {
        "instore" => "instorekeywithstorekeyvalue".to_owned(),
        "inbusinessunit" => "inbusinessunitkeywithbusinessunitkeyvalue".to_owned(),
        _ => name,
    }
}
