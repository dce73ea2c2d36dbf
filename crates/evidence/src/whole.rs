//! Texts that fit into memory: what is this, in the order of certainty?

use super::collector::Collector;
use super::lines::Lines;
use super::{Evidence, Kind, collection, hcl, outline, scopes, traces, trouble};
use syntax::tree::{Limits, Node};

/// What a document may hold. A description of all APIs has some 100,000 values.
const LIMITS: Limits = Limits {
    bytes: 20 << 20,
    depth: 100,
    nodes: 2_000_000,
    aliases: true,
};

/// Credentials are looked for in short texts only.
const SHORT: usize = 64 << 10;

/// What the name of the file says.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Name {
    #[default]
    Other,
    Yaml,
    Http,
    GraphQl,
}

/// Reads a whole text.
pub(super) fn read(text: &str, name: Name) -> Evidence {
    let text = text.trim();
    if text.is_empty() {
        return Evidence::default();
    }
    let tree = if text.starts_with(['{', '[']) {
        syntax::json(text, LIMITS).ok()
    } else {
        None
    };
    if let Some(found) = of_graphql(text, tree.as_ref(), name) {
        return found;
    }
    if let Some(found) = tree.as_ref().and_then(of_collection) {
        return found;
    }
    let marked = trouble::is_marked(text);
    if let Some(found) = of_document(text, tree.as_ref(), name, marked) {
        return found;
    }
    let mut lines = Lines::default();
    text.lines().for_each(|line| lines.line(line));
    let kind = lines.kind(name == Name::Http);
    let call = lines.window.take().and_then(|window| window.call);
    if marked && let Some(error) = trouble::explain(text, call, &mut lines.found) {
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

/// A document of GraphQL, or what is sent with one.
fn of_graphql(text: &str, tree: Option<&Node>, name: Name) -> Option<Evidence> {
    let mut found = Collector::default();
    let taken = match tree {
        Some(tree) => found.bodies.tree(tree, false) || !found.bodies.is_empty(),
        None if name == Name::GraphQl || graphql::looks_like_document(text) => {
            let taken = found
                .bodies
                .document(text, None, graphql::Variables::new(), false);
            // What can't be parsed and isn't called so may be anything else.
            taken || name == Name::GraphQl
        }
        None => false,
    };
    taken.then(|| found.finish(Kind::GraphQl))
}

/// A collection of requests, whose saved answers may hold errors that say nothing.
fn of_collection(tree: &Node) -> Option<Evidence> {
    let mut found = Collector::default();
    let kind = collection::kind(tree)?;
    collection::take(tree, &mut found);
    Some(found.finish(kind))
}

/// A document. With the words of an error in it (`marked`) it must be one beyond doubt: a comment may
/// hold such words, and so may a log that shows a piece of a document.
fn of_document(text: &str, tree: Option<&Node>, name: Name, marked: bool) -> Option<Evidence> {
    let mut found = Collector::default();
    let take = if marked {
        outline::take_in_spite
    } else {
        outline::take
    };
    if let Some(tree) = tree {
        if traces::take(tree, &mut found) > 0 {
            return Some(found.finish(Kind::Trace));
        }
        if let Some(kind) = take(tree, &mut found) {
            return Some(found.finish(kind));
        }
        if !marked && collection::take_logged(tree, &mut found) > 0 {
            return Some(found.finish(Kind::AccessLog));
        }
        return None;
    }
    if hcl::is_one(text) && (!marked || hcl::is_whole(text)) {
        hcl::take(text, &mut found);
        return Some(found.finish(Kind::Terraform));
    }
    if collection::take_bru(text, &mut found) {
        return Some(found.finish(Kind::Bruno));
    }
    if name != Name::Yaml && !outline::may_be_yaml(text) {
        return None;
    }
    match syntax::yaml(text, LIMITS) {
        Ok(mut documents) => {
            let tree = match documents.len() {
                1 => documents.pop()?,
                _ => Node::List(documents),
            };
            if let Some(found) = of_collection(&tree) {
                return Some(found);
            }
            take(&tree, &mut found).map(|kind| found.finish(kind))
        }
        Err(_) if marked && name != Name::Yaml => None,
        Err(_) => {
            let kind = outline::take_lines(text, &mut found)?;
            found.ignore("The text is not valid YAML, so it was read line by line.");
            Some(found.finish(kind))
        }
    }
}

/// A list of scopes, or nothing that is of use here.
fn of_words(text: &str) -> Evidence {
    let mut found = Collector::default();
    if holds_credentials(text) {
        found.ignore(
            "These are credentials. They were not saved. Use the connect page for credentials.",
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
