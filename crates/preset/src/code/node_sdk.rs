//! Node.js with the official SDK.

use super::super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static NODE_SDK: Preset = Preset {
    info: Info {
        id: "node-sdk",
        title: "Node.js SDK",
        about: "The official SDK: ts-client and platform-sdk.",
        needs: "Needs Node.js 20.6 or later and npm.",
        usage: "Save the files with the .env beside them, then run npm install and node --env-file=.env client.mjs",
        words: "JavaScript, JS, nodejs, npm, commercetools SDK, ts-client, platform-sdk",
        reads_env: true,
        danger: None,
        purpose: Purpose::JavaScript,
        choices: SECRET_CHOICE,
        files: &["client.mjs", "package.json"],
    },
    make: |handover, options| {
        vec![
            file("text/javascript", PROGRAM.text(handover, *options)),
            file("application/json", PACKAGE.to_owned()),
        ]
    },
};

/// npm takes the newest of these that the Node.js at hand supports; the code is right for both.
const PACKAGE: &str = r#"{
  "private": true,
  "type": "module",
  "dependencies": {
    "@commercetools/platform-sdk": "^8.27.0 || ^9.5.0",
    "@commercetools/ts-client": "^4.10.0 || ^5.0.3"
  }
}
"#;

const PROGRAM: Program = Program {
    comment: "// ",
    quote: quote::js,
    clean: quote::comment,
    before: r#"//
// The secret is not in this file: save the preset "Environment variables (.env)" beside it, list .env in
// .gitignore, then run (Node.js 20.6 or later)
//
//   npm install
//   node --env-file=.env client.mjs

import { createApiBuilderFromCtpClient } from "@commercetools/platform-sdk";
import { ClientBuilder } from "@commercetools/ts-client";

function need(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run: node --env-file=.env client.mjs`);
  return value;
}

const projectKey = need("CTP_PROJECT_KEY");
const client = new ClientBuilder()
  .withProjectKey(projectKey)
  .withClientCredentialsFlow({
    host: need("CTP_AUTH_URL"),
    projectKey,
    credentials: { clientId: need("CTP_CLIENT_ID"), clientSecret: need("CTP_CLIENT_SECRET") },
    scopes: need("CTP_SCOPES").split(" "),
    httpClient: fetch,
  })
  .withHttpMiddleware({ host: need("CTP_API_URL"), httpClient: fetch })
  .build();

// One method for each resource: project.products().get({ queryArgs: { limit: 1 } }).execute()
export const project = createApiBuilderFromCtpClient(client).withProjectKey({ projectKey });
"#,
    with_call: r"
// Allowed by {scope}
const uri = {path};
const { body } = await client.execute({ uri, method: 'GET' });
console.log(JSON.stringify(body, null, 2));
",
    token_only: r"
// No granted scope is known to allow a simple list request, so this code makes no call.
",
    inline: Inline {
        run: "npm install\nnode client.mjs",
        read: ("need(\"", "\")"),
        suffix: "",
        cut: &[("function need(", "\n}\n\n")],
        change: &[],
    },
};
