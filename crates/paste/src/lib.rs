//! Paste anything: finds credentials in a `.env`, a cURL command, JSON or the console's own text.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod credentials;
mod curl;
mod json;
mod lines;
mod names;
mod urls;

use std::collections::BTreeSet;

use self::names::Field;
use client::Secret;
use platform::region::{Hosts, Region};
use scope::ScopeSet;

pub use self::credentials::holds_credentials;

/// Longer texts are not looked at, in bytes.
const LONGEST: usize = 1 << 20;
/// So many different things that were not understood are named; of more only the number.
const MOST_IGNORED: usize = 20;
/// So many different scopes are taken: an API Client has far fewer.
const MOST_SCOPES: usize = 5_000;

/// What was found in a pasted text. It holds secrets, so it has no `Debug`.
#[derive(Clone, Default)]
pub struct Pasted {
    /// The project key: as named, else from a URL, else from the scopes.
    pub project_key: Option<String>,
    /// The client id.
    pub client_id: Option<String>,
    /// The client secret.
    pub secret: Option<Secret>,
    /// An access token.
    pub token: Option<Secret>,
    /// The scopes, one blank between. Connecting doesn't need them, so `understood` leaves them out.
    pub scope: Option<String>,
    /// The base URL of the auth host, without a slash at the end.
    pub auth_url: Option<String>,
    /// The base URL of the API host, without a slash at the end.
    pub api_url: Option<String>,
    /// The region, when both hosts are of the same one.
    pub region: Option<&'static Region>,
    /// The fields that were found, in words.
    pub understood: Vec<&'static str>,
    /// What was not understood: names and line numbers, never values.
    pub ignored: Vec<String>,
}

/// Reads a pasted text. Nothing in it makes this fail; what is not understood is named.
pub fn read(text: &str) -> Pasted {
    let mut found = FieldCollector::default();
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.len() > LONGEST {
        found.ignore("a text of more than 1 MB");
    } else if let Some(value) = json::parse(text) {
        json::read(&value, &mut found);
    } else if curl::is_command(text) {
        curl::read(text, &mut found);
    } else {
        lines::read(text, &mut found);
    }
    found.finish()
}

/// What was found so far, and how sure it is.
#[derive(Default)]
struct FieldCollector {
    pasted: Pasted,
    /// A project key that no name stood beside.
    key_in_url: Option<String>,
    region: Option<&'static Region>,
    /// The scopes so far, to tell which are new.
    scopes: BTreeSet<String>,
    /// How much was not understood beyond what is named.
    more: usize,
}

impl FieldCollector {
    fn ignore(&mut self, what: &str) {
        if self.pasted.ignored.iter().any(|known| known == what) {
            return;
        }
        if self.pasted.ignored.len() < MOST_IGNORED {
            self.pasted.ignored.push(what.to_owned());
        } else {
            self.more += 1;
        }
    }

    /// Takes a named value. Unknown names are told, unless they never matter.
    fn take(&mut self, name: &str, value: &str, line: usize) {
        match names::field(name) {
            Some(field) => self.set(field, value),
            None if names::never_matters(name) => {}
            None => self.ignore(&names::tellable(name, line)),
        }
    }

    /// Takes a value. The first one stands; a different second one is told.
    fn set(&mut self, field: Field, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        if is_placeholder(value) {
            self.ignore(&format!("{} (a placeholder)", field.words()));
            return;
        }
        match field {
            Field::ProjectKey if !is_key(value) => self.ignore("project key (not in that form)"),
            Field::ProjectKey => self.text(field, value, |pasted| &mut pasted.project_key),
            Field::ClientId => self.text(field, value, |pasted| &mut pasted.client_id),
            Field::Secret => self.secret(field, value, |pasted| &mut pasted.secret),
            Field::Token => {
                let value = value.strip_prefix("Bearer ").unwrap_or(value).trim();
                self.secret(field, value, |pasted| &mut pasted.token);
            }
            Field::Scope => self.scopes(value),
            Field::AuthUrl | Field::ApiUrl => {
                let is_url = value.contains("://");
                let with_scheme = format!("https://{value}");
                if !self.address(if is_url { value } else { &with_scheme }, Some(field)) {
                    self.ignore(&format!("{} (not a URL)", field.words()));
                }
            }
            Field::Region => match urls::region(value) {
                Some(region) => self.region = self.region.or(Some(region)),
                None => self.ignore("region (unknown)"),
            },
            Field::Authorization => self.authorization(value),
            Field::User => self.user(value),
        }
    }

    fn text(&mut self, field: Field, value: &str, slot: fn(&mut Pasted) -> &mut Option<String>) {
        let slot = slot(&mut self.pasted);
        match slot {
            None => *slot = Some(value.to_owned()),
            Some(known) if known == value => {}
            Some(_) => self.ignore(&format!("a second {}", field.words())),
        }
    }

    fn secret(&mut self, field: Field, value: &str, slot: fn(&mut Pasted) -> &mut Option<Secret>) {
        let slot = slot(&mut self.pasted);
        match slot {
            None => *slot = Some(Secret::new(value)),
            Some(known) if known.reveal() == value => {}
            Some(_) => self.ignore(&format!("a second {}", field.words())),
        }
    }

