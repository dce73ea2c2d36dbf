//! What is typed into the fields for credentials, and what is wrong with it.

use client::{Credentials, Secret};
use leptos::prelude::*;
use platform::{Credential, Facts, Hosts, REGIONS, is_project_key};
use scope::ScopeSet;
use zeroize::Zeroizing;

use super::{hosts, texts};
use crate::browser::storage;

/// What is typed. Its secrets are wiped when something else takes their place, and with the page.
#[derive(Clone, Copy)]
pub struct Typed {
    /// The id of the region, [`OTHER`] or [`SANDBOX`].
    pub region: RwSignal<String>,
    /// The URL of the auth host.
    pub auth: RwSignal<String>,
    /// The URL of the API host.
    pub api: RwSignal<String>,
    /// The key of the project.
    pub key: RwSignal<String>,
    /// Whether it is a token in place of id and secret.
    pub by_token: RwSignal<bool>,
    /// The client id.
    pub id: RwSignal<String>,
    /// The client secret.
    pub secret: RwSignal<Zeroizing<String>>,
    /// An access token.
    pub token: RwSignal<Zeroizing<String>>,
}

/// The value of the option for typed hosts.
pub const OTHER: &str = "other";

/// The value of the option for the sandbox inside the page.
pub const SANDBOX: &str = "sandbox";

/// What is wrong with each field.
#[derive(Clone, Default, PartialEq)]
pub struct Errors {
    /// The auth host.
    pub auth: Option<String>,
    /// The API host.
    pub api: Option<String>,
    /// The key of the project.
    pub key: Option<String>,
    /// The client id.
    pub id: Option<String>,
    /// The client secret.
    pub secret: Option<String>,
    /// The access token.
    pub token: Option<String>,
}

impl Errors {
    /// What is wrong with one field.
    pub fn signal(
        errors: RwSignal<Self>,
        pick: fn(&Self) -> &Option<String>,
    ) -> Signal<Option<String>> {
        Signal::derive(move || errors.with(|all| pick(all).clone()))
    }
}

fn required(text: &str, message: &str) -> Option<String> {
    text.trim().is_empty().then(|| message.into())
}

fn key_error(key: &str) -> Option<String> {
    required(key, texts::KEY_MISSING)
        .or_else(|| (!is_project_key(key)).then(|| texts::KEY_WRONG.into()))
}

