//! What a GraphQL document asks for: the root fields of its operations, each of which needs a scope, and
//! the resources that it reaches through others, which cost none as far as anybody has seen.
//!
//! A part of the page of its own, as the Finder is. What is read may come from anybody: nothing of a
//! document comes out but the names of operations, fields and types and the keys of Stores.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod document;
mod holes;
mod lines;
mod look;
mod reading;
mod schema;
mod values;
mod walk;

pub use document::{Document, Fault, FaultKind};
pub use holes::text_length;
pub use lines::Lines;
pub use look::looks_like_document;
pub use reading::{FieldUse, Given, Reached, Reading, Variables};
pub use schema::Crossing;
pub use walk::{Fragments, read};
