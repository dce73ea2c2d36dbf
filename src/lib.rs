//! Scopesmith: least-privilege API Clients for commercetools.
//!
//! The page. What it is about lives in the crates; this is what is seen, and the browser around it.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

#[cfg(target_arch = "wasm32")]
pub mod browser;

pub mod ui;

#[cfg(target_arch = "wasm32")]
pub mod workspace;
