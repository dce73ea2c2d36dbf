// The presets that need packages: each gets them from its language's registry, once, below target/presets.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { target } from "../e2e/support/paths.mjs";
import { SHELLS } from "./support/shells.mjs";

const [folder] = process.argv.slice(2);
const home = join(target, "presets");
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CTP_")));

/** The preset's files, in a folder that keeps what was fetched for it, with the .env beside them. */
function room(id) {
  const dir = join(home, "run", id);
  mkdirSync(dir, { recursive: true });
  cpSync(join(folder, id), dir, { recursive: true, force: true });
  cpSync(join(folder, "env", ".env"), join(dir, ".env"));
  return dir;
}

const run = (cwd, command, env = {}) =>
  execFileSync("sh", ["-c", command], { cwd, env: { ...clean, ...env }, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });

/** The files of a preset as they are with the secret in their text, and no .env. */
function held(id) {
  const dir = join(home, "run", id);
  cpSync(join(`${folder}-held`, id), dir, { recursive: true, force: true });
  rmSync(join(dir, ".env"), { force: true });
  return dir;
}

/** Runs the preset both ways: with the .env loaded as its own comment says, and by itself with the secret in its text. */
function both(dir, id, command, env) {
  works(dir, command, env);
  const said = run(held(id), command.replace("--env-file=.env ", ""), env);
  assert.match(said, /"?results"?/, `${command} made its call with the secret in the text: ${said.slice(0, 500)}`);
}

/** With the .env loaded as the preset's own comment says; the answer to its call is a list of results. */
function works(cwd, command, env) {
  const said = run(cwd, `set -a; . ./.env; set +a; ${command}`, env);
  assert.match(said, /"?results"?/, `${command} made its call: ${said.slice(0, 500)}`);
}

const have = (program) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
function need(program, how) {
  if (!have(program)) throw new Error(`${program} is needed on PATH: ${how}`);
}

/** A virtual environment with the packages of a preset. */
function venv(id) {
  const dir = room(id);
  const python = join(dir, "venv", "bin", "python");
  if (!existsSync(python)) run(dir, "python3 -m venv venv");
  run(dir, `${python} -m pip install --quiet --disable-pip-version-check -r requirements.txt >&2`);
  return [dir, python];
}

{
  const dir = room("node-sdk");
  run(dir, "npm install --no-audit --no-fund --silent >&2");
  both(dir, "node-sdk", "node --env-file=.env client.mjs");
  console.log("ran node-sdk the official SDK from npm");
}
{
  const dir = room("typescript");
  run(dir, "npm install --no-audit --no-fund --silent >&2");
  both(dir, "typescript", "npm start --silent");
  console.log("ran typescript compiled by tsc (strict), then Node.js");
}
{
  const [dir, python] = venv("python");
  both(dir, "python", `${python} client.py`);
  console.log("ran python requests from PyPI");
}
{
  const [dir, python] = venv("python-sdk");
  // The SDK's OAuth library refuses plain http, which only the sandbox speaks.
  both(dir, "python-sdk", `${python} client.py`, { OAUTHLIB_INSECURE_TRANSPORT: "1" });
  console.log("ran python-sdk the SDK from PyPI");
}
{
  need("go", "https://go.dev/dl");
  both(room("go"), "go", "go run main.go");
  console.log("ran go the standard library");
  const dir = room("go-sdk");
  run(dir, "go mod tidy >&2");
  both(dir, "go-sdk", "go mod tidy >&2 && go run .");
  console.log("ran go-sdk the SDK from its repository");
}
{
  for (const [id, what] of [["rust", "reqwest from crates.io"], ["rust-ureq", "ureq from crates.io"]]) {
    const dir = room(id);
    both(dir, id, "cargo run --quiet", { CARGO_TARGET_DIR: join(home, "cargo") });
    console.log(`ran ${id} ${what}`);
  }
}
{
  need("mvn", "Debian: apt-get install maven");
  const dir = room("java-sdk");
  both(dir, "java-sdk", "mvn -q -B compile exec:java");
  console.log("ran java-sdk the official SDK from Maven Central");
}
{
  need("php", "Debian: apt-get install php-cli php-curl");
  const dir = room("php");
  run(dir, "php -l client.php >&2");
  both(dir, "php", "php client.php");
  console.log("ran php php -l and ext-curl");
  run(room("php-sdk"), "php -l client.php >&2");
  run(held("php-sdk"), "php -l client.php >&2");
  console.log("parsed php-sdk php -l; Composer is not on every machine");
}

{
  // Windows' shells can't be had here: their grammars read the texts.
  const dir = join(home, "run", "shells");
  mkdirSync(dir, { recursive: true });
  const python = join(dir, "venv", "bin", "python");
  if (!existsSync(python)) run(dir, "python3 -m venv venv");
  run(dir, `${python} -m pip install --quiet --disable-pip-version-check tree-sitter==0.25.2 tree-sitter-powershell==0.26.4 tree-sitter-batch >&2`);
  writeFileSync(join(dir, "read.py"), `
import importlib, pathlib, sys
from tree_sitter import Language, Parser
for suffix, end, module in (("powershell", ".ps1", "tree_sitter_powershell"), ("powershell-ask", ".ps1", "tree_sitter_powershell"), ("cmd", ".bat", "tree_sitter_batch")):
    count = 0
    parser = Parser(Language(importlib.import_module(module).language()))
    for path in sorted(pathlib.Path(sys.argv[1] + "-" + suffix).rglob("*" + end)):
        # Options of "for" without quotes, the only way to name a quote as the delimiter, are unknown to the grammar.
        text = path.read_bytes().replace(b'usebackq^ tokens^=4^ delims^=^"', b'"usebackq tokens=4"')
        tree = parser.parse(text)
        if tree.root_node.has_error:
            sys.exit(f"{path} has a syntax error: {tree.root_node}")
        count += 1
    if count < 2:
        sys.exit(f"there are only {count} texts for {suffix}")
`);
  run(dir, `${python} read.py ${folder} >&2`);
}

