//! Where the page is: the only place that spells an address.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stays as it is inside a hash.
const IN_HASH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// A page. Hash routes work on every sub-path of a static host and inside an extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`
    Landing,
    /// `#/connect`
    Connect,
    /// `#/clients` and `#/clients?…`: the list; what stands behind the question mark, which says what of
    /// it is shown.
    Clients(Option<String>),
    /// `#/clients/{id}`
    Client(String),
    /// `#/audit`: what is to be looked at in all clients.
    Audit,
    /// `#/projects`: the clients of all connected projects side by side.
    Projects,
    /// `#/code`: code beside the project.
    Code,
    /// `#/new`
    New,
    /// `#/new?…`: a draft that somebody prepared; what stands behind the question mark.
    Draft(String),
    /// `#/finder` and `#/finder?…`: what stands behind the question mark, which is a job that was shared.
    Finder(Option<String>),
    /// `#/compare`
    Compare,
    /// `#/presets` and `#/presets/{id}`
    Presets(Option<String>),
    /// `#/credentials`
    Credentials,
    /// `#/trust`: what the page sent and keeps.
    Trust,
    /// `#/tokens` and `#/tokens?…`: tokens of any credentials; what stands behind the question mark, which names a
    /// client.
    Tokens(Option<String>),
    /// `#/proof` and `#/proof?…`: what any credentials can do; likewise.
    Proof(Option<String>),
    /// Any other address, kept to be shown.
    Unknown(String),
}

impl Route {
    /// Reads a hash such as `#/clients/abc`. Nothing at all is the landing page.
    pub fn parse(hash: &str) -> Self {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        if let Some((page, query)) = path.split_once('?') {
            let given = (!query.is_empty()).then(|| query.to_owned());
            return match page {
                "/new" => Self::Draft(query.to_owned()),
                "/clients" => Self::Clients(given),
                "/finder" => Self::Finder(given),
                "/tokens" => Self::Tokens(given),
                "/proof" => Self::Proof(given),
                _ => Self::Unknown(hash.into()),
            };
        }
        let path = path.strip_prefix('/').unwrap_or(path).trim_end_matches('/');
        match path.split_once('/') {
            None if path.is_empty() => Self::Landing,
            None if path == "connect" => Self::Connect,
            None if path == "clients" => Self::Clients(None),
            None if path == "audit" => Self::Audit,
            None if path == "projects" => Self::Projects,
            None if path == "code" => Self::Code,
            None if path == "new" => Self::New,
            None if path == "finder" => Self::Finder(None),
            None if path == "compare" => Self::Compare,
            None if path == "presets" => Self::Presets(None),
            Some(("presets", id)) if !id.contains('/') => {
                decoded(id, |id| Self::Presets(Some(id)), hash)
            }
            None if path == "credentials" => Self::Credentials,
            None if path == "trust" => Self::Trust,
            None if path == "tokens" => Self::Tokens(None),
            None if path == "proof" => Self::Proof(None),
            Some(("clients", id)) if !id.contains('/') => decoded(id, Self::Client, hash),
            _ => Self::Unknown(hash.into()),
        }
    }

    /// Whether both are the same page, whatever part of it the address names.
    pub fn is_page_of(&self, other: &Self) -> bool {
        self == other
            || matches!(
                (self, other),
                (Self::Presets(_), Self::Presets(_))
                    | (Self::Clients(_), Self::Clients(_))
                    | (Self::Finder(_), Self::Finder(_))
                    | (Self::Tokens(_), Self::Tokens(_))
                    | (Self::Proof(_), Self::Proof(_))
                    | (Self::Draft(_), Self::New)
            )
    }

    /// Whether there is nothing to show without a connection: the connect page stands in for it.
    pub fn needs_connection(&self) -> bool {
        matches!(
            self,
            Self::Clients(_)
                | Self::Client(_)
                | Self::Audit
                | Self::Code
                | Self::Projects
                | Self::Credentials
        )
    }

    /// What the page is called, for the title and the navigation.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Landing => "Start page",
            Self::Connect => "Connect your project",
            Self::Clients(_) => "API clients",
            Self::Client(_) => "API client",
            Self::Audit => "Audit",
            Self::Projects => "Compare projects",
            Self::Code => "Infrastructure as code",
            Self::New | Self::Draft(_) => "New API client",
            Self::Finder(_) => "Finder",
            Self::Compare => "Compare",
            Self::Presets(_) => "Presets",
            Self::Credentials => "Credentials",
            Self::Trust => "Security and privacy",
            Self::Tokens(_) => "Tokens",
            Self::Proof(_) => "Access check",
            Self::Unknown(_) => "Page not found",
        }
    }
}

