//! The calls about the project and its stores. A client may lack the scopes for both.

use super::{call, escape, quoted, read};
use crate::error::{ApiError, clean};
use crate::http::{Method, Request, Response};
use crate::region::Hosts;
use client::json::Json;

/// How many stores are read at a time for the picker.
pub const STORE_PAGE: u32 = 50;

/// Names are cut after so many characters.
const LONGEST_NAME: usize = 250;

/// In how many languages a name is looked for.
const MOST_LANGUAGES: usize = 8;

/// What the page wants to know of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// Its name, if it has one.
    pub name: Option<String>,
    /// The tags of its languages, such as `en` or `de-CH`.
    pub languages: Vec<String>,
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

/// Reads the project (needs `view_project_settings`).
pub fn project(hosts: &Hosts, project_key: &str) -> Request {
    call(hosts, Method::Get, project_key, "")
}

/// Reads the answer to [`project`].
///
/// # Errors
/// The host's refusal, or an answer that is not one of the API.
pub fn read_project(response: &Response) -> Result<Project, ApiError> {
    let body = read(response)?;
    if body.fields().is_none() {
        return Err(ApiError::not_json(response));
    }
    let name = body.get("name").and_then(Json::text);
    let languages = body.get("languages").and_then(Json::list);
    let tags = languages
        .into_iter()
        .flatten()
        .filter_map(Json::text)
        .filter(|tag| is_tag(tag));
    Ok(Project {
        name: name.filter(|name| !name.trim().is_empty()).map(shown),
        languages: tags.take(MOST_LANGUAGES).map(Into::into).collect(),
    })
}

/// Reads a page of the stores (needs `view_stores`), from `offset`, at most 10,000.
pub fn stores(hosts: &Hosts, project_key: &str, predicate: &str, offset: u32) -> Request {
    let mut path = format!("/stores?limit={STORE_PAGE}&sort={}", escape("key asc"));
    if offset > 0 {
        path.push_str(&format!("&offset={offset}"));
    }
    if !predicate.is_empty() {
        path.push_str("&where=");
        path.push_str(&escape(predicate));
    }
    call(hosts, Method::Get, project_key, &path)
}

/// The predicate for a typed search: the beginning of a key, or a whole name in one of the
/// languages. Predicates have no "begins with", so a range stands in for it; that ranges of texts
/// compare by their letters is inferred.
pub fn store_predicate(search: &str, languages: &[String]) -> String {
    let search = search.trim();
    if search.is_empty() {
        return String::new();
    }
    let mut parts = Vec::new();
    if is_key_start(search) {
        let (from, to) = (quoted(search), quoted(&format!("{search}\u{ffff}")));
        parts.push(format!("(key >= {from} and key < {to})"));
    }
    let known: Vec<&str> = languages.iter().map(String::as_str).collect();
    let usual = ["en", "de", "fr", "es"];
    for tag in if known.is_empty() { &usual[..] } else { &known } {
        // Field names with other marks than letters stand in backticks (documentation: Predicates).
        let mark = if tag.contains('-') { "`" } else { "" };
        parts.push(format!("name({mark}{tag}{mark} = {})", quoted(search)));
    }
    parts.join(" or ")
}

/// The predicate that every host understands: this key and no other.
pub fn store_key_predicate(search: &str) -> Option<String> {
    let search = search.trim();
    is_key_start(search).then(|| format!("key = {}", quoted(search)))
}

/// A page of stores. What has no key is left out.
///
/// # Errors
/// As [`read_project`].
pub fn read_stores(response: &Response) -> Result<StorePage, ApiError> {
    let body = read(response)?;
    let results = body.get("results").and_then(Json::list);
    let results = results.ok_or_else(|| ApiError::not_json(response))?;
    let total = body.get("total").and_then(Json::whole);
    Ok(StorePage {
        stores: results.iter().filter_map(store).collect(),
        total: total.and_then(|total| total.try_into().ok()),
    })
}

fn store(body: &Json) -> Option<Store> {
    let key = body.get("key")?.text()?.to_owned();
    let names = body.get("name");
    let english = names.and_then(|names| names.get("en"));
    let any = names.and_then(Json::fields).unwrap_or_default();
    let any = any.iter().map(|(_, name)| name);
    let mut texts = english.into_iter().chain(any).filter_map(Json::text);
    let name = texts.find(|name| !name.trim().is_empty()).map(shown);
    Some(Store { key, name })
}

/// A name as it may be shown: not endless, and nothing in it is invisible.
fn shown(name: &str) -> String {
    clean(name, LONGEST_NAME, &[])
}

/// What a store's key may begin with (API reference: Store).
fn is_key_start(text: &str) -> bool {
    text.len() <= 256
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

fn is_tag(text: &str) -> bool {
    (2..=12).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> Response {
        Response::new(200, body)
    }

    #[test]
    fn a_search_can_not_leave_its_predicate() {
        let text = store_predicate("x\" or key != \"\\", &[]);
        assert!(
            text.starts_with(r#"name(en = "x\" or key != \"\\") or "#),
            "{text}"
        );
        let languages = ["de-CH".to_owned()];
        assert_eq!(
            store_predicate(" ber ", &languages),
            "(key >= \"ber\" and key < \"ber\u{ffff}\") or name(`de-CH` = \"ber\")"
        );
        assert_eq!(store_predicate("  ", &languages), "");
        assert_eq!(store_key_predicate("Bad Homburg"), None);
        assert_eq!(
            store_key_predicate("berlin").as_deref(),
            Some("key = \"berlin\"")
        );
    }

    #[test]
    fn projects_and_stores_of_odd_shapes() {
        let odd = r#"{"name":7,"languages":["en","de-CH",3,"x\") or key != (\"","e"]}"#;
        let project = read_project(&answer(odd)).unwrap();
        assert_eq!(
            (project.name, project.languages),
            (None, vec!["en".into(), "de-CH".into()])
        );
        let hidden = read_project(&answer("{\"name\":\"Shop \u{202e}gnp\"}")).unwrap();
        assert_eq!(hidden.name.as_deref(), Some("Shop ⟨U+202E⟩gnp"));
        let hidden = "{\"results\":[{\"key\":\"a\",\"name\":{\"en\":\"A\u{200b}\"}}]}";
        let page = read_stores(&answer(hidden)).unwrap();
        assert_eq!(page.stores[0].name.as_deref(), Some("A⟨U+200B⟩"));
        assert!(read_project(&answer("[]")).is_err());
        let list = r#"{"results":[{"key":"a","name":{"de":"A","en":" "}},{"key":"b","name":"B"},
            {"name":{"en":"no key"}},7,{"key":"c","name":{"fr":null,"it":"C"}}],"total":-1}"#;
        let page = read_stores(&answer(list)).unwrap();
        let names: Vec<_> = page
            .stores
            .iter()
            .map(|s| (s.key.as_str(), s.name.as_deref()))
            .collect();
        assert_eq!(names, [("a", Some("A")), ("b", None), ("c", Some("C"))]);
        assert_eq!(page.total, None);
        assert!(read_stores(&answer("{}")).is_err());
    }
}
