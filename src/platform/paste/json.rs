//! JSON: flat objects, nested ones, and Postman environments.

use serde_json::Value;

use super::Pasted;

/// Reads a JSON text; false if it is none.
pub(super) fn read(text: &str, found: &mut Pasted) -> bool {
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return false;
    };
    walk(&value, found, 0);
    true
}

fn walk(value: &Value, found: &mut Pasted, depth: usize) {
    // Deeper than any known form: what lies there is no credential.
    if depth > 6 {
        return;
    }
    match value {
        Value::Array(items) => {
            for item in items {
                walk(item, found, depth + 1);
            }
        }
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name).and_then(Value::as_str);
            if let (Some(key), Some(value)) = (text("key"), text("value")) {
                found.take(key, value);
                return;
            }
            for (name, value) in fields {
                match value {
                    Value::String(text) => found.take(name, text),
                    Value::Array(items) if items.iter().all(Value::is_string) => {
                        let words: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                        found.take(name, &words.join(" "));
                    }
                    Value::Object(_) | Value::Array(_) => walk(value, found, depth + 1),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}
