//! Node.js: one module, nothing to install.

use super::{Handover, Options, Preset, PresetFile, Purpose, call, quote};

pub(super) struct Node;

const HEAD: &str = r#"// Needs Node.js 20.6 or later, and nothing to install. The secret is not in this file: save the
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

"#;

const TOKEN_ONLY: &str = r"// No granted scope is known to open a plain list, so no call is made with the token.
console.log(`Got a token for ${token.expires_in} seconds with: ${token.scope}`);
";

impl Preset for Node {
    fn id(&self) -> &'static str {
        "node"
    }

    fn title(&self) -> &'static str {
        "Node.js"
    }

    fn about(&self) -> &'static str {
        "A module without packages. It reads the .env file, so the secret stays out of the code."
    }

    fn danger(&self) -> Option<&'static str> {
        None
    }

    fn purpose(&self) -> Purpose {
        Purpose::JavaScript
    }

    fn files(&self, handover: &Handover, _options: &Options) -> Vec<PresetFile> {
        let name = quote::comment(handover.name);
        let mut text = ["// API Client: ", &name, "\n//\n", HEAD].concat();
        match call::choose(handover.project_key, handover.scope) {
            None => text.push_str(TOKEN_ONLY),
            Some(call) => {
                let scope = quote::comment(&call.scope);
                let path = quote::js(&call.after_host(handover.project_key));
                for part in [
                    "// Allowed by ",
                    &scope,
                    "\nconst path = ",
                    &path,
                    ";\nconst answer = await read(\n  await fetch(need(\"CTP_API_URL\") + path, {\n    \
                     headers: { Authorization: `Bearer ${token.access_token}` },\n  }),\n);\n\
                     console.log(JSON.stringify(answer, null, 2));\n",
                ] {
                    text.push_str(part);
                }
            }
        }
        vec![PresetFile {
            name: "client.mjs".to_owned(),
            media_type: "text/javascript",
            text,
        }]
    }
}
