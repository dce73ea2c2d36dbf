//! Rust with ureq.

use super::super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static RUST_UREQ: Preset = Preset {
    info: Info {
        id: "rust-ureq",
        title: "Rust (ureq)",
        about: "A small blocking client without a C compiler.",
        needs: "Needs Rust with Cargo.",
        usage: "Save the files with the .env beside Cargo.toml, load the .env, then run cargo run",
        words: "cargo, crate, ureq, blocking",
        reads_env: true,
        danger: None,
        purpose: Purpose::Language,
        choices: SECRET_CHOICE,
        files: &["src/main.rs", "Cargo.toml"],
    },
    make: |handover, options| {
        vec![
            file("text/x-rust", PROGRAM.text(handover, *options)),
            file("application/toml", MANIFEST.to_owned()),
        ]
    },
};

const MANIFEST: &str = r#"[package]
name = "client"
version = "0.1.0"
edition = "2024"

[dependencies]
base64 = "0.22"
serde_json = "1"
ureq = { version = "3", features = ["json"] }

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

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;

fn need(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("{name} is not set. Run: set -a; . ./.env; set +a; cargo run"))
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut form = vec![("grant_type", "client_credentials".to_owned())];
    if let Ok(scopes) = env::var("CTP_SCOPES") {
        form.push(("scope", scopes));
    }
    let pair = format!("{}:{}", need("CTP_CLIENT_ID")?, need("CTP_CLIENT_SECRET")?);
    let token: Value = ureq::post(format!("{}/oauth/token", need("CTP_AUTH_URL")?))
        .header("Authorization", format!("Basic {}", BASE64_STANDARD.encode(pair)))
        .send_form(form)?
        .body_mut()
        .read_json()?;
"#,
    with_call: r#"
    // Allowed by {scope}
    let path = {path};
    let access = token["access_token"].as_str().ok_or("the host gave no token")?;
    let answer: Value = ureq::get(need("CTP_API_URL")? + path)
        .header("Authorization", format!("Bearer {access}"))
        .call()?
        .body_mut()
        .read_json()?;
    println!("{answer:#}");
    Ok(())
}
"#,
    token_only: r#"
    // No granted scope is known to allow a simple list request, so this code makes no call with the token.
    println!("Got a token for {} seconds with: {}", token["expires_in"], token["scope"]);
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
                "    if let Ok(scopes) = env::var(\"CTP_SCOPES\") {\n        form.push((\"scope\", scopes));\n    }",
                "    form.push((\"scope\", need(\"CTP_SCOPES\")?));",
            ),
        ],
    },
};
