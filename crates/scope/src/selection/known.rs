//! Stores that are named but do not exist.

use std::collections::BTreeSet;

use super::{BlockId, Selection};
use crate::near::nearest;

/// A store of the selection that is not among the known ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreNote {
    /// The key as it was chosen.
    pub key: String,
    /// Its block.
    pub block: BlockId,
    /// Whether the project is known not to have it. Otherwise the known stores are only a part of the
    /// project's, or could not be read at all, and nothing can be said.
    pub missing: bool,
    /// A known key that is spelled nearly the same.
    pub nearest: Option<String>,
}

impl StoreNote {
    /// For people: `Store berln doesn’t exist in this project. Did you mean berlin?`
    pub fn words(&self) -> String {
        let key = &self.key;
        let mut text = if self.missing {
            format!("Store {key} doesn’t exist in this project.")
        } else {
            format!("Can’t tell if store {key} exists: not all stores are loaded.")
        };
        if let Some(nearest) = &self.nearest {
            text += &format!(" Did you mean {nearest}?");
        }
        text
    }
}

/// The stores of the selection that are not among the known keys. `complete` says whether those are all
/// keys of the project.
pub fn check_stores(
    selection: &Selection,
    known: &BTreeSet<String>,
    complete: bool,
) -> Vec<StoreNote> {
    let blocks = selection.blocks().iter();
    let all = blocks.flat_map(|block| block.stores().iter().map(move |key| (block.id(), key)));
    let unknown = all.filter(|(_, key)| !known.contains(*key));
    let note = |(block, key): (BlockId, &String)| StoreNote {
        key: key.clone(),
        block,
        missing: complete,
        nearest: nearest(key, known.iter().map(String::as_str)).map(str::to_owned),
    };
    unknown.map(note).collect()
}
