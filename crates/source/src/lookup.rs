//! Calls by method and path, as the tables of SDKs have them, anywhere or in a Store.

use finder::{EndpointId, find_call};
use scope::is_store_key;

use super::code::Code;
use super::lexer::Kind;
use super::walk::Step;

/// A call of an older SDK.
pub(crate) struct Found {
    pub(crate) endpoint: EndpointId,
    /// The token where it stands.
    pub(crate) token: usize,
    /// The key of its Store, if that is written in the code.
    pub(crate) store: Option<String>,
}

impl Found {
    pub(crate) fn new(endpoint: EndpointId, token: usize) -> Self {
        Self {
            endpoint,
            token,
            store: None,
        }
    }

    /// Makes it a call in a Store, if the API has that.
    pub(crate) fn put(&mut self, store: &InStore) {
        if let Some(endpoint) = in_store(self.endpoint) {
            self.endpoint = endpoint;
            self.store.clone_from(&store.key);
        }
    }
}

pub(crate) fn call(method: &str, path: &str, tail: &str) -> Option<EndpointId> {
    find_call(method, &format!("/p/{path}{tail}")).map(|call| call.endpoint)
}

pub(crate) const BY_ID: &str = "/x1";
pub(crate) const BY_KEY: &str = "/key=x1";
pub(crate) const BY_CONTAINER: &str = "/x1/x2";

/// What the .NET SDK before version 2 does with every resource, by commands (`new GetByIdCommand<Cart>(...)`) and by their
/// builders (`Carts().GetById(...)`): the action, the method of its call, and what is behind the path of the resource.
pub(crate) const ACTIONS: [(&str, &str, &str); 10] = [
    ("CheckById", "HEAD", BY_ID),
    ("CheckByKey", "HEAD", BY_KEY),
    ("Create", "POST", ""),
    ("DeleteById", "DELETE", BY_ID),
    ("DeleteByKey", "DELETE", BY_KEY),
    ("GetById", "GET", BY_ID),
    ("GetByKey", "GET", BY_KEY),
    ("Query", "GET", ""),
    ("UpdateById", "POST", BY_ID),
    ("UpdateByKey", "POST", BY_KEY),
];

/// A Store that a call is made in, with its key if that is written in the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InStore {
    pub(crate) key: Option<String>,
}

impl InStore {
    /// What a step says: `.InStore("berlin")`.
    pub(crate) fn of_step(code: &Code, step: &Step) -> Option<Self> {
        let (open, close) = step.arguments.filter(|_| step.name == "InStore")?;
        // `InStore()` is a method of somebody else.
        (close > open + 1).then(|| Self {
            key: key(code, open + 1, close),
        })
    }
}

/// The same call in a Store, if the API has it.
pub(crate) fn in_store(anywhere: EndpointId) -> Option<EndpointId> {
    let path = anywhere.path();
    let (_, inside) = path.split_once("/{projectKey}/")?;
    call(anywhere.method().name(), "in-store/key=x1/", inside)
}

/// A key that is an argument of its own: no other text is known to be one.
pub(crate) fn key(code: &Code, from: usize, to: usize) -> Option<String> {
    let named = code.kind(from + 1) == Some(Kind::Sign(b':'));
    let at = if named { from + 2 } else { from };
    let key = code.word(at);
    (to == at + 1 && code.kind(at) == Some(Kind::Text) && is_store_key(key)).then(|| key.to_owned())
}
