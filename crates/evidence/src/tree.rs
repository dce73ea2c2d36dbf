//! JSON and YAML as one kind of tree that keeps the order of the text.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use yaml_rust2::Event;
use yaml_rust2::parser::Parser;

/// Deeper texts are not read.
const DEEPEST: usize = 100;

/// A value of JSON or YAML. Numbers and the like never matter here.
pub(super) enum Node {
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
    Other,
}

impl Node {
    /// The value of a key.
    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        let mut entries = self.entries().iter();
        entries.find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The text of a key.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text()
    }

    /// Itself as a text.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Its items, if it is a list.
    pub(super) fn items(&self) -> &[Node] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// Its keys and values, if it is a map.
    pub(super) fn entries(&self) -> &[(String, Node)] {
        match self {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }
}

/// Reads JSON; the parser limits the depth.
pub(super) fn json(text: &str) -> Option<Node> {
    serde_json::from_str(text).ok()
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reading)
    }
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::Map(entries))
    }
}

/// A list or a map that is not complete yet.
enum Open {
    List(Vec<Node>),
    /// With the key that waits for its value.
    Map(Vec<(String, Node)>, Option<Node>),
}

/// Reads YAML, all documents of it. Aliases are left out: a short text can blow up with them. The
/// events are taken one by one, so a deep text needs no deep stack.
pub(super) fn yaml(text: &str) -> Option<Node> {
    let mut parser = Parser::new_from_str(text);
    let (mut open, mut done): (Vec<Open>, Vec<Node>) = (Vec::new(), Vec::new());
    loop {
        let (event, _) = parser.next_token().ok()?;
        let node = match event {
            Event::StreamEnd => break,
            Event::Scalar(text, ..) => Node::Text(text),
            Event::Alias(_) => Node::Other,
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                if open.len() > DEEPEST {
                    return None;
                }
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Vec::new(), None));
                if open.len() > DEEPEST {
                    return None;
                }
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop()? {
                Open::List(items) => Node::List(items),
                Open::Map(entries, _) => Node::Map(entries),
            },
            _ => continue,
        };
        match open.last_mut() {
            None => done.push(node),
            Some(Open::List(items)) => items.push(node),
            Some(Open::Map(entries, key)) => match key.take() {
                None => *key = Some(node),
                Some(Node::Text(name)) => entries.push((name, node)),
                // A list or a map for a key names nothing that is of use here.
                Some(_) => {}
            },
        }
    }
    match done.len() {
        0 => None,
        1 => done.pop(),
        _ => Some(Node::List(done)),
    }
}
