//! Whose presets are shown.

use client::{ApiClient, Credentials, Secret};
use leptos::prelude::*;
use platform::Facts;
use scope::ScopeSet;

/// What stands where the secret belongs when nobody can know it.
const PLACEHOLDER: &str = "THE_CLIENT_SECRET";

/// Whose presets are shown.
#[derive(Clone, Copy)]
pub enum Source {
    /// Those of a client that was just created.
    NewCredentials {
        /// Its credentials.
        held: StoredValue<Credentials, LocalStorage>,
        /// Whether the secret is shown.
        revealed: RwSignal<bool>,
        /// Called when the secret was copied or saved.
        on_stored: Callback<()>,
    },
    /// Those of a client of the list, made by [`existing`].
    Existing(StoredValue<Credentials, LocalStorage>),
    /// Those of nobody, to see what there is.
    Nobody,
}

/// A client of the list, with what stands for its secret, which was shown once and is nowhere.
pub fn existing(client: &ApiClient, facts: &Facts) -> Source {
    Source::Existing(StoredValue::new_local(Credentials {
        project_key: facts.project_key.clone(),
        name: client.name.clone(),
        client_id: client.id.clone(),
        secret: Secret::new(PLACEHOLDER),
        scope: client.scope.clone(),
        requested: client.scopes(),
        api_url: facts.hosts.api.clone(),
        auth_url: facts.hosts.auth.clone(),
    }))
}

/// A client that nobody has.
pub(super) fn nobody() -> Credentials {
    let scope = "view_published_products:your-project";
    Credentials {
        project_key: "your-project".into(),
        name: "your-client".into(),
        client_id: "THE_CLIENT_ID".into(),
        secret: Secret::new(PLACEHOLDER),
        scope: scope.into(),
        // No preset asks for it.
        requested: ScopeSet::default(),
        api_url: "https://api.europe-west1.gcp.commercetools.com".into(),
        auth_url: "https://auth.europe-west1.gcp.commercetools.com".into(),
    }
}
