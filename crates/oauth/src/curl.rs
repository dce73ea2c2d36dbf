//! The same request as a command for a shell.

use client::{Credentials, Secret};
use preset::{MASK, Text, quote};

use crate::ask::{Ask, Value};

/// The command, for sh, bash, zsh and fish. Values are encoded by curl (`--data-urlencode`), so that they can be read.
/// Unless they are shown, the mask stands for all secrets.
pub fn curl(ask: &Ask, credentials: &Credentials, shown: bool) -> Text {
    let reveal = |secret: &Secret| {
        Text::from(if shown || secret.is_empty() {
            secret.reveal()
        } else {
            MASK
        })
    };
    let url = [
        &credentials.auth_url,
        ask.path(&credentials.project_key).as_str(),
    ]
    .concat();
    let mut user = Text::from(credentials.client_id.as_str());
    user.push(':');
    user.push_str(&reveal(&credentials.secret));
    let mut text = Text::from("curl ");
    text.push_str(&quote::sh(&url));
    text.push_str(" \\\n  --basic --user ");
    text.push_str(&quote::sh(&user));
    for (name, value) in ask.parameters() {
        let mut pair = Text::from(name);
        pair.push('=');
        match value {
            Value::Plain(value) => pair.push_str(value),
            Value::Secret(secret) => pair.push_str(&reveal(secret)),
        }
        text.push_str(" \\\n  --data-urlencode ");
        text.push_str(&quote::sh(&pair));
    }
    text.push('\n');
    text
}
