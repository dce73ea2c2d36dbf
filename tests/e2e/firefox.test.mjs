// The main job in Firefox: on the page as a host serves it, and in the extension.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firefox } from "./support/firefox.mjs";
import { sandbox } from "./support/sandbox.mjs";
import { serveDist } from "./support/server.mjs";

let browser;
before(async () => { browser = await firefox(); });
after(() => browser?.close());

/** Connects to the sandbox beside the page. */
async function connect(page, { url, operator }) {
  await page.until(() => document.querySelector("#region") !== null);
  await page.evaluate(() => {
    const region = document.querySelector("#region");
    region.value = "other";
    region.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.type("Auth URL", url);
  await page.type("API URL", url);
  await page.type("Project key", operator.projectKey);
  await page.type("Client ID", operator.clientId);
  await page.type("Client secret", operator.clientSecret);
  await page.press("button", "Connect");
  await page.press("button", "Send credentials");
  await page.until(() => document.querySelector("tr.client") !== null);
}

/** Creates a client, tests its credentials and leaves them. */
async function mainJob(page, server, name) {
  await connect(page, server);
  await page.press("a", "New API client");
  await page.type("Name", name);
  await page.type("Filter scopes", "view_products");
  await page.press("input[type=checkbox]", "view_products");
  await page.press("button", "Create API client");
  await page.until(() => document.querySelector("h1")?.textContent.startsWith("Credentials of"));
  assert.ok(!(await page.evaluate(() => document.querySelector(".creds code[role=img]") === null)), "masked from the start");
  await page.press("button", "Test credentials");
  await page.shows("All requested scopes granted");
  await page.press("input[type=checkbox]", "I have stored the secret");
  await page.press("a", "Done");
  await page.until((name) => [...document.querySelectorAll("tr.client a")].some((link) => link.textContent.trim() === name), name);
  const { body } = await server.api("GET", "/api-clients?limit=500");
  assert.ok(body.results.some((client) => client.name === name), "the host has it");
}

test("the main job on the page, in Firefox", { timeout: 120_000 }, async () => {
  const [site, server] = [await serveDist(), await sandbox({ args: ["--clients", "10"] })];
  try {
    const page = await browser.open(`${site.url}#/connect`);
    await mainJob(page, server, "made in Firefox");
  } finally {
    await server.stop();
    await site.close();
  }
});

test("the main job in the extension, in Firefox, after its hosts were allowed in a press", { timeout: 120_000 }, async () => {
  const server = await sandbox({ args: ["--clients", "10"] });
  try {
    const address = await browser.extension();
    const page = await browser.open(`${address}index.html#/connect`);
    await page.shows("Allow this extension to call commercetools");
    assert.equal(await page.evaluate(() => scopesmithExtension.granted()), false);
    await page.press("button", "Allow access");
    await page.shows("CORS does not apply to it");
    assert.equal(await page.evaluate(() => scopesmithExtension.granted()), true);
    await mainJob(page, server, "made in Firefox's extension");
  } finally {
    await server.stop();
  }
});
