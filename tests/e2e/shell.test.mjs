// The frame around every page: header, palette, menus, messages, keys, focus and titles; and the landing page.
import assert from "node:assert/strict";
import { accessible, fits, journey, shot } from "./support/index.mjs";

const onHeading = (page, name) =>
  page.waitForFunction((text) => document.activeElement.tagName === "H1" && document.activeElement.textContent === text, name);
const trySandbox = async (page) => {
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
};
const menu = (page) => page.getByRole("button", { name: /^Project menu/ });

journey("the landing page says what this is, and its example answers", {}, async ({ page, requests }) => {
  await page.getByRole("heading", { name: "API clients with only the scopes they need" }).waitFor();
  assert.match(await page.title(), /^Scopesmith: /);
  const example = page.getByRole("region", { name: "Which scopes do these calls need?" });
  const scopes = () => example.getByRole("list", { name: "Required scopes" }).getByRole("listitem").allInnerTexts();
  assert.deepEqual(await scopes(), ["manage_orders", "view_published_products"]);
  await example.getByText("3 calls need 2 scopes.").waitFor();
  await example.getByRole("checkbox", { name: /Find customers/ }).check();
  await example.getByText("4 calls need 3 scopes.").waitFor();
  assert.ok((await scopes()).includes("view_customers"));
  await example.evaluate((region) => region.querySelectorAll("input:checked").forEach((box) => box.click()));
  await example.getByText("Select calls to see scopes.").waitFor();
  assert.deepEqual(await scopes(), []);
  assert.ok(!requests.some(({ url }) => /finder\.wasm/.test(url)), "the example needs no table of endpoints");
  await accessible(page);
  await page.getByRole("link", { name: "Find scopes" }).click();
  await onHeading(page, "Which scopes do I need?");
});

for (const width of [768, 800, 900, 1024, 1280, 1920]) {
  journey(`the header is one row at ${width} px`, { viewport: { width, height: 800 } }, async ({ page }) => {
    await trySandbox(page);
    const box = await page.getByRole("banner").boundingBox();
    assert.ok(box.height <= 56, `${box.height} px`);
    const tops = await page.getByRole("banner").locator(".nav a, .brand, button").evaluateAll((all) =>
      all.map((one) => { const { top, height } = one.getBoundingClientRect(); return Math.round(top + height / 2); }));
    assert.ok(Math.max(...tops) - Math.min(...tops) <= 2, `one row: ${tops}`);
    const { height } = await page.locator(".brand").evaluate((brand) => brand.getBoundingClientRect());
    assert.ok(height <= 33, `the name on one line: ${height} px`);
    await fits(page);
  });
}

journey("on a phone the header is low, the pages are at the bottom, and nothing is hidden behind them", { viewport: { width: 390, height: 844 } }, async ({ page }) => {
  await trySandbox(page);
  assert.ok((await page.getByRole("banner").boundingBox()).height <= 56);
  const nav = await page.getByRole("navigation", { name: "Pages" }).boundingBox();
  assert.ok(nav.y + nav.height >= 843, "a bar at the bottom");
  for (const link of await page.getByRole("navigation", { name: "Pages" }).getByRole("link").all()) {
    const box = await link.boundingBox();
    assert.ok(box.height >= 44 && box.width >= 44);
  }
  await menu(page).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).waitFor();
  await fits(page, "the open menu");
  await accessible(page);
  await page.keyboard.press("Escape");
  // Scrolled to the end, the footer stands above the bar.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const foot = await page.getByRole("contentinfo").boundingBox();
  assert.ok(foot.y + foot.height <= nav.y + 1);
});

journey("at 320 px and at 400 % zoom at least half of the height is left for the page", { viewport: { width: 320, height: 256 } }, async ({ page }) => {
  await trySandbox(page);
  await fits(page, "the list");
  await page.evaluate(() => scrollTo(0, 400));
  const taken = await page.evaluate(() => [...document.querySelectorAll("body *")]
    .filter((one) => ["fixed", "sticky"].includes(getComputedStyle(one).position) && !one.closest(".toasts, main"))
    .map((one) => one.getBoundingClientRect())
    .reduce((sum, box) => sum + Math.max(0, Math.min(256, box.bottom) - Math.max(0, box.top)), 0));
  assert.ok(taken <= 128, `${taken} px are taken`);
});

