//! Rust with reqwest.

use super::{Handover, Options, Preset, PresetFile, Purpose, call, quote};

pub(super) struct Rust;

const MANIFEST: &str = r#"[package]
name = "client"
version = "0.1.0"
edition = "2024"

[dependencies]
reqwest = { version = "0.13", features = ["blocking", "form"] }
serde_json = "1"

[workspace]
"#;

const HEAD: &str = r#"// The secret is not in this file: save the preset "Environment variables (.env)" beside Cargo.toml,
// list .env in .gitignore, then run
//
//   set -a; . ./.env; set +a; cargo run

use std::{env, error::Error};

use reqwest::blocking::{Client, Response};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let http = Client::new();
    let mut form = vec![("grant_type", "client_credentials".to_owned())];
    if let Ok(scope) = env::var("CTP_SCOPES") {
        if !scope.is_empty() {
            form.push(("scope", scope));
        }
    }
    let response = http
        .post(format!("{}/oauth/token", need("CTP_AUTH_URL")?))
        .basic_auth(need("CTP_CLIENT_ID")?, Some(need("CTP_CLIENT_SECRET")?))
        .form(&form)
        .send()?;
    let answer: Value = serde_json::from_str(&read(response)?)?;
    let token = answer["access_token"].as_str().ok_or("the answer holds no access token")?;

"#;

const TOKEN_ONLY: &str = "    \
    // No granted scope is known to open a plain list, so no call is made with the token.\n    \
    println!(\"Got a token of {} characters for {} seconds\", token.len(), answer[\"expires_in\"]);\n";

const TAIL: &str = r#"    Ok(())
}

fn read(response: Response) -> Result<String, Box<dyn Error>> {
    let (status, url) = (response.status(), response.url().clone());
    let text = response.text()?;
    if status.is_success() {
        Ok(text)
    } else {
        Err(format!("{url} answered {status}: {text}").into())
    }
}

fn need(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("{name} is not set: load the .env file first"))
}
"#;

impl Preset for Rust {
    fn id(&self) -> &'static str {
        "rust"
    }

    fn title(&self) -> &'static str {
        "Rust (reqwest)"
    }

    fn about(&self) -> &'static str {
        "A main.rs on reqwest. It reads the environment, so the secret stays out of the code."
    }

    fn danger(&self) -> Option<&'static str> {
        None
    }

    fn purpose(&self) -> Purpose {
        Purpose::Language
    }

    fn files(&self, handover: &Handover, _options: &Options) -> Vec<PresetFile> {
        let name = quote::comment(handover.name);
        let mut text = ["// API Client: ", &name, "\n//\n", HEAD].concat();
        match call::choose(handover.project_key, handover.scope) {
            None => text.push_str(TOKEN_ONLY),
            Some(call) => {
                let scope = quote::comment(&call.scope);
                let path = quote::rust(&call.after_host(handover.project_key));
                for part in [
                    "    // Allowed by ",
                    &scope,
                    "\n    let path = ",
                    &path,
                    ";\n    let url = format!(\"{}{path}\", need(\"CTP_API_URL\")?);\n    \
                     println!(\"{}\", read(http.get(url).bearer_auth(token).send()?)?);\n",
                ] {
                    text.push_str(part);
                }
            }
        }
        text.push_str(TAIL);
        vec![
            PresetFile {
                name: "src/main.rs".to_owned(),
                media_type: "text/x-rust",
                text,
            },
            PresetFile {
                name: "Cargo.toml".to_owned(),
                media_type: "application/toml",
                text: MANIFEST.to_owned(),
            },
        ]
    }
}
