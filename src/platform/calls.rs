//! The calls as plain requests, and the reading of their answers.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    error::ApiError,
    http::{Method, Request, Response},
    region::Hosts,
};
use crate::client::{ApiClient, Secret, Timestamp};

/// How many entries a page of a list has at most (API reference: limit).
pub const PAGE: usize = 500;

/// How many stores are read at a time for the picker.
pub const STORE_PAGE: u32 = 50;

/// What stays as it is in a query or a form value.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// An access token. No `Debug`.
#[derive(Clone, PartialEq)]
pub struct Token {
    /// The token itself.
    pub access: Secret,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The scope string that was granted.
    pub scope: String,
}

#[derive(Deserialize)]
struct TokenBody {
    access_token: Secret,
    #[serde(default)]
    expires_in: i64,
    #[serde(default)]
    scope: String,
}

/// A store, as far as the picker needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    /// Its key, which stands in scopes.
    pub key: String,
    /// A name in some language, if it has one.
    pub name: Option<String>,
}

/// A part of the list of stores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StorePage {
    /// The stores, by key.
    pub stores: Vec<Store>,
    /// How many match in all, if the host says so.
    pub total: Option<u32>,
}

#[derive(Deserialize)]
struct Paged<T> {
    #[serde(default = "Vec::new")]
    results: Vec<T>,
    #[serde(default)]
    total: Option<u32>,
}

#[derive(Deserialize)]
struct StoreBody {
    key: String,
    #[serde(default)]
    name: serde_json::Value,
}

fn escape(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

/// `Basic` and the credentials in base64, written here since the page needs no more of it.
fn basic(id: &str, secret: &Secret) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let pair = zeroize::Zeroizing::new(format!("{id}:{}", secret.reveal()));
    let mut text = String::from("Basic ");
    for chunk in pair.as_bytes().chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * at) & 63) as usize).copied();
            text.push(if at > chunk.len() {
                '='
            } else {
                letter.map_or('=', char::from)
            });
        }
    }
    text
}

fn form(url: String, id: &str, secret: &Secret, body: String) -> Request {
    Request {
        method: Method::Post,
        url,
        authorization: Some(basic(id, secret)),
        content_type: Some("application/x-www-form-urlencoded"),
        body: Some(body),
    }
}

/// Asks for a token. Without a scope the host grants all that the client holds (documentation:
/// Scopes); a named scope must be one of them to the letter.
pub fn token(hosts: &Hosts, id: &str, secret: &Secret, scope: Option<&str>) -> Request {
    let mut body = String::from("grant_type=client_credentials");
    if let Some(scope) = scope {
        body.push_str("&scope=");
        body.push_str(&escape(scope));
    }
    form(format!("{}/oauth/token", hosts.auth), id, secret, body)
}

/// Ends a token before its time (observed; RFC 7009).
pub fn revoke(hosts: &Hosts, id: &str, secret: &Secret, token: &Secret) -> Request {
    let body = format!(
        "token={}&token_type_hint=access_token",
        escape(token.reveal())
    );
    form(
        format!("{}/oauth/token/revoke", hosts.auth),
        id,
        secret,
        body,
    )
}

