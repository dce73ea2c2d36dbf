//! Tables in Markdown (GitHub Flavored Markdown), from texts that may hold markup.

use crate::text::visible;

/// A table: a head, and rows of the same length.
pub(super) fn table(head: &[&str], rows: impl Iterator<Item = impl AsRef<[String]>>) -> String {
    let mut out = format!(
        "| {} |\n|{}\n",
        head.join(" | "),
        " --- |".repeat(head.len())
    );
    for row in rows {
        out.push_str(&self::row(row.as_ref()));
    }
    out
}

/// A row with its line end.
pub(super) fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// A text that is shown as it is: punctuation that could be markup is escaped, and what can't be seen is
/// written out. An underscore between letters is no markup, and stays.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let text = visible(text);
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let inside = before.is_alphanumeric() && rest.peek().is_some_and(|c| c.is_alphanumeric());
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '_' if inside => out.push(c),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '!' | '|' | '~'
            | '@' => out.extend(['\\', c]),
            // No address becomes a link by itself.
            ':' if rest.peek() == Some(&'/') => out.push_str("&#58;"),
            _ => out.push(c),
        }
        before = c;
    }
    out
}
