//! Foreign syntax: what other programs' texts are made of, read in one place.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

pub mod words;
