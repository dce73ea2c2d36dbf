//! A selection in sentences: what the client can do, what it can't, and what to look at twice.

use super::set::ScopeSet;

/// Sentences about a set of scopes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// What the client can do.
    pub can: Vec<String>,
    /// Notable things that it can't do.
    pub cannot: Vec<String>,
    /// What a careful person looks at twice.
    pub warnings: Vec<String>,
}

/// Describes what a client with these scopes could do.
pub fn review(sent: &ScopeSet) -> Review {
    let mut review = Review::default();
    for p in sent {
        if let Some(info) = p.info() {
            review.can.push(info.summary.to_owned());
        }
    }
    review
}
