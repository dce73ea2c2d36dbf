//! Lists and places in words.

use crate::permission::Permission;

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn join(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => [&first.join(", "), " and ", last].concat(),
    }
}

/// Verbs of the catalog inside of a sentence: `read, create and change`.
pub(crate) fn small(verbs: &str) -> String {
    let mut verbs = verbs.to_owned();
    if let Some(first) = verbs.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    verbs
}

/// The same at the start of a sentence: `Create, change and delete`.
pub(crate) fn large(verbs: &str) -> String {
    let mut verbs = verbs.to_owned();
    if let Some(first) = verbs.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    verbs
}

/// The nouns of several scopes as one list: a noun like `orders and carts` is two of them.
pub(crate) fn join_nouns(nouns: &[&str]) -> String {
    let mut flat = Vec::new();
    for noun in nouns
        .iter()
        .flat_map(|noun| noun.split(", "))
        .flat_map(|n| n.split(" and "))
    {
        if !flat.contains(&noun) {
            flat.push(noun);
        }
    }
    join(&flat)
}

/// ` in store a`, ` in the stores a and b`; only a few of many are named. Empty for no Store.
pub(crate) fn place(stores: &[&str]) -> String {
    match stores {
        [] => String::new(),
        [one] => [" in store ", one].concat(),
        [first @ .., _, _, _] if first.len() > 3 => {
            let more = [&(stores.len() - 3).to_string(), " more"].concat();
            let named = stores.iter().take(3).copied().chain([more.as_str()]);
            let named: Vec<&str> = named.collect();
            [
                " in ",
                &stores.len().to_string(),
                " stores (",
                &join(&named),
                ")",
            ]
            .concat()
        }
        few => [" in the stores ", &join(few)].concat(),
    }
}

/// One entry for each name, with its Stores.
pub(crate) fn by_name<'a>(
    permissions: impl Iterator<Item = &'a Permission>,
) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for permission in permissions {
        let store = permission.store.as_deref();
        match found.iter_mut().find(|(name, _)| *name == permission.name) {
            Some((_, stores)) => stores.extend(store),
            None => found.push((&permission.name, store.into_iter().collect())),
        }
    }
    found
}
