//! What is typed on the connect page, and what is wrong with it.

use client::Secret;
use leptos::prelude::*;
use platform::{Credential, Hosts, REGIONS, is_project_key};
use zeroize::Zeroizing;

use super::{hosts, texts};
use crate::browser::storage;

/// What is typed. Its secrets are wiped when something else takes their place, and with the page.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    pub(super) region: RwSignal<String>,
    pub(super) auth: RwSignal<String>,
    pub(super) api: RwSignal<String>,
    pub(super) key: RwSignal<String>,
    pub(super) by_token: RwSignal<bool>,
    pub(super) id: RwSignal<String>,
    pub(super) secret: RwSignal<Zeroizing<String>>,
    pub(super) token: RwSignal<Zeroizing<String>>,
}

/// The value of the option for typed hosts.
pub(super) const OTHER: &str = "other";

/// What is wrong with each field.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Errors {
    pub(super) auth: Option<String>,
    pub(super) api: Option<String>,
    pub(super) key: Option<String>,
    pub(super) id: Option<String>,
    pub(super) secret: Option<String>,
    pub(super) token: Option<String>,
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
    pub(super) fn new() -> Self {
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
    pub(super) fn read(self) -> Result<(Hosts, String, Credential), Errors> {
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
}
