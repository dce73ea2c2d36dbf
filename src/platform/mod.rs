//! commercetools: regions, the HTTP calls, errors, retry, and the sandbox that stands in for it.

pub mod http;

pub mod sandbox;