/// A route with a part of the address in it, or an unknown one when that is no text.
fn decoded(part: &str, route: impl FnOnce(String) -> Route, hash: &str) -> Route {
    match percent_decode_str(part).decode_utf8() {
        Ok(text) => route(text.into_owned()),
        Err(_) => Route::Unknown(hash.into()),
    }
}

impl fmt::Display for Route {
    /// The address, with its `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Landing => f.write_str("#/"),
            Self::Connect => f.write_str("#/connect"),
            Self::Clients(None) => f.write_str("#/clients"),
            Self::Clients(Some(query)) => write!(f, "#/clients?{query}"),
            Self::Client(id) => write!(f, "#/clients/{}", utf8_percent_encode(id, IN_HASH)),
            Self::Audit => f.write_str("#/audit"),
            Self::Projects => f.write_str("#/projects"),
            Self::Code => f.write_str("#/code"),
            Self::New => f.write_str("#/new"),
            Self::Draft(query) => write!(f, "#/new?{query}"),
            Self::Finder(None) => f.write_str("#/finder"),
            Self::Finder(Some(query)) => write!(f, "#/finder?{query}"),
            Self::Compare => f.write_str("#/compare"),
            Self::Presets(None) => f.write_str("#/presets"),
            Self::Presets(Some(id)) => write!(f, "#/presets/{}", utf8_percent_encode(id, IN_HASH)),
            Self::Credentials => f.write_str("#/credentials"),
            Self::Trust => f.write_str("#/trust"),
            Self::Tokens(None) => f.write_str("#/tokens"),
            Self::Tokens(Some(query)) => write!(f, "#/tokens?{query}"),
            Self::Proof(None) => f.write_str("#/proof"),
            Self::Proof(Some(query)) => write!(f, "#/proof?{query}"),
            Self::Unknown(hash) => f.write_str(hash),
        }
    }
}

// proptest is a tool of the native tests only.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_name_pages() {
        for (hash, route) in [
            ("", Route::Landing),
            ("#", Route::Landing),
            ("#/", Route::Landing),
            ("#/connect", Route::Connect),
            ("#/clients/", Route::Clients(None)),
            ("#/audit", Route::Audit),
            ("#/projects", Route::Projects),
            ("#/code", Route::Code),
            ("#/clients?", Route::Clients(None)),
            ("#/clients?q=a/b", Route::Clients(Some("q=a/b".into()))),
            ("#/clients/a%2Fb", Route::Client("a/b".into())),
            ("#/finder", Route::Finder(None)),
            ("#/finder?job=x", Route::Finder(Some("job=x".into()))),
            ("#/connect?q=x", Route::Unknown("#/connect?q=x".into())),
            ("#/compare", Route::Compare),
            ("#/tokens", Route::Tokens(None)),
            ("#/tokens?client=a", Route::Tokens(Some("client=a".into()))),
            ("#/proof/", Route::Proof(None)),
            ("#/proof?client=a", Route::Proof(Some("client=a".into()))),
            ("#/new?n=a/b&s=x", Route::Draft("n=a/b&s=x".into())),
            ("#/presets", Route::Presets(None)),
            ("#/presets/curl", Route::Presets(Some("curl".into()))),
            ("#/presets/%ff", Route::Unknown("#/presets/%ff".into())),
            ("#/trust", Route::Trust),
            ("#/nowhere", Route::Unknown("#/nowhere".into())),
        ] {
            assert_eq!(Route::parse(hash), route, "{hash}");
        }
    }

    proptest! {
        #[test]
        fn every_id_survives_the_address(id in "\\PC{1,40}") {
            let route = Route::Client(id);
            prop_assert_eq!(Route::parse(&route.to_string()), route);
        }

        #[test]
        fn what_stands_behind_the_question_mark_is_kept(query in "[!-~]{1,40}") {
            for route in [Route::Clients(Some(query.clone())), Route::Finder(Some(query.clone())), Route::Tokens(Some(query.clone())), Route::Proof(Some(query.clone()))] {
                prop_assert_eq!(Route::parse(&route.to_string()), route.clone());
                prop_assert!(route.is_page_of(&Route::parse(route.to_string().split('?').next().unwrap_or(""))));
            }
        }

        #[test]
        fn no_address_breaks_the_page(hash in "\\PC*") {
            let _ = Route::parse(&hash);
        }
    }
}
