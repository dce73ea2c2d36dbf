// Runs every preset against the sandbox on a real port: `cargo xtask test presets`.
//
// A runner is a script beside this one that runs some presets. It is started with the folder of the written presets
// (`FOLDER/<preset>/<file>`) and the client's values as CTP_ variables, and prints one line for each preset:
// `ran ID WHAT` or `parsed ID WHAT` (no interpreter for it can be had here, so the best parser read it). A runner
// that fails ends with another code than 0. A preset that no runner names fails the test: none is forgotten.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, target } from "../e2e/support/paths.mjs";
import { makeClient, sandbox } from "../e2e/support/sandbox.mjs";

const SCOPES = "view_api_clients:{projectKey} view_stores:{projectKey} view_project_settings:{projectKey}";
const BEGIN = "<!-- presets: written by `cargo xtask test presets --write` -->";
const END = "<!-- end of presets -->";

const here = dirname(fileURLToPath(import.meta.url));
const write = process.argv.includes("--write");
const only = process.argv.slice(2).filter((word) => !word.startsWith("--"));

/** Runs a script to its end, shows what it prints, and returns that. */
function run(script, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
      process.stdout.write(text);
    });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(said) : reject(new Error(`${script} ended with ${code}`))));
  });
}

const table = (results) =>
  [
    BEGIN,
    "| preset | proof |",
    "|---|---|",
    ...[...results].toSorted(([a], [b]) => a.localeCompare(b)).map(([id, { how, what }]) => `| \`${id}\` | ${how === "ran" ? "run" : "parsed, not run"}: ${what} |`),
    END,
  ].join("\n");

const server = await sandbox({});
try {
  const name = "Every preset \"$(id)\" `x` \u202E*/ --> 🧵";
  const client = await makeClient(server, name, SCOPES);
  const folder = join(target, "presets", "files");
  const values = {
    CTP_PROJECT_KEY: server.operator.projectKey,
    CTP_CLIENT_ID: client.clientId,
    CTP_CLIENT_SECRET: client.clientSecret,
    CTP_AUTH_URL: server.url,
    CTP_API_URL: server.url,
    CTP_SCOPES: SCOPES.replaceAll("{projectKey}", server.operator.projectKey),
  };
  // Every preset as it is by itself, with the secret in the text where that can be chosen, and for other shells,
  // which ask for the secret or have it.
  for (const [suffix, choice] of [["", []], ["-held", ["--secret", "include"]], ["-hidden", ["--process-list", "hidden"]], ["-powershell", ["--shell", "powershell"]], ["-powershell-ask", ["--shell", "powershell", "--ask", "yes"]], ["-cmd", ["--shell", "cmd"]]]) {
    rmSync(folder + suffix, { recursive: true, force: true });
    mkdirSync(folder + suffix, { recursive: true });
    const made = spawnSync(join(target, "debug", "examples", "presets"), [
      "--out", folder + suffix, "--name", name, "--api-url", server.url, "--auth-url", server.url,
      "--project-key", values.CTP_PROJECT_KEY, "--client-id", client.clientId, "--client-secret", client.clientSecret,
      "--scope", values.CTP_SCOPES, ...choice,
    ], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(`the presets could not be written: ${made.stderr}`);
  }

  const results = new Map();
  const runners = readdirSync(here).filter((file) => file.endsWith(".mjs") && file !== "all.mjs");
  for (const runner of runners.filter((file) => !only.length || only.some((word) => file.includes(word)))) {
    console.log(`\n${runner}`);
    const said = await run(join(here, runner), [folder], { ...values, CARGO_TARGET_DIR: target });
    for (const line of said.split("\n")) {
      const [, how, id, what] = /^(ran|parsed) (\S+) (.+)$/.exec(line) ?? [];
      if (id) results.set(id, { how, what });
    }
  }
  if (!only.length) {
    const forgotten = readdirSync(folder).filter((id) => !results.has(id));
    if (forgotten.length) throw new Error(`no runner proves ${forgotten.join(", ")}`);
    const page = join(root, "docs/presets.md");
    const text = readFileSync(page, "utf8");
    const [before, rest] = text.split(BEGIN);
    const after = rest?.split(END)[1];
    if (after === undefined) throw new Error("docs/presets.md has no place for the table of presets");
    const fresh = before + table(results) + after;
    if (write) writeFileSync(page, fresh);
    else if (fresh !== text) throw new Error("the table of presets in docs/presets.md is old: run `cargo xtask test presets --write`");
  }
  const ran = [...results.values()].filter(({ how }) => how === "ran").length;
  console.log(`\n${results.size} presets: ${ran} run, ${results.size - ran} parsed, 0 failed`);
} finally {
  await server.stop();
}
