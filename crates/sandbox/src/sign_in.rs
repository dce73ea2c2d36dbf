//! Customers and anonymous sessions: the password flow, of the project and of a store, and the anonymous one.

use super::{
    Sandbox,
    answer::{Answer, insufficient_scope, not_found, oauth_error, ok},
    grant::{grant, unsupported},
    target::{Pairs, first},
};
use client::Timestamp;

/// The email address of the customer of the project.
pub const CUSTOMER_EMAIL: &str = "ada@sandbox.example";
/// The password of that customer.
pub const CUSTOMER_PASSWORD: &str = "sandbox-customer-not-a-real-password";
/// The email address of a customer of one store.
pub const STORE_CUSTOMER_EMAIL: &str = "ben@sandbox.example";
/// The password of that customer.
pub const STORE_CUSTOMER_PASSWORD: &str = "sandbox-store-customer-not-a-real-password";
/// The key of that store.
pub const CUSTOMER_STORE: &str = "berlin";

/// A customer who can sign in.
struct Customer {
    id: &'static str,
    email: &'static str,
    password: &'static str,
    /// The one store that the customer belongs to.
    store: Option<&'static str>,
}

const CUSTOMERS: [Customer; 2] = [
    Customer {
        id: "5a4db0c0-0000-4000-8000-000000000001",
        email: CUSTOMER_EMAIL,
        password: CUSTOMER_PASSWORD,
        store: None,
    },
    Customer {
        id: "5a4db0c0-0000-4000-8000-000000000002",
        email: STORE_CUSTOMER_EMAIL,
        password: STORE_CUSTOMER_PASSWORD,
        store: Some(CUSTOMER_STORE),
    },
];

/// The scope that the anonymous flow needs (API reference: the security of its endpoint).
const ANONYMOUS: &str = "create_anonymous_token";

/// A flow below the key of the project.
#[derive(Clone, Copy)]
pub(super) enum SignIn<'a> {
    Anonymous,
    Customer(Option<&'a str>),
}

impl<'a> SignIn<'a> {
    /// The flow of a path, read behind the key of the project.
    pub(super) fn of(path: &[&'a str]) -> Option<Self> {
        match path {
            ["anonymous", "token"] => Some(Self::Anonymous),
            ["customers", "token"] => Some(Self::Customer(None)),
            ["in-store", store, "customers", "token"] => store
                .strip_prefix("key=")
                .map(|key| Self::Customer(Some(key))),
            _ => None,
        }
    }
}

impl Sandbox {
    pub(super) fn sign_in(
        &mut self,
        now: Timestamp,
        client: usize,
        flow: SignIn,
        parameters: &Pairs,
    ) -> Answer {
        let subject = match flow {
            SignIn::Anonymous => self.anonymous(client, parameters),
            SignIn::Customer(store) => self.customer(store, parameters),
        };
        let subject = match subject {
            Ok(subject) => subject,
            Err(answer) => return answer,
        };
        let scope = grant(first(parameters, "scope"), &self.clients[client].scope);
        match scope {
            Ok(scope) => ok(self.issue(now, client, [&scope, " ", &subject].concat(), true)),
            Err(refused) => refused.answer(&self.clients[client].scope),
        }
    }

    /// `POST /oauth/{projectKey}/anonymous/token`. What a client without the scope is answered is unverified. An id
    /// may be used again (unverified); without one the host makes one.
    fn anonymous(&mut self, client: usize, parameters: &Pairs) -> Result<String, Answer> {
        grant_type(parameters, "client_credentials")?;
        let held = &self.clients[client].scope;
        let mut names = held.split_whitespace().map(|scope| scope.split(':').next());
        if !names.any(|name| name == Some(ANONYMOUS)) {
            return Err(insufficient_scope(&[ANONYMOUS]));
        }
        let given = first(parameters, "anonymous_id").filter(|id| !id.is_empty());
        let id = given.map_or_else(|| self.rng.id(), str::to_owned);
        // It becomes one word of the scope.
        if id.contains(char::is_whitespace) {
            let message = "Malformed parameter: anonymous_id.";
            return Err(oauth_error("invalid_request", message));
        }
        Ok(["anonymous_id:", &id].concat())
    }

    /// `POST /oauth/{projectKey}/customers/token`, and the same in a store. A customer of a store signs in there
    /// alone, one of the project everywhere; an unknown store is 404 (all unverified).
    fn customer(&self, store: Option<&str>, parameters: &Pairs) -> Result<String, Answer> {
        grant_type(parameters, "password")?;
        let value = |name: &str| {
            let value = first(parameters, name).filter(|value| !value.is_empty());
            let missing = || {
                let message = format!("Missing required parameter: {name}.");
                oauth_error("invalid_request", &message)
            };
            value.ok_or_else(missing)
        };
        let (email, password) = (value("username")?, value("password")?);
        if let Some(key) = store
            && self.stores.one("key", key).status != 200
        {
            return Err(not_found(&format!("key '{key}'")));
        }
        let known = CUSTOMERS.iter().find(|customer| {
            let here = customer.store.is_none() || customer.store == store;
            here && customer.email.eq_ignore_ascii_case(email) && customer.password == password
        });
        match known {
            Some(customer) => Ok(["customer_id:", customer.id].concat()),
            None => Err(oauth_error(
                "invalid_customer_account_credentials",
                "Customer account with the given credentials not found.",
            )),
        }
    }
}

/// Whether the grant type is that of the path.
fn grant_type(parameters: &Pairs, expected: &str) -> Result<(), Answer> {
    match first(parameters, "grant_type") {
        None | Some("") => Err(oauth_error(
            "invalid_request",
            "Missing required parameter: grant_type.",
        )),
        Some(given) if given == expected => Ok(()),
        Some(other) => Err(unsupported(other)),
    }
}
