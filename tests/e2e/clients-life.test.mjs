// The life of a client: status, replacement, a client for a day, the audit.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { rowAction } from "./support/clients.mjs";
import { accessible, fits, journey, shot } from "./support/index.mjs";
import { connect, makeClient } from "./support/sandbox.mjs";

const tool = (page) => page.getByRole("dialog");

async function inSandbox(page) {
  await page.getByRole("button", { name: "Try the sandbox" }).first().click();
  await page.getByRole("table").waitFor();
}

async function downloaded(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

journey("the status and its reason are one press away", {}, async ({ page }) => {
  await inSandbox(page);
  await page.getByRole("group", { name: "Show" }).getByRole("button", { name: /^Inactive/ }).click();
  await page.waitForFunction(() => [...document.querySelectorAll("tr.client .state")].every((state) => state.textContent === "Inactive"));
  await page.locator("tr.client .c-name a").first().click();
  const life = page.getByRole("region", { name: "Lifecycle" });
  await life.getByText(/^Inactive.*\. Last token obtained .* \(\d{4}-\d\d-\d\d\)\. Access tokens last .*expired by \d{4}-\d\d-\d\d\.$/).waitFor();
  await accessible(page);
  await shot(page, "client status");
});

journey("a replaced client is watched until it is inactive", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  const old = await makeClient(sandbox, "orders", "view_orders:{projectKey}");
  await sandbox.as(old);
  await connect(t);
  await rowAction(page, "orders", "Replace");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  await page.getByRole("button", { name: "Copy cURL" }).click();
  const finish = page.getByRole("region", { name: "Finish" });
  await finish.getByRole("link", { name: "orders", exact: true }).click();
  const part = page.getByRole("region", { name: "Replacement" });
  await part.getByText(/Last token obtained today \(\d{4}-\d\d-\d\d\)\. Access tokens last 2 days, so tokens from that day can work until/).waitFor();
  await part.getByText(/^Replaced by/).waitFor();
  const line = part.getByRole("list", { name: "Replacement history" });
  assert.equal(await line.getByRole("listitem").count(), 2);
  assert.match(await line.locator("[aria-current]").innerText(), /^orders$/);
  await accessible(page);
  await shot(page, "client drain");
  const ics = await downloaded(page, () => part.getByRole("button", { name: "Add to calendar" }).click());
  assert.match(ics.text, /BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:\d{8}\r\n[^]*END:VCALENDAR\r\n$/);
  const kept = JSON.parse(await page.evaluate(() => localStorage.getItem("scopesmith.watch")));
  assert.deepEqual(Object.keys(kept[0]).sort(), ["host", "new", "old", "project", "since"]);
  assert.equal(kept[0].old, old.clientId);
  // A reload forgets the connection, not the watch.
  await page.reload();
  await connect({ ...t }, sandbox.operator, false);
  await part.getByText(/This browser has watched this client since \d{4}-\d\d-\d\d\./).waitFor();
  await part.getByRole("button", { name: "Delete API client" }).click();
  await tool(page).getByLabel("Last four characters of the client ID").waitFor();
  await page.keyboard.press("Escape");
  await part.getByRole("button", { name: "Stop watching" }).click();
  await part.getByText(/This browser watches/).waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => localStorage.getItem("scopesmith.watch")), "[]");
});

journey("two presses make a client that lives for a day, and one ends it", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  // What was typed elsewhere is not lost.
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("my draft");
  await page.getByRole("link", { name: "API clients", exact: true }).first().click();
  await page.getByRole("button", { name: "Temporary client" }).click();
  await tool(page).getByText("deletes the client after one day").waitFor();
  await accessible(page);
  await shot(page, "temporary client", { fullPage: false });
  await tool(page).getByRole("button", { name: "Create temporary client" }).click();
  await page.getByRole("heading", { name: /^Credentials of temporary-/ }).waitFor();
  const log = (await sandbox.log()).filter(({ method, path }) => method === "POST" && path.endsWith("/api-clients"));
  assert.equal(log.length, 1);
  await page.getByRole("timer").getByText(/^2[34]:\d\d:\d\d$/).waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "Test credentials" }).click();
  await page.getByText("access_token", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Revoke and delete now" }).click();
  await page.getByText(/^Deleted: temporary-/).first().waitFor();
  await page.getByText("40 clients", { exact: true }).waitFor();
  const after = await sandbox.log();
  const at = (method, part) => after.findIndex((one) => one.method === method && one.path.includes(part));
  assert.ok(at("POST", "/oauth/token/revoke") >= 0 && at("POST", "/oauth/token/revoke") < at("DELETE", "/api-clients/"), "revoked first");
  await page.getByRole("link", { name: "New API client" }).first().click();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "my draft");
});

