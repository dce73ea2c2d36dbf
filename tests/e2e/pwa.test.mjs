// The installed page: without a connection, when a new version arrives, and when it is switched off.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { journey, shot } from "./support/index.mjs";
import { tick } from "./support/form.mjs";
import { dist } from "./support/paths.mjs";
import { connect, makeClient } from "./support/sandbox.mjs";

/** Waits until what the page answers, maybe later, is true. */
async function until(page, what, patience = 60_000) {
  for (const end = Date.now() + patience; !(await page.evaluate(what)); ) {
    assert.ok(Date.now() < end, `never true: ${what}`);
    await page.waitForTimeout(200);
  }
}
/** Waits until the service worker has every file of the build. */
const installed = (page) => until(page, async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");
const started = (page) => page.waitForFunction(() => !document.getElementById("skeleton"));
const build = (page) => page.evaluate(() => document.documentElement.dataset.build);
/** Every request that the caches hold, and all of their texts. */
const kept = (page) =>
  page.evaluate(async () => {
    const found = { urls: [], text: "" };
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        found.urls.push(request.url);
        found.text += await (await cache.match(request)).text();
      }
    }
    return found;
  });

/** The page as it would be published next: `change` gets the folder of the copy. */
async function nextVersion(change, body) {
  const folder = await mkdtemp(join(tmpdir(), "scopesmith-next-"));
  try {
    await cp(dist, folder, { recursive: true });
    await change(folder);
    await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A copy with another build id. */
const NEXT = "0123456789ab";
async function renamed(folder) {
  const read = (name) => readFile(join(folder, name), "utf8");
  const sum = (text) => createHash("sha256").update(text).digest("hex").slice(0, 32);
  const [page, worker] = [await read("index.html"), await read("sw.js")];
  const [, id] = /data-build="([0-9a-f]{12})"/.exec(page);
  const next = page.replace(id, NEXT);
  assert.ok(worker.includes(id) && worker.includes(sum(page)), "the worker knows the page");
  await writeFile(join(folder, "index.html"), next);
  await writeFile(join(folder, "sw.js"), worker.replace(id, NEXT).replace(sum(page), sum(next)));
}

journey("after one visit the page works without a connection, parts that were never opened too", { worker: true, allow: [/ERR_|fetching the script/] }, async ({ page, site, url, requests }) => {
  await started(page);
  const first = [...site.requests];
  assert.ok(!first.some((path) => path.endsWith("/sw.js")), "the worker waits until the page is ready");
  await installed(page);
  const before = site.requests.slice(0, site.requests.findIndex((path) => path.endsWith("/sw.js")));
  assert.ok(before.length >= first.length, "the worker is asked for after everything that the page needs");
  assert.ok(!before.some((path) => /-(finder|new)\.wasm$/.test(path)), "no part was fetched before it");
  await site.close();
  const seen = requests.length;

  await page.reload();
  await started(page);
  await page.getByRole("link", { name: "Finder" }).first().click();
  await page.getByLabel("Type or paste calls").fill("add line item");
  await page.keyboard.press("Enter");
  await page.getByText("manage_orders:{projectKey}").waitFor();
  await page.getByRole("link", { name: "Presets" }).first().click();
  await page.getByLabel("Preset", { exact: true }).selectOption("env");
  await page.getByText("CTP_CLIENT_ID").first().waitFor();
  await page.goto(`${url}#/new`);
  await page.getByLabel("Name", { exact: true }).fill("made without a connection");
  await tick(page, "manage_project");
  await page.getByText("Full access to the project").first().waitFor();
  await page.goto(`${url}#/compare`);
  await page.getByRole("heading", { name: "Compare scopes" }).waitFor();
  // The draft as a text, and the palette: each comes with a part of its own.
  await page.goto(`${url}#/new`);
  await page.getByRole("button", { name: "Share, export or open a draft" }).click();
  await page.getByLabel("Format").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command" }).waitFor();
  await page.keyboard.press("Escape");
  await page.goto(`${url}#/connect`);
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("heading", { name: /API clients|New API client/ }).waitFor();
  await page.goto(`${url}#/new`);
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("button", { name: "Create with administrator access" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  const later = requests.slice(seen).map((request) => request.url);
  assert.ok(later.every((address) => address.startsWith(url)), "nothing else was asked for");
});

journey("the browser can install the page, with its shortcuts", { worker: true }, async ({ page, context, url }) => {
  await installed(page);
  await page.reload();
  const session = await context.newCDPSession(page);
  const { data, errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A private window, as the tests have, installs nothing.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  const { scope, start_url: start, shortcuts } = JSON.parse(data);
  for (const address of [scope, start, ...shortcuts.map((shortcut) => shortcut.url)]) {
    assert.ok(new URL(address, `${url}app.webmanifest`).href.startsWith(url), `${address} is below the page's own folder`);
  }
  for (const { name, url: address } of shortcuts) {
    await page.goto(new URL(address, url).href);
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.ok(!(await page.title()).startsWith("Page not found"), name);
  }
});

journey("a new version is offered, never while a secret is on the screen, and never by itself", { worker: true, sandbox: [] }, async (t) => {
  const { page, context, site, url, sandbox } = t;
  await installed(page);
  await page.reload();
  await started(page);
  assert.ok(await page.evaluate(() => navigator.serviceWorker.controller), "the worker serves the page");
  const foreign = [];
  context.on("response", (response) => {
    if (response.url().startsWith(sandbox.url)) foreign.push(response.fromServiceWorker());
  });
  // A client of its own: the secret of the sandbox's is part of the program.
  const rights = ["manage_api_clients", "view_stores", "view_project_settings"];
  const operator = await makeClient(sandbox, "operator", rights.map((right) => `${right}:{projectKey}`).join(" "));
  await connect(t, operator);
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("shown during an update");
  await tick(page, "view_products");
  const answer = page.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith("/api-clients"));
  await page.getByRole("button", { name: "Create API client" }).click();
  const { secret } = await (await answer).json();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  const former = await build(page);

  await nextVersion(renamed, async (folder) => {
    site.folder = folder;
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
    await until(page, async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting));
    const offer = page.getByRole("button", { name: "New version: reload" });
    const later = page.getByRole("status").getByText("A new version is ready");
    await page.getByRole("button", { name: "Reveal secret" }).click();
    await page.getByRole("button", { name: "Hide secret" }).click();
    assert.equal(await offer.count(), 0, "not while the secret is there, shown or hidden");
    await page.getByRole("checkbox", { name: /stored/ }).check();
    assert.equal(await offer.count(), 0, "nor when it is stored");
    await page.getByRole("link", { name: "Done" }).click();
    await page.getByRole("table").waitFor();
    await later.waitFor();
    await shot(page, "pwa new version");

    // A secret that is typed hides it again.
    await page.goto(`${url}#/connect`);
    await page.getByText("Connect another project").click();
    await page.getByLabel("Client secret").fill("typed");
    await offer.waitFor({ state: "detached" });
    await page.getByLabel("Client secret").fill("");
    await offer.waitFor();

    // Another tab of the former version goes on, with parts that it has never opened.
    const other = await context.newPage();
    await other.goto(url);
    await started(other);
    assert.equal(await build(other), former);
    await offer.click();
    await page.waitForFunction((id) => document.documentElement.dataset.build === id, NEXT);
    await page.getByText(`Build ${NEXT}.`).waitFor();
    assert.equal(await build(other), former, "only the tab that was asked is loaded anew");
    await other.getByRole("link", { name: "Finder" }).first().click();
    await other.getByLabel("Type or paste calls").waitFor();
  });

  assert.ok(foreign.length > 3, "the other host was asked");
  assert.ok(foreign.every((by) => !by), "its answers did not come by way of the worker");
  const { urls, text } = await kept(page);
  assert.ok(urls.length > 20 && urls.every((address) => address.startsWith(url)), urls.join("\n"));
  for (const word of [secret, operator.clientSecret]) assert.ok(!text.includes(word), "a secret is kept");
});

journey("the kill switch removes the worker and all that it kept", { worker: true }, async ({ page, site, url }) => {
  await installed(page);
  assert.ok((await kept(page)).urls.length > 20);
  const off = async (folder) => writeFile(join(folder, "sw.js"), await readFile(join(folder, "sw-off.js")));
  await nextVersion(off, async (folder) => {
    site.folder = folder;
    await page.reload();
    await until(page, async () => !(await navigator.serviceWorker.getRegistration()) && (await caches.keys()).length === 0);
    const before = site.requests.length;
    await page.goto(`${url}?again`);
    await started(page);
    assert.ok(site.requests.length > before + 3, "the page comes from the host again");
  });
});

test("the worker keeps its hands off everything that is not ours", async () => {
  const source = await readFile(join(dist, "sw.js"), "utf8");
  const listeners = {};
  const asked = [];
  const self = { registration: { scope: "https://pages.example/shop/" }, addEventListener: (type, act) => { listeners[type] = act; } };
  new Function("self", "caches", "fetch", source)(self, { open: async () => ({ match: async () => null }), match: async () => null }, async () => "answer");
  const ask = (method, url, mode = "cors") => {
    let taken = false;
    listeners.fetch({ request: { method, url, mode }, respondWith: (answer) => { taken = true; asked.push(answer); } });
    return taken;
  };
  for (const [method, url, mode] of [
    ["GET", "https://api.europe-west1.gcp.commercetools.com/shop/api-clients"],
    ["GET", "https://pages.example/other/page-0123456789abcdef.css"],
    ["GET", "http://pages.example/shop/", "navigate"],
    ["POST", "https://pages.example/shop/page-0123456789abcdef.css"],
    ["GET", "https://pages.example/shop/api-clients"],
    ["GET", "https://pages.example/shop/sw.js"],
    ["GET", "https://pages.example/shop/more/", "navigate"],
  ]) assert.equal(ask(method, url, mode), false, `${method} ${url}`);
  assert.equal(ask("GET", "https://pages.example/shop/", "navigate"), true);
  assert.equal(ask("GET", "https://pages.example/shop/scopesmith-0123456789abcdef-finder.wasm"), true);
  assert.equal(ask("GET", "https://pages.example/shop/icon.svg"), true);
  await Promise.all(asked);
});
