//! Who may do it: the API Client, its draft, its credentials and its life.

pub mod secret;
pub mod time;

pub use secret::Secret;
pub use time::{Day, Timestamp};