journey("a proof run shows what a new client can read and what it cannot", {
  sandbox: [], allow: [/status of 40[34]/],
}, async (t) => {
  const { page, sandbox } = t;
  await makeClient(sandbox, "prover", "view_products:{projectKey} manage_orders:{projectKey}");
  await connect(t);
  await rowAction(page, "prover", "Duplicate");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  const before = (await sandbox.log()).length;
  await page.getByRole("button", { name: "Check access" }).click();
  const part = page.getByRole("region", { name: "Access check" });
  await part.getByRole("button", { name: "Start access check" }).click();
  await part.getByText(/^\d+ as expected, 0 not as expected, 0 unclear\.$/).waitFor({ timeout: 30_000 });
  const row = (name) => part.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).first();
  assert.match(await row("Products").innerText(), /allowed\s+allowed \(404\)/);
  assert.match(await row("Customers").innerText(), /denied\s+denied \(403\)/);
  await part.getByText(/^Not checked/).waitFor();
  await accessible(page);
  await shot(page, "proof run");
  await part.getByRole("button", { name: "Copy report" }).click();
  await page.getByText("Copied the report.").first().waitFor();
  const sent = (await sandbox.log()).slice(before).filter(({ method }) => method !== "OPTIONS");
  const probes = sent.filter(({ method }) => method === "HEAD");
  assert.ok(probes.length > 30, `${probes.length} probes`);
  const rest = sent.filter(({ method }) => method !== "HEAD").map(({ path }) => path);
  assert.deepEqual(rest, ["/oauth/token", "/oauth/token/revoke"], "a token, no write, and the token revoked");
});

journey("the audit names what is to be looked at, and exports it", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  for (const name of ["twin one", "twin two"]) await makeClient(sandbox, name, "view_orders:{projectKey}:no-such-store");
  await connect(t);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Audit" }).click();
  await page.getByRole("heading", { level: 1, name: "Audit" }).waitFor();
  await page.getByRole("heading", { name: "Score" }).waitFor();
  await page.getByText("Each client loses points for its most severe finding").waitFor();
  await accessible(page);
  await shot(page, "audit");
  for (const rule of ["CT002 Can create API clients", "CA001 Same scopes as another client", "CA002 Scope of a store that doesn’t exist"]) {
    await page.getByRole("heading", { name: rule }).waitFor();
  }
  await page.getByRole("heading", { name: /^CA002/ }).click();
  await page.getByText("The project has no store with this key: no-such-store.").first().waitFor();
  await page.getByRole("radio", { name: "By client" }).check();
  await page.getByRole("heading", { name: "Backoffice (manage_project)" }).first().waitFor();
  await accessible(page);
  const save = (name) => downloaded(page, () => page.getByRole("button", { name, exact: true }).click());
  const sarif = JSON.parse((await save("SARIF")).text);
  assert.equal(sarif.version, "2.1.0");
  assert.ok(sarif.runs[0].results.some(({ ruleId }) => ruleId === "CA002"));
  assert.match((await save("Markdown")).text, /^# Audit of the API clients of [^]*## CT001 /);
  assert.match((await save("CSV")).text, /^"Severity","Check"/);
  assert.match((await save("Expiration dates (.ics)")).text, /^BEGIN:VCALENDAR\r\n/);
  await page.setViewportSize({ width: 390, height: 844 });
  await fits(page, "the audit");
});

journey("a snapshot under a passphrase tells what changed since", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  const gone = await makeClient(sandbox, "soon gone", "view_orders:{projectKey}");
  await connect(t);
  await page.evaluate(() => { location.hash = "#/audit"; });
  const part = page.getByRole("region", { name: "Changes since a snapshot" });
  await part.getByLabel("Passphrase").fill("short");
  await part.getByRole("button", { name: "Save snapshot" }).click();
  await part.getByText("Use at least 8 characters.").waitFor();
  await part.getByLabel("Passphrase").fill("a good passphrase");
  await part.getByRole("button", { name: "Save snapshot" }).click();
  await part.getByRole("button", { name: "Compare with saved snapshot" }).waitFor({ timeout: 30_000 });
  const stored = await page.evaluate((key) => localStorage.getItem(`scopesmith.snapshot.${key}`), `${sandbox.operator.projectKey}@${sandbox.url}`);
  assert.ok(stored && !Buffer.from(stored, "base64").toString("latin1").includes("soon gone"), "it is encrypted");
  await sandbox.api("DELETE", `/api-clients/${gone.clientId}`);
  await makeClient(sandbox, "brand new", "view_orders:{projectKey}");
  await page.reload();
  await connect(t, sandbox.operator, false);
  await part.getByLabel("Passphrase").fill("another passphrase");
  await part.getByRole("button", { name: "Compare with saved snapshot" }).click();
  await part.getByText("The passphrase is wrong").waitFor({ timeout: 30_000 });
  await part.getByLabel("Passphrase").fill("a good passphrase");
  await part.getByRole("button", { name: "Compare with saved snapshot" }).click();
  await part.getByText("Gone soon gone").waitFor({ timeout: 30_000 });
  await part.getByText("New brand new").waitFor();
  await accessible(page);
  await part.getByRole("button", { name: "Delete saved snapshot" }).click();
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("snapshot")).length), 0);
});

journey("the audit of many clients has progress and can be stopped", { sandbox: ["--clients", "4000"] }, async (t) => {
  const { page } = t;
  await connect(t);
  await page.getByText("4000 clients", { exact: true }).waitFor({ timeout: 60_000 });
  await page.evaluate(() => { location.hash = "#/audit"; });
  await page.getByText(/Looking at API clients: \d+ of 4000/).waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("The audit was stopped").waitFor();
  await page.getByRole("button", { name: "Run again" }).click();
  await page.getByRole("heading", { name: "Score" }).waitFor({ timeout: 60_000 });
});
