// What is pressed is large enough: at least 24 × 24 CSS px, or with as much space around it (WCAG 2.2, 2.5.8), on every page,
// with a pointer and with a finger. axe-core has a rule for it that is off unless it is named.
import assert from "node:assert/strict";
import { axe } from "./support/axe.mjs";
import { tick } from "./support/form.mjs";
import { fits, journey } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

const SIZE = { runOnly: ["target-size"], rules: { "target-size": { enabled: true } } };
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** The window of Lighthouse's phone. */
const LIGHTHOUSE = { viewport: { width: 412, height: 823 }, context: { isMobile: true, hasTouch: true } };

const heading = (name) => (page) => page.getByRole("heading", { level: 1, name }).waitFor();

/** What has to be there before a page is looked at, for each address. */
const ANYWHERE = [
  ["#/", (page) => page.getByText(/^3 calls/).first().waitFor()],
  ["#/connect", (page) => page.getByLabel("Project key").waitFor()],
  ["#/new", (page) => page.locator(".level").first().waitFor()],
  ["#/new?n=shared%20draft&s=view_orders,manage_products,view_orders:berlin&d=7", (page) => page.locator(".level").first().waitFor()],
  ["#/finder", (page) => page.locator("#evidence-file").waitFor({ state: "attached" })],
  ["#/compare", (page) => page.getByText("Paste scopes or choose a source on each side.").waitFor()],
  ["#/presets", (page) => page.getByLabel("Find a preset").waitFor()],
  ["#/presets/node", (page) => page.locator(".preview").first().waitFor()],
  ["#/tokens", (page) => page.getByLabel("Flow", { exact: true }).waitFor()],
  ["#/proof", (page) => page.getByLabel("Client secret").waitFor()],
  ["#/trust", heading("Security and privacy")],
  ["#/nowhere", heading("Page not found")],
];
const CONNECTED = [
  ["#/clients", (page) => page.locator("tr.client").first().waitFor()],
  ["#/clients/sandbox-operator", heading(/operator/)],
  ["#/audit", heading("Audit")],
  ["#/projects", (page) => page.getByText("Connect another project to compare").waitFor()],
  ["#/code", (page) => page.getByLabel("Code", { exact: true }).waitFor()],
  ["#/new", (page) => page.getByText(/stores listed/).waitFor()],
  ["#/connect", (page) => page.getByText(/^Scopes of the token in use/).waitFor()],
  ["#/credentials", (page) => page.getByText("No credentials to show").first().waitFor()],
];

/** Nothing that is pressed is too small, at both widths. */
async function large(page, what) {
  for (const viewport of [WIDE, PHONE]) {
    await page.setViewportSize(viewport);
    await fits(page, what);
    assert.deepEqual(await axe(page, SIZE), [], `${what} at ${viewport.width} px`);
  }
}

async function visit(page, pages) {
  for (const [hash, ready] of pages) {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await ready(page);
    await page.evaluate(() => scrollTo(0, 0));
    await large(page, hash);
  }
}

journey("what is pressed is large enough on every page that needs no connection", {}, ({ page }) => visit(page, ANYWHERE));

journey("what is pressed is large enough on every page of a project", { sandbox: [] }, async (t) => {
  await connect(t);
  await visit(t.page, CONNECTED);
});

journey("what is pressed is large enough beside new credentials", { sandbox: [] }, async (t) => {
  const { page } = t;
  await connect(t);
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("large enough");
  await tick(page, "view_products");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("button", { name: "Copy cURL" }).waitFor();
  await large(page, "credentials");
  // The secret is lost with the page, which asks.
  await page.getByRole("link", { name: "Done" }).click();
  await page.locator("dialog[open]").waitFor();
  await large(page, "the question before it is left");
});

for (const [name, options] of [["a wide window", { viewport: WIDE }], ["Lighthouse's phone", LIGHTHOUSE]]) {
  journey(`the buttons for a whole group of scopes are large enough whatever the bar covers: ${name}`, { path: "#/new", ...options }, async ({ page }) => {
    await page.locator(".level").first().waitFor();
    const buttons = await page.locator(".level, .group-toggle, .create-bar .button").evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return { text: one.textContent, width, height };
      }));
    assert.ok(buttons.filter(({ text }) => text === "View all").length >= 2, "several groups are open");
    assert.deepEqual(buttons.filter(({ width, height }) => width < 24 || height < 24), []);
    // The bar with the button that creates covers what is below it: another row in each of these windows.
    const { width } = page.viewportSize();
    for (let height = 500; height <= 900; height += 36) {
      await page.setViewportSize({ width, height });
      await page.waitForFunction((wanted) => innerHeight === wanted, height);
      assert.deepEqual(await axe(page, SIZE), [], `${height} px high`);
    }
  });
}
