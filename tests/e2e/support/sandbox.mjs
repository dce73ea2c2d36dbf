// Starts the sandbox server that `cargo build --examples` made, on a port of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { target } from "./paths.mjs";

const PATIENCE = 20_000;

/**
 * @param {object} [options]
 * @param {string[]} [options.args] such as `["--clients", "10000"]`
 * @returns the running sandbox:
 *   `url` of auth and API alike, `operator` (`projectKey`, `clientId`, `clientSecret`), `said` (its output's lines),
 *   `faults(...rules)`: what goes wrong next, written as on the command line: `drop-after@POST /api-clients`,
 *   `503*3@GET /api-clients`, `429:2` (Retry-After), `401`, `502`, `not-json`, `delay:2000`;
 *   `api(method, path, body)` as the operator, `await as(client)` for another client; `clearFaults()`, `reset({ clients, stores, readLagMs, seed })`, `advance(seconds)` (its clock),
 *   `log()`: `[{ method, path, query, status }]` of every request so far, preflights too; `stop()`.
 */
export async function sandbox({ args = [] } = {}) {
  const program = join(target, "debug", "examples", process.platform === "win32" ? "sandbox.exe" : "sandbox");
  const child = spawn(program, ["--port", "0", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  const heard = listen(child, said);
  const url = await heard(/http:\/\/127\.0\.0\.1:\d+/);
  const operator = {
    projectKey: await heard(/^CTP_PROJECT_KEY=(\S+)/),
    clientId: await heard(/^CTP_CLIENT_ID=(\S+)/),
    clientSecret: await heard(/^CTP_CLIENT_SECRET=(\S+)/),
  };
  const control = async (method, path, body) => {
    const response = await fetch(`${url}/__sandbox/${path}`, { method, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`the sandbox refused ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  /** Calls the API with the credentials of a client: `(method, path, body) => { status, body }`. */
  const as = async (client) => {
    const token = (await grant(url, client)).access_token;
    return async (method, path, body) => {
      const response = await fetch(`${url}/${operator.projectKey}${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        body: body && JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    };
  };
  let asOperator;
  const api = async (...call) => (await (asOperator ??= as(operator)))(...call);
  return {
    url,
    operator,
    said,
    as,
    api,
    faults: (...rules) => control("POST", "faults", rules),
    clearFaults: () => control("DELETE", "faults"),
    reset: (options = {}) => control("POST", "reset", options),
    advance: (advanceSeconds) => control("POST", "time", { advanceSeconds }),
    log: () => control("GET", "log"),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await once(child, "exit");
      }
    },
  };
}

/** Asks for an access token. */
async function grant(url, { clientId, clientSecret }) {
  const response = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: {
      Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  if (!response.ok) throw new Error(`no token: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Creates a client beside the page; `{projectKey}` in the scope is filled in. */
export async function makeClient(sandbox, name, scope) {
  const { status, body } = await sandbox.api("POST", "/api-clients", {
    name,
    scope: scope.replaceAll("{projectKey}", sandbox.operator.projectKey),
  });
  if (status !== 201) throw new Error(`no client: ${status} ${JSON.stringify(body)}`);
  return { clientId: body.id, clientSecret: body.secret };
}

/** Connects the page to the sandbox beside it, as the operator or as another client, and waits for the list's page. */
export async function connect({ page, sandbox }, { clientId, clientSecret } = sandbox.operator, works = true) {
  await page.evaluate(() => {
    if (["", "#", "#/"].includes(location.hash)) location.hash = "#/connect";
  });
  await page.getByLabel("Region").selectOption("other");
  await page.getByLabel("Auth URL").fill(sandbox.url);
  await page.getByLabel("API URL").fill(sandbox.url);
  await page.getByLabel("Project key").fill(sandbox.operator.projectKey);
  await page.getByLabel("Client ID").fill(clientId);
  await page.getByLabel("Client secret").fill(clientSecret);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  // A host that is not the vendor's is asked about, once in a tab.
  if (await page.locator("dialog[open]").count()) await page.getByRole("button", { name: "Send credentials" }).click();
  if (works) await page.getByRole("heading", { name: "API clients", exact: true }).waitFor();
}

/** Returns a function that waits for a line like the pattern, and gives its first group or all that matched. */
function listen(child, said) {
  const waiting = new Set();
  const tell = () => waiting.forEach((check) => check());
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      said.push(line);
      tell();
    });
  }
  let gone = null;
  child.on("error", (error) => {
    gone = `the sandbox cannot be started (cargo build --examples): ${error.message}`;
    tell();
  });
  child.on("exit", (code) => {
    gone = `the sandbox ended (${code})`;
    tell();
  });
  return (pattern) =>
    new Promise((resolve, reject) => {
      const end = (settle, value) => {
        clearTimeout(timer);
        waiting.delete(check);
        settle(value);
      };
      const check = () => {
        const match = said.map((line) => pattern.exec(line)).find(Boolean);
        if (match) end(resolve, match[1] ?? match[0]);
        else if (gone) end(reject, new Error(`${gone}\n${said.join("\n")}`));
      };
      const timer = setTimeout(() => {
        child.kill();
        end(reject, new Error(`the sandbox did not say ${pattern}\n${said.join("\n")}`));
      }, PATIENCE);
      waiting.add(check);
      check();
    });
}
