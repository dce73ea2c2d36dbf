//! YAML as trees: the parser of yaml-rust2, event by event, with our limits.

use yaml_rust2::{Event, parser::Parser, scanner::TScalarStyle};

use crate::tree::{Budget, Fault, Limits, Node};

/// A list or a map that is not complete yet.
enum Open {
    List(Vec<Node>),
    /// With the key that waits for its value.
    Map(Vec<(String, Node)>, Option<Node>),
}

/// Reads YAML, each document of it. The events are taken one by one, so a deep text needs no deep
/// stack. Keys that are lists or maps name nothing that is of use here: they are left out.
///
/// # Errors
/// Why there is no tree.
pub fn yaml(text: &str, limits: Limits) -> Result<Vec<Node>, Fault> {
    let mut budget = Budget::of(text, limits)?;
    let mut parser = Parser::new_from_str(text);
    let (mut open, mut done): (Vec<Open>, Vec<Node>) = (Vec::new(), Vec::new());
    loop {
        let next = parser.next_token();
        let (event, _) = next.map_err(|error| Fault::Syntax(error.marker().line()))?;
        let node = match event {
            Event::StreamEnd => return Ok(done),
            Event::Alias(_) if !budget.aliases() => return Err(Fault::Alias),
            Event::Alias(_) => Node::Other,
            Event::Scalar(text, style, ..) => scalar(text, style),
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                budget.value(open.len())?;
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Vec::new(), None));
                budget.value(open.len())?;
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(items)) => Node::List(items),
                Some(Open::Map(entries, _)) => Node::Map(entries),
                None => continue,
            },
            _ => continue,
        };
        if !matches!(node, Node::List(_) | Node::Map(_)) {
            budget.value(open.len())?;
        }
        match open.last_mut() {
            None => done.push(node),
            Some(Open::List(items)) => items.push(node),
            Some(Open::Map(entries, key)) => match key.take() {
                None => *key = Some(node),
                Some(name) => entries.extend(key_of(name).map(|name| (name, node))),
            },
        }
    }
}

fn key_of(node: Node) -> Option<String> {
    match node {
        Node::Text(mut text) => Some(std::mem::take(&mut *text)),
        Node::Whole(number) => Some(number.to_string()),
        Node::Bool(value) => Some(value.to_string()),
        Node::Null => Some("null".to_owned()),
        Node::List(_) | Node::Map(_) | Node::Other => None,
    }
}

/// Plain words may be numbers or switches; quoted ones are texts (YAML 1.2, core schema).
fn scalar(text: String, style: TScalarStyle) -> Node {
    if style == TScalarStyle::Plain {
        match text.as_str() {
            "" | "~" | "null" => return Node::Null,
            "true" => return Node::Bool(true),
            "false" => return Node::Bool(false),
            _ => {
                // Others, such as `007` and `+1`, stay as they are written.
                if let Ok(number) = text.parse::<i64>()
                    && number.to_string() == text
                {
                    return Node::Whole(number);
                }
            }
        }
    }
    Node::new_text(text)
}
