//! JSON as a tree: the parser of serde_json, with our limits.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::tree::{Budget, Fault, Limits, Node};

/// Reads JSON.
///
/// # Errors
/// Why there is no tree.
pub fn json(text: &str, limits: Limits) -> Result<Node, Fault> {
    let mut budget = Budget::of(text, limits)?;
    let mut fault = None;
    let mut parser = serde_json::Deserializer::from_str(text);
    let seed = Seed {
        budget: &mut budget,
        fault: &mut fault,
        depth: 0,
    };
    let read = seed.deserialize(&mut parser);
    let read = read.and_then(|node| parser.end().map(|()| node));
    read.map_err(|error| fault.unwrap_or(Fault::Syntax(error.line())))
}

/// Reads one value at a depth.
struct Seed<'b> {
    budget: &'b mut Budget,
    fault: &'b mut Option<Fault>,
    depth: usize,
}

impl Seed<'_> {
    fn inner(&mut self) -> Seed<'_> {
        Seed {
            budget: self.budget,
            fault: self.fault,
            depth: self.depth + 1,
        }
    }

    fn count<E: Error>(&mut self, depth: usize) -> Result<(), E> {
        self.budget.value(depth).map_err(|fault| {
            *self.fault = Some(fault);
            E::custom("a limit")
        })
    }

    fn leaf<E: Error>(mut self, node: Node) -> Result<Node, E> {
        self.count(self.depth)?;
        Ok(node)
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Node, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        self.leaf(Node::new_text(text))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.leaf(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        self.leaf(Node::Whole(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        self.leaf(i64::try_from(number).map_or(Node::Other, Node::Whole))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Node, E> {
        self.leaf(Node::Other)
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.leaf(Node::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Node, A::Error> {
        self.count(self.depth + 1)?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(self.inner())? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Node, A::Error> {
        self.count(self.depth + 1)?;
        let mut entries = Vec::new();
        while let Some(key) = access.next_key()? {
            entries.push((key, access.next_value_seed(self.inner())?));
        }
        Ok(Node::Map(entries))
    }
}
