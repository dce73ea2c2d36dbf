//! TypeScript, strict, with the official SDK.

use super::super::{
    Info, Options, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static TYPESCRIPT: Preset = Preset {
    info: Info {
        id: "typescript",
        title: "TypeScript SDK",
        about: "The official SDK in strict TypeScript.",
        needs: "Needs Node.js 20.6 or later and npm.",
        usage: "Save the files with the .env beside them, then run npm install and npm start",
        words: "TS, JavaScript, nodejs, npm, commercetools SDK, tsc, ts-client, platform-sdk, Next.js",
        reads_env: true,
        danger: None,
        purpose: Purpose::JavaScript,
        choices: SECRET_CHOICE,
        files: &["client.ts", "package.json", "tsconfig.json"],
    },
    make: |handover, options| {
        vec![
            file("text/typescript", PROGRAM.text(handover, *options)),
            file("application/json", package(*options)),
            file("application/json", CONFIG.to_owned()),
        ]
    },
};

/// Without a .env file there is none to read.
fn package(options: Options) -> String {
    match options.include_secret {
        Some(true) => PACKAGE.replace(" --env-file=.env", ""),
        _ => PACKAGE.to_owned(),
    }
}

const PACKAGE: &str = r#"{
  "private": true,
  "type": "module",
  "scripts": { "start": "tsc && node --env-file=.env client.js" },
  "dependencies": {
    "@commercetools/platform-sdk": "^8.27.0 || ^9.5.0",
    "@commercetools/ts-client": "^4.10.0 || ^5.0.3"
  },
  "devDependencies": { "@types/node": ">=20", "typescript": ">=5.5" }
}
"#;

const CONFIG: &str = r#"{
  "compilerOptions": {
    "strict": true,
    "target": "ES2022",
    "module": "NodeNext",
    "moduleResolution": "NodeNext",
    "skipLibCheck": true,
    "types": ["node"]
  },
  "files": ["client.ts"]
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
//   npm start

import { type ByProjectKeyRequestBuilder, createApiBuilderFromCtpClient } from "@commercetools/platform-sdk";
import { type AuthMiddlewareOptions, ClientBuilder, type HttpMiddlewareOptions } from "@commercetools/ts-client";

function need(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run: npm start`);
  return value;
}

const projectKey = need("CTP_PROJECT_KEY");
const auth: AuthMiddlewareOptions = {
  host: need("CTP_AUTH_URL"),
  projectKey,
  credentials: { clientId: need("CTP_CLIENT_ID"), clientSecret: need("CTP_CLIENT_SECRET") },
  scopes: need("CTP_SCOPES").split(" "),
  httpClient: fetch,
};
const http: HttpMiddlewareOptions = { host: need("CTP_API_URL"), httpClient: fetch };
const client = new ClientBuilder()
  .withProjectKey(projectKey)
  .withClientCredentialsFlow(auth)
  .withHttpMiddleware(http)
  .build();

// One method for each resource: project.products().get({ queryArgs: { limit: 1 } }).execute()
export const project: ByProjectKeyRequestBuilder = createApiBuilderFromCtpClient(client).withProjectKey({
  projectKey,
});
"#,
    with_call: r#"
// Allowed by {scope}
const uri: string = {path};
const { body } = await client.execute({ uri, method: "GET" });
console.log(JSON.stringify(body, null, 2));
"#,
    token_only: r"
// No granted scope is known to allow a simple list request, so this code makes no call.
",
    inline: Inline {
        run: "npm install\nnpm start",
        read: ("need(\"", "\")"),
        suffix: "",
        cut: &[("function need(", "\n}\n\n")],
        change: &[],
    },
};
