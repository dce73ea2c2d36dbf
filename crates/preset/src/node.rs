//! Node.js: one module, nothing to install.

use super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static NODE: Preset = Preset {
    info: Info {
        id: "node",
        title: "Node.js",
        about: "A module without packages.",
        needs: "Needs Node.js 20.6 or later, and no packages.",
        usage: "Save it as client.mjs with the .env beside it, then run node --env-file=.env client.mjs",
        words: "JavaScript, JS, nodejs, npm, fetch, ESM, Deno, Bun",
        reads_env: true,
        danger: None,
        purpose: Purpose::JavaScript,
        choices: SECRET_CHOICE,
        files: &["client.mjs"],
    },
    make: |handover, options| {
        let text = PROGRAM.text(handover, *options);
        vec![file("text/javascript", text)]
    },
};

const PROGRAM: Program = Program {
    comment: "// ",
    quote: quote::js,
    clean: quote::comment,
    before: r#"//
// Needs Node.js 20.6 or later, and nothing to install. The secret is not in this file: save the
// preset "Environment variables (.env)" beside it, list .env in .gitignore, then run
//
//   node --env-file=.env client.mjs

function need(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run: node --env-file=.env client.mjs`);
  return value;
}

async function read(response) {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

const credentials = `${need("CTP_CLIENT_ID")}:${need("CTP_CLIENT_SECRET")}`;
const form = new URLSearchParams({ grant_type: "client_credentials" });
if (process.env.CTP_SCOPES) form.set("scope", process.env.CTP_SCOPES);

const token = await read(
  await fetch(`${need("CTP_AUTH_URL")}/oauth/token`, {
    method: "POST",
    headers: { Authorization: `Basic ${Buffer.from(credentials).toString("base64")}` },
    body: form,
  }),
);

"#,
    with_call: r#"// Allowed by {scope}
const path = {path};
const answer = await read(
  await fetch(need("CTP_API_URL") + path, {
    headers: { Authorization: `Bearer ${token.access_token}` },
  }),
);
console.log(JSON.stringify(answer, null, 2));
"#,
    token_only: r"// No granted scope is known to allow a simple list request, so this code makes no call with the token.
console.log(`Got a token for ${token.expires_in} seconds with: ${token.scope}`);
",
    inline: Inline {
        run: "node client.mjs",
        read: ("need(\"", "\")"),
        suffix: "",
        cut: &[("function need(", "\n}\n\n")],
        change: &[(
            "if (process.env.CTP_SCOPES) form.set(\"scope\", process.env.CTP_SCOPES);",
            "form.set(\"scope\", need(\"CTP_SCOPES\"));",
        )],
    },
};
