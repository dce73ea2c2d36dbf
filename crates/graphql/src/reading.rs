//! What documents ask for.

use std::collections::{BTreeMap, BTreeSet};

use finder::FieldId;

use super::schema::Crossing;

/// So many Stores are kept.
pub(super) const MOST_STORES: usize = 1000;
/// So many unknown fields are named.
pub(super) const MOST_UNKNOWN: usize = 50;

/// The value of a variable that was sent along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A text, or a list of them.
    Texts(Vec<String>),
    /// Anything else.
    Other,
}

/// The variables of a request, by name.
pub type Variables = BTreeMap<String, Given>;

/// What documents ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The root fields, each once per operation.
    pub fields: Vec<FieldUse>,
    /// The fields that cross into another resource, each once for a root field.
    pub nested: Vec<Reached>,
    /// Fields that the schema doesn't have: `Query.basket`, with the line.
    pub unknown: Vec<(String, usize)>,
    /// Fragments that are in none of the documents.
    pub missing_fragments: BTreeSet<String>,
    /// The keys of the Stores that are named.
    pub stores: BTreeSet<String>,
    /// Whether a Store's key is given by a variable whose value is not known.
    pub open_stores: bool,
    /// How many documents look like the schema of another vendor; nothing of them counts.
    pub foreign: usize,
    /// How many parts are filled in when the program runs.
    pub holes: usize,
    /// Whether a root field itself is filled in when the program runs.
    pub open_roots: bool,
    /// Whether a document was too large to be followed to its end.
    pub cut: bool,
}

/// A root field, where it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldUse {
    /// The field.
    pub field: FieldId,
    /// The operation, if it has a name.
    pub operation: Option<String>,
    /// The line in the document, from 1.
    pub line: usize,
}

/// A field that crosses into another resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The crossing.
    pub crossing: &'static Crossing,
    /// The root field that it lies below.
    pub below: FieldId,
    /// The line in the document, from 1.
    pub line: usize,
}

impl Reached {
    /// `reaches customer through Cart.customer; add view_customers if the call returns insufficient_scope`.
    pub fn words(&self) -> String {
        let Crossing {
            path,
            target,
            target_any_of,
            sibling,
            ..
        } = self.crossing;
        let what = if *target == "*" {
            "any resource"
        } else {
            target
        };
        let mut text = format!("reaches {what} through {path}");
        let scopes: Vec<&str> = target_any_of.split_whitespace().collect();
        if !scopes.is_empty() {
            text += &format!(
                "; add {} if the call returns insufficient_scope",
                scopes.join(" or ")
            );
        }
        if !sibling.is_empty() {
            text += &format!("; {sibling} gives the reference alone");
        }
        text
    }
}

impl Reading {
    /// Adds what another reading found.
    pub fn add(&mut self, other: Self) {
        for one in other.fields {
            let same =
                |known: &FieldUse| known.field == one.field && known.operation == one.operation;
            if !self.fields.iter().any(same) {
                self.fields.push(one);
            }
        }
        for one in other.nested {
            self.reach(one);
        }
        for one in other.unknown {
            if self.unknown.len() < MOST_UNKNOWN && !self.unknown.contains(&one) {
                self.unknown.push(one);
            }
        }
        self.missing_fragments.extend(other.missing_fragments);
        for store in other.stores {
            if self.stores.len() < MOST_STORES {
                self.stores.insert(store);
            }
        }
        self.open_stores |= other.open_stores;
        self.foreign += other.foreign;
        self.holes += other.holes;
        self.open_roots |= other.open_roots;
        self.cut |= other.cut;
    }

    /// Whether nothing at all was found.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn reach(&mut self, one: Reached) {
        let same = |known: &Reached| {
            std::ptr::eq(known.crossing, one.crossing) && known.below == one.below
        };
        if !self.nested.iter().any(same) {
            self.nested.push(one);
        }
    }

    /// How many fields no other schema has: those of a customer or in a Store.
    pub(super) fn fields_of_me(&self) -> usize {
        let own = |one: &&FieldUse| {
            let path = one.field.path();
            path.contains(".me.") || path.contains(".inStore.") || path.contains(".asAssociate.")
        };
        self.fields.iter().filter(own).count()
    }
}
