//! Texts that fit into memory: what is this, in the order of certainty?

use super::found::Collector;
use super::lines::Lines;
use super::reader::Name;
use super::tree::{self, Node};
use super::{Evidence, Kind, collection, hcl, outline, scopes, trouble};
use paste;

/// Credentials are looked for in short texts only.
const SHORT: usize = 64 << 10;

/// Reads a whole text.
pub(super) fn read(text: &str, name: Name) -> Evidence {
    let text = text.trim();
    if text.is_empty() {
        return Evidence::default();
    }
    let tree = if text.starts_with(['{', '[']) {
        tree::json(text)
    } else {
        None
    };
    if let Some(found) = tree.as_ref().and_then(of_collection) {
        return found;
    }
    let marked = trouble::is_marked(text);
    if !marked && let Some(found) = of_document(text, tree.as_ref(), name) {
        return found;
    }
    let mut lines = Lines::default();
    text.lines().for_each(|line| lines.line(line));
    let kind = lines.kind(name == Name::Http);
    if marked && let Some(error) = trouble::of_text(text, &mut lines) {
        if let Some(tree) = &tree {
            // A token's scopes may stand beside the error.
            outline::take(tree, &mut lines.found);
        }
        return trouble::finish(lines.found, trouble::shape(text), Some(error));
    }
    if kind != Kind::Nothing && lines.found.any_call() {
        return lines.found.finish(kind);
    }
    of_words(text)
}

/// A collection of requests, whose saved answers may hold errors that say nothing.
fn of_collection(tree: &Node) -> Option<Evidence> {
    let mut found = Collector::default();
    let kind = collection::kind(tree)?;
    collection::take(tree, &mut found);
    Some(found.finish(kind))
}

fn of_document(text: &str, tree: Option<&Node>, name: Name) -> Option<Evidence> {
    let mut found = Collector::default();
    if let Some(tree) = tree {
        if let Some(kind) = outline::take(tree, &mut found) {
            return Some(found.finish(kind));
        }
        if collection::take_logged(tree, &mut found) > 0 {
            return Some(found.finish(Kind::AccessLog));
        }
        return None;
    }
    if hcl::is_one(text) {
        hcl::take(text, &mut found);
        return Some(found.finish(Kind::Terraform));
    }
    if collection::take_bru(text, &mut found) {
        return Some(found.finish(Kind::Bruno));
    }
    if name == Name::Yaml || outline::may_be_yaml(text) {
        match tree::yaml(text) {
            Some(tree) => {
                if let Some(found) = of_collection(&tree) {
                    return Some(found);
                }
                if let Some(kind) = outline::take(&tree, &mut found) {
                    return Some(found.finish(kind));
                }
            }
            None => {
                if let Some(kind) = outline::take_lines(text, &mut found) {
                    found.ignore("The text is no proper YAML: it was read line by line.");
                    return Some(found.finish(kind));
                }
            }
        }
    }
    None
}

/// A list of scopes, or nothing that is of use here.
fn of_words(text: &str) -> Evidence {
    let mut found = Collector::default();
    if holds_credentials(text) {
        found.ignore(
            "These are credentials: they belong on the connect page, and nothing of them was kept.",
        );
        found.ignore("To compare scopes, paste the scopes alone.");
        return found.finish(Kind::Nothing);
    }
    match scopes::list(text) {
        Some(_) => {
            scopes::take(text, &mut found);
            found.finish(Kind::ScopeString)
        }
        None => found.finish(Kind::Nothing),
    }
}

fn holds_credentials(text: &str) -> bool {
    if text.len() > SHORT {
        return false;
    }
    let pasted = paste::read(text);
    pasted.secret.is_some() || pasted.client_id.is_some() || pasted.token.is_some()
}
