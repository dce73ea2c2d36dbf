//! Reading credentials out of whatever was pasted.

mod curl;
mod json;
mod lines;

use super::region::{Hosts, REGIONS};
use crate::{client::Secret, scope::ScopeSet};

/// What was found in a pasted text. No `Debug`: it may hold a secret.
#[derive(Default)]
pub struct Pasted {
    /// The base URL of the auth host.
    pub auth_url: Option<String>,
    /// The base URL of the API host.
    pub api_url: Option<String>,
    /// The project key.
    pub project_key: Option<String>,
    /// The client id.
    pub client_id: Option<String>,
    /// The client secret.
    pub secret: Option<Secret>,
    /// An access token.
    pub token: Option<Secret>,
    /// The scope string.
    pub scope: Option<String>,
    /// The fields that were found.
    pub understood: Vec<&'static str>,
    /// The names or line numbers of what was not understood; never a value.
    pub ignored: Vec<String>,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Project,
    Id,
    Secret,
    Token,
    Scope,
    Auth,
    Api,
    /// Known, and of no use here.
    Nothing,
}

/// Reads a `.env`, a properties file, a cURL command, JSON, a Postman environment, or labels with
/// values below or beside them. Nothing makes it fail.
pub fn read(text: &str) -> Pasted {
    let mut found = Pasted::default();
    let trimmed = text.trim();
    if trimmed.starts_with(['{', '[']) {
        if !json::read(trimmed, &mut found) {
            lines::read(trimmed, &mut found);
        }
    } else if trimmed.contains("curl") {
        curl::read(trimmed, &mut found);
    } else {
        lines::read(trimmed, &mut found);
    }
    found.complete();
    found
}

/// What a name means, whatever its prefix and its spelling: `CTP_CLIENT_ID`, `clientId`,
/// `ctp.clientId`, `VUE_APP_CT_CLIENT_ID`, `client-id`.
fn meaning(name: &str) -> Option<Meaning> {
    const NAMES: &[(&str, Meaning)] = &[
        ("clientsecret", Meaning::Secret),
        ("secret", Meaning::Secret),
        ("accesstoken", Meaning::Token),
        ("bearertoken", Meaning::Token),
        ("clientid", Meaning::Id),
        ("projectkey", Meaning::Project),
        ("project", Meaning::Project),
        ("scopes", Meaning::Scope),
        ("scope", Meaning::Scope),
        ("authurl", Meaning::Auth),
        ("authhost", Meaning::Auth),
        ("tokenurl", Meaning::Auth),
        ("apiurl", Meaning::Api),
        ("apihost", Meaning::Api),
        ("host", Meaning::Api),
        ("tokentype", Meaning::Nothing),
        ("expiresin", Meaning::Nothing),
        ("region", Meaning::Nothing),
    ];
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    let plain: String = letters
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    NAMES
        .iter()
        .find(|(end, _)| plain.ends_with(end))
        .map(|(_, meaning)| *meaning)
}

impl Pasted {
    /// Takes a named value, or notes the name.
    fn take(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        match meaning(name) {
            Some(Meaning::Project) => self.project_key = Some(value.into()),
            Some(Meaning::Id) => self.client_id = Some(value.into()),
            Some(Meaning::Secret) => self.secret = Some(Secret::new(value)),
            Some(Meaning::Token) => self.token = Some(Secret::new(value)),
            Some(Meaning::Scope) => self.scope = Some(value.into()),
            Some(Meaning::Auth) => self.auth_url = Some(base(value)),
            Some(Meaning::Api) => self.api_url = Some(base(value)),
            Some(Meaning::Nothing) => {}
            None => self.ignored.push(name.chars().take(40).collect()),
        }
    }

    /// Draws conclusions: the project from the scope, one host from the other.
    fn complete(&mut self) {
        if self.project_key.is_none() {
            let keys = self
                .scope
                .as_ref()
                .map(|text| ScopeSet::parse(text, None).project_keys);
            self.project_key =
                keys.and_then(|keys| (keys.len() == 1).then(|| keys.into_iter().next())?);
        }
        for hosts in REGIONS.iter().map(Hosts::of) {
            if self.auth_url.as_ref() == Some(&hosts.auth) && self.api_url.is_none() {
                self.api_url = Some(hosts.api);
            } else if self.api_url.as_ref() == Some(&hosts.api) && self.auth_url.is_none() {
                self.auth_url = Some(hosts.auth);
            }
        }
        let fields = [
            (self.project_key.is_some(), "project key"),
            (self.client_id.is_some(), "client id"),
            (self.secret.is_some(), "client secret"),
            (self.token.is_some(), "access token"),
            (self.scope.is_some(), "scope"),
            (self.auth_url.is_some(), "auth URL"),
            (self.api_url.is_some(), "API URL"),
        ];
        self.understood = fields
            .iter()
            .filter(|(there, _)| *there)
            .map(|(_, name)| *name)
            .collect();
    }
}

/// A URL without its path: token URLs come with one.
fn base(url: &str) -> String {
    let url = url.trim().trim_end_matches('/');
    let start = url.find("://").map_or(0, |at| at + 3);
    let rest = url.get(start..).unwrap_or_default();
    let end = rest
        .find(['/', '?', '#'])
        .map_or(url.len(), |at| start + at);
    url.get(..end).unwrap_or(url).into()
}

#[cfg(test)]
mod tests;
