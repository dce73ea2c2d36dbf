//! The draft as a fragment, short enough to share: `#/new?n=orders-bff-prod&s=manage_orders`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{ACCESS, DELETE, Manifest, OMIT, REFRESH, Reading};
use scope::{ScopeSet, Selection};

/// What stands in a link as it is: the marks that addresses and chats leave alone.
const AS_IT_IS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

const START: &str = "#/new?";

/// The short names of the settings.
const SHORT: [(&str, &str); 4] = [("a", ACCESS), ("r", REFRESH), ("d", DELETE), ("o", OMIT)];

pub(super) fn write(manifest: &Manifest) -> String {
    let mut parts = Vec::new();
    if !manifest.name.is_empty() {
        parts.push(format!("n={}", encode(&manifest.name)));
    }
    let scopes: Vec<String> = manifest
        .scopes
        .iter()
        // A view scope that comes with its manage scope is ticked again by the form.
        .filter(|p| manifest.omit_covered || manifest.scopes.manager(p).is_none())
        .map(|p| match &p.store {
            Some(store) => format!("{}:{}", encode(&p.name), encode(store)),
            None => encode(&p.name),
        })
        .collect();
    if !scopes.is_empty() {
        parts.push(format!("s={}", scopes.join(",")));
    }
    for (name, value) in manifest.settings() {
        if let Some((short, _)) = SHORT.iter().find(|(_, long)| *long == name) {
            parts.push(format!("{short}={value}"));
        }
    }
    [START, &parts.join("&")].concat()
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, AS_IT_IS).to_string()
}

/// What follows `#/new?` in a link, with or without the address before it.
pub(super) fn query(text: &str) -> Option<&str> {
    let at = text.find(START)?;
    let is_address = !text.contains(char::is_whitespace);
    is_address.then(|| &text[at + START.len()..])
}

pub(super) fn read(query: &str, into: &mut Reading) {
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let Ok(value) = percent_decode_str(value).decode_utf8() else {
            into.note("A part of the link is not text, so it was left out.");
            continue;
        };
        match key {
            "n" => value.trim().clone_into(&mut into.manifest.name),
            "s" => {
                for scope in value.split(',').filter(|scope| !scope.is_empty()) {
                    match scope.split_once(':') {
                        Some((name, store)) => into.scope(name, Some(store)),
                        None => into.scope(scope, None),
                    }
                }
            }
            "a" | "r" | "d" | "o" => {
                let long = SHORT.iter().find(|(short, _)| *short == key);
                into.set(long.map_or("", |(_, long)| long), &value);
            }
            other => into.unknown(other),
        }
    }
    let named: ScopeSet = into.found.drain(..).collect();
    let sent = Selection::of(&named).sent(into.manifest.omit_covered);
    into.found.extend(sent);
}
