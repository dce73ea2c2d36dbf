//! Who may do it: the API Client, its draft, its credentials and its life.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

pub mod across;
pub mod api_client;
pub mod audit;
pub mod bulk;
pub mod calendar;
pub mod chart;
pub mod choices;
pub mod code;
pub mod consent;
pub mod credentials;
pub mod deletion;
pub mod draft;
pub mod draft_store;
pub mod drain;
pub mod export;
pub mod findings;
pub mod idle;
pub mod inventory;
pub mod journal;
pub mod kept;
pub mod life;
pub mod lifetime;
pub mod lineage;
pub mod listing;
pub mod manifest;
pub mod names;
pub mod naming;
mod order;
pub mod progress;
pub mod secret;
pub mod status;
mod successor;
pub mod summary;
pub mod temporary;
pub mod text;
pub mod time;
pub mod unseen;

pub use api_client::ApiClient;
pub use credentials::Credentials;
pub use draft::{ApiClientDraft, DraftForm, Origin};
pub use draft_store::DraftStore;
pub use inventory::{Extent, Inventory};
pub use secret::Secret;
pub use text::{display_name, slug};
pub use time::{Day, Timestamp};
