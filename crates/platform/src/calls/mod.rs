//! The calls as plain requests, and the reading of their answers.

mod auth;
mod clients;
mod stores;

use client::json::Json;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub use self::{
    auth::{Token, ask, basic_value, read_token, revoke, segment, token},
    clients::{
        ClientsAnswer, PAGE, PageStart, client, clients, create, delete, read_clients, read_created,
    },
    stores::{
        Project, STORE_PAGE, Store, StorePage, project, read_project, read_stores,
        store_key_predicate, store_predicate, stores,
    },
};
use super::{
    error::ApiError,
    http::{Method, Request, Response},
    region::Hosts,
};

/// What stays as it is in a path, a query or a form value.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

fn escape(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

/// A text in a query predicate.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A call to the API host without its authorization, which the session adds.
fn call(hosts: &Hosts, method: Method, project_key: &str, path: &str) -> Request {
    Request {
        method,
        url: format!("{}/{}{path}", hosts.api, escape(project_key)),
        authorization: None,
        content_type: None,
        body: None,
    }
}

/// Asks whether something is there, without its data; `path` is what stands behind the project key.
pub(crate) fn head(hosts: &Hosts, project_key: &str, path: &str) -> Request {
    call(hosts, Method::Head, project_key, path)
}

/// Reads an answer that should be JSON; unknown fields are passed over.
fn read(response: &Response) -> Result<Json, ApiError> {
    if !(200..300).contains(&response.status) {
        return Err(ApiError::read(response));
    }
    Json::read(&response.body).ok_or_else(|| ApiError::not_json(response))
}
