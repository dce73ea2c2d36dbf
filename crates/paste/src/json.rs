//! JSON: flat or nested objects, Postman environments, the answers of the API.

use serde_json::{Map, Value};

use super::{FieldCollector, names, names::Field};

/// The text as JSON, if it is an object or a list.
pub(super) fn parse(text: &str) -> Option<Value> {
    text.starts_with(['{', '['])
        .then(|| serde_json::from_str(text).ok())?
}

/// Takes what a value holds. The parser has limited its depth.
pub(super) fn read(value: &Value, found: &mut FieldCollector) {
    match value {
        Value::Object(object) => read_object(object, found),
        Value::Array(items) => items.iter().for_each(|item| read(item, found)),
        _ => {}
    }
}

fn read_object(object: &Map<String, Value>, found: &mut FieldCollector) {
    let text = |name: &str| object.get(name).and_then(Value::as_str);
    // An entry of a list of variables, as in Postman environments.
    if let (Some(name), Some(value)) = (text("key").or_else(|| text("name")), text("value")) {
        if object.get("enabled") != Some(&Value::Bool(false)) {
            found.take(name, value, 1);
        }
        return;
    }
    // The answer of a create names the client id `id`.
    if let (Some(id), Some(_)) = (text("id"), text("secret")) {
        found.set(Field::ClientId, id);
    }
    for (name, value) in object {
        match value {
            Value::String(value) => found.take(name, value, 1),
            Value::Array(items) if names::field(name) == Some(Field::Scope) => {
                items
                    .iter()
                    .filter_map(Value::as_str)
                    .for_each(|scope| found.scopes(scope));
            }
            Value::Object(_) | Value::Array(_) => read(value, found),
            _ => {}
        }
    }
}
