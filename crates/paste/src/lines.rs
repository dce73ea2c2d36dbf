//! Lines: `.env` and properties files, labels with values beside or below them, code.

use super::{FieldCollector, names, names::Field};
use syntax::shell;

/// Takes what the lines hold.
pub(super) fn read(text: &str, found: &mut FieldCollector) {
    // A label alone in its line waits for the value in the next one.
    let mut waiting: Option<Field> = None;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        let number = at + 1;
        if line.is_empty() || line.starts_with("//") || line.starts_with(['#', ';', '!']) {
            continue;
        }
        if is_scopes(line) {
            found.scopes(line);
            waiting = None;
        } else if line.starts_with("http") && line.contains("://") {
            if !found.address(line, waiting.take()) {
                found.ignore(&format!("line {number}"));
            }
        } else if let Some((name, mark, value)) = pair(line) {
            match (names::field(name), waiting) {
                (Some(field), _) if value.is_empty() && mark == ':' => waiting = Some(field),
                (Some(field), _) => {
                    found.set(field, &shell::value(value));
                    waiting = None;
                }
                // A secret or a token may hold such a mark.
                (None, Some(field)) => {
                    found.set(field, &shell::value(line));
                    waiting = None;
                }
                (None, None) if opens(value) => {}
                (None, None) => found.take(name, value, number),
            }
        } else if let Some(field) = label(line) {
            waiting = Some(field);
        } else if let Some(field) = waiting.take() {
            found.set(field, &shell::value(line));
        } else if line.contains(|c: char| c.is_alphanumeric()) {
            found.ignore(&format!("line {number}"));
        }
    }
}

/// What a line without a value announces.
fn label(line: &str) -> Option<Field> {
    let is_label = line
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b" _.-".contains(&b));
    names::field(line).filter(|_| is_label)
}

/// Name, mark and value of a line such as `NAME=value`, `name: value` or `'name' => 'value'`.
fn pair(line: &str) -> Option<(&str, char, &str)> {
    let at = line.find(['=', ':', '\t'])?;
    // In `$env:NAME = "value"` the first mark belongs to the name.
    let at = match line.get(..at) {
        Some("$env" | "$Env") => at + 1 + line.get(at + 1..)?.find('=')?,
        _ => at,
    };
    let (name, rest) = line.split_at_checked(at)?;
    let mark = rest.chars().next()?;
    let value = rest.trim_start_matches(['=', ':', '>', '\t', ' ']);
    (!name.trim().is_empty()).then_some((name.trim(), mark, value))
}

/// Whether the value is the beginning of a block that further lines fill.
fn opens(value: &str) -> bool {
    value.is_empty() || value.ends_with(['{', '[', '('])
}

/// Whether a line is a part of a scope string: known names with their project, nothing else.
fn is_scopes(line: &str) -> bool {
    let separates = |c: char| c.is_whitespace() || ",;\"'[]".contains(c);
    let mut tokens = line
        .split(separates)
        .filter(|token| !token.is_empty())
        .peekable();
    tokens.peek().is_some()
        && tokens.all(|token| {
            let (name, rest) = token.split_once(':').unwrap_or((token, ""));
            !rest.is_empty() && scope::find(name).is_some()
        })
}
