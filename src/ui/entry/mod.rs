//! Credentials that are typed or pasted: the fields, what is wrong with them, and the question before they go to a host
//! that is not the vendor's.

mod consent;
mod fields;
mod gate;
mod hosts;
mod paste;
pub(in crate::ui) mod texts;
mod typed;

pub use consent::Consent;
pub use fields::{ClientFields, PlaceFields};
pub use gate::Gate;
pub use hosts::Reachable;
pub use paste::PasteBox;
pub use typed::{Errors, Typed};
