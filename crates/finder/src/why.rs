//! Why the search shows a call.

use super::action::Action;

/// Why an endpoint was found: by the word of the query that says most about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The query is empty: everything.
    All,
    /// It is the very call that was typed or pasted.
    Call,
    /// A word of the path, of the name or the resource, or what people say for the call.
    Words,
    /// Another word for the resource; with the resource's title.
    Synonym(&'static str),
    /// A scope that opens it.
    Scope(&'static str),
    /// An update action that the call takes.
    Action(Action),
}

impl Why {
    /// For people; empty if it needs no words, since the text itself shows it.
    pub fn words(self) -> String {
        match self {
            Self::All | Self::Words => String::new(),
            Self::Call => "the call that you typed".to_owned(),
            Self::Synonym(title) => ["another word for ", title].concat(),
            Self::Scope(name) => ["allowed by ", name].concat(),
            Self::Action(action) => ["update action ", &action.name()].concat(),
        }
    }
}
