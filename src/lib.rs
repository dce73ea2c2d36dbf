//! Scopesmith: least-privilege API Clients for commercetools.
//!
//! The rooms are read top to bottom; each knows only those above it.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

pub mod scope;

pub mod client;

pub mod preset;

pub mod platform;

#[cfg(target_arch = "wasm32")]
pub mod browser;

pub mod ui;
