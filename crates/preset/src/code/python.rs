//! Python with requests.

use super::super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static PYTHON: Preset = Preset {
    info: Info {
        id: "python",
        title: "Python (requests)",
        about: "One file that uses requests.",
        needs: "Needs Python 3 with pip.",
        usage: "Save the files with the .env beside them, load the .env, then run client.py",
        words: "pip, py, requests, Django, Flask",
        reads_env: true,
        danger: None,
        purpose: Purpose::Language,
        choices: SECRET_CHOICE,
        files: &["client.py", "requirements.txt"],
    },
    make: |handover, options| {
        let text = PROGRAM.text(handover, *options);
        vec![
            file("text/x-python", text),
            file("text/plain", "requests>=2.32\n"),
        ]
    },
};

const PROGRAM: Program = Program {
    comment: "# ",
    quote: quote::python,
    clean: quote::comment,
    before: r#"#
# The secret is not in this file: save the preset "Environment variables (.env)" beside it, list .env in
# .gitignore, then run
#
#   pip install -r requirements.txt
#   set -a; . ./.env; set +a; python3 client.py

import json
import os
import sys

import requests


def need(name):
    value = os.environ.get(name)
    if not value:
        sys.exit(f"{name} is not set. Run: set -a; . ./.env; set +a; python3 client.py")
    return value


def read(response):
    if not response.ok:
        sys.exit(f"{response.url} answered {response.status_code}: {response.text}")
    return response.json()


form = {"grant_type": "client_credentials"}
if os.environ.get("CTP_SCOPES"):
    form["scope"] = os.environ["CTP_SCOPES"]
token = read(
    requests.post(
        need("CTP_AUTH_URL") + "/oauth/token",
        auth=(need("CTP_CLIENT_ID"), need("CTP_CLIENT_SECRET")),
        data=form,
        timeout=30,
    )
)
"#,
    with_call: r#"
# Allowed by {scope}
path = {path}
answer = read(
    requests.get(
        need("CTP_API_URL") + path,
        headers={"Authorization": "Bearer " + token["access_token"]},
        timeout=30,
    )
)
print(json.dumps(answer, indent=2))
"#,
    token_only: r#"
# No granted scope is known to allow a simple list request, so this code makes no call with the token.
print(f"Got a token for {token['expires_in']} seconds with: {token['scope']}")
"#,
    inline: Inline {
        run: "pip install -r requirements.txt\npython3 client.py",
        read: ("need(\"", "\")"),
        suffix: "",
        cut: &[("def need(", "return value\n\n\n"), ("import os", "\n")],
        change: &[(
            "if os.environ.get(\"CTP_SCOPES\"):\n    form[\"scope\"] = os.environ[\"CTP_SCOPES\"]",
            "form[\"scope\"] = need(\"CTP_SCOPES\")",
        )],
    },
};
