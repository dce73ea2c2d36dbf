//! CSV (RFC 4180), made safe for spreadsheets: OWASP, "CSV Injection".

use crate::text::{is_hidden, visible};

/// A table: a head, and rows of the same length.
pub(super) fn table(head: &[&str], rows: impl Iterator<Item = impl AsRef<[String]>>) -> String {
    let mut out = line(head.iter().copied());
    for row in rows {
        out.push_str(&self::row(row.as_ref()));
    }
    out
}

/// A row with its line end.
pub(super) fn row(cells: &[String]) -> String {
    line(cells.iter().map(String::as_str))
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.map(cell).collect();
    [&cells.join(","), "\r\n"].concat()
}

/// One cell, always in quotes. A spreadsheet takes a cell for a formula by its first character; an
/// apostrophe before it makes it a text. What can't be seen is written out, so that no character hides one.
fn cell(text: &str) -> String {
    let guard = if acts(text) { "'" } else { "" };
    ["\"", guard, &visible(text).replace('"', "\"\""), "\""].concat()
}

/// Whether a spreadsheet may take it for a formula. Blanks and invisible characters before it may be
/// dropped when the file is read. The wide forms are taken for the plain ones in East Asian versions.
fn acts(text: &str) -> bool {
    let skipped = |c: char| c.is_whitespace() || is_hidden(c);
    let first = text.trim_start_matches(skipped).chars().next();
    matches!(
        first,
        Some('=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠')
    ) || text.starts_with(['\t', '\r', '\n'])
}
