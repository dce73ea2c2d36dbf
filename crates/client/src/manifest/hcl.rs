//! Terraform: the resource of the provider by Lab Digital (its page names `name` and `scope` only),
//! so the lifetimes stand in comments of ours.

use super::{Manifest, Reading};
use crate::code::label;
use crate::text::{quoted_hcl, quoted_wide};
use syntax::hcl::{self, Token};

/// What a Terraform text with a client holds.
pub(super) const RESOURCE: &str = "commercetools_api_client";

/// The mark of a comment that holds a setting.
const MARK: &str = "# scopesmith: ";

pub(super) fn write(manifest: &Manifest) -> String {
    let mut text = format!(
        "# An API client for commercetools. Terraform keeps the secret of the client that it creates in\n\
         # its state; this text contains no secrets.\n{}variable \"project_key\" {{\n  type = string\n}}\n\n\
         resource \"{RESOURCE}\" \"{}\" {{\n  name = {}\n  scope = [\n",
        comments(manifest),
        label(&manifest.name),
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

/// Reads the first client of a text.
pub(super) fn read(text: &str, into: &mut Reading) -> Result<(), String> {
    read_comments(text, into);
    let mut tokens = hcl::tokens(text).peekable();
    let is_client = |token: &Token| token.is_text(RESOURCE);
    if !tokens.any(|token| is_client(&token)) {
        return Err("The text has no commercetools_api_client resource.".to_owned());
    }
    tokens.find(|token| token.is_mark('{'));
    let mut depth = 0_usize;
    let mut field = None;
    while let Some(token) = tokens.next() {
        match token {
            Token::Mark('}') if depth == 0 => {
                if tokens.any(|token| is_client(&token)) {
                    into.note("Only the first client of the text was read.");
                }
                return Ok(());
            }
            Token::Mark('}') => depth -= 1,
            Token::Mark('{') => depth += 1,
            Token::Name(name) if depth == 0 && tokens.peek().is_some_and(|t| t.is_mark('=')) => {
                field = Some(name);
                if !matches!(name, "name" | "scope") {
                    into.unknown(name);
                }
            }
            Token::Text(text) if !text.is_closed() => {
                return Err("A string in the text is not closed.".to_owned());
            }
            Token::Text(text) if depth == 0 => match field {
                Some("name") => into.name((text.filled("…").into_owned(), !text.has_holes())),
                // What stands for the project is of no use; the parser of scopes knows the mark.
                Some("scope") => into.scope_text(&text.filled("{key}")),
                _ => {}
            },
            _ => {}
        }
    }
    Err("The commercetools_api_client block is not closed.".to_owned())
}