journey("the project menu by keyboard: facts, theme, connection, disconnect", {}, async ({ page }) => {
  await trySandbox(page);
  await menu(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.getByText(/^Token: /).waitFor();
  await page.getByText("sunny-outfitters").waitFor();
  await page.waitForFunction(() => document.activeElement.textContent === "Connection details");
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Disconnect");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Connection details", "around the end");
  await accessible(page);
  await page.getByRole("menuitemradio", { name: "Dark theme" }).click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  assert.equal(await menu(page).evaluate((button) => button === document.activeElement), true, "the focus is back at the button");
  await menu(page).click();
  assert.equal(await page.getByRole("menuitemradio", { name: "Dark theme" }).getAttribute("aria-checked"), "true");
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("menu").count(), 0);
  await menu(page).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  await onHeading(page, "Connect your project");
  await page.getByRole("status").filter({ hasText: "Disconnected." }).waitFor();
  assert.match(await menu(page).innerText(), /No project/);
});

journey("a page that comes late takes the focus, and never from a field that is typed in", {}, async ({ page, site }) => {
  await trySandbox(page);
  site.hold = /-presets\.wasm$/;
  await page.getByRole("link", { name: "Presets" }).click();
  await page.waitForFunction(() => document.activeElement.id === "main");
  assert.ok(await page.getByText("Loading the page").isVisible());
  await page.getByRole("link", { name: "API clients" }).first().click();
  for (const [link, field] of [["New API client", "name"], ["Finder", "job-box"]]) {
    // Its heading is looked for again and again while the part is on its way.
    await page.getByRole("link", { name: link }).first().click();
    await page.locator(`#${field}`).focus();
    await page.keyboard.type("typed-in-one-go", { delay: 20 });
    assert.equal(await page.locator(`#${field}`).inputValue(), "typed-in-one-go");
  }
});

journey("the palette finds pages, actions, clients, presets and calls", { path: "#/" }, async ({ page, site }) => {
  const fetched = (part) => site.requests.filter((path) => path.includes(`-${part}.wasm`)).length;
  await trySandbox(page);
  assert.equal(fetched("commands"), 0, "the palette is fetched when it is opened");
  await page.keyboard.press("Control+k");
  const input = page.getByRole("combobox", { name: "Command" });
  await input.waitFor();
  await page.waitForFunction(() => document.activeElement.id === "palette");
  await accessible(page);
  const option = (name) => page.getByRole("option", { name });
  const marked = () => page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.innerText);
  await input.fill("nac");
  assert.match(await marked(), /^New API client/, "letters of its words find a name, and the best one is marked");
  await input.fill("erp order");
  await option(/ERP order sync/).waitFor();
  await input.fill("curl");
  await option(/cURL/).first().waitFor();
  await input.fill("create order");
  await option(/POST \/orders/).first().waitFor();
  await accessible(page);
  await shot(page, "palette 1280");
  await input.fill("no such thing at all");
  await page.getByText("No results.").waitFor();
  await input.fill("");
  await page.keyboard.press("ArrowDown");
  assert.match(await marked(), /^API clients/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.match(await marked(), /^Disconnect/, "around the end");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  // The palette is over when the focus is back where it was.
  await page.waitForFunction(() => document.activeElement.id !== "palette" && document.activeElement !== document.body);
  await page.keyboard.press("Control+k");
  await input.fill("compare");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#/compare");
  await onHeading(page, "Compare scopes");
  // A call of the API goes into the Finder's job.
  await page.keyboard.press("Control+k");
  await input.fill("create order");
  await option(/POST \/orders$/).click();
  await page.waitForFunction(() => location.hash.startsWith("#/finder"));
  await page.getByText("manage_orders").first().waitFor();
});

