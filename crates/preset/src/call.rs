//! One call that the granted scopes allow, so that a preset shows more than a token.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in a path segment as it is (RFC 3986: unreserved).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A text as one path segment.
pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// A GET that succeeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What follows `/{projectKey}`: nothing, or a path with its query, already encoded.
    pub path: String,
    /// The granted scope that allows it, as it was granted.
    pub scope: String,
}

impl Call {
    /// What follows the API host: `/{projectKey}` and the path.
    pub fn after_host(&self, project_key: &str) -> String {
        ["/", &segment(project_key), &self.path].concat()
    }
}

/// A collection that a preset may call, and the bare names of the scopes that open it.
#[derive(Debug)]
pub struct Row {
    /// What follows the project, or the store; empty for the project itself.
    pub collection: &'static str,
    /// Each of them is enough (`data/endpoints.tsv`; scopes that are in doubt there are left out).
    pub scopes: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/calls.rs"));

/// The calls for the whole project, the most telling first.
pub fn rows() -> &'static [Row] {
    &CALLS
}

/// The calls inside a store, the most telling first.
pub fn store_rows() -> &'static [Row] {
    &STORE_CALLS
}

/// The first call of the lists that the granted scopes allow, project-wide ones first. Nothing
/// when no scope is known to open a plain collection.
pub fn choose(project_key: &str, granted: &str) -> Option<Call> {
    let scopes: Vec<Granted> = granted
        .split_whitespace()
        .filter_map(|whole| Granted::read(whole, project_key))
        .collect();
    find(rows(), &scopes, false).or_else(|| find(store_rows(), &scopes, true))
}

/// A granted scope in its parts.
struct Granted<'a> {
    whole: &'a str,
    name: &'a str,
    store: Option<&'a str>,
}

impl<'a> Granted<'a> {
    fn read(whole: &'a str, project_key: &str) -> Option<Self> {
        let mut parts = whole.splitn(3, ':');
        let name = parts.next()?;
        let project = parts.next()?;
        let store = parts.next();
        (project == project_key && !name.is_empty()).then_some(Self { whole, name, store })
    }
}

/// Whether a granted scope of that name opens what a needed one opens: it is the same, or the
/// vendor says that it covers it. What is only likely is not trusted with an example.
fn opens(granted: &str, needed: &str) -> bool {
    granted == needed
        || scope::find(granted).is_some_and(|info| {
            info.implies_documented
                && scope::catalogue::index(needed)
                    .is_some_and(|at| info.implies.binary_search(&at).is_ok())
        })
}

fn find(rows: &[Row], scopes: &[Granted], in_store: bool) -> Option<Call> {
    rows.iter().find_map(|row| {
        let granted = scopes
            .iter()
            .filter(|scope| scope.store.is_some() == in_store)
            .find(|scope| row.scopes.iter().any(|needed| opens(scope.name, needed)))?;
        let mut path = String::new();
        if let Some(store) = granted.store {
            path.push_str("/in-store/key=");
            path.push_str(&segment(store));
        }
        if !row.collection.is_empty() {
            path.push('/');
            path.push_str(row.collection);
            path.push_str("?limit=1");
        }
        Some(Call {
            path,
            scope: granted.whole.to_owned(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(granted: &str) -> Option<String> {
        choose("shop", granted).map(|call| call.path)
    }

    #[test]
    fn the_call_fits_the_grant() {
        for (granted, expected) in [
            (
                "manage_orders:shop view_api_clients:shop",
                Some("/api-clients?limit=1"),
            ),
            ("view_published_products:shop", Some("/products?limit=1")),
            ("manage_project:shop", Some("/products?limit=1")),
            ("view_project_settings:shop", Some("")),
            (
                "view_orders:shop:berlin",
                Some("/in-store/key=berlin/orders?limit=1"),
            ),
            (
                "view_orders:shop:berlin view_types:shop",
                Some("/types?limit=1"),
            ),
            ("view_orders:other", None),
            ("manage_types:shop", None),
            ("manage_my_profile:shop create_anonymous_token:shop", None),
            ("view_products:shop:berlin", None),
            ("customer_id:x :shop :: : \u{202e}", None),
            ("", None),
        ] {
            assert_eq!(path(granted).as_deref(), expected, "{granted}");
        }
    }

    #[test]
    fn path_segments_are_encoded() {
        assert_eq!(
            path("view_orders:shop:a/b?ü"),
            Some("/in-store/key=a%2Fb%3F%C3%BC/orders?limit=1".into())
        );
        assert_eq!(segment("a-b.c_d~"), "a-b.c_d~");
    }
}