    fn scopes(&mut self, value: &str) {
        let scope = self.pasted.scope.get_or_insert_default();
        let separates = |c: char| c.is_whitespace() || ",;\"'[]{}".contains(c);
        for token in value.split(separates).filter(|token| !token.is_empty()) {
            if self.scopes.len() < MOST_SCOPES && self.scopes.insert(token.to_owned()) {
                if !scope.is_empty() {
                    scope.push(' ');
                }
                scope.push_str(token);
            }
        }
    }

    /// `Basic` with both credentials, or `Bearer` with a token.
    fn authorization(&mut self, value: &str) {
        let (scheme, rest) = value.split_once(' ').unwrap_or((value, ""));
        if scheme.eq_ignore_ascii_case("bearer") {
            self.set(Field::Token, rest);
        } else if let Some(pair) = syntax::base64(rest).filter(|pair| pair.contains(':')) {
            self.user(&pair);
        } else if !is_placeholder(rest) {
            self.ignore("Authorization (neither Basic nor Bearer)");
        }
    }

    /// `id:secret`.
    fn user(&mut self, pair: &str) {
        let (id, secret) = pair.split_once(':').unwrap_or((pair, ""));
        self.set(Field::ClientId, id);
        self.set(Field::Secret, secret);
    }

    /// Takes a URL. Without a role its host or path must tell what it is; false if they don't.
    fn address(&mut self, text: &str, role: Option<Field>) -> bool {
        let Some(address) = urls::Address::read(text) else {
            return false;
        };
        let Some(role) = address.role(role) else {
            return false;
        };
        if let Some(key) = address.project_key(role).filter(|key| is_key(key)) {
            self.key_in_url.get_or_insert_with(|| key.to_owned());
        }
        let base = match (address.region, role) {
            (Some(region), Field::AuthUrl) => Hosts::of(region).auth,
            (Some(region), _) => Hosts::of(region).api,
            (None, _) => address.base.clone(),
        };
        if role == Field::Region {
            self.region = self.region.or(address.region);
        } else if role == Field::AuthUrl {
            self.text(role, &base, |pasted| &mut pasted.auth_url);
        } else {
            self.text(role, &base, |pasted| &mut pasted.api_url);
        }
        true
    }

    fn finish(self) -> Pasted {
        let mut pasted = self.pasted;
        if self.more > 0 {
            let more = syntax::counted(self.more, "more thing");
            pasted.ignored.push(more);
        }
        let of = |url: Option<&String>| url.and_then(|url| urls::Address::read(url)?.region);
        let (auth, api) = (of(pasted.auth_url.as_ref()), of(pasted.api_url.as_ref()));
        // One host of a region tells the other one; a host of nobody's region tells nothing.
        if let Some(region) = auth.or(api).or(self.region) {
            let hosts = Hosts::of(region);
            pasted.auth_url.get_or_insert(hosts.auth);
            pasted.api_url.get_or_insert(hosts.api);
        }
        if let (Some(auth), Some(api)) = (&pasted.auth_url, &pasted.api_url) {
            pasted.region = Hosts {
                auth: auth.clone(),
                api: api.clone(),
            }
            .region();
        }
        if let (Some(auth), Some(api)) = (auth, api)
            && auth != api
        {
            pasted
                .ignored
                .push("an API URL in another region than the auth URL".into());
        }
        pasted.project_key = pasted.project_key.or(self.key_in_url);
        if let (None, Some(scope)) = (&pasted.project_key, &pasted.scope) {
            let mut keys = ScopeSet::parse(scope, None).project_keys;
            keys.retain(|key| is_key(key));
            if keys.len() == 1 {
                pasted.project_key = keys.pop();
            }
        }
        let hosts = if pasted.region.is_some() {
            ["region", ""]
        } else {
            ["auth URL", "API URL"]
        };
        let all = [
            ("project key", pasted.project_key.is_some()),
            ("client id", pasted.client_id.is_some()),
            ("client secret", pasted.secret.is_some()),
            ("access token", pasted.token.is_some()),
            (hosts[0], pasted.auth_url.is_some()),
            (hosts[1], pasted.api_url.is_some()),
        ];
        let there = all
            .iter()
            .filter(|(words, there)| *there && !words.is_empty());
        pasted.understood = there.map(|(words, _)| *words).collect();
        pasted
    }
}

/// A project key: letters, digits, `-` and `_` (API reference: Project; the length is not checked
/// there, so this takes a little more than the 2 to 36 that it names).
fn is_key(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    (1..=64).contains(&text.len()) && text.bytes().all(fits)
}

/// How code names a value that is kept elsewhere.
const ELSEWHERE: [&str; 6] = [
    "process.env",
    "import.meta.env",
    "os.environ",
    "System.getenv",
    "getenv(",
    "var.",
];

/// `${VAR}`, `{{var}}`, `<your id>`, `process.env.ID`, dots or stars: what stands where a value should.
fn is_placeholder(value: &str) -> bool {
    value.starts_with(['$', '<', '%'])
        || ELSEWHERE.iter().any(|begin| value.starts_with(begin))
        || value.contains("{{")
        || value
            .chars()
            .all(|c| matches!(c, '•' | '*' | '.' | '…' | 'x' | 'X' | '●'))
}

#[cfg(test)]
mod tests;
