//! JSON and YAML as one kind of tree, which keeps the order of the text and is bounded in depth,
//! nodes and bytes.

use zeroize::Zeroizing;

/// A value. Texts are wiped when they are dropped: they may be secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Nothing: `null`, `~`.
    Null,
    /// A switch.
    Bool(bool),
    /// A whole number that fits.
    Whole(i64),
    /// A text.
    Text(Zeroizing<String>),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order of the text; a key that comes twice is in it twice.
    Map(Vec<(String, Node)>),
    /// What never matters here: fractions, huge numbers, aliases of YAML.
    Other,
}

/// How large a tree may be. Whatever a text holds, no more is kept of it.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The longest text, in bytes.
    pub bytes: usize,
    /// The deepest nesting of lists and maps.
    pub depth: usize,
    /// The most values, keys not counted.
    pub nodes: usize,
    /// Whether an alias of YAML is passed over as [`Node::Other`]. A few lines of them grow to
    /// gigabytes, so they are never followed.
    pub aliases: bool,
}

/// Why there is no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The text is no JSON or no YAML, seen in this line, counted from 1.
    Syntax(usize),
    /// The text is too long.
    Long,
    /// It is nested too deeply.
    Deep,
    /// It holds too many values.
    Many,
    /// It holds an alias.
    Alias,
}

impl Node {
    /// A text.
    pub fn new_text(text: impl Into<String>) -> Self {
        Self::Text(Zeroizing::new(text.into()))
    }

    /// The value of a key; of a key that comes twice the last one, as in JavaScript.
    pub fn get(&self, name: &str) -> Option<&Node> {
        let mut entries = self.entries().iter().rev();
        entries.find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The text of a key.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text()
    }

    /// Itself as a text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Its items, if it is a list.
    pub fn items(&self) -> &[Node] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// Its keys and values, if it is a map.
    pub fn entries(&self) -> &[(String, Node)] {
        match self {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Whether it is a map.
    pub fn is_map(&self) -> bool {
        matches!(self, Self::Map(_))
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        matches!(self, Self::List(_))
    }
}

/// What of the limits is used up.
pub(crate) struct Budget {
    limits: Limits,
    nodes: usize,
}

impl Budget {
    pub(crate) fn of(text: &str, limits: Limits) -> Result<Self, Fault> {
        if text.len() > limits.bytes {
            return Err(Fault::Long);
        }
        Ok(Self { limits, nodes: 0 })
    }

    /// One more value, which stands in so many lists and maps.
    pub(crate) fn value(&mut self, depth: usize) -> Result<(), Fault> {
        self.nodes += 1;
        if depth > self.limits.depth {
            Err(Fault::Deep)
        } else if self.nodes > self.limits.nodes {
            Err(Fault::Many)
        } else {
            Ok(())
        }
    }

    pub(crate) fn aliases(&self) -> bool {
        self.limits.aliases
    }
}
