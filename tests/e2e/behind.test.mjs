// What comes behind the list: what is ordered before it is there waits for it, and nothing is lost or sent twice.
import assert from "node:assert/strict";
import { names, rowAction } from "./support/clients.mjs";
import { tick } from "./support/form.mjs";
import { accessible, journey } from "./support/index.mjs";

const CHANGES = /-changes\.wasm$/;
const GONE = "Reviews widget, first try";
const trySandbox = async (page) => {
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
};
const menu = (page) => page.getByRole("button", { name: /^Project menu/ });
const status = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();
const ask = async (page, name) => {
  await rowAction(page, name, "Delete");
  await page.getByRole("dialog").getByRole("button", { name: "Delete API client" }).click();
};
const shown = async (page, name) => (await page.getByRole("link", { name, exact: true }).count()) > 0;

/** Holds a part back; the function that is returned lets it come. */
async function hold(page, part) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(part, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

journey("the list is there without what changes something, and a delete waits for that", {}, async ({ page }) => {
  const release = await hold(page, CHANGES);
  await trySandbox(page);
  await ask(page, GONE);
  await status(page, `Deleting ${GONE}`);
  assert.equal(await shown(page, GONE), false, "it is out of sight at once");
  await menu(page).click();
  await page.getByRole("menuitem", { name: "Connection details" }).waitFor();
  assert.equal(await page.getByRole("menuitem", { name: "Disconnect" }).count(), 0);
  await accessible(page);
  release();
  // The open menu hears of it, and keeps the focus.
  await page.getByRole("menuitem", { name: "Disconnect" }).waitFor();
  await page.waitForFunction(() => document.activeElement.matches("[role^=menuitem]"));
  await status(page, `Deleted: ${GONE}`);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Reload" }).click();
  await status(page, "39 API clients loaded");
  assert.equal(await shown(page, GONE), false);
});

journey("what changes something can't be fetched: nothing is sent, and the client is back", {
  site: { refuse: CHANGES },
  allow: [/404/, /WebAssembly/],
}, async ({ page, site }) => {
  await trySandbox(page);
  const before = await names(page);
  await ask(page, GONE);
  await page.getByRole("alert").getByText(`${GONE} was not deleted: A part of this page could not be loaded. Nothing was sent.`).waitFor();
  assert.deepEqual(await names(page), before);
  await page.evaluate(() => (location.hash = "#/new"));
  await page.getByLabel("Name", { exact: true }).fill("never sent");
  await tick(page, "view_products");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByText("A part of this page could not be loaded").first().waitFor();
  await accessible(page);
  site.refuse = null;
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("button", { name: "Copy secret" }).waitFor();
});

journey("a create that waits can be canceled, and is not sent then", {}, async ({ page }) => {
  const release = await hold(page, CHANGES);
  await trySandbox(page);
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("not waited for");
  await tick(page, "view_products");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await status(page, "Request canceled. The API client was not created.");
  const arrived = page.waitForResponse((response) => CHANGES.test(response.url()));
  release();
  await (await arrived).finished();
  // The next one is created, and the one before it is not there.
  await page.getByLabel("Name", { exact: true }).fill("waited for");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("button", { name: "Copy secret" }).waitFor();
  await page.getByRole("checkbox", { name: /stored/ }).check();
  await page.evaluate(() => (location.hash = "#/clients"));
  await page.getByRole("button", { name: "Reload" }).click();
  await status(page, "41 API clients loaded");
  assert.equal(await shown(page, "waited for"), true);
  assert.equal(await shown(page, "not waited for"), false);
});

journey("what waits ends with its connection", {}, async ({ page }) => {
  const release = await hold(page, CHANGES);
  await trySandbox(page);
  await ask(page, GONE);
  await status(page, `Deleting ${GONE}`);
  await page.evaluate(() => (location.hash = "#/connect"));
  await page.getByRole("button", { name: "Disconnect", exact: true }).click();
  await status(page, "Disconnected.");
  const arrived = page.waitForResponse((response) => CHANGES.test(response.url()));
  release();
  await (await arrived).finished();
  await trySandbox(page);
  await status(page, "40 API clients loaded");
  assert.equal(await shown(page, GONE), true);
  assert.equal(await page.getByText(`Deleted: ${GONE}`).count(), 0);
});

journey("the greater part of the sandbox can't be fetched: that is a cut line, and it is mended", {
  site: { refuse: /-backend\.wasm$/ },
  allow: [/404/, /WebAssembly/],
}, async ({ page, site }) => {
  await trySandbox(page);
  await ask(page, GONE);
  await page.getByRole("alert").getByText(`${GONE} was not deleted: No connection to the host.`).waitFor();
  assert.equal(await shown(page, GONE), true);
  site.refuse = null;
  await ask(page, GONE);
  await status(page, `Deleted: ${GONE}`);
});

journey("what a connection over the network needs comes while the form is filled in", { path: "#/connect" }, async ({ page }) => {
  const asked = page.waitForRequest((request) => CHANGES.test(request.url()));
  await page.getByLabel("Project key").focus();
  await asked;
});
