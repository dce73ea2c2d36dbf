//! The calls about API Clients.

use super::{call, escape, quoted, read};
use crate::error::ApiError;
use crate::http::{Method, Request, Response};
use crate::region::Hosts;
use client::json::Json;
use client::{ApiClient, Secret};

/// How many entries a page of a list has at most (API reference: limit).
pub const PAGE: usize = 500;

/// Where a page of the list of clients begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageStart<'a> {
    /// After so many entries; at most 10,000 (API reference: offset).
    Offset(usize),
    /// After this id. The general recipe for long lists; for this one it is inferred.
    Id(&'a str),
    /// The newest ones. That the list sorts by this field is in the API reference.
    Newest,
}

/// Reads a page of the API Clients (needs `view_api_clients`).
pub fn clients(hosts: &Hosts, project_key: &str, from: PageStart<'_>) -> Request {
    let order = if from == PageStart::Newest {
        "createdAt desc"
    } else {
        "id asc"
    };
    let start = match from {
        PageStart::Offset(offset) => format!("&offset={offset}"),
        PageStart::Id(id) => {
            let predicate = escape(&format!("id > {}", quoted(id)));
            format!("&withTotal=false&where={predicate}")
        }
        PageStart::Newest => "&withTotal=false".to_owned(),
    };
    let path = format!("/api-clients?limit={PAGE}&sort={}{start}", escape(order));
    call(hosts, Method::Get, project_key, &path)
}

/// Reads one API Client (needs `view_api_clients`).
pub fn client(hosts: &Hosts, project_key: &str, id: &str) -> Request {
    call(hosts, Method::Get, project_key, &path(id))
}

/// Creates an API Client (needs `manage_api_clients`).
pub fn create(hosts: &Hosts, project_key: &str, body: String) -> Request {
    let mut request = call(hosts, Method::Post, project_key, "/api-clients");
    request.content_type = Some("application/json");
    request.body = Some(body);
    request
}

/// Deletes an API Client (needs `manage_api_clients`; takes no version).
pub fn delete(hosts: &Hosts, project_key: &str, id: &str) -> Request {
    call(hosts, Method::Delete, project_key, &path(id))
}

fn path(id: &str) -> String {
    format!("/api-clients/{}", escape(id))
}

/// A page of clients as the host gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientsAnswer {
    /// The clients.
    pub clients: Vec<ApiClient>,
    /// How many there are in all, if the host says so.
    pub total: Option<usize>,
    /// The host's clock, as [`Response::date_ms`].
    pub date_ms: Option<i64>,
}

/// Reads a page of clients.
///
/// # Errors
/// The host's refusal, or an answer that is not one of the API.
pub fn read_clients(response: &Response) -> Result<ClientsAnswer, ApiError> {
    let page = read(response)?;
    let clients = page.get("results").and_then(Json::list);
    let clients = clients.and_then(|all| all.iter().map(ApiClient::of).collect());
    let total = page.get("total").and_then(Json::whole);
    let total = total.and_then(|total| total.try_into().ok());
    Ok(ClientsAnswer {
        clients: clients.ok_or_else(|| ApiError::not_json(response))?,
        total,
        date_ms: response.date_ms,
    })
}

/// The client of a create answer, and the secret that stands beside it this once.
///
/// # Errors
/// As [`read_clients`]; also when the answer has no secret.
pub fn read_created(response: &Response) -> Result<(ApiClient, Secret), ApiError> {
    let mut body = read(response)?;
    let secret = body.take_text("secret").map(Secret::new);
    let secret = secret.filter(|secret| !secret.is_empty());
    let created = ApiClient::of(&body).zip(secret);
    created.ok_or_else(|| ApiError::not_json(response))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> Hosts {
        Hosts {
            auth: "https://a".into(),
            api: "https://b".into(),
        }
    }

    #[test]
    fn pages_begin_where_they_are_told() {
        let url = |from| clients(&hosts(), "p", from).url.clone();
        assert_eq!(
            url(PageStart::Offset(0)),
            "https://b/p/api-clients?limit=500&sort=id%20asc&offset=0"
        );
        assert_eq!(
            url(PageStart::Id("a\"b\\")),
            "https://b/p/api-clients?limit=500&sort=id%20asc&withTotal=false\
             &where=id%20%3E%20%22a%5C%22b%5C%5C%22"
        );
        assert!(url(PageStart::Newest).contains("createdAt%20desc"));
    }

    #[test]
    fn an_id_can_not_leave_its_path() {
        let request = delete(&hosts(), "p/../q", "../x?y#z");
        assert_eq!(
            request.url,
            "https://b/p%2F..%2Fq/api-clients/..%2Fx%3Fy%23z"
        );
        assert_eq!(request.method, Method::Delete);
    }

    #[test]
    fn a_list_without_results_is_none_of_the_api() {
        let answer = |body: &str| Response::new(200, body);
        let good = answer(r#"{"total":"many","results":[{"id":"a","x":{}}],"facets":1}"#);
        let page = read_clients(&good).unwrap();
        assert_eq!((page.clients.len(), page.total), (1, None));
        for bad in ["{}", "[]", "null", r#"{"results":{}}"#, "", "<p>"] {
            assert!(read_clients(&answer(bad)).is_err(), "{bad}");
        }
        let no_secret = answer(r#"{"id":"a","name":"b","scope":"c:p"}"#);
        assert!(read_created(&no_secret).is_err());
    }
}
