//! What is known of a session, without its secrets.

use crate::region::Hosts;
use client::{ProjectId, Timestamp};
use scope::{Coverage, Permission, ScopeSet};

/// What is known of a session; it holds no secret.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The project key.
    pub project_key: String,
    /// The project's name, when it could be read.
    pub project_name: Option<String>,
    /// The id of the client that the session works with; a pasted token does not tell it.
    pub client_id: Option<String>,
    /// The hosts.
    pub hosts: Hosts,
    /// What was granted, if that is known: a pasted token does not tell, and only a client could ask
    /// what it is good for (documentation: Introspection).
    pub granted: Option<ScopeSet>,
    /// Whether the token was asked for by the names of its scopes, those that the page needs: its client may
    /// hold more.
    pub narrow: bool,
    /// When the token ends, if that is known.
    pub expires_at: Option<Timestamp>,
    /// Whether the session can get a new token by itself.
    pub can_renew: bool,
}

/// Whether something is possible, as far as the page knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// The granted scopes allow it.
    Yes,
    /// They do not.
    No,
    /// The granted scopes are not known: the host will tell.
    Unknown,
}

impl Facts {
    /// The project, told apart from one with the same key at another host.
    pub fn project(&self) -> ProjectId {
        ProjectId::new(&self.hosts.api, &self.project_key)
    }

    /// Whether a call that needs this scope may succeed.
    pub fn may(&self, name: &str) -> May {
        match &self.granted {
            None => May::Unknown,
            Some(granted) if Coverage::of(granted).covers(&Permission::project(name)) => May::Yes,
            Some(_) => May::No,
        }
    }
}
