// The browser extension in Chromium: the main job in its tab, the project that is open, the hosts, and the panel of the
// DevTools that records a job.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { accessible, shot } from "./support/index.mjs";
import { launch, panelOf } from "./support/extension.mjs";
import { tick } from "./support/form.mjs";
import { root } from "./support/paths.mjs";
import { connect, sandbox } from "./support/sandbox.mjs";

const started = (page) => page.waitForFunction(() => !document.getElementById("skeleton"));

/** A test with the extension loaded: `t` has the context, the extension's address and a sandbox on a port. */
function journey(name, body, { devtools = false } = {}) {
  test(name, { timeout: 120_000 }, async () => {
    const profile = await mkdtemp(join(tmpdir(), "scopesmith-profile-"));
    const server = await sandbox({ args: ["--clients", "10"] });
    const t = { sandbox: server, problems: [] };
    try {
      Object.assign(t, await launch(profile, { devtools }));
      // A shop's own console is no matter of ours.
      const isOurs = (message) => message.page()?.url().startsWith(t.url);
      t.context.on("console", (message) => { if (["error", "warning"].includes(message.type()) && isOurs(message)) t.problems.push(message.text()); });
      t.context.on("weberror", (error) => t.problems.push(error.error().message));
      await body(t);
      assert.deepEqual(t.problems, [], "the console must stay silent");
    } catch (error) {
      for (const page of t.context?.pages() ?? []) await shot(page, `failed ${name}`).catch(() => {});
      if (t.problems.length) error.message += `\nThe console said:\n  ${t.problems.join("\n  ")}`;
      throw error;
    } finally {
      await t.context?.close();
      await server.stop();
      await rm(profile, { recursive: true, force: true });
    }
  });
}

journey("the main job in the extension's tab, against the sandbox on a port", async (t) => {
  const page = await t.context.newPage();
  await page.goto(`${t.url}index.html`);
  await started(page);
  t.page = page;
  await connect(t);
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("made in the extension");
  await tick(page, "view_products");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  await page.getByRole("button", { name: "Reveal secret" }).click();
  await page.getByRole("button", { name: "Test credentials" }).click();
  await page.getByText("All requested scopes granted").waitFor();
  await page.getByRole("checkbox", { name: "I have stored the secret" }).check();
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("link", { name: "made in the extension" }).waitFor();
  const { body } = await t.sandbox.api("GET", "/api-clients?limit=500");
  assert.ok(body.results.some(({ name }) => name === "made in the extension"));
  const kept = await page.evaluate(async () => [await chrome.storage.local.get(), await chrome.storage.session.get(), Object.keys(localStorage)]);
  assert.deepEqual(kept, [{}, {}, ["scopesmith.region"]], "nothing of the session is stored");
});

journey("a press on the button opens a tab, comes back to it, and brings the project of the Merchant Center", async (t) => {
  const worker = t.worker;
  /** What the browser tells of a press, with the address that activeTab then allows. */
  const press = (url) => worker.evaluate((tab) => chrome.action.onClicked.dispatch(tab), { id: 1, url });
  const opened = t.context.waitForEvent("page");
  await press("https://shop.example/orders?token=abc");
  const page = await opened;
  await page.getByRole("heading", { name: "Connect your project" }).waitFor();
  assert.equal(await page.evaluate(() => location.pathname + location.hash), "/index.html#/connect");
  const offer = page.getByRole("button", { name: /^Use the open project/ });
  assert.equal(await offer.count(), 0);
  assert.deepEqual(await worker.evaluate(() => chrome.storage.session.get()), {}, "nothing of another page is kept");

  const before = t.context.pages().length;
  await press("https://mc.us-east-2.aws.commercetools.com/my-shop/orders/1?a=b#c");
  await offer.waitFor();
  assert.equal(t.context.pages().length, before, "the open tab is used again");
  assert.deepEqual(await worker.evaluate(() => chrome.storage.session.get()), { project: "https://mc.us-east-2.aws.commercetools.com/my-shop" });
  assert.equal(await offer.innerText(), "Use the open project: my-shop, North America (AWS, Ohio)");
  await accessible(page);
  await offer.click();
  assert.equal(await page.getByLabel("Region").inputValue(), "us-east-2.aws");
  assert.equal(await page.getByLabel("Project key").inputValue(), "my-shop");
});

journey("hosts are asked for in a press, and a refusal is said", async (t) => {
  const page = await t.context.newPage();
  // The browser's own question is no part of a page: what the visitor answers to it stands here instead.
  await page.addInitScript(() => {
    globalThis.asked = [];
    globalThis.answers = [false, true];
    if (globalThis.chrome?.permissions) {
      chrome.permissions.request = async (what) => {
        globalThis.asked.push([what, navigator.userActivation.isActive]);
        return globalThis.answers.shift();
      };
    }
  });
  await page.goto(`${t.url}index.html#/connect`);
  await page.getByText("Allow this extension to call commercetools").waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.asked), [], "nothing is asked for without a press");
  await page.getByRole("button", { name: "Allow access" }).click();
  await page.getByText("Access was not allowed").waitFor();
  await accessible(page);
  await shot(page, "extension refused");
  await page.getByRole("button", { name: "Allow access" }).click();
  await page.getByText("CORS does not apply to it").waitFor();
  const asked = await page.evaluate(() => globalThis.asked);
  const { optional_host_permissions: origins } = await page.evaluate(() => chrome.runtime.getManifest());
  assert.deepEqual(asked, [[{ origins }, true], [{ origins }, true]]);
  assert.equal(origins.filter((origin) => /^https:\/\/(auth|api)\.[a-z0-9.-]+\.commercetools\.com\/\*$/.test(origin)).length, 10);
});

