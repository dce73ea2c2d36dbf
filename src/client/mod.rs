//! Who may do it: the API Client, its draft, its credentials and its life.

pub mod api_client;
pub mod credentials;
pub mod deletion;
pub mod draft;
pub mod form;
pub mod lifetime;
pub mod listing;
pub mod secret;
pub mod text;
pub mod time;

pub use api_client::ApiClient;
pub use credentials::Credentials;
pub use deletion::{DeletePlan, name_matches};
pub use draft::ApiClientDraft;
pub use form::{DraftForm, Field, FieldError};
pub use listing::{Listing, Sort, SortKey, arrange, window};
pub use secret::Secret;
pub use text::{slug, visible};
pub use time::{Day, Timestamp};
