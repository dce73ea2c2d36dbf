//! JSON, and YAML that was turned into it: collections, OpenAPI, `connect.yaml`, clients, log lines.

use serde_json::{Map, Value};

use super::{Kind, gather::Gather, text};
use crate::{client::manifest, scope::finder::Method};

/// The names beside which a method stands, in logs and SDKs.
pub(super) const METHOD_KEYS: [&str; 6] = [
    "method",
    "httpMethod",
    "requestMethod",
    "http_method",
    "request_method",
    "verb",
];

/// The names beside which a URL or a path stands.
pub(super) const URL_KEYS: [&str; 10] = [
    "uri",
    "url",
    "path",
    "requestUrl",
    "requestUri",
    "request_uri",
    "requestPath",
    "http_path",
    "target",
    "endpoint",
];

/// Reads a document, and says what it is.
pub(super) fn read(value: &Value, gather: &mut Gather) -> Kind {
    let kind = kind_of(value);
    match kind {
        Kind::OpenApi => paths(value, gather),
        Kind::Har => requests(value.pointer("/log/entries").unwrap_or(value), gather),
        Kind::ScopeString | Kind::ConnectYaml | Kind::ApiClient => scopes(value, gather),
        Kind::Terraform => {
            if let Ok(opened) = manifest::read(&value.to_string()) {
                text::scopes_of(&opened.manifest, gather);
            }
        }
        _ => {
            requests(value, gather);
            if !gather.has_requests() {
                scopes(value, gather);
            }
        }
    }
    if value.get("secret").is_some_and(Value::is_string)
        || value.get("access_token").is_some_and(Value::is_string)
    {
        gather.ignore("A secret or a token in it was left aside.");
    }
    match kind {
        Kind::Calls if !gather.has_requests() => Kind::ScopeString,
        kind => kind,
    }
}

/// The same for YAML, if it is of a kind that is known.
pub(super) fn yaml(text: &str, value: &Value, gather: &mut Gather) -> Option<Kind> {
    let manifests = ["manifest", "resources", "stores"];
    if manifests.iter().any(|key| value.get(key).is_some())
        && let Ok(opened) = manifest::read(text)
    {
        text::scopes_of(&opened.manifest, gather);
        return Some(Kind::Terraform);
    }
    let kind = kind_of(value);
    match kind {
        Kind::OpenApi => paths(value, gather),
        Kind::ConnectYaml | Kind::ApiClient => scopes(value, gather),
        _ if value.get("scopes").is_some() => {
            scopes(value, gather);
            return Some(Kind::ScopeString);
        }
        _ => return None,
    }
    Some(kind)
}

fn kind_of(value: &Value) -> Kind {
    let has = |key: &str| value.get(key).is_some();
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
    let slashes =
        |map: &Map<String, Value>| !map.is_empty() && map.keys().all(|key| key.starts_with('/'));
    let schema = value.pointer("/info/schema").and_then(Value::as_str);
    match () {
        () if value.is_array() => match value.get(0) {
            Some(Value::String(_)) => Kind::ScopeString,
            _ => Kind::Calls,
        },
        () if value.pointer("/log/entries").is_some() => Kind::Har,
        () if schema.is_some_and(|schema| schema.contains("postman")) => Kind::Postman,
        () if has("item") && has("info") => Kind::Postman,
        () if has("_type") && has("resources") || text("type").contains("insomnia") => {
            Kind::Insomnia
        }
        () if has("brunoConfig") || (has("items") && has("version")) => Kind::Bruno,
        () if has("openapi")
            || has("swagger")
            || value.get("paths").is_some_and(Value::is_object) =>
        {
            Kind::OpenApi
        }
        () if value.as_object().is_some_and(slashes) => Kind::OpenApi,
        () if has("deployAs") || has("inheritAs") || has("apiClient") => Kind::ConnectYaml,
        () if has("manifest") || has("stores") => Kind::Terraform,
        () if has("scope") => Kind::ApiClient,
        () if has("statusCode") || has("errors") || has("error") => Kind::Error,
        () => Kind::Calls,
    }
}

/// Every request in a document, however deep: an object with a method and a URL.
pub(super) fn requests(value: &Value, gather: &mut Gather) {
    match value {
        Value::Array(all) => {
            for one in all {
                requests(one, gather);
            }
        }
        Value::Object(map) => {
            // Postman: a request that is only a URL is a GET.
            if let Some(Value::String(url)) = map.get("request") {
                gather.request("GET", url);
            }
            let method = METHOD_KEYS.iter().find_map(|key| {
                let text = map.get(*key)?.as_str()?;
                Method::parse(text).map(Method::name)
            });
            let url = URL_KEYS.iter().find_map(|key| address(map.get(*key)?));
            if let (Some(method), Some(url)) = (method, url) {
                gather.request(method, &url);
            }
            for one in map.values() {
                requests(one, gather);
            }
        }
        // Logs carry JSON inside of texts.
        Value::String(text) if text.starts_with('{') => {
            if let Ok(value) = serde_json::from_str::<Value>(text)
                && value.is_object()
            {
                requests(&value, gather);
            }
        }
        _ => {}
    }
}

/// A URL as a text, or as Postman writes it: `raw`, or host and path in pieces.
fn address(value: &Value) -> Option<String> {
    let pieces = |key: &str, between: &str| -> Option<String> {
        let all = value.get(key)?.as_array()?;
        let all: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
        Some(all.join(between))
    };
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Object(map) => match map.get("raw").and_then(Value::as_str) {
            Some(raw) => raw.to_owned(),
            None => [
                &pieces("host", ".").unwrap_or_default(),
                "/",
                &pieces("path", "/")?,
            ]
            .concat(),
        },
        _ => return None,
    };
    let begins = |mark: &str| text.starts_with(mark);
    (text.contains("://") || ["/", "{{", "${", "<"].into_iter().any(begins)).then_some(text)
}

/// The operations of OpenAPI.
fn paths(value: &Value, gather: &mut Gather) {
    let all = value.get("paths").unwrap_or(value).as_object();
    for (path, item) in all.into_iter().flatten() {
        let methods = item.as_object().into_iter().flatten();
        for (method, _) in methods.filter(|(key, _)| Method::parse(key).is_some()) {
            if path.starts_with('/') {
                let method = Method::parse(method).map_or("", Method::name);
                gather.path(method, path);
            }
        }
    }
}

/// Every scope in a document: under `scope` and `scopes`, or in a bare list.
fn scopes(value: &Value, gather: &mut Gather) {
    match value {
        Value::String(text) => {
            gather.scopes(text);
        }
        Value::Array(all) => {
            for one in all {
                scopes(one, gather);
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                let named = matches!(key.as_str(), "scope" | "scopes");
                if named || value.is_object() || value.is_array() {
                    scopes(value, gather);
                }
            }
        }
        _ => {}
    }
}
