//! commercetools: regions, the HTTP calls, errors, retry, and the sandbox that stands in for it.

pub mod calls;
pub mod error;
pub mod evidence;
#[cfg(target_arch = "wasm32")]
pub mod fetch;
pub mod http;
pub mod paste;
pub mod region;
pub mod retry;
pub mod sandbox;
pub mod session;

pub use error::{ApiError, ErrorKind};
pub use region::{Hosts, REGIONS, Region};
pub use session::{CreateOutcome, Credential, Deleted, Facts, May, Session};
