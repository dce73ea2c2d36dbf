//! commercetools: regions, the HTTP calls, errors, retry, and the sandbox that stands in for it.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

pub mod body;
pub mod calls;
pub mod error;
pub mod hosts_consent;
pub mod http;
pub mod region;
pub mod retry;
pub mod session;
pub mod traffic;

pub use error::{ApiError, ErrorKind};
pub use region::{Hosts, REGIONS, Region, is_project_key, open_project};
pub use session::{
    Certainty, ClientsPage, CreateOutcome, Credential, Deleted, Facts, Known, ListEnd,
    ListPosition, May, Session, TestToken,
};