impl Typed {
    /// Nothing typed yet; the region is the one used last.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let secret = || RwSignal::new(Zeroizing::new(String::new()));
        let known = storage::get("region").filter(|id| REGIONS.iter().any(|r| r.id == id));
        let first = REGIONS.first().map_or("", |region| region.id);
        Self {
            region: RwSignal::new(known.unwrap_or_else(|| first.into())),
            auth: text(),
            api: text(),
            key: text(),
            by_token: RwSignal::new(false),
            id: text(),
            secret: secret(),
            token: secret(),
        }
    }

    fn hosts(self, errors: &mut Errors) -> Option<Hosts> {
        let chosen = self.region.get_untracked();
        if chosen == SANDBOX {
            return Some(of_sandbox());
        }
        if let Some(region) = REGIONS.iter().find(|region| region.id == chosen) {
            return Some(Hosts::of(region));
        }
        match Hosts::custom(&self.auth.get_untracked(), &self.api.get_untracked()) {
            Ok(hosts) if hosts.reachable_by(&hosts::sources()) => Some(hosts),
            Ok(_) => {
                errors.auth = Some(texts::UNREACHABLE.into());
                None
            }
            Err(wrong) => {
                (errors.auth, errors.api) = (wrong.auth, wrong.api);
                None
            }
        }
    }

    /// All that is typed, or what is wrong with it.
    ///
    /// # Errors
    /// What is wrong with each field.
    pub fn read(self) -> Result<(Hosts, String, Credential), Errors> {
        let mut wrong = Errors::default();
        let hosts = self.hosts(&mut wrong);
        let key = self.key.get_untracked().trim().to_owned();
        wrong.key = key_error(&key);
        let trimmed = |text: RwSignal<Zeroizing<String>>, error: &mut Option<String>, message| {
            text.with_untracked(|text| {
                *error = required(text, message);
                Secret::new(text.trim())
            })
        };
        let credential = if self.by_token.get_untracked() {
            Credential::Token(trimmed(self.token, &mut wrong.token, texts::TOKEN_MISSING))
        } else {
            let id = self.id.get_untracked();
            wrong.id = required(&id, texts::ID_MISSING);
            let secret = trimmed(self.secret, &mut wrong.secret, texts::SECRET_MISSING);
            Credential::Client {
                id: id.trim().into(),
                secret,
            }
        };
        match hosts {
            Some(hosts) if wrong == Errors::default() => Ok((hosts, key, credential)),
            _ => Err(wrong),
        }
    }

    /// The project of a connection, and perhaps the id of one of its clients. Hosts of nobody's region are filled in.
    pub fn fill(self, facts: &Facts, sandbox: bool, client: Option<String>) {
        if sandbox {
            self.region.set(SANDBOX.to_owned());
        } else if let Some(region) = facts.hosts.region() {
            self.region.set(region.id.to_owned());
        } else {
            self.region.set(OTHER.to_owned());
            self.auth.set(facts.hosts.auth.clone());
            self.api.set(facts.hosts.api.clone());
        }
        self.key.set(facts.project_key.clone());
        if let Some(id) = client {
            self.id.set(id);
        }
    }

    /// The credentials of a client.
    ///
    /// # Errors
    /// What is wrong with each field.
    pub fn read_client(self) -> Result<Credentials, Errors> {
        // A token that was pasted is none of a client's credentials.
        self.by_token.set(false);
        let (hosts, project_key, credential) = self.read()?;
        let Credential::Client { id, secret } = credential else {
            return Err(Errors::default());
        };
        Ok(Credentials {
            project_key,
            name: id.clone(),
            client_id: id,
            secret,
            scope: String::new(),
            requested: ScopeSet::default(),
            api_url: hosts.api,
            auth_url: hosts.auth,
        })
    }

    /// The same as far as it is typed, to be shown: what is missing has a name in its place, and a missing secret is
    /// empty. Tracks what is typed.
    pub fn draft(self) -> Credentials {
        let named = |text: RwSignal<String>, name: &str| {
            let text = text.with(|text| text.trim().to_owned());
            if text.is_empty() {
                name.to_owned()
            } else {
                text
            }
        };
        let chosen = self.region.get();
        let region = REGIONS.iter().find(|region| region.id == chosen);
        let hosts = match region {
            Some(region) => Hosts::of(region),
            None if chosen == SANDBOX => of_sandbox(),
            None => Hosts {
                auth: named(self.auth, "AUTH_URL"),
                api: named(self.api, "API_URL"),
            },
        };
        let client_id = named(self.id, "CLIENT_ID");
        Credentials {
            project_key: named(self.key, "PROJECT_KEY"),
            name: client_id.clone(),
            client_id,
            secret: self.secret.with(|secret| Secret::new(secret.trim())),
            scope: String::new(),
            requested: ScopeSet::default(),
            api_url: hosts.api,
            auth_url: hosts.auth,
        }
    }

    /// Hears of every change to the credentials of a client.
    pub fn track(self) {
        for text in [self.region, self.auth, self.api, self.key, self.id] {
            text.track();
        }
        self.secret.track();
    }

    /// Whether the sandbox inside the page is chosen.
    pub fn is_sandbox(self) -> bool {
        self.region.with(|region| region == SANDBOX)
    }
}

fn of_sandbox() -> Hosts {
    Hosts {
        auth: sandbox::AUTH_URL.into(),
        api: sandbox::API_URL.into(),
    }
}