/// Reads the answer to [`token`].
///
/// # Errors
/// The host's refusal, or an answer that is not one of the API.
pub fn read_token(response: &Response, now: Timestamp) -> Result<Token, ApiError> {
    let body: TokenBody = read(response)?;
    let life = body.expires_in.clamp(0, 31_536_000);
    let expires_at = Timestamp(now.0 + life * 1000);
    Ok(Token {
        access: body.access_token,
        expires_at,
        scope: body.scope,
    })
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

/// Reads the project (needs view_project_settings).
pub fn project(hosts: &Hosts, project_key: &str) -> Request {
    call(hosts, Method::Get, project_key, "")
}

/// Where a page of the list of clients begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From<'a> {
    /// After so many entries; at most 10,000 (API reference: offset).
    Offset(usize),
    /// After this id. The general recipe for long lists; for this one it is inferred.
    Id(&'a str),
}

/// Reads a page of the API Clients (needs view_api_clients).
pub fn clients(hosts: &Hosts, project_key: &str, from: From<'_>) -> Request {
    let start = match from {
        From::Offset(offset) => format!("&offset={offset}"),
        From::Id(id) => {
            format!(
                "&withTotal=false&where={}",
                escape(&format!("id > {}", quoted(id)))
            )
        }
    };
    let path = format!("/api-clients?limit={PAGE}&sort={}{start}", escape("id asc"));
    call(hosts, Method::Get, project_key, &path)
}

/// Reads one API Client (needs view_api_clients).
pub fn client(hosts: &Hosts, project_key: &str, id: &str) -> Request {
    call(
        hosts,
        Method::Get,
        project_key,
        &format!("/api-clients/{}", escape(id)),
    )
}

/// Creates an API Client (needs manage_api_clients).
pub fn create(hosts: &Hosts, project_key: &str, body: String) -> Request {
    let mut request = call(hosts, Method::Post, project_key, "/api-clients");
    request.content_type = Some("application/json");
    request.body = Some(body);
    request
}

/// Deletes an API Client (needs manage_api_clients; no version).
pub fn delete(hosts: &Hosts, project_key: &str, id: &str) -> Request {
    call(
        hosts,
        Method::Delete,
        project_key,
        &format!("/api-clients/{}", escape(id)),
    )
}

/// Reads a page of the stores (needs view_stores). The search takes the beginning of a key or a
/// whole name in one of some languages; that predicates compare texts by range is inferred.
pub fn stores(hosts: &Hosts, project_key: &str, search: &str, offset: u32) -> Request {
    let mut path = format!("/stores?limit={STORE_PAGE}&sort={}", escape("key asc"));
    if offset > 0 {
        path.push_str(&format!("&offset={offset}"));
    }
    let search = search.trim();
    if !search.is_empty() {
        let (from, to) = (quoted(search), quoted(&format!("{search}\u{ffff}")));
        let mut predicate = format!("(key >= {from} and key < {to})");
        for language in ["en", "de", "fr", "es"] {
            predicate.push_str(&format!(" or name({language} = {from})"));
        }
        path.push_str("&where=");
        path.push_str(&escape(&predicate));
    }
    call(hosts, Method::Get, project_key, &path)
}

/// A text in a query predicate.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Reads an answer that should be JSON of a known form.
///
/// # Errors
/// The host's refusal, or an answer that is not one of the API.
pub fn read<T: DeserializeOwned>(response: &Response) -> Result<T, ApiError> {
    if !(200..300).contains(&response.status) {
        return Err(ApiError::read(response));
    }
    serde_json::from_str(&response.body).map_err(|_| ApiError::not_json(response))
}

/// A page of clients and how many there are in all, if the host says so.
///
/// # Errors
/// As [`read`].
pub fn read_clients(response: &Response) -> Result<(Vec<ApiClient>, Option<usize>), ApiError> {
    let page: Paged<ApiClient> = read(response)?;
    Ok((
        page.results,
        page.total.and_then(|total| total.try_into().ok()),
    ))
}

/// A page of stores.
///
/// # Errors
/// As [`read`].
pub fn read_stores(response: &Response) -> Result<StorePage, ApiError> {
    let page: Paged<StoreBody> = read(response)?;
    let stores = page.results.into_iter().map(|store| {
        let names = store.name.as_object();
        let pick = |language: &str| names.and_then(|names| names.get(language));
        let name = pick("en").or_else(|| names.and_then(|names| names.values().next()));
        Store {
            key: store.key,
            name: name.and_then(|name| name.as_str()).map(Into::into),
        }
    });
    Ok(StorePage {
        stores: stores.collect(),
        total: page.total,
    })
}

/// The project's name.
///
/// # Errors
/// As [`read`].
pub fn read_project_name(response: &Response) -> Result<Option<String>, ApiError> {
    #[derive(Deserialize)]
    struct Project {
        #[serde(default)]
        name: Option<String>,
    }
    read::<Project>(response).map(|p| p.name.filter(|name| !name.trim().is_empty()))
}

/// The secret of a create answer, beside the client.
///
/// # Errors
/// As [`read`]; also when the answer has no secret.
pub fn read_created(response: &Response) -> Result<(ApiClient, Secret), ApiError> {
    #[derive(Deserialize)]
    struct WithSecret {
        secret: Secret,
    }
    let client: ApiClient = read(response)?;
    let with: WithSecret = read(response)?;
    if with.secret.is_empty() {
        Err(ApiError::not_json(response))
    } else {
        Ok((client, with.secret))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn basic_is_base64() {
        for (id, secret, expected) in [
            ("a", "b", "Basic YTpi"),
            ("ab", "c", "Basic YWI6Yw=="),
            ("ab", "cd", "Basic YWI6Y2Q="),
        ] {
            assert_eq!(basic(id, &Secret::new(secret)), expected);
        }
    }

    #[test]
    fn a_search_can_not_leave_its_predicate() {
        let hosts = Hosts {
            auth: "https://a".into(),
            api: "https://b".into(),
        };
        let request = stores(&hosts, "p", "x\" or key != \"", 0);
        assert!(
            request.url.contains("x%5C%22%20or%20key"),
            "{}",
            request.url
        );
    }
}
