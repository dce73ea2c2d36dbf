//! Credentials and typed requests for the tests of the flows.
#![allow(dead_code, clippy::unwrap_used)]

use client::{Credentials, Secret};
use oauth::{Ask, Flow, Kind, Typed};
use sandbox::{API_URL, AUTH_URL, PROJECT_KEY};
use scope::ScopeSet;

pub(crate) fn credentials(id: &str, secret: &str, scope: &str) -> Credentials {
    Credentials {
        project_key: PROJECT_KEY.into(),
        name: String::new(),
        client_id: id.into(),
        secret: Secret::new(secret),
        scope: scope.into(),
        requested: ScopeSet::default(),
        api_url: API_URL.into(),
        auth_url: AUTH_URL.into(),
    }
}

pub(crate) fn typed(flow: Flow) -> Typed {
    Typed {
        flow,
        project_key: PROJECT_KEY.into(),
        scopes: String::new(),
        anonymous_id: String::new(),
        store: String::new(),
        email: String::new(),
        password: Secret::new(""),
        token: Secret::new(""),
        kind: Kind::Access,
    }
}

pub(crate) fn asked(typed: &Typed) -> Ask {
    typed.check().map_err(|wrong| format!("{wrong:?}")).unwrap()
}
