// The presets for tools: run by the tool where it can be had, else read by the best parser.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { target } from "../e2e/support/paths.mjs";
import { SHELLS } from "./support/shells.mjs";

const [folder] = process.argv.slice(2);
const home = join(target, "presets");
const values = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^CTP_/.test(name)));
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CTP_")));

function room(id) {
  const dir = join(home, "run", id);
  mkdirSync(dir, { recursive: true });
  cpSync(join(folder, id), dir, { recursive: true, force: true });
  return dir;
}
const run = (cwd, command, env = {}) =>
  execFileSync("sh", ["-c", command], { cwd, env: { ...clean, ...env }, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });

/** npm programs in a folder of their own; returns where they are. */
function npm(name, packages) {
  const dir = join(home, "npm", name);
  mkdirSync(dir, { recursive: true });
  if (!existsSync(join(dir, "package.json"))) writeFileSync(join(dir, "package.json"), '{ "private": true }\n');
  run(dir, `npm install --no-audit --no-fund --silent ${packages} >&2`);
  return join(dir, "node_modules", ".bin");
}

{
  const dir = room("postman");
  const [name] = readdirSync(dir).filter((file) => file.endsWith(".postman_environment.json"));
  const read = Object.fromEntries(JSON.parse(readFileSync(join(dir, name), "utf8")).values.map(({ key, value }) => [key, value]));
  assert.equal(read.client_secret, values.CTP_CLIENT_SECRET);
  // The token request of the vendor's collection, and one call with what it brings.
  writeFileSync(join(dir, "collection.json"), JSON.stringify({
    info: { name: "check", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
    item: [
      {
        name: "token",
        event: [{ listen: "test", script: { exec: ["pm.environment.set('ctp_access_token', pm.response.json().access_token); pm.test('ok', () => pm.response.to.have.status(200));"] } }],
        request: {
          method: "POST",
          auth: { type: "basic", basic: [{ key: "username", value: "{{client_id}}" }, { key: "password", value: "{{client_secret}}" }] },
          url: "{{auth_url}}/oauth/token?grant_type=client_credentials",
        },
      },
      {
        name: "call",
        event: [{ listen: "test", script: { exec: ["pm.test('ok', () => pm.response.to.have.status(200));"] } }],
        request: { method: "GET", auth: { type: "bearer", bearer: [{ key: "token", value: "{{ctp_access_token}}" }] }, url: "{{host}}/{{project-key}}/api-clients?limit=1" },
      },
    ],
  }));
  run(dir, `${join(npm("newman", "newman@6.2.2"), "newman")} run collection.json -e ${name} --silent`);
  console.log("ran postman newman, with the names of the vendor's collection");
}
{
  const { resources, __export_format } = JSON.parse(readFileSync(join(room("insomnia"), "insomnia.json"), "utf8"));
  assert.equal(__export_format, 4);
  const { data } = resources.find(({ _type }) => _type === "environment");
  assert.deepEqual(Object.values(data), ["PROJECT_KEY", "CLIENT_ID", "CLIENT_SECRET", "SCOPES", "API_URL", "AUTH_URL"].map((name) => values[`CTP_${name}`]));
  // Its request, filled in from its environment as Insomnia does, with the token request that its kind of login makes.
  const fill = (text) => text.replace(/\{\{ _\.(\w+) \}\}/g, (_, key) => data[key]);
  const { url, method, authentication: login } = resources.find(({ _type }) => _type === "request");
  const basic = Buffer.from(`${fill(login.clientId)}:${fill(login.clientSecret)}`).toString("base64");
  const body = new URLSearchParams({ grant_type: login.grantType, scope: fill(login.scope) });
  const token = await (await fetch(fill(login.accessTokenUrl), { method: "POST", headers: { Authorization: `Basic ${basic}` }, body })).json();
  const answer = await fetch(fill(url), { method, headers: { Authorization: `Bearer ${token.access_token}` } });
  assert.equal(answer.status, 200, await answer.text());
  console.log("parsed insomnia as JSON; its request was sent by the test, filled in as Insomnia does");
}
{
  const dir = room("http");
  const said = run(dir, `${join(npm("httpyac", "httpyac@6"), "httpyac")} send ctp.http --all --env ctp --output body`);
  assert.match(said, /"results"/, said.slice(0, 600));
  console.log("ran http httpYac on the command line");
}
{
  const dir = room("netrc");
  chmodSync(join(dir, "ctp.netrc"), 0o600);
  const said = run(dir, `curl --silent --fail-with-body --netrc-file ctp.netrc --data grant_type=client_credentials ${values.CTP_AUTH_URL}/oauth/token`);
  assert.ok(JSON.parse(said).access_token);
  console.log("ran netrc curl");
}
{
  const read = JSON.parse(readFileSync(join(room("mcp"), "mcp.json"), "utf8")).mcpServers.commercetools;
  assert.equal(read.env.CLIENT_SECRET, values.CTP_CLIENT_SECRET);
  assert.ok(!read.args.join(" ").includes(values.CTP_CLIENT_SECRET));
  assert.ok(read.args.some((word) => /@\d+\.\d+\.\d+$/.test(word)), "the server's version is named");
  console.log("parsed mcp as JSON; the packages of the server are not available from every registry");
}
{
  const dir = room("terraform");
  if (spawnSync("terraform", ["version"]).status !== 0) throw new Error("terraform is needed on PATH: https://developer.hashicorp.com/terraform/install");
  run(dir, "terraform fmt -check=false -write=false main.tf >/dev/null");
  console.log("parsed terraform by terraform fmt; the provider needs a real host");
}
{
  const dir = room("kubernetes");
  const python = join(dir, "venv", "bin", "python");
  if (!existsSync(python)) run(dir, "python3 -m venv venv");
  run(dir, `${python} -m pip install --quiet --disable-pip-version-check pyyaml >&2`);
  const read = JSON.parse(run(dir, `${python} -c 'import json, yaml; print(json.dumps(yaml.safe_load(open("ctp-secret.yaml"))))'`));
  for (const [name, value] of Object.entries(values)) assert.equal(read.stringData[name], value, name);
  assert.match(read.metadata.name, /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
  console.log("parsed kubernetes by PyYAML, its name by the rule for names");
}
{
  // Programs that note what they are told: the secret must come through a pipe, never as an argument; in every shell.
  const noted = (id, program, shell) => {
    const dir = room(id);
    const seen = join(dir, "seen");
    rmSync(seen, { recursive: true, force: true });
    mkdirSync(join(dir, "bin"), { recursive: true });
    mkdirSync(seen);
    writeFileSync(join(dir, "bin", program), '#!/bin/sh\necho "$*" >> seen/arguments\ncat > "seen/$3"\n');
    chmodSync(join(dir, "bin", program), 0o755);
    execFileSync(shell, [`./${id}.sh`], { cwd: dir, env: { ...clean, PATH: `${join(dir, "bin")}:${clean.PATH}` }, stdio: ["ignore", "ignore", "inherit"] });
    assert.ok(!readFileSync(join(seen, "arguments"), "utf8").includes(values.CTP_CLIENT_SECRET), id);
    return (name) => readFileSync(join(seen, name), "utf8");
  };
  for (const [id, program, file, line] of [
    ["github", "gh", "workflow-env.yml", /^ {2}(\w+): \$\{\{ (?:vars|secrets)\.(\w+) \}\}$/gm],
    ["gitlab", "glab", "gitlab-variables.yml", /^ {2}(\w+): \$(\w+)$/gm],
  ]) {
    for (const shell of SHELLS) {
      const seen = noted(id, program, shell);
      // What the pipeline's settings give to the job under the usual names.
      const given = [...readFileSync(join(home, "run", id, file), "utf8").matchAll(line)].map(([, name, at]) => [name, seen(at)]);
      assert.deepEqual(Object.fromEntries(given), values, `${id} in ${shell}`);
    }
    console.log(`ran ${id} in sh, bash and fish with a ${program} that records its arguments and its input`);
  }
  for (const [id, program, third] of [["aws", "aws", "--name"], ["vault", "vault", "-mount=secret"], ["1password", "op", "-"]]) {
    for (const shell of SHELLS) {
      const read = JSON.parse(noted(id, program, shell)(third));
      const given = read.fields ? Object.fromEntries(read.fields.map(({ id: name, value }) => [name, value])) : read;
      assert.deepEqual(given, values, `${id} in ${shell}`);
    }
    console.log(`ran ${id} in sh, bash and fish with ${/^[ao]/.test(program) ? "an" : "a"} ${program} that records its arguments and its input`);
  }
}
{
  const dir = room("httpie");
  const bin = join(dir, "venv", "bin");
  if (!existsSync(join(bin, "python"))) run(dir, "python3 -m venv venv");
  run(dir, `${join(bin, "python")} -m pip install --quiet --disable-pip-version-check httpie==3.2.4 >&2`);
  for (const shell of SHELLS) {
    const said = run(dir, `${shell} ./httpie.sh`, { PATH: `${bin}:${clean.PATH}` });
    assert.match(said, /"results"/, said.slice(0, 600));
  }
  console.log("ran httpie from PyPI, in sh, bash and fish");
}
{
  const dir = room("bruno");
  writeFileSync(join(dir, "bruno.json"), '{ "version": "1", "name": "check", "type": "collection" }\n');
  writeFileSync(join(dir, "token.bru"), `meta {
  name: token
  type: http
  seq: 1
}
post {
  url: {{authUrl}}/oauth/token?grant_type=client_credentials
  body: none
  auth: basic
}
auth:basic {
  username: {{ctp_client_id}}
  password: {{ctp_client_secret}}
}
tests {
  test("token", () => expect(res.getStatus()).to.equal(200));
}
`);
  const said = run(dir, `${join(npm("bruno", "@usebruno/cli@2"), "bru")} run token.bru --env commercetools`);
  assert.match(said, /1 passed|Passed/i, said.slice(-800));
  console.log("ran bruno the bru command, with the names of the vendor's collection");
}
for (const [id, name, look] of [
  ["compose", "compose.yaml", (read) => assert.equal(read.services.app.environment.CTP_CLIENT_ID, values.CTP_CLIENT_ID)],
  ["pulumi", "Pulumi.yaml", (read) => assert.equal(read.resources.client.properties.scopes.join(" "), values.CTP_SCOPES)],
]) {
  const dir = room(id);
  const python = join(home, "run", "kubernetes", "venv", "bin", "python");
  look(JSON.parse(run(dir, `${python} -c 'import json, yaml; print(json.dumps(yaml.safe_load(open("${name}"))))'`)));
  console.log(`parsed ${id} by PyYAML`);
}
