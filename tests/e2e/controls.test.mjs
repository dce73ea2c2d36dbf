// The list is seen before what answers its presses is here: nothing that is pressed or typed meanwhile is lost, and
// nothing moves when it comes.
import assert from "node:assert/strict";
import { names } from "./support/clients.mjs";
import { accessible, journey } from "./support/index.mjs";

const CONTROLS = /controls[^/]*\.wasm$/;
const filter = (page) => page.getByLabel("Filter API clients");
const chip = (page, name) => page.getByRole("group", { name: "Show" }).getByRole("button", { name });
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim());

/** Keeps the part of the controls back until what it returns is called. */
async function heldBack(page) {
  let [release, seen] = [null, null];
  const free = new Promise((resolve) => { release = resolve; });
  const asked = new Promise((resolve) => { seen = resolve; });
  await page.route(CONTROLS, async (route) => {
    seen();
    await free;
    await route.continue();
  });
  return { release, asked };
}

async function inSandbox(page) {
  await page.getByRole("button", { name: "Try the sandbox" }).first().click();
  await page.locator("tr.client").first().waitFor();
}

/** Where everything of the list stands, and what it says. */
const looks = (page) => page.evaluate(() => [...document.querySelectorAll(".list-page :is(h1, button, input, th, td, p):not(.hidden)")]
  .filter((element) => element.checkVisibility())
  .map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return `${element.tagName} ${element.textContent} ${[x, y, width, height].map(Math.round)}`;
  }));

journey("the list is whole before its controls are here, and nothing moves when they come", {}, async ({ page }) => {
  const { release, asked } = await heldBack(page);
  await inSandbox(page);
  await asked;
  await page.waitForFunction(() => document.querySelectorAll("tr.client").length > 16);
  await accessible(page);
  const before = await looks(page);
  assert.ok(before.length > 100, `${before.length}`);
  release();
  await chip(page, /^Inactive/).click();
  await page.waitForFunction(() => location.hash === "#/clients?show=quiet");
  await chip(page, /^All/).click();
  await page.getByText("40 clients", { exact: true }).waitFor();
  assert.deepEqual(await looks(page), before);
});

journey("what is pressed and typed before the controls are here is done when they come", {}, async ({ page }) => {
  const { release, asked } = await heldBack(page);
  await inSandbox(page);
  await asked;
  await filter(page).pressSequentially("agency");
  const box = page.getByRole("checkbox", { name: /^Select Agency: audit/ });
  await box.click();
  assert.equal(await box.isChecked(), false, "what is not done yet is not shown");
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await page.getByRole("columnheader", { name: "Created" }).getByRole("button").click({ modifiers: ["Shift"] });
  await page.getByRole("button", { name: "Actions for Agency: audit (read only)" }).focus();
  await page.keyboard.press("Enter");
  release();
  await page.getByRole("menu").waitFor();
  assert.equal(await focused(page), "Open");
  await page.waitForFunction(() => location.hash === "#/clients?q=agency&sort=name.-created");
  await page.getByText(/^\d of 40 clients$/).waitFor();
  assert.ok((await names(page)).every((name) => /agency/i.test(name)));
  assert.equal(await box.isChecked(), true);
  await page.getByRole("group", { name: "Selected API clients" }).getByText("1 selected").waitFor();
});

journey("a menu opens by an arrow key that came before the controls", {}, async ({ page }) => {
  const { release, asked } = await heldBack(page);
  await inSandbox(page);
  await asked;
  await page.getByRole("button", { name: "More", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  release();
  await page.getByRole("menu").waitFor();
  assert.equal(await focused(page), "Audit");
});

journey("controls that could not be fetched are told, and come with the next press", {
  site: { refuse: CONTROLS },
  allow: [/404/, /WebAssembly/],
}, async ({ page, site }) => {
  await inSandbox(page);
  await chip(page, /^Inactive/).click();
  await page.getByRole("alert").getByText("could not be loaded").waitFor();
  assert.ok((await names(page)).length > 10, "the list is there all the same");
  site.refuse = null;
  await chip(page, /^Full access/).click();
  await page.waitForFunction(() => location.hash === "#/clients?show=full-access");
});
