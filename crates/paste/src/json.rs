//! JSON: flat or nested objects, Postman environments, the answers of the API.

use super::{FieldCollector, LONGEST, names, names::Field};
use syntax::tree::{Limits, Node};

const LIMITS: Limits = Limits {
    bytes: LONGEST,
    depth: 100,
    nodes: 100_000,
    aliases: false,
};

/// The text as JSON, if it is an object or a list.
pub(super) fn parse(text: &str) -> Option<Node> {
    text.starts_with(['{', '['])
        .then(|| syntax::json(text, LIMITS).ok())?
}

/// Takes what a value holds. Its depth is limited.
pub(super) fn read(value: &Node, found: &mut FieldCollector) {
    if value.is_map() {
        read_object(value, found);
    }
    value.items().iter().for_each(|item| read(item, found));
}

fn read_object(object: &Node, found: &mut FieldCollector) {
    let text = |name: &str| object.text(name);
    // An entry of a list of variables, as in Postman environments.
    if let (Some(name), Some(value)) = (text("key").or_else(|| text("name")), text("value")) {
        if object.get("enabled") != Some(&Node::Bool(false)) {
            found.take(name, value, 1);
        }
        return;
    }
    // The answer of a create names the client id `id`.
    if let (Some(id), Some(_)) = (text("id"), text("secret")) {
        found.set(Field::ClientId, id);
    }
    for (name, value) in object.entries() {
        match value {
            Node::Text(value) => found.take(name, value, 1),
            Node::List(items) if names::field(name) == Some(Field::Scope) => {
                items
                    .iter()
                    .filter_map(Node::as_text)
                    .for_each(|scope| found.scopes(scope));
            }
            Node::Map(_) | Node::List(_) => read(value, found),
            _ => {}
        }
    }
}
