//! Rust with reqwest.

use super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static RUST: Preset = Preset {
    info: Info {
        id: "rust",
        title: "Rust (reqwest)",
        about: "A main.rs that uses reqwest.",
        needs: "Needs Rust with Cargo.",
        usage: "Save the files with the .env beside Cargo.toml, load the .env, then run cargo run",
        words: "cargo, crate, reqwest",
        reads_env: true,
        danger: None,
        purpose: Purpose::Language,
        choices: SECRET_CHOICE,
        files: &["src/main.rs", "Cargo.toml"],
    },
    make: |handover, options| {
        let text = PROGRAM.text(handover, *options);
        vec![
            file("text/x-rust", text),
            file("application/toml", MANIFEST.to_owned()),
        ]
    },
};

const MANIFEST: &str = r#"[package]
name = "client"
version = "0.1.0"
edition = "2024"

[dependencies]
reqwest = { version = "0.13", features = ["blocking", "form"] }
serde_json = "1"

[workspace]
"#;

const PROGRAM: Program = Program {
    comment: "// ",
    quote: quote::rust,
    clean: quote::comment,
    before: r#"//
// The secret is not in this file: save the preset "Environment variables (.env)" beside Cargo.toml,
// list .env in .gitignore, then run
//
//   set -a; . ./.env; set +a; cargo run

use std::{env, error::Error};

use reqwest::blocking::{Client, Response};
use serde_json::Value;

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

"#,
    with_call: r#"    // Allowed by {scope}
    let path = {path};
    let url = need("CTP_API_URL")? + path;
    println!("{}", read(http.get(url).bearer_auth(token).send()?)?);
    Ok(())
}
"#,
    token_only: r#"    // No granted scope is known to allow a simple list request, so this code makes no call with the token.
    println!("Got a token of {} characters for {} seconds", token.len(), answer["expires_in"]);
    Ok(())
}
"#,
    inline: Inline {
        run: "cargo run",
        read: ("need(\"", "\")?"),
        suffix: ".to_owned()",
        cut: &[("fn need(", "\n}\n\n")],
        change: &[
            ("use std::{env, error::Error};", "use std::error::Error;"),
            (
                "    if let Ok(scope) = env::var(\"CTP_SCOPES\") {\n        if !scope.is_empty() {\n            form.push((\"scope\", scope));\n        }\n    }",
                "    form.push((\"scope\", need(\"CTP_SCOPES\")?));",
            ),
        ],
    },
};
