//! What a new client is handed over with, once.

use super::Secret;
use crate::scope::ScopeSet;

/// The credentials of a client that was just made. The secret is in no other answer of the API.
/// No `Debug`: it would print nothing worth the risk.
#[derive(Clone)]
pub struct Credentials {
    /// The project's key.
    pub project_key: String,
    /// The client's name.
    pub name: String,
    /// The client's id.
    pub client_id: String,
    /// The client's secret.
    pub secret: Secret,
    /// The granted scopes as the host wrote them.
    pub scope: String,
    /// The scopes that were asked for, to compare.
    pub requested: ScopeSet,
    /// The API host, without a slash at the end.
    pub api_url: String,
    /// The auth host, without a slash at the end.
    pub auth_url: String,
}
