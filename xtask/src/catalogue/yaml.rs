//! YAML as a tree of texts. A key that stands twice is no error here: the reference is read, not judged.

use yaml_rust2::parser::{Event, Parser};

/// A value; numbers and booleans stay the text that they are written as.
pub(crate) enum Node {
    /// A scalar.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<(String, Node)>),
}

/// A collection that is still being read. In a mapping the key waits for its value.
enum Open {
    List(Vec<Node>),
    Map(Vec<(String, Node)>, Option<String>),
}

impl Node {
    /// The first document of a text, or one line that says where it breaks. The reference has quoted texts that
    /// go on at too small an indentation; if nothing else is wrong, they are read as they are meant.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        Self::strictly(text).or_else(|cause| Self::strictly(&indented(text)).map_err(|_| cause))
    }

    fn strictly(text: &str) -> Result<Self, String> {
        let mut parser = Parser::new_from_str(text);
        let mut open: Vec<Open> = Vec::new();
        loop {
            let (event, mark) = parser.next_token().map_err(|error| error.to_string())?;
            let done = match event {
                Event::Scalar(text, ..) => Node::Text(text),
                Event::SequenceStart(..) => {
                    open.push(Open::List(Vec::new()));
                    continue;
                }
                Event::MappingStart(..) => {
                    open.push(Open::Map(Vec::new(), None));
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                    Some(Open::List(items)) => Node::List(items),
                    Some(Open::Map(pairs, _)) => Node::Map(pairs),
                    None => return Err("a collection ends that never began".to_owned()),
                },
                // To read past one could hide scopes.
                Event::Alias(_) => return Err(format!("line {}: an alias", mark.line())),
                Event::DocumentEnd | Event::StreamEnd => return Err("is empty".to_owned()),
                Event::Nothing | Event::StreamStart | Event::DocumentStart => continue,
            };
            match open.last_mut() {
                None => return Ok(done),
                Some(Open::List(items)) => items.push(done),
                Some(Open::Map(pairs, key)) => match (key.take(), done) {
                    (Some(key), value) => pairs.push((key, value)),
                    (None, Node::Text(text)) => *key = Some(text),
                    // A collection as a key: nothing asks for it.
                    (None, _) => *key = Some(String::new()),
                },
            }
        }
    }

    /// What stands under a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        let found = self.pairs().iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value)
    }

    /// The text of a scalar.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a sequence.
    pub(crate) fn items(&self) -> &[Node] {
        match self {
            Node::List(items) => items,
            _ => &[],
        }
    }

    /// The entries of a mapping.
    pub(crate) fn pairs(&self) -> &[(String, Node)] {
        match self {
            Node::Map(pairs) => pairs,
            _ => &[],
        }
    }
}

/// The same text, with the further lines of quoted texts indented enough. Their leading blanks mean nothing.
fn indented(text: &str) -> String {
    let mut whole = String::new();
    let mut quoted = false;
    // The indentation of the key whose literal text is being read.
    let mut literal: Option<usize> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        if literal.is_some_and(|key| line.trim().is_empty() || indent > key) {
            whole += line;
        } else if quoted {
            whole += &" ".repeat(80);
            whole += line.trim_start();
            quoted = !closes(line);
        } else {
            whole += line;
            let value = line.split_once(": ").map_or("", |(_, value)| value.trim());
            let starts = |first: char| value.starts_with(first);
            literal = (starts('|') || starts('>')).then_some(indent);
            quoted = value.strip_prefix('"').is_some_and(|rest| !closes(rest));
        }
        whole.push('\n');
    }
    whole
}

/// Whether a double-quoted text ends in this line.
fn closes(line: &str) -> bool {
    let mut bytes = line.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return true,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::Node;

    #[test]
    fn a_tree_comes_out_of_a_text() {
        let tree = Node::parse("a:\n  - b: \"1 \"\n    200: |-\n      x\n      y\n  - []\na: 2\n")
            .unwrap();
        let items = tree.get("a").unwrap().items();
        assert_eq!(items[0].get("b").unwrap().text(), Some("1 "));
        assert_eq!(items[0].get("200").unwrap().text(), Some("x\ny"));
        assert!(items[1].items().is_empty() && items[1].text().is_none());
    }

    #[test]
    fn a_quoted_text_may_go_on_too_far_left() {
        let text =
            "a:\n  b: \"one\n  two \\\"2\\\"\n three\"\n  c: |-\n    d: \"x\n    e\n  f: 1\n";
        assert!(Node::strictly(text).is_err());
        let tree = Node::parse(text).unwrap();
        let a = tree.get("a").unwrap();
        assert_eq!(a.get("b").unwrap().text(), Some("one two \"2\" three"));
        assert_eq!(a.get("c").unwrap().text(), Some("d: \"x\ne"));
        assert_eq!(a.get("f").unwrap().text(), Some("1"));
    }

    #[test]
    fn what_is_no_tree_is_an_error_of_one_line() {
        for text in ["", "a: [1", "a: &x 1\nb: *x\n", "a: b: c\n"] {
            let cause = Node::parse(text).err().unwrap();
            assert!(!cause.is_empty() && !cause.contains('\n'), "{cause}");
        }
    }
}