/** What the DevTools page hands to the panel for the body of a request to GraphQL. */
function recorded(body) {
  const calls = [];
  const panel = { scopesmithCall: (call) => calls.push(call) };
  let finished;
  const devtools = {
    network: { onRequestFinished: { addListener: (act) => { finished = act; } } },
    panels: { create: (title, icon, page, then) => then({ onShown: { addListener: (act) => act(panel) } }) },
  };
  runInNewContext(readFileSync(join(root, "extension/devtools.js"), "utf8"), { chrome: { devtools }, URL });
  finished({ request: { method: "POST", url: "https://api.example/shop/graphql?q=in-query", postData: { text: JSON.stringify(body) } }, response: { status: 200 } });
  return calls[0];
}

test("no value of a document of GraphQL is kept, however it is written", () => {
  const block = '"""';
  for (const query of [
    '{ carts(where: "SECRET", limit: 4711) { id } }',
    `{ carts(where: ${block}SECRET${block}) { id } }`,
    `{ carts(where: ${block}a \\${block} SECRET${block}) { id } }`,
    `{ # ${block}\n carts(where: ${block}SECRET${block}) { id } }`,
    `{ # it's "\n carts(where: "SECRET") { id } }`,
    '{ carts(where: "a \\" SECRET # b") { id } } # SECRET',
    // Texts that do not end: nothing is left of the document.
    '{ carts(where: "SECRET) { id } }',
    `{ carts(where: ${block}a \\${block} SECRET) { id } }`,
  ]) {
    const call = recorded({ query, operationName: "SECRET and more", variables: { a: "SECRET" } });
    assert.ok(!JSON.stringify(call).includes("SECRET"), `${query} is kept as ${call[4]}`);
    assert.ok(!JSON.stringify(call).includes("4711"), query);
  }
  assert.deepEqual(
    [...recorded({ query: 'query Mine { carts(where: "x") { id } }' })],
    ["POST", "https://api.example/shop/graphql", 200, "query Mine", 'query Mine { carts(where: "") { id } }'],
  );
});

journey("the panel of the DevTools records the job of a page", async (t) => {
  const { sandbox } = t;
  const key = sandbox.operator.projectKey;
  // A shop of another origin that calls the API from the browser.
  const shop = createServer((request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<title>Shop</title>"));
  await new Promise((resolve) => shop.listen(0, "127.0.0.1", resolve));
  try {
    const page = t.context.pages()[0] ?? (await t.context.newPage());
    await page.goto(`http://127.0.0.1:${shop.address().port}/`);
    const panel = await panelOf(t);
    await panel.until(() => document.querySelector(".recorder") !== null);
    assert.match(await panel.text(".recorder"), /No calls yet/);
    const call = (method, path, body, token = "not-a-token") =>
      page.evaluate(async ([url, init]) => (await fetch(url, init)).status, [`${sandbox.url}/${key}${path}`, { method, headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body }]);
    const client = await sandbox.api("POST", "/api-clients", { name: "shop", scope: `view_products:${key}` });
    const basic = Buffer.from(`${client.body.id}:${client.body.secret}`).toString("base64");
    const granted = await fetch(`${sandbox.url}/oauth/token`, { method: "POST", headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" }, body: "grant_type=client_credentials" });
    const { access_token: token } = await granted.json();
    assert.equal(await call("GET", "/stores?where=secret-query", undefined, token), 403);
    await panel.until(() => document.querySelector(".recorder").textContent.includes("1 refused with 403"));
    const scopes = () => panel.text(".recorder .scope-string");
    assert.match(await scopes(), /view_stores|manage_stores|manage_project_settings|view_project_settings/);
    const fewer = (await scopes()).split(" ").length;
    await call("GET", "/carts/1?expand=a", undefined, token);
    await call("POST", "/graphql", JSON.stringify({ query: 'query MyCart { carts(where: "in-literal", limit: 4711) { results { id } } } # in-comment', variables: { secret: "in-variables" } }), token);
    await panel.until(() => document.querySelector(".recorder").textContent.includes("query MyCart"));
    assert.ok((await scopes()).split(" ").length > fewer, "the scopes grow with the calls");
    assert.match(await panel.text(".job-selected"), /GraphQL\s+Query\.carts/, "the fields of the document are the job");
    // What is shown, and what is remembered for a Finder that is opened again.
    const shown = await panel.evaluate(() => {
      const calls = [];
      scopesmithExtension.listen((...call) => calls.push(call));
      return document.body.innerText + JSON.stringify(calls);
    });
    assert.ok(shown.includes('["GET"'), "the calls are remembered");
    assert.match(shown, /Refused: a scope is missing/);
    for (const word of ["secret-query", "in-variables", "in-literal", "4711", "in-comment", token, "expand=a"]) assert.ok(!shown.includes(word), `${word} was kept`);
    assert.ok(!/127\.0\.0\.1:\d+\/\s*200/.test(shown), "the shop's own page is no call");
    const link = await panel.evaluate(() => document.querySelector(".recorder a").getAttribute("href"));
    assert.match(link, /^index\.html#\/finder\?/);
    const tab = await t.context.newPage();
    await tab.goto(t.url + link);
    await tab.getByText("GET /carts/{ID}").or(tab.getByText("/carts/{ID}")).first().waitFor();
    await shot(tab, "extension recorded job");
  } finally {
    shop.close();
    shop.closeAllConnections();
  }
}, { devtools: true });