journey("single keys do what they say, never while somebody types, and can be switched off", {}, async ({ page }) => {
  await trySandbox(page);
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("/");
  await page.waitForFunction(() => document.activeElement.closest("main") && document.activeElement.matches("input"));
  await page.keyboard.type("n?/");
  assert.equal(await page.evaluate(() => document.activeElement.value), "n?/");
  assert.match(page.url(), /#\/clients/, "typing n goes nowhere");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Alt+n");
  assert.match(page.url(), /#\/clients/, "a key with a modifier is the browser's");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await accessible(page);
  await page.keyboard.press("n");
  assert.match(page.url(), /#\/clients/, "nothing happens behind a dialog");
  await page.getByRole("checkbox", { name: "Use single-key shortcuts" }).uncheck();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.keyboard.press("n");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command" }).waitFor();
  assert.match(page.url(), /#\/clients/, "switched off, and the palette still opens");
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: "Try the sandbox" }).waitFor();
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command" }).fill("keyboard");
  await page.keyboard.press("Enter");
  const box = page.getByRole("checkbox", { name: "Use single-key shortcuts" });
  assert.equal(await box.isChecked(), false, "the choice is remembered");
  await box.check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.waitForFunction(() => document.activeElement.id === "name");
});

journey("the title names the page that is shown, and messages belong to their page", {}, async ({ page }) => {
  for (const [hash, title] of [
    ["#/finder", "Finder"], ["#/compare", "Compare"], ["#/presets", "Presets"], ["#/new", "New API client"],
    ["#/clients", "Connect your project"], ["#/nowhere", "Page not found"],
  ]) {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.waitForFunction((text) => document.title === `${text} · Scopesmith`, title);
  }
  await page.evaluate(() => (location.hash = "#/clients"));
  await page.getByText("Connect a project to see its API clients.").waitFor();
  await trySandbox(page);
  assert.equal(await page.title(), "API clients · Scopesmith");
  // What the page shows is only announced.
  await page.getByRole("status").filter({ hasText: "API clients loaded" }).waitFor();
  const toast = page.locator(".toast");
  assert.equal(await toast.count(), 0, "the list shows it");
  const copyId = async (nth) => {
    await page.getByRole("button", { name: /^Actions for/ }).nth(nth).click();
    await page.getByRole("menuitem", { name: "Copy ID" }).click();
  };
  await copyId(0);
  await toast.waitFor();
  await copyId(1);
  await page.getByRole("link", { name: "Compare" }).hover();
  assert.equal(await toast.count(), 1, "one at a time");
  await page.getByRole("link", { name: "Compare" }).click();
  await onHeading(page, "Compare scopes");
  await toast.waitFor({ state: "detached" });
  assert.equal(await page.getByRole("status").filter({ hasText: /loaded|Copied/ }).count(), 0, "what was said of another page is gone");
});

journey("a message goes by itself, stays while it is pointed at, and can be closed", {}, async ({ page }) => {
  await page.clock.install();
  await page.goto(page.url());
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.clock.runFor(3_000);
  await page.getByRole("table").waitFor();
  await page.getByRole("button", { name: /^Project menu/ }).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  const toast = page.locator(".toast").filter({ has: page.locator('[data-text*="Disconnected."]') });
  await toast.hover();
  await page.clock.runFor(60_000);
  assert.equal(await toast.count(), 1, "pointed at, it stays");
  await page.mouse.move(10, 300);
  await page.clock.runFor(10_000);
  assert.equal(await toast.count(), 0, "then it goes");
});

journey("forced colors keep the current page and the chosen ones marked", { context: { forcedColors: "active" } }, async ({ page }) => {
  await trySandbox(page);
  const outline = (locator) => locator.evaluate((one) => getComputedStyle(one).outlineStyle);
  assert.notEqual(await outline(page.getByRole("link", { name: "API clients", exact: true }).first()), "none");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command" }).waitFor();
  assert.notEqual(await outline(page.locator('[role=option][aria-selected="true"]')), "none");
  await shot(page, "palette forced colors");
});
