//! A request to the auth host, as a value that can be sent and shown.

use client::{Credentials, Secret};
use platform::Hosts;
use platform::calls;
use platform::http::Request;

use crate::flow::Flow;

/// Which kind of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An access token.
    Access,
    /// A refresh token.
    Refresh,
}

impl Kind {
    /// Its name in `token_type_hint` (RFC 7009).
    pub fn hint(self) -> &'static str {
        match self {
            Self::Access => "access_token",
            Self::Refresh => "refresh_token",
        }
    }
}

/// A request. Without `Debug`: it may hold secrets. A `scope` is the text that is sent; `None` asks for all scopes of
/// the client.
#[derive(Clone, PartialEq, Eq)]
pub enum Ask {
    /// [`Flow::Client`]
    Client {
        /// The scopes.
        scope: Option<String>,
    },
    /// [`Flow::Anonymous`]
    Anonymous {
        /// The scopes.
        scope: Option<String>,
        /// The id of the session; without one the host makes one.
        anonymous_id: Option<String>,
    },
    /// [`Flow::Customer`], or [`Flow::StoreCustomer`] with a store.
    Customer {
        /// The scopes.
        scope: Option<String>,
        /// The key of the store.
        store: Option<String>,
        /// The customer's email address.
        email: String,
        /// The customer's password.
        password: Secret,
    },
    /// [`Flow::Refresh`]
    Refresh {
        /// The refresh token.
        token: Secret,
    },
    /// [`Flow::Introspect`]
    Introspect {
        /// The access token.
        token: Secret,
    },
    /// [`Flow::Revoke`]
    Revoke {
        /// The token.
        token: Secret,
        /// Of which kind it is.
        kind: Kind,
    },
}

/// A parameter of a request. Without `Debug`: it may be a secret.
pub(crate) enum Value<'a> {
    Plain(&'a str),
    Secret(&'a Secret),
}

impl Ask {
    /// Which flow it is.
    pub fn flow(&self) -> Flow {
        match self {
            Self::Client { .. } => Flow::Client,
            Self::Anonymous { .. } => Flow::Anonymous,
            Self::Customer { store: None, .. } => Flow::Customer,
            Self::Customer { .. } => Flow::StoreCustomer,
            Self::Refresh { .. } => Flow::Refresh,
            Self::Introspect { .. } => Flow::Introspect,
            Self::Revoke { .. } => Flow::Revoke,
        }
    }

    /// The scopes that are asked for; none where that is not possible, or all are asked for.
    pub fn scope(&self) -> Option<&str> {
        match self {
            Self::Client { scope }
            | Self::Anonymous { scope, .. }
            | Self::Customer { scope, .. } => scope.as_deref(),
            _ => None,
        }
    }

    /// The path, with its placeholders filled in.
    pub(crate) fn path(&self, project_key: &str) -> String {
        let store = match self {
            Self::Customer { store, .. } => store.as_deref().unwrap_or_default(),
            _ => "",
        };
        let path = self.flow().path();
        path.replace("{projectKey}", &calls::segment(project_key))
            .replace("{storeKey}", &calls::segment(store))
    }

    /// The parameters of the body, in order.
    pub(crate) fn parameters(&self) -> Vec<(&'static str, Value<'_>)> {
        use Value::{Plain, Secret};
        let mut all = Vec::new();
        match self {
            Self::Client { .. } => all.push(("grant_type", Plain("client_credentials"))),
            Self::Anonymous { anonymous_id, .. } => {
                all.push(("grant_type", Plain("client_credentials")));
                all.extend(
                    anonymous_id
                        .as_deref()
                        .map(|id| ("anonymous_id", Plain(id))),
                );
            }
            Self::Customer {
                email, password, ..
            } => all.extend([
                ("grant_type", Plain("password")),
                ("username", Plain(email)),
                ("password", Secret(password)),
            ]),
            Self::Refresh { token } => all.extend([
                ("grant_type", Plain("refresh_token")),
                ("refresh_token", Secret(token)),
            ]),
            Self::Introspect { token } => all.push(("token", Secret(token))),
            Self::Revoke { token, kind } => all.extend([
                ("token", Secret(token)),
                ("token_type_hint", Plain(kind.hint())),
            ]),
        }
        all.extend(self.scope().map(|scope| ("scope", Plain(scope))));
        all
    }

    /// The secret of the request itself, if it has one.
    pub(crate) fn secret(&self) -> Option<&Secret> {
        match self {
            Self::Customer {
                password: secret, ..
            }
            | Self::Refresh { token: secret }
            | Self::Introspect { token: secret }
            | Self::Revoke { token: secret, .. } => Some(secret),
            Self::Client { .. } | Self::Anonymous { .. } => None,
        }
    }

    /// The request, with the credentials of a client.
    pub fn request(&self, credentials: &Credentials) -> Request {
        let hosts = Hosts {
            auth: credentials.auth_url.clone(),
            api: credentials.api_url.clone(),
        };
        let parameters = self.parameters();
        let shown: Vec<(&str, &str)> = parameters
            .iter()
            .map(|(name, value)| match value {
                Value::Plain(text) => (*name, *text),
                Value::Secret(secret) => (*name, secret.reveal()),
            })
            .collect();
        let client = (credentials.client_id.as_str(), &credentials.secret);
        calls::ask(&hosts, &self.path(&credentials.project_key), client, &shown)
    }
}
