//! YAML as a JSON value. The library parses; what it makes of a file by a stranger is bounded here:
//! no aliases (a few lines of them grow to gigabytes) and no deep nesting.

use serde_json::{Map, Value};
use yaml_rust2::{Event, parser::Parser, scanner::TScalarStyle};

/// Deeper texts are refused.
const DEEPEST: usize = 64;

/// A list or a table that is still open.
enum Open {
    List(Vec<Value>),
    Table(Map<String, Value>, Option<String>),
}

/// The first document of a text. Keys that are no text are written out; a key that comes twice
/// keeps its last value.
///
/// # Errors
/// A sentence: where it is no YAML, or why it is not read.
pub fn to_json(text: &str) -> Result<Value, String> {
    let mut parser = Parser::new_from_str(text);
    let mut open: Vec<Open> = Vec::new();
    loop {
        let (event, _) = parser
            .next_token()
            .map_err(|error| format!("This is not YAML: line {}.", error.marker().line()))?;
        let value = match event {
            Event::StreamEnd | Event::DocumentEnd => return Ok(Value::Null),
            Event::Alias(_) => return Err("YAML with aliases is not read.".to_owned()),
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                None
            }
            Event::MappingStart(..) => {
                open.push(Open::Table(Map::new(), None));
                None
            }
            Event::Scalar(text, style, ..) => Some(scalar(text, style)),
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|done| match done {
                Open::List(list) => Value::Array(list),
                Open::Table(table, _) => Value::Object(table),
            }),
            Event::StreamStart | Event::DocumentStart | Event::Nothing => None,
        };
        if open.len() > DEEPEST {
            return Err("The YAML is nested too deeply to be a manifest.".to_owned());
        }
        let Some(value) = value else { continue };
        match open.last_mut() {
            None => return Ok(value),
            Some(Open::List(list)) => list.push(value),
            Some(Open::Table(table, key)) => match key.take() {
                Some(key) => {
                    table.insert(key, value);
                }
                None => *key = Some(text_of(value)),
            },
        }
    }
}

fn text_of(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// Plain words may be numbers or switches; quoted ones are texts.
fn scalar(text: String, style: TScalarStyle) -> Value {
    if style != TScalarStyle::Plain {
        return Value::String(text);
    }
    match text.as_str() {
        "" | "~" | "null" => Value::Null,
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => match text.parse::<i64>() {
            Ok(number) => number.into(),
            Err(_) => Value::String(text),
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn yaml_becomes_json() {
        let text = "a: 1\n'b': [x, \"2\", ~]\nc:\n  d: true # said\n  1: |\n    two\n    lines\n";
        assert_eq!(
            to_json(text),
            Ok(json!({"a": 1, "b": ["x", "2", null], "c": {"d": true, "1": "two\nlines\n"}}))
        );
        assert_eq!(to_json("# nothing"), Ok(Value::Null));
        assert_eq!(
            to_json("a: [1\nb: 2\n").map_err(|e| e.contains("not YAML")),
            Err(true)
        );
    }

    #[test]
    fn hostile_yaml_is_refused() {
        assert!(to_json("a: &x [1]\nb: *x").is_err_and(|e| e.contains("aliases")));
        // The library has a limit of its own for these.
        assert!(to_json(&"[".repeat(100_000)).is_err());
        assert!(to_json(&"- ".repeat(5_000)).is_err_and(|e| e.contains("deep")));
    }
}
