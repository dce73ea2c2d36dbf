//! What a create returns once, and never again.

use super::secret::Secret;
use scope::ScopeSet;

/// The credentials of a new API Client. Without `Debug`: it holds the secret.
#[derive(Clone)]
pub struct Credentials {
    /// The project that the client belongs to.
    pub project_key: String,
    /// The client's name.
    pub name: String,
    /// The OAuth client id.
    pub client_id: String,
    /// The OAuth client secret.
    pub secret: Secret,
    /// The scope string as the host returned it.
    pub scope: String,
    /// What was asked for.
    pub requested: ScopeSet,
    /// The base URL of the API host, without a slash at the end.
    pub api_url: String,
    /// The base URL of the auth host, without a slash at the end.
    pub auth_url: String,
}
