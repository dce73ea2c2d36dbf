//! The flows, and what is known of each before it is tried.

/// What the auth host can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// A token for the client itself.
    Client,
    /// A token for a visitor who has not signed in.
    Anonymous,
    /// A token for a customer of the project.
    Customer,
    /// A token for a customer, in a store.
    StoreCustomer,
    /// A new access token for a refresh token.
    Refresh,
    /// What is known of an access token.
    Introspect,
    /// The end of a token.
    Revoke,
}

impl Flow {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Client,
        Self::Anonymous,
        Self::Customer,
        Self::StoreCustomer,
        Self::Refresh,
        Self::Introspect,
        Self::Revoke,
    ];

    /// A short name that no other has.
    pub fn id(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Anonymous => "anonymous",
            Self::Customer => "customer",
            Self::StoreCustomer => "store-customer",
            Self::Refresh => "refresh",
            Self::Introspect => "introspect",
            Self::Revoke => "revoke",
        }
    }

    /// The flow of that name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flow| flow.id() == id)
    }

    /// The path, as the API reference writes it.
    pub fn path(self) -> &'static str {
        match self {
            Self::Client | Self::Refresh => "/oauth/token",
            Self::Anonymous => "/oauth/{projectKey}/anonymous/token",
            Self::Customer => "/oauth/{projectKey}/customers/token",
            Self::StoreCustomer => "/oauth/{projectKey}/in-store/key={storeKey}/customers/token",
            Self::Introspect => "/oauth/introspect",
            Self::Revoke => "/oauth/token/revoke",
        }
    }

    /// Whether scopes can be asked for.
    pub fn takes_scopes(self) -> bool {
        matches!(
            self,
            Self::Client | Self::Anonymous | Self::Customer | Self::StoreCustomer
        )
    }

    /// Whether it begins with a token that was got before.
    pub fn takes_token(self) -> bool {
        matches!(self, Self::Refresh | Self::Introspect | Self::Revoke)
    }

    /// The scope that the client itself has to have (API reference: the security of the endpoint).
    pub fn needs(self) -> Option<&'static str> {
        match self {
            Self::Anonymous => Some("create_anonymous_token"),
            Self::Introspect => Some("introspect_oauth_tokens"),
            _ => None,
        }
    }

    /// What the client needs, in a sentence.
    pub fn needs_words(self) -> &'static str {
        match self {
            Self::Client => {
                "Needs no scope: every API client can request tokens for its own scopes."
            }
            Self::Anonymous => {
                "The API client needs create_anonymous_token. Scopes such as manage_my_orders and \
                 manage_my_profile allow the calls that the token is used for."
            }
            Self::Customer | Self::StoreCustomer => {
                "Needs no scope. Scopes such as manage_my_profile and manage_my_orders \
                 allow the calls that a customer’s token is used for."
            }
            Self::Refresh => "Needs no scope. The refresh token must belong to this API client.",
            Self::Introspect => {
                "Needs no scope for tokens of this API client, and introspect_oauth_tokens for tokens of other \
                    API clients."
            }
            Self::Revoke => "Needs no scope. The token must belong to this API client.",
        }
    }

    /// What is not verified with commercetools; nothing where all is documented.
    pub fn unverified(self) -> Option<&'static str> {
        match self {
            Self::Client => None,
            Self::Anonymous => Some(
                "Not verified: the response of the host when create_anonymous_token is missing, and \
                 whether an anonymous ID can be used twice.",
            ),
            Self::Customer => Some(
                "Not verified: whether a customer of a store can sign in here, outside of the store.",
            ),
            Self::StoreCustomer => Some(
                "Not verified: the API reference does not describe this path. It was observed in SDKs.",
            ),
            Self::Refresh => Some(
                "Not verified: the error for a refresh token that has expired. The response contains no refresh \
                    token: continue to use the current one.",
            ),
            Self::Introspect => Some(
                "Not verified: whether refresh tokens can be introspected, and the error when \
                 introspect_oauth_tokens is missing.",
            ),
            Self::Revoke => Some(
                "Not verified: the API reference does not describe this path. It was observed in use. \
                 Whether revoking a refresh token also revokes the access tokens obtained with it is unknown.",
            ),
        }
    }
}
