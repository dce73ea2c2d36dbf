// What every static host must give: the page starts below a sub-path, strictly and silently.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, journey, open } from "./support/index.mjs";
import { dist } from "./support/paths.mjs";

const started = (page) => page.waitForFunction(() => !document.getElementById("skeleton"));

journey("starts from a sub-path, asks only its own host and stays silent", {}, async ({ page, site, requests }) => {
  await started(page);
  assert.match(await page.title(), /Scopesmith/);
  assert.ok(requests.length > 5, "the requests were seen");
  const wasm = site.requests.filter((path) => path.endsWith(".wasm"));
  assert.equal(wasm.length, 1, "the module is loaded once, by its preload");
  assert.ok(site.requests.every((path) => path.startsWith("/some/where/")), site.requests.join("\n"));
  // Nothing fails later either: the page is idle, and all that it began is done.
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
});

journey("the part behind the landing page comes at the first touch, and its loss is told and mended", {
  site: { refuse: /session[^/]*\.wasm$/ },
  allow: [/404/, /WebAssembly/],
}, async ({ page, site }) => {
  await started(page);
  const parts = () => site.requests.filter((path) => /session[^/]*\.wasm$/.test(path)).length;
  assert.equal(parts(), 0, "a visitor who only looks downloads the first load only");
  await page.getByRole("link", { name: "Connect your project" }).click();
  await page.getByLabel("Project key").fill("typed before");
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("alert").getByText("could not be loaded").waitFor();
  assert.ok(parts() > 0);
  await accessible(page);
  assert.equal(await page.getByLabel("Project key").inputValue(), "typed before");
  site.refuse = null;
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
});

journey("a visit begins also where its one file can't be had, with the files that it stands for", {
  path: "#/new",
  site: { refuse: /-start-new\.wasm$/ },
  allow: [/404/, /WebAssembly/],
}, async ({ page, site }) => {
  await page.getByRole("checkbox", { name: "view_orders" }).check();
  await page.locator(".bar-line", { hasText: "1 scope" }).waitFor();
  const asked = (end) => site.requests.filter((path) => path.endsWith(end)).length;
  assert.ok(asked("-start-new.wasm") > 0 && asked("-new.wasm") > asked("-start-new.wasm"));
});

journey("no part comes twice: what a visit began with is not fetched again by the pages after it", {}, async ({ page, site }) => {
  await started(page);
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.locator("tr.client").first().waitFor();
  const asked = (part) => site.requests.filter((path) => path.endsWith(`-${part}.wasm`)).length;
  assert.deepEqual([asked("start-session"), asked("session"), asked("list")], [1, 1, 0], "in one file");
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByRole("checkbox", { name: "view_orders" }).waitFor();
  assert.deepEqual([asked("start-new"), asked("session")], [0, 1], "then file by file");
  const modules = site.requests.filter((path) => path.endsWith(".wasm"));
  assert.equal(new Set(modules).size, modules.length, "each once");
});

journey("starts from a root and from a deep hash route", { path: "#/nowhere/else", site: { base: "/" } }, async ({ page }) => {
  await started(page);
});

journey("has a strict policy that is enforced", { allow: [/Content Security Policy/, /Trusted/] }, async ({ page, foreign }) => {
  await started(page);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  assert.match(policy, /default-src 'none'/);
  const refused = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.append("globalThis.inlineRan = true");
    document.head.append(script);
    const elsewhere = await fetch("https://example.com/").then(() => "reached", () => "refused");
    return [globalThis.inlineRan === true, elsewhere];
  });
  assert.deepEqual(refused, [false, "refused"]);
  assert.deepEqual(foreign(), []);

  // No text becomes markup with an address or a handler, a script, or the address of one.
  const taken = await page.evaluate(() => {
    const place = document.createElement("template");
    const script = document.createElement("script");
    const attempts = {
      plain: () => { place.innerHTML = '<div class="bars" aria-hidden="true"><i></i>a > b</div>'; },
      image: () => { place.innerHTML = "<img src=x onerror=alert(1)>"; },
      handler: () => { place.innerHTML = '<b onclick="alert(1)">x</b>'; },
      link: () => { place.innerHTML = '<a href="javascript:alert(1)">x</a>'; },
      frame: () => { place.innerHTML = '<iframe srcdoc="x"></iframe>'; },
      element: () => { place.innerHTML = "<script>alert(1)</" + "script>"; },
      sly: () => { place.innerHTML = '<b class="x" onclick=alert(1) class="y">x</b>'; },
      broken: () => { place.innerHTML = "<b class=\"x\"<img src=x>"; },
      document: () => { new DOMParser().parseFromString("<img src=x>", "text/html"); },
      text: () => { script.textContent = "alert(1)"; },
      address: () => { script.src = "data:,alert(1)"; },
      policy: () => { trustedTypes.createPolicy("mine", {}); },
      again: () => { trustedTypes.createPolicy("default", {}); },
      worker: () => { new Worker("sw.js"); },
    };
    return Object.keys(attempts).filter((name) => {
      try {
        attempts[name]();
        return true;
      } catch {
        return false;
      }
    });
  });
  assert.deepEqual(taken, ["plain"]);
});

