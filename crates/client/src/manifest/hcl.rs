//! Terraform: the resource of the provider by Lab Digital (its page names `name` and `scope` only),
//! so the lifetimes stand in comments of ours.

use super::{Manifest, Reading};
use crate::slug;
use crate::text::{quoted_hcl, quoted_wide};

/// What a Terraform text with a client holds.
pub(super) const RESOURCE: &str = "commercetools_api_client";

/// The mark of a comment that holds a setting.
const MARK: &str = "# scopesmith: ";

pub(super) fn write(manifest: &Manifest) -> String {
    let mut text = format!(
        "# An API Client for commercetools. Terraform keeps the secret of the client that it creates in\n\
         # its state; this text holds none.\n{}variable \"project_key\" {{\n  type = string\n}}\n\n\
         resource \"{RESOURCE}\" \"{}\" {{\n  name = {}\n  scope = [\n",
        comments(manifest),
        slug(&manifest.name).replace('-', "_"),
        quoted_hcl(&manifest.name),
    );
    for permission in &manifest.scopes {
        // The name and the store can't hold what begins a template; the project is one.
        let scope = permission.print("${var.project_key}");
        text.extend(["    ", &quoted_wide(&scope), ",\n"]);
    }
    text.push_str("  ]\n}\n");
    text
}

/// The settings that the provider has no fields for.
pub(super) fn comments(manifest: &Manifest) -> String {
    let mut text = String::new();
    for (name, value) in manifest.settings() {
        text.extend([MARK, name, " = ", &value.to_string(), "\n"]);
    }
    text
}

pub(super) fn read_comments(text: &str, into: &mut Reading) {
    for line in text.lines() {
        let setting = line.trim().strip_prefix(MARK);
        if let Some((name, value)) = setting.and_then(|setting| setting.split_once(" = "))
            && !into.set(name.trim(), value.trim())
        {
            into.unknown(name.trim());
        }
    }
}

/// A word of HCL.
#[derive(Debug, PartialEq)]
enum Word {
    Text(String),
    Name(String),
    Mark(char),
}

/// Reads the first client of a text.
pub(super) fn read(text: &str, into: &mut Reading) -> Result<(), String> {
    read_comments(text, into);
    let words = words(text)?;
    let resource = |word: &Word| *word == Word::Text(RESOURCE.to_owned());
    let start = words.iter().position(resource);
    let start = start.ok_or("There is no commercetools_api_client resource in the text.")?;
    if words.iter().filter(|word| resource(word)).count() > 1 {
        into.note("Only the first client of the text was read.");
    }
    let body = words.get(start + 2..).unwrap_or_default();
    let mut body = body.iter().skip_while(|word| **word != Word::Mark('{'));
    body.next();
    let mut depth = 0_usize;
    let mut field = None;
    let mut body = body.peekable();
    while let Some(word) = body.next() {
        match word {
            Word::Mark('}') if depth == 0 => return Ok(()),
            Word::Mark('}') => depth -= 1,
            Word::Mark('{') => depth += 1,
            Word::Name(name) if body.peek() == Some(&&Word::Mark('=')) && depth == 0 => {
                field = Some(name.as_str());
                if !matches!(name.as_str(), "name" | "scope") {
                    into.unknown(name);
                }
            }
            Word::Text(text) if depth == 0 => match field {
                Some("name") => text.trim().clone_into(&mut into.manifest.name),
                Some("scope") => into.scope_text(text),
                _ => {}
            },
            _ => {}
        }
    }
    Err("The commercetools_api_client block has no end.".to_owned())
}

/// The words of a text, comments left out.
fn words(text: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        if c == '#' || rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, more)| more);
        } else if let Some(more) = rest.strip_prefix("/*") {
            rest = more.split_once("*/").map_or("", |(_, more)| more);
        } else if c == '"' {
            let (text, more) = string(after).ok_or("A string in the text has no end.")?;
            words.push(Word::Text(text));
            rest = more;
        } else if c.is_alphanumeric() || c == '_' {
            let end = rest
                .find(|c: char| !(c.is_alphanumeric() || "_-.".contains(c)))
                .unwrap_or(rest.len());
            words.push(Word::Name(rest[..end].to_owned()));
            rest = &rest[end..];
        } else {
            if !c.is_whitespace() {
                words.push(Word::Mark(c));
            }
            rest = after;
        }
    }
    Ok(words)
}

/// The rest of a string behind its first quote, and what follows it.
fn string(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        let rest = &text[at..];
        match c {
            '"' => return Some((out, &text[at + 1..])),
            '\\' => match chars.next()?.1 {
                'n' => out.push('\n'),
                'r' => out.push('\r'),
                't' => out.push('\t'),
                c @ ('u' | 'U') => {
                    let digits = if c == 'u' { 4 } else { 8 };
                    let code = u32::from_str_radix(rest.get(2..2 + digits)?, 16).ok()?;
                    out.push(char::from_u32(code)?);
                    chars.nth(digits - 1);
                }
                other => out.push(other),
            },
            '$' | '%' if rest[1..].starts_with(c) && rest[2..].starts_with('{') => {
                out.push(c);
                out.push('{');
                chars.next();
                chars.next();
            }
            c => out.push(c),
        }
    }
    None
}
