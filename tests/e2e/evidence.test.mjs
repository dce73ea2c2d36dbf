// Pasted material: from a 403 to a draft, from a recording to a client that can do no more; and comparing.
import assert from "node:assert/strict";
import { mkdtempSync, openSync, closeSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ticked } from "./support/form.mjs";
import { holdBackFiles } from "./support/files.mjs";
import { accessible, fits, journey, shot } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

const answer = (page) => page.getByRole("complementary", { name: "Required scopes" });
const folder = () => mkdtempSync(join(tmpdir(), "scopesmith-"));

journey("a pasted 403 leads to a draft with the one missing scope", { sandbox: [], path: "#/finder" }, async (t) => {
  const { page, sandbox } = t;
  // The host's own words, from a call that it refused.
  const { body } = await sandbox.api("POST", "/api-clients", { name: "zones only", scope: `view_zones:${sandbox.operator.projectKey}` });
  const call = await sandbox.as({ clientId: body.id, clientSecret: body.secret });
  const refused = await call("GET", "/orders?limit=1");
  assert.equal(refused.status, 403);
  await page.getByLabel("Type or paste calls").fill(JSON.stringify(refused.body));
  await page.getByText("A scope is missing", { exact: true }).waitFor();
  await page.getByText("Scope to add: view_orders").waitFor();
  await accessible(page);
  await shot(page, "evidence 403 1280 light");
  await page.getByRole("button", { name: "New client with this scope" }).click();
  await page.getByRole("heading", { name: "New API client" }).waitFor();
  assert.ok(await ticked(page, "view_orders"));
  assert.equal(await page.locator(".review .scope-string").innerText(), "view_orders:");
  // Connected, the draft can start from the client that was refused.
  await page.getByRole("link", { name: "Connect to create it" }).click();
  await connect(t, sandbox.operator, false);
  await page.getByRole("button", { name: "Create API client" }).waitFor();
  await page.getByRole("link", { name: "API clients" }).click();
  await page.getByRole("table").waitFor();
  await page.getByRole("link", { name: "Finder" }).click();
  const trace = `Forbidden: ${refused.body.message}\n    at x (/app/index.js:1:1) {\n  statusCode: 403,\n  originalRequest: {\n    method: 'GET',\n    uri: '/${sandbox.operator.projectKey}/orders'\n  }\n}`;
  await page.getByLabel("Type or paste calls").fill(trace);
  await page.getByText("A stack trace: 1 call").waitFor();
  await page.getByLabel("Start from").selectOption({ label: "zones only" });
  await page.getByRole("button", { name: "New client with this scope" }).click();
  await page.getByRole("heading", { name: "New API client" }).waitFor();
  assert.ok(await ticked(page, "view_zones"));
  assert.ok(await ticked(page, "view_orders"));
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
});

/** A recording of a browser: the calls, with noise around them and a secret in each. */
function recording(calls, noise) {
  const entry = (method, url) => ({
    startedDateTime: "2026-11-24T10:00:00Z",
    request: { method, url, headers: [{ name: "Authorization", value: "Bearer hush-hush" }], postData: { text: "x".repeat(noise) } },
    response: { status: 200, content: { text: "{\"results\":[\"\\\"]}\"]}".repeat(Math.ceil(noise / 20)) } },
  });
  return { log: { version: "1.2", entries: calls.flatMap(([method, url]) => [entry(method, url), entry("GET", "https://cdn.example.org/a.png")]) } };
}

