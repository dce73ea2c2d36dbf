// The presets that need nothing but what is on a development machine: a shell, Node.js, Java, Rust.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { target } from "../e2e/support/paths.mjs";
import { SHELLS } from "./support/shells.mjs";

const [folder] = process.argv.slice(2);
const scratch = join(target, "presets", "run");
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CTP_")));

/** A folder with the preset's files and the .env beside them, as a person would have it. */
function room(id) {
  const dir = join(scratch, id);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  cpSync(join(folder, id), dir, { recursive: true });
  cpSync(join(folder, "env", ".env"), join(dir, ".env"));
  return dir;
}

/** A folder with the preset's files as they are with the secret in their text, and no .env. */
function held(id) {
  const dir = join(scratch, `${id}-held`);
  rmSync(dir, { recursive: true, force: true });
  cpSync(join(`${folder}-held`, id), dir, { recursive: true });
  return dir;
}

/** Runs a program without the CTP_ variables; the answer to the example call must be a list of results. */
function works(program, args, cwd, env = {}) {
  const said = execFileSync(program, args, { cwd, env: { ...clean, ...env }, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  assert.match(said, /"results"/, `${program} made its call: ${said.slice(0, 300)}`);
}

/** The one curl script of a folder. */
const script = (dir) => readdirSync(dir).find((name) => /^curl-.*\.sh$/.test(name));

for (const shell of SHELLS) {
  // As a person does: run the first command, put its token into the second, run that.
  const dir = room("curl");
  const [ask, call] = readFileSync(join(dir, script(dir)), "utf8").split("\n").filter((line) => line.startsWith("curl "));
  const answer = execFileSync(shell, ["-c", ask], { cwd: dir, env: clean, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const { access_token: token, scope } = JSON.parse(answer);
  assert.equal(scope, process.env.CTP_SCOPES);
  works(shell, ["-c", `${call.replace("ACCESS_TOKEN", token)} --silent`], dir);
  const hidden = join(scratch, "curl-hidden");
  rmSync(hidden, { recursive: true, force: true });
  cpSync(join(`${folder}-hidden`, "curl"), hidden, { recursive: true });
  works(shell, [script(hidden)], hidden);
}
console.log("ran curl both forms in sh, bash and fish; PowerShell and cmd are read by their tree-sitter grammars");

const sourced = execFileSync("sh", ["-c", "set -a; . ./.env; node -e 'console.log(JSON.stringify(process.env))'"], { cwd: room("env"), env: clean, encoding: "utf8" });
const node = execFileSync(process.execPath, ["--env-file=.env", "-e", "console.log(JSON.stringify(process.env))"], { cwd: room("env"), env: clean, encoding: "utf8" });
for (const read of [sourced, node].map(JSON.parse)) {
  for (const [name, value] of Object.entries(process.env).filter(([key]) => /^CTP_/.test(key))) assert.equal(read[name], value, name);
}
console.log("ran env read by sh and Node.js");

works(process.execPath, ["--env-file=.env", "client.mjs"], room("node"));
works(process.execPath, ["client.mjs"], held("node"));
console.log("ran node Node.js");

const sh = (command) => ["sh", ["-c", `set -a; . ./.env; ${command}`]];
works(...sh("java Main.java"), room("java"));
works("java", ["Main.java"], held("java"));
console.log("ran java java");
