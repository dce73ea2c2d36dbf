// What is there before the module: the frame, the start page or a skeleton, and what becomes of presses until then.
import assert from "node:assert/strict";
import { accessible, fits, journey } from "./support/index.mjs";

/** The module and the parts wait until `site.release()`. */
const held = { hold: /\.wasm$/ };
const painted = (page) => page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
const started = (page) => page.waitForFunction(() => !document.getElementById("first"));
const heading = (page) => page.getByRole("heading", { name: "API clients with only the scopes they need" });

journey("the start page is painted before the module, and what is chosen in its example counts", { site: held }, async ({ page, site }) => {
  await heading(page).waitFor();
  await painted(page);
  await page.getByText("3 calls need 2 scopes.").waitFor();
  assert.equal(await page.locator("#skeleton").isVisible(), false);
  await accessible(page);
  await fits(page);
  const box = page.getByRole("checkbox", { name: /Find customers/ });
  await box.focus();
  await page.keyboard.press("Space");
  assert.equal(await box.isChecked(), true);
  site.release();
  await page.getByText("4 calls need 3 scopes.").waitFor();
  assert.deepEqual(await page.getByRole("list", { name: "Required scopes" }).getByRole("listitem").allInnerTexts(), ["manage_orders", "view_published_products", "view_customers"]);
  // The focus is where it was.
  await page.keyboard.press("Space");
  await page.getByText("3 calls need 2 scopes.").waitFor();
  // The start page is as it was when somebody comes back to it.
  await page.getByRole("checkbox", { name: /Read orders/ }).check();
  await page.getByRole("link", { name: "Presets" }).click();
  await page.getByRole("heading", { name: "Presets", exact: true }).waitFor();
  assert.equal(await heading(page).count(), 0);
  for (let visit = 0; visit < 2; visit += 1) {
    await page.getByRole("link", { name: "Scopesmith", exact: true }).click();
    await heading(page).waitFor();
    await page.getByRole("checkbox", { name: /Place an order/ }).uncheck();
    await page.getByRole("link", { name: "Finder" }).click();
    await page.getByRole("heading", { name: "Which scopes do I need?" }).waitFor();
  }
});

journey("a press on Try the sandbox before the module is here opens the sandbox, and its parts are asked for at once", { site: held }, async ({ page, site }) => {
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  // Beside the module, which has not come yet.
  const asked = () => site.requests.some((path) => path.endsWith("-start-session.wasm"));
  await site.until(asked);
  assert.ok(asked(), site.requests.join("\n"));
  assert.equal(await page.locator("#first").count(), 1);
  site.release();
  await page.locator("tr.client").first().waitFor();
  await page.getByRole("button", { name: /^Project menu/ }).getByText("Sandbox").waitFor();
});

journey("a button that the browser remembers as disabled works again", { site: held }, async ({ page, site }) => {
  await heading(page).waitFor();
  await page.evaluate(() => (document.querySelector("#landing button").disabled = true));
  site.release();
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.locator("tr.client").first().waitFor();
});

journey("a press counts once, the last one, and not on a page that was left", { site: held }, async ({ page, site }) => {
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("button", { name: /^Project menu/ }).click();
  assert.equal(await page.locator("[data-pressed]").count(), 1);
  site.release();
  await page.getByRole("menuitem", { name: "Connect your project" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("[data-pressed]").count(), 0);
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.locator("tr.client").first().waitFor();
});

journey("the search of the header opens for a press before the module is here", { site: held }, async ({ page, site }) => {
  await page.getByRole("button", { name: "Search or jump to" }).click();
  site.release();
  await page.getByRole("dialog").getByRole("combobox").waitFor();
});

journey("a link of the first paint leads to its page, and a press before it is void", { site: held }, async ({ page, site }) => {
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("link", { name: "Find scopes" }).click();
  await page.locator("#skeleton").waitFor();
  assert.equal(await heading(page).isVisible(), false);
  await page.goBack();
  await heading(page).waitFor();
  await page.goForward();
  site.release();
  await page.getByRole("heading", { name: "Which scopes do I need?" }).waitFor();
  await page.getByRole("button", { name: "Project menu: No project" }).waitFor();
  await started(page);
  assert.equal(await page.evaluate(() => document.documentElement.hasAttribute("data-elsewhere")), false);
  await page.getByRole("link", { name: "Scopesmith", exact: true }).click();
  await heading(page).waitFor();
});

journey("any other page begins with the header and a skeleton", { path: "#/new", site: held }, async ({ page, site }) => {
  await page.getByRole("link", { name: "Scopesmith" }).waitFor();
  await page.getByRole("heading", { name: "Scopesmith is starting" }).waitFor();
  await painted(page);
  assert.equal(await heading(page).isVisible(), false);
  assert.equal(await page.locator(".foot").isVisible(), false, "it would move");
  await accessible(page);
  site.release();
  await page.getByRole("heading", { name: "New API client" }).waitFor();
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
  journey(`nothing moves when the app takes the start page over, at ${width} px`, { viewport: { width, height }, site: held }, async ({ page, site }) => {
    await painted(page);
    const boxes = () => page.evaluate(() => Array.from(document.querySelectorAll("header *, #landing, #landing *, .foot a"))
      .filter((element) => element.checkVisibility())
      .map((element) => { const { x, y, width: wide, height: high } = element.getBoundingClientRect(); return `${element.localName}.${element.className} ${[x, y, wide, high].map(Math.round)}`; }));
    const before = await boxes();
    assert.ok(before.length > 50, "there is much to see");
    site.release();
    await started(page);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.deepEqual(await boxes(), before);
    const shifts = await page.evaluate(() => new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
      setTimeout(resolve, 500, []);
    }));
    assert.deepEqual(shifts, []);
  });
}

journey("when the module cannot be had, nothing is offered that only the app can answer", { site: { refuse: /\.wasm$/ }, allow: [/404/, /wasm/i] }, async ({ page }) => {
  await page.getByRole("alert").getByText("could not start").waitFor();
  assert.equal(await heading(page).count(), 0);
  assert.equal(await page.locator("button, nav a, .foot a").count(), 0);
  await page.getByRole("link", { name: "Scopesmith" }).waitFor();
  await accessible(page);
});
