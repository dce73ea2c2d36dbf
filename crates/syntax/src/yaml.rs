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
    let mut reading = Yaml::new(text, limits)?;
    loop {
        if let Some(documents) = reading.step(usize::MAX)? {
            return Ok(documents);
        }
    }
}

/// YAML that is read step by step, as [`yaml`] reads it at once.
pub struct Yaml<'a> {
    parser: Parser<std::str::Chars<'a>>,
    budget: Budget,
    open: Vec<Open>,
    done: Vec<Node>,
}

impl<'a> Yaml<'a> {
    /// Begins.
    ///
    /// # Errors
    /// The text is too long.
    pub fn new(text: &'a str, limits: Limits) -> Result<Self, Fault> {
        Ok(Self {
            budget: Budget::of(text, limits)?,
            parser: Parser::new_from_str(text),
            open: Vec::new(),
            done: Vec::new(),
        })
    }

    /// Takes so many events. The documents, when there are no more.
    ///
    /// # Errors
    /// Why there is no tree.
    pub fn step(&mut self, events: usize) -> Result<Option<Vec<Node>>, Fault> {
        for _ in 0..events {
            let next = self.parser.next_token();
            let (event, _) = next.map_err(|error| Fault::Syntax(error.marker().line()))?;
            if event == Event::StreamEnd {
                return Ok(Some(std::mem::take(&mut self.done)));
            }
            self.take(event)?;
        }
        Ok(None)
    }

    fn take(&mut self, event: Event) -> Result<(), Fault> {
        let (open, budget) = (&mut self.open, &mut self.budget);
        let node = match event {
            Event::Alias(_) if !budget.aliases() => return Err(Fault::Alias),
            Event::Alias(_) => Node::Other,
            Event::Scalar(text, style, ..) => scalar(text, style),
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                return budget.value(open.len());
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Vec::new(), None));
                return budget.value(open.len());
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(items)) => Node::List(items),
                Some(Open::Map(entries, _)) => Node::Map(entries),
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        if !matches!(node, Node::List(_) | Node::Map(_)) {
            budget.value(open.len())?;
        }
        match open.last_mut() {
            None => self.done.push(node),
            Some(Open::List(items)) => items.push(node),
            Some(Open::Map(entries, key)) => match key.take() {
                None => *key = Some(node),
                Some(name) => entries.extend(key_of(name).map(|name| (name, node))),
            },
        }
        Ok(())
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