test("says so without WebAssembly", async () => {
  const t = await open({ site: { hold: /scopesmith-[0-9a-f]+\.js$/ } });
  try {
    // Before the start script runs: the browser is one that has it switched off.
    await t.page.addInitScript(() => delete globalThis.WebAssembly);
    t.site.hold = null;
    await t.goto();
    await t.page.getByRole("alert").getByText("needs WebAssembly").waitFor();
    t.clean();
  } finally {
    await t.close();
  }
});

journey("says so without JavaScript", { javaScriptEnabled: false }, async ({ page }) => {
  // Playwright looks for no text inside noscript.
  await page.locator("noscript h1").waitFor();
  assert.match(await page.locator("noscript h1").textContent(), /needs JavaScript and WebAssembly/);
  // What only the app can answer is not offered.
  assert.equal(await page.locator("#skeleton").isVisible(), false);
  assert.equal(await page.locator("#first button:visible, #first .nav a:visible, #first input:visible").count(), 0);
});

journey("does not start inside another page, on a host that cannot forbid it", { site: { plain: true } }, async ({ page, site, context }) => {
  const outer = await context.newPage();
  await outer.setContent(`<iframe src="${site.url}" width="800" height="600"></iframe>`);
  const inner = outer.frameLocator("iframe");
  await inner.getByRole("alert").getByText("does not run inside another page").waitFor();
  await inner.getByRole("link", { name: "Open in a new tab" }).waitFor();
  await started(page);
});

journey("a host that reads _headers lets no page frame it nor hold a handle on it", {}, async ({ page, site, context }) => {
  await started(page);
  const outer = await context.newPage();
  const refused = outer.waitForEvent("console", (message) => /frame-ancestors/.test(message.text()));
  await outer.setContent(`<iframe src="${site.url}" width="800" height="600"></iframe>`);
  await refused;
  const popup = context.waitForEvent("page");
  const handle = await outer.evaluateHandle((url) => window.open(url), site.url);
  const opened = await popup;
  await started(opened);
  assert.equal(await opened.evaluate(() => window.opener), null);
  assert.equal(await handle.evaluate((window) => window.closed), true, "the opener's handle leads nowhere");
});

journey("a window that another page opened shows no form, where no header keeps the two apart", { site: { plain: true } }, async ({ page, site, context }) => {
  await started(page);
  const popup = context.waitForEvent("page");
  // A page of the same site: it keeps its handle on the window.
  await page.evaluate((url) => { globalThis.opened = window.open(url); }, `${site.url}#/connect`);
  const opened = await popup;
  await opened.getByRole("alert").getByText("does not run in a window that another page opened").waitFor();
  assert.equal(await opened.evaluate(() => window.opener === null), false);
  assert.equal(await opened.locator("input").count(), 0);
  // The link leads to a window of its own.
  const own = context.waitForEvent("page");
  await opened.getByRole("link", { name: "Open in a new tab" }).click();
  const free = await own;
  await free.getByLabel("Project key").waitFor();
  assert.equal(await free.evaluate(() => window.opener), null);
});

journey("keeps the chosen colour scheme from the first paint on", { site: { hold: /\.wasm$/ } }, async (t) => {
  await t.page.evaluate(() => localStorage.setItem("scopesmith.theme", "dark"));
  await t.goto("", { waitUntil: "commit" });
  await t.page.getByRole("link", { name: "Scopesmith" }).waitFor();
  assert.equal(await t.page.evaluate(() => document.documentElement.dataset.theme), "dark");
});

test("every file that the web manifest names is there", async () => {
  const manifest = JSON.parse(await readFile(join(dist, "app.webmanifest"), "utf8"));
  for (const { src } of manifest.icons) await readFile(join(dist, src));
});
