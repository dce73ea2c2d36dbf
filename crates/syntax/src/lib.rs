//! Foreign syntax: what other programs' texts are made of, read in one place.
//!
//! The first room: it knows nothing of scopes, clients or hosts of a vendor. What is read may hold
//! secrets, so every copy of it is wiped when it is dropped.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

pub mod authority;
mod base64;
pub mod buffer;
pub mod curl;
pub mod hcl;
mod json;
pub mod named;
mod plural;
pub mod shell;
pub mod tree;
#[cfg(test)]
mod tree_tests;
mod yaml;

pub use authority::{Authority, Url};
pub use base64::{base64, base64_bytes, base64_of};
pub use buffer::Buffer;
pub use json::json;
pub use plural::counted;
pub use tree::Node;
pub use yaml::{Yaml, yaml};
