//! A set of scopes in sentences: what the client can do, and what it can't. What to look at twice is
//! the lint's business.
//!
//! The words come from the catalog (`verbs` and `noun` of each scope), the truth from
//! [`Coverage`](super::Coverage). Nothing here knows a template.

mod can;
mod cannot;
pub(crate) mod words;

use super::set::ScopeSet;

/// Sentences about a set of scopes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// What the client can do.
    pub can: Vec<String>,
    /// Notable things that it can't do: read after "It cannot".
    pub cannot: Vec<String>,
}

/// Describes what a client with these scopes could do.
pub fn review(sent: &ScopeSet) -> Review {
    Review {
        can: can::can(sent),
        cannot: cannot::cannot(sent),
    }
}
