//! The manifest proper: the same few fields in YAML and in JSON.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use syntax::Node;

use super::{Manifest, Reading, store_key};
use crate::text::quoted_wide;

/// The version of the manifest.
const VERSION: u32 = 1;

/// The fields in reading order.
fn fields(manifest: &Manifest) -> Vec<(&'static str, Value)> {
    let names =
        |store: Option<&str>| -> Value { manifest.scopes.names(store).collect::<Vec<_>>().into() };
    let mut fields = vec![
        ("manifest", VERSION.into()),
        ("name", manifest.name.clone().into()),
        ("scopes", names(None)),
    ];
    let stores = manifest.scopes.stores().into_iter();
    let stores: Map<String, Value> = stores
        .map(|key| (key.to_owned(), names(Some(key))))
        .collect();
    if !stores.is_empty() {
        fields.push(("stores", stores.into()));
    }
    fields.extend(manifest.settings());
    fields
}

/// The manifest as JSON, with more fields behind its own.
pub(super) fn json(manifest: &Manifest, more: &[(&'static str, Value)]) -> String {
    /// A map of serde_json would sort the keys.
    struct Ordered(Vec<(&'static str, Value)>);
    impl serde::Serialize for Ordered {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            to.collect_map(self.0.iter().map(|(key, value)| (key, value)))
        }
    }
    let mut all = fields(manifest);
    all.extend_from_slice(more);
    let text = serde_json::to_string_pretty(&Ordered(all));
    text.expect("texts and numbers are always JSON") + "\n"
}

pub(super) fn yaml(manifest: &Manifest) -> String {
    let mut text = format!(
        "# An API client for commercetools. A manifest contains no secrets and no project key.\n\
         manifest: {VERSION}\nname: {}\n",
        quoted_wide(&manifest.name)
    );
    let list = |text: &mut String, indent: &str, store: Option<&str>| {
        for name in manifest.scopes.names(store) {
            // A name from the catalog can't be taken for anything but a text.
            let known = scope::find(name).is_some();
            let name = if known {
                name.to_owned()
            } else {
                quoted_wide(name)
            };
            text.extend([indent, "- ", &name, "\n"]);
        }
    };
    if manifest.scopes.names(None).next().is_some() {
        text.push_str("scopes:\n");
        list(&mut text, "  ", None);
    } else {
        text.push_str("scopes: []\n");
    }
    let stores = manifest.scopes.stores();
    if !stores.is_empty() {
        text.push_str("stores:\n");
    }
    for key in stores {
        text.extend(["  ", &quoted_wide(key), ":\n"]);
        list(&mut text, "    ", Some(key));
    }
    for (name, value) in manifest.settings() {
        text.extend([name, ": ", &value.to_string(), "\n"]);
    }
    text
}

/// The keys of a map by name, each with its last value: a key may come twice, and the scopes of both
/// together would be more than either asks for.
pub(super) fn last_of_each(tree: &Node) -> BTreeMap<&str, &Node> {
    let entries = tree.entries().iter();
    entries.map(|(key, value)| (key.as_str(), value)).collect()
}

/// Reads the fields. Scopes may be written as in the API, and as one text.
pub(super) fn read(tree: &Node, into: &mut Reading) -> Result<(), String> {
    if !tree.is_map() {
        return Err("This is not a manifest: it has no fields.".to_owned());
    }
    let fields = last_of_each(tree);
    if !["scopes", "scope", "stores"]
        .iter()
        .any(|key| fields.contains_key(key))
    {
        return Err("This is not a manifest: it names no scopes.".to_owned());
    }
    for (key, value) in fields {
        match key {
            "manifest" if *value != Node::Whole(VERSION.into()) => {
                into.note("The manifest has a different version. Only known fields were read.");
            }
            "manifest" => {}
            "name" => match value {
                Node::Text(name) => name.trim().clone_into(&mut into.manifest.name),
                _ => into.note("The name is not text, so it was left out."),
            },
            "scopes" | "scope" => scopes(value, None, into),
            "stores" if value.is_map() => {
                for (key, value) in last_of_each(value) {
                    match store_key(key) {
                        Ok(key) => scopes(value, Some(key), into),
                        Err(note) => into.note(note),
                    }
                }
            }
            "stores" => into.note("stores is not a table of store keys, so it was left out."),
            other => {
                if !into.set(other, &text_of(value)) {
                    into.unknown(other);
                }
            }
        }
    }
    Ok(())
}

/// A setting as it is written; nothing for what can't be one.
fn text_of(value: &Node) -> String {
    match value {
        Node::Text(text) => text.to_string(),
        Node::Whole(number) => number.to_string(),
        Node::Bool(value) => value.to_string(),
        _ => String::new(),
    }
}

fn scopes(value: &Node, store: Option<&str>, into: &mut Reading) {
    let texts: Vec<&str> = match value {
        Node::List(all) => all.iter().filter_map(Node::as_text).collect(),
        Node::Text(text) => text.split_whitespace().collect(),
        _ => Vec::new(),
    };
    let wrong = value.is_list() && value.items().len() != texts.len();
    if wrong || !matches!(value, Node::List(_) | Node::Text(_) | Node::Null) {
        into.note("A scope that is not text was left out.");
    }
    for text in texts {
        if text.contains(':') && store.is_none() {
            into.scope_text(text);
        } else {
            into.scope(text, store);
        }
    }
}