// Settings, read by what reads them.
const values = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^CTP_/.test(name)));
const same = (read, what) => {
  for (const [name, value] of Object.entries(values)) assert.equal(read[name], value, `${what}: ${name}`);
};
const dump = "node -e 'console.log(JSON.stringify(process.env))'";
const set = (shell, id, file) => JSON.parse(execFileSync(shell, ["-c", `. ./${file}; ${dump}`], { cwd: room(id), env: clean, encoding: "utf8" }));
for (const shell of ["sh", "bash"]) same(set(shell, "direnv", ".envrc"), "direnv");
for (const shell of SHELLS) same(set(shell, "exports", "exports.sh"), `exports in ${shell}`);
console.log("ran direnv read by sh and bash, as direnv does");
console.log("ran exports sh, bash and fish; PowerShell and cmd are read by their tree-sitter grammars");
{
  // As docker/cli reads it: every line that is no comment, split at the first `=`, nothing else is special.
  const lines = readFileSync(join(room("docker-env"), "docker.env"), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  same(Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)])), "docker.env");
  console.log("parsed docker-env by docker's rules for env files");
}
{
  const text = run(room("sunrise"), "node --env-file=.env -e 'console.log(JSON.stringify(process.env))'");
  const read = JSON.parse(text);
  assert.equal(read.VUE_APP_CT_SCOPE ?? values.CTP_SCOPES, values.CTP_SCOPES);
  const own = readFileSync(join(folder, "sunrise", ".env"), "utf8");
  assert.ok(own.includes(`VUE_APP_CT_CLIENT_SECRET=${values.CTP_CLIENT_SECRET}`));
  console.log("ran sunrise read by Node.js");
}
{
  const dir = room("properties");
  const program = join(dir, "Read.java");
  writeFileSync(program, `import java.io.FileReader; import java.util.Properties;
class Read { public static void main(String[] a) throws Exception { Properties p = new Properties(); p.load(new FileReader("application.properties"));
for (String k : new String[]{"projectKey","clientId","clientSecret","authUrl","apiUrl","scopes"}) System.out.println(p.getProperty("ctp." + k)); } }`);
  const read = run(dir, "java Read.java").trim().split("\n");
  assert.deepEqual(read, ["PROJECT_KEY", "CLIENT_ID", "CLIENT_SECRET", "AUTH_URL", "API_URL", "SCOPES"].map((name) => values[`CTP_${name}`]));
  console.log("ran properties read by java.util.Properties");
}
{
  const [dir, python] = (() => {
    const made = room("spring");
    const path = join(made, "venv", "bin", "python");
    if (!existsSync(path)) run(made, "python3 -m venv venv");
    run(made, `${path} -m pip install --quiet --disable-pip-version-check pyyaml >&2`);
    return [made, path];
  })();
  const read = JSON.parse(run(dir, `${python} -c 'import json, yaml; print(json.dumps(yaml.safe_load(open("application.yml"))))'`)).ctp;
  assert.deepEqual([read["project-key"], read["client-id"], read.scopes, read["client-secret"]], [values.CTP_PROJECT_KEY, values.CTP_CLIENT_ID, values.CTP_SCOPES, "${CTP_CLIENT_SECRET}"]);
  console.log("parsed spring by PyYAML; Spring itself is not started");
}
{
  const read = JSON.parse(readFileSync(join(folder, "dotnet", "appsettings.json"), "utf8")).Client;
  assert.equal(read.ClientId, values.CTP_CLIENT_ID);
  assert.ok(read.ApiBaseAddress.endsWith("/") && read.AuthorizationBaseAddress.endsWith("/"));
  // A parser for C# and Kotlin from npm.
  const dir = join(home, "run", "parsers");
  mkdirSync(dir, { recursive: true });
  run(dir, "npm init -y >/dev/null; npm install --no-audit --no-fund --silent web-tree-sitter@0.25.10 tree-sitter-c-sharp@0.23.1 @tree-sitter-grammars/tree-sitter-kotlin@1.1.0 --ignore-scripts >&2");
  const script = `
    import { Parser, Language } from "web-tree-sitter"; import { readFileSync } from "node:fs";
    await Parser.init();
    for (const [wasm, file] of ${JSON.stringify([
      ["node_modules/tree-sitter-c-sharp/tree-sitter-c_sharp.wasm", join(folder, "dotnet", "Program.cs")],
      ["node_modules/@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm", join(folder, "kotlin", "Main.kt")],
      ["node_modules/@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm", join(`${folder}-held`, "kotlin", "Main.kt")],
    ])}) {
      const parser = new Parser(); parser.setLanguage(await Language.load(wasm));
      const tree = parser.parse(readFileSync(file, "utf8"));
      if (tree.rootNode.hasError) { console.error(file, "has a syntax error", tree.rootNode.toString().slice(0, 2000)); process.exit(1); }
    }`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: dir, stdio: ["ignore", "inherit", "inherit"] });
  console.log("parsed dotnet by tree-sitter's C# grammar, the settings as JSON");
  console.log("parsed kotlin by tree-sitter's Kotlin grammar");
}