journey("a recording becomes the smallest client, whose calls succeed and no other", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  const key = sandbox.operator.projectKey;
  const calls = [["GET", "/stores?limit=1"], ["GET", "/orders?limit=1"], ["GET", "/product-projections?limit=1"], ["GET", "/zones?limit=1"]];
  const file = join(folder(), "shop.har");
  writeFileSync(file, JSON.stringify(recording(calls.map(([method, path]) => [method, `https://api.europe-west1.gcp.commercetools.com/${key}${path}`]), 200)));
  await page.getByRole("link", { name: "Finder" }).click();
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.getByText("A HAR file: 4 calls to 4 endpoints. 4 requests to other hosts were left out.").waitFor();
  // view_orders opens zones too, so view_zones is not needed.
  await answer(page).getByText("At least 3 scopes are needed").waitFor();
  assert.ok(!(await page.content()).includes("hush-hush"));
  await accessible(page);
  await shot(page, "evidence har 1280 light");
  await page.getByRole("button", { name: "Create an API client with these scopes" }).click();
  await page.getByLabel("Name", { exact: true }).fill("recorded-shop-prod");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  const read = async (name) => {
    await page.getByRole("button", { name: `Copy ${name}` }).click();
    await page.getByRole("status").filter({ hasText: `Copied ${name}` }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const call = await sandbox.as({ clientId: await read("client_id"), clientSecret: await read("secret") });
  for (const [method, path] of calls) assert.equal((await call(method, path)).status, 200, `${method} ${path}`);
  for (const path of ["/customers?limit=1", "/api-clients?limit=1", "/carts-of-others"]) assert.notEqual((await call("GET", path)).status, 200, path);
  assert.equal((await call("GET", "/customers?limit=1")).status, 403);
});

journey("50 MB of a recording leave the page alive, and can be stopped", { path: "#/finder" }, async (t) => {
  const { page } = t;
  const file = join(folder(), "large.har");
  const out = openSync(file, "w");
  const one = JSON.stringify(recording([["GET", "https://api.europe-west1.gcp.commercetools.com/shop/carts"]], 100_000).log.entries).slice(1, -1);
  writeSync(out, `{"log":{"version":"1.2","entries":[${one}`);
  for (let n = 0; n < 130; n += 1) writeSync(out, `,${one}`);
  writeSync(out, `,{"request":{"method":"GET","url":"https://api.europe-west1.gcp.commercetools.com/shop/zones"}}]}}`);
  closeSync(out);
  await page.getByLabel("Type or paste calls").waitFor();
  // The file stays in the middle until Cancel was pressed.
  const release = await holdBackFiles(page, 20);
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.waitForFunction(() => document.querySelector("progress")?.value > 0);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("status").filter({ hasText: "Request canceled." }).first().waitFor();
  await page.getByText("No calls selected.").waitFor();
  await release();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await page.getByText("No calls selected.").waitFor();
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.getByText("A HAR file: 132 calls to 2 endpoints.").waitFor({ timeout: 60_000 });
});

journey("two sets are compared, literally and in words", { path: "#/compare" }, async (t) => {
  const { page } = t;
  await page.getByText("Paste scopes or choose a source on each side.").waitFor();
  await page.getByLabel("Left source").selectOption({ label: "Template: Read only client" });
  await page.getByLabel("Right scopes").fill("scope: manage_customers:shop view_customers:shop view_zones:shop");
  await page.getByText("A list of scopes: 3 scopes.").waitFor();
  await page.getByText("Create, change and delete customers").waitFor();
  const table = page.getByRole("table", { name: "Scopes of both sides by resource" });
  await table.getByRole("row", { name: /Right only manage_customers/ }).waitFor();
  await table.getByRole("row", { name: /Both view_zones/ }).waitFor();
  await table.getByRole("row", { name: /Left only view_orders/ }).waitFor();
  await page.getByText("Each side can do something that the other can’t.").waitFor();
  await accessible(page);
  await shot(page, "compare 1280 light");
  // A scope that the catalog doesn't know is shown as such, and what is no scope is said.
  await page.getByLabel("Right scopes").fill("manage_customers:shop view_customers:shop view_zones:shop configure_things:shop what_ever");
  await page.getByText("A list of scopes: 4 scopes. Words that are not scopes were left out.").waitFor();
  await table.getByRole("row", { name: /Right only configure_things Not in the catalog/ }).waitFor();
  await page.getByText("Do what configure_things allows. This scope is not in the catalog.").waitFor();
  await page.getByRole("button", { name: "Swap" }).click();
  assert.equal(await page.getByLabel("Right source").inputValue(), "template:read-only");
  await page.getByRole("heading", { name: "Access lost" }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await shot(page, "compare 390 dark");
  await fits(page, "Compare");
  // A client of the list, once there is one.
  await page.getByRole("link", { name: "Scopesmith", exact: true }).click();
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByLabel("Left source").selectOption({ label: "An API client" });
  await page.getByLabel("Find left client").fill("manage_project");
  await page.getByLabel("Left client", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("region", { name: "Left" }).getByText("1 scope", { exact: true }).waitFor();
});
