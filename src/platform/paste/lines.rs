//! Lines: `.env`, properties, shell exports, and the console's labels.

use super::{Pasted, meaning};

/// Reads line by line.
pub(super) fn read(text: &str, found: &mut Pasted) {
    let mut label: Option<&str> = None;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') || line.starts_with("//") {
            continue;
        }
        if let Some((name, value)) = split(line) {
            label = None;
            found.take(name, unquote(value));
        } else if let Some(name) = label.take() {
            found.take(name, unquote(line));
        } else if meaning(line).is_some() && line.len() < 30 {
            label = Some(line);
        } else {
            found.ignored.push(format!("line {}", at + 1));
        }
    }
}

/// Name and value of a line: `NAME=value`, `export NAME='value'`, `label: value`, `"a": "b",`.
fn split(line: &str) -> Option<(&str, &str)> {
    let line = ["export ", "set ", "$env:"]
        .iter()
        .find_map(|p| line.strip_prefix(p))
        .unwrap_or(line);
    let at = line.find(['=', ':', '\t'])?;
    let (name, value) = (line.get(..at)?.trim(), line.get(at + 1..)?.trim());
    let name = name.trim_matches(['"', '\'']);
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b"_.- ".contains(&b);
    // A scope or a URL on a line of its own has a colon, but no name before it.
    let is_value = value.starts_with("//")
        || (line.as_bytes().get(at) == Some(&b':') && meaning(name).is_none());
    (!name.is_empty() && name.bytes().all(is_name) && !is_value).then_some((name, value))
}

/// The value without its quotes and a comma after them.
fn unquote(value: &str) -> &str {
    let value = value.trim().trim_end_matches([',', ';']);
    for quote in ['"', '\''] {
        if let Some(inner) = value
            .strip_prefix(quote)
            .and_then(|v| v.strip_suffix(quote))
        {
            return inner;
        }
    }
    value
}
