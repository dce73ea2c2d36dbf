//! Reads the project’s own sources for the rules in tests/tidy.rs.
#![allow(dead_code)] // Each test uses its part.

pub(crate) mod graph;
pub(crate) mod names;
pub(crate) mod rules;
pub(crate) mod source;
