//! Python with the SDK of Lab Digital.

use percent_encoding::percent_decode_str;

use super::super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static PYTHON_SDK: Preset = Preset {
    info: Info {
        id: "python-sdk",
        title: "Python SDK (commercetools)",
        about: "The community SDK by Lab Digital.",
        needs: "Needs Python 3.10 or later with pip.",
        usage: "Save the files with the .env beside them, load the .env, then run client.py",
        words: "pip, py, commercetools SDK, Lab Digital, labd",
        reads_env: true,
        danger: None,
        purpose: Purpose::Language,
        choices: SECRET_CHOICE,
        files: &["client.py", "requirements.txt"],
    },
    make: |handover, options| {
        let text = PROGRAM.text_with(handover, *options, |rest, path| {
            let found = rest.starts_with(METHODS);
            found.then(|| (METHODS.len(), methods(path).into()))
        });
        vec![
            file("text/x-python", text),
            file("text/plain", "commercetools==2026.10.12\n"),
        ]
    },
};

/// What stands for the methods in the text.
const METHODS: &str = "{methods}";

/// A path as the SDK's methods: `/in-store/key=berlin/orders?limit=1` becomes
/// `.in_store_key_with_store_key_value("berlin").orders().get(limit=1)`.
fn methods(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut out = String::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        match part.strip_prefix("key=") {
            Some(store) => {
                let store = percent_decode_str(store).decode_utf8_lossy();
                let store = quote::python(&store);
                out.extend(["_key_with_store_key_value(", &store, ")"]);
            }
            None if part == "in-store" => out.push_str(".in_store"),
            None => out.extend([".", &part.replace('-', "_"), "()"]),
        }
    }
    out.extend([".get(", query, ")"]);
    out
}

/// Every value is passed: by itself this release calls a host with a literal `{region}` in its name
/// and splits `CTP_SCOPES` at commas (seen in 2026.10.12).
const PROGRAM: Program = Program {
    comment: "# ",
    quote: quote::python,
    clean: quote::comment,
    before: r#"#
# The secret is not in this file: save the preset "Environment variables (.env)" beside it, list .env in
# .gitignore, then run (Python 3.10 or later)
#
#   pip install -r requirements.txt
#   set -a; . ./.env; set +a; python3 client.py

import json
import os
import sys

from commercetools.platform import Client


def need(name):
    value = os.environ.get(name)
    if not value:
        sys.exit(f"{name} is not set. Run: set -a; . ./.env; set +a; python3 client.py")
    return value


client = Client(
    client_id=need("CTP_CLIENT_ID"),
    client_secret=need("CTP_CLIENT_SECRET"),
    scope=need("CTP_SCOPES").split(),
    url=need("CTP_API_URL"),
    token_url=need("CTP_AUTH_URL"),
)
"#,
    with_call: r#"
# Allowed by {scope}
project = client.with_project_key(need("CTP_PROJECT_KEY"))
answer = project{methods}
print(json.dumps(answer.serialize(), indent=2, default=str))
"#,
    token_only: r#"
# No granted scope is known to allow a simple list request, so this code makes no call with the token.
print("Got a token with:", need("CTP_SCOPES"))
"#,
    inline: Inline {
        run: "pip install -r requirements.txt\npython3 client.py",
        read: ("need(\"", "\")"),
        suffix: "",
        cut: &[
            ("def need(", "return value\n\n\n"),
            ("import os\nimport sys", "\n"),
        ],
        change: &[],
    },
};
