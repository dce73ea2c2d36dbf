// What the page says of itself: what was sent, what is stored, which policy holds.
import assert from "node:assert/strict";
import { accessible } from "./support/axe.mjs";
import { journey, shot } from "./support/index.mjs";
import { connect, makeClient } from "./support/sandbox.mjs";

const section = (page, name) => page.getByRole("region", { name, exact: true }).first();
const heading = (page) => page.getByRole("heading", { level: 1, name: "Security and privacy" });
const visit = async (page) => {
  await page.getByRole("contentinfo").getByRole("link", { name: "Security and privacy" }).click();
  await heading(page).waitFor();
};
const fits = async (page) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.waitForFunction(() => innerWidth === 1280);
};

journey("the page says which hosts it asked, what the token may do, and which policy is in force", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  // By the palette, before anything was sent.
  await page.getByRole("contentinfo").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command" }).fill("Security");
  await page.keyboard.press("Enter");
  await heading(page).waitFor();
  await page.getByText("This page has sent no request").waitFor();
  await page.getByText("Not connected: the page has no token.").waitFor();
  assert.match(await page.getByText("The page itself came from").innerText(), new RegExp(`${t.site.origin}\\..* [1-9]\\d* files`));
  await accessible(page);
  await shot(page, "trust empty");

  const operator = await makeClient(sandbox, "operator", ["manage_api_clients", "view_stores", "view_project_settings", "manage_orders"].map((name) => `${name}:{projectKey}`).join(" "));
  const before = (await sandbox.log()).length;
  await page.evaluate(() => { location.hash = "#/connect"; });
  await connect(t, operator);
  await page.getByRole("table").waitFor();
  await visit(page);
  const row = section(page, "Requests").getByRole("row").filter({ hasText: sandbox.url });
  await row.waitFor();
  // The sandbox's own log is the witness; preflights are the browser's.
  const sent = async () => (await sandbox.log()).slice(before).filter(({ method, path }) => method !== "OPTIONS" && !path.startsWith("/__sandbox")).length;
  const counted = async () => Number(await row.getByRole("cell").first().innerText());
  while ((await counted()) !== (await sent())) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(await section(page, "Requests").getByRole("row").count(), 2, "one host, and the head");
  assert.match(await row.getByRole("cell").nth(2).innerText(), /kB$/);

  const connection = section(page, "Connection");
  await connection.getByText("The access token in use has 3 scopes.").click();
  await connection.getByText("manage_api_clients", { exact: true }).waitFor();
  assert.equal(await connection.getByText("manage_orders", { exact: true }).count(), 0, "it was not asked for");
  await connection.getByText("asked only for the scopes that it needs").waitFor();
  assert.equal(await connection.getByLabel("Disconnect after inactivity").inputValue(), "15");

  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const words = (text) => text.split(/[\s;]+/).filter(Boolean);
  assert.deepEqual(words(await page.locator(".trust-policy").innerText()), words(policy));
  await page.getByText("Enforced: the browser blocks").waitFor();
  await accessible(page);
  await shot(page, "trust full");
  await fits(page);

  // All scopes only when they are asked for, and then it says so.
  await connection.getByRole("link", { name: "Connection details" }).click();
  await page.getByText("Scopes of the token in use (3)").waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "Request all scopes" }).click();
  await page.getByText("Scopes of the token in use (4)").waitFor();
  assert.equal(await page.getByRole("button", { name: "Request all scopes" }).count(), 0);
  await visit(page);
  await connection.getByText("The access token in use has 4 scopes.").waitFor();
});

journey("what is stored is listed with its purpose, and is gone when it is removed", {}, async (t) => {
  const { page } = t;
  const stored = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("scopesmith.")).sort());
  await page.evaluate(() => {
    localStorage.setItem("scopesmith.theme", "dark");
    localStorage.setItem("scopesmith.region", "us-central1.gcp");
    localStorage.setItem("scopesmith.snapshot.my-shop", "x".repeat(2000));
    localStorage.setItem("scopesmith.<b>odd</b>", "1");
    localStorage.setItem("another page", "stays");
  });
  await visit(page);
  const list = section(page, "Stored in this browser");
  const row = (name) => list.getByRole("row").filter({ hasText: name });
  await row("theme").getByText("Color theme").waitFor();
  await row("snapshot.my-shop").getByText("2.0 kB").waitFor();
  await row("<b>odd</b>").getByText("Unknown to this version of the page").waitFor();
  assert.equal(await list.getByText("another page").count(), 0);
  await accessible(page);
  await shot(page, "trust stored");
  await fits(page);
  await page.getByRole("button", { name: "Delete region" }).focus();
  await page.keyboard.press("Enter");
  await row("region").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.id === "stored-title");
  assert.deepEqual(await stored(), ["scopesmith.<b>odd</b>", "scopesmith.snapshot.my-shop", "scopesmith.theme"]);
  await page.getByRole("button", { name: "Delete all" }).click();
  await list.getByText("Nothing is stored.").waitFor();
  assert.deepEqual(await stored(), []);
  assert.equal(await page.evaluate(() => localStorage.getItem("another page")), "stays");
  // What another tab stores is seen too.
  const other = await t.context.newPage();
  await other.goto(t.url);
  await other.evaluate(() => localStorage.setItem("scopesmith.idle", "30"));
  await row("idle").waitFor();
});

journey("the sandbox inside the page counts as no request", { path: "#/connect" }, async (t) => {
  const { page } = t;
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
  await visit(page);
  await page.getByText("This page has sent no request").waitFor();
  await page.getByText(/The access token in use has \d+ scopes/).waitFor();
});

// Without the page's own registration, which would come in between.
journey("the copies of the service worker can be removed, with the worker", { worker: true, site: { refuse: /\/pwa-/ }, allow: [/pwa-/, /404/] }, async (t) => {
  const { page } = t;
  // A worker and copies as public/sw.js makes them, whatever build is tested; those of another folder stay.
  const names = await page.evaluate(async () => {
    const folder = location.pathname.replace(/[^/]*$/, "");
    for (const name of [`scopesmith ${folder} one`, `scopesmith ${folder} two`, "scopesmith /elsewhere/ one"]) {
      const cache = await caches.open(name);
      await cache.put(new Request(`${location.origin}${folder}${name.length}`), new Response("x"));
    }
    return caches.keys();
  });
  assert.equal(names.length >= 3, true);
  await visit(page);
  const list = section(page, "Stored in this browser");
  await list.getByText(/The service worker keeps \d+ files/).waitFor();
  await list.getByRole("button", { name: "Delete offline copy" }).click();
  await list.getByText("The browser keeps no offline copy").waitFor();
  assert.deepEqual(await page.evaluate(() => caches.keys()), ["scopesmith /elsewhere/ one"]);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});
