//! The manifest proper: the same few fields in YAML and in JSON.

use serde_json::{Map, Value};

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

pub(super) fn json(manifest: &Manifest) -> String {
    /// A map of serde_json would sort the keys.
    struct Ordered(Vec<(&'static str, Value)>);
    impl serde::Serialize for Ordered {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            to.collect_map(self.0.iter().map(|(key, value)| (key, value)))
        }
    }
    let text = serde_json::to_string_pretty(&Ordered(fields(manifest)));
    text.expect("texts and numbers are always JSON") + "\n"
}

pub(super) fn yaml(manifest: &Manifest) -> String {
    let mut text = format!(
        "# An API Client for commercetools. A manifest holds no secret and no project key.\n\
         manifest: {VERSION}\nname: {}\n",
        quoted_wide(&manifest.name)
    );
    let list = |text: &mut String, indent: &str, store: Option<&str>| {
        for name in manifest.scopes.names(store) {
            // A name from the catalogue can't be taken for anything but a text.
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

/// Reads the fields. Scopes may be written as in the API, and as one text.
pub(super) fn read(value: &Value, into: &mut Reading) -> Result<(), String> {
    let Some(map) = value.as_object() else {
        return Err("This is not a manifest: it has no fields.".to_owned());
    };
    if !["scopes", "scope", "stores"]
        .iter()
        .any(|key| map.contains_key(*key))
    {
        return Err("This is not a manifest: it names no scopes.".to_owned());
    }
    for (key, value) in map {
        match key.as_str() {
            "manifest" if value.as_u64() != Some(VERSION.into()) => {
                into.note("It is of another version; what is known of it was read.");
            }
            "manifest" => {}
            "name" => match value.as_str() {
                Some(name) => name.trim().clone_into(&mut into.manifest.name),
                None => into.note("The name is no text; it is left out."),
            },
            "scopes" | "scope" => scopes(value, None, into),
            "stores" => match value.as_object() {
                Some(stores) => {
                    for (key, value) in stores {
                        match store_key(key) {
                            Ok(key) => scopes(value, Some(key), into),
                            Err(note) => into.note(note),
                        }
                    }
                }
                None => into.note("stores is no table of store keys; it is left out."),
            },
            other => {
                let text = match value {
                    Value::String(text) => text.clone(),
                    value => value.to_string(),
                };
                if !into.set(other, &text) {
                    into.unknown(other);
                }
            }
        }
    }
    Ok(())
}

fn scopes(value: &Value, store: Option<&str>, into: &mut Reading) {
    let texts: Vec<&str> = match value {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        Value::String(text) => text.split_whitespace().collect(),
        _ => Vec::new(),
    };
    let wrong = value.as_array().is_some_and(|all| all.len() != texts.len());
    if wrong || !(value.is_array() || value.is_string() || value.is_null()) {
        into.note("A scope that is no text is left out.");
    }
    for text in texts {
        if text.contains(':') && store.is_none() {
            into.scope_text(text);
        } else {
            into.scope(text, store);
        }
    }
}
