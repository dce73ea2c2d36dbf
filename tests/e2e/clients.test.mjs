// The list of API clients, a client's own page, and what is asked before a delete.
import assert from "node:assert/strict";
import { names, rowAction, rowMenu, rows } from "./support/clients.mjs";
import { accessible, fits, journey, shot } from "./support/index.mjs";
import { connect, makeClient } from "./support/sandbox.mjs";

const PHONE = { width: 390, height: 844 };
const hash = (page) => page.evaluate(() => location.hash);
const filter = (page) => page.getByLabel("Filter API clients");
const chip = (page, name) => page.getByRole("group", { name: "Show" }).getByRole("button", { name });

async function inSandbox(page) {
  await page.getByRole("button", { name: "Try the sandbox" }).first().click();
  await page.getByRole("table").waitFor();
}

journey("filter, chip and sort stand in the address and survive Back and reload", { sandbox: [] }, async (t) => {
  const { page } = t;
  await connect(t);
  await page.getByText("40 clients", { exact: true }).waitFor();
  await filter(page).fill("click");
  await page.getByText("2 of 40 clients").waitFor();
  await chip(page, /^All/).click();
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await page.waitForFunction(() => location.hash === "#/clients?q=click&sort=name");
  const found = await names(page);
  assert.deepEqual(found, ["Click and collect Berlin", "Click and collect Hamburg"]);
  // Typed, and left at once by a link: the address has it all the same.
  await filter(page).fill("berlin");
  await page.getByText("1 of 40 clients").waitFor();
  await page.getByRole("link", { name: "Click and collect Berlin" }).click();
  await page.getByRole("heading", { name: "Click and collect Berlin" }).waitFor();
  await page.goBack();
  await page.getByText("1 of 40 clients").waitFor();
  assert.equal(await hash(page), "#/clients?q=berlin&sort=name");
  assert.equal(await filter(page).inputValue(), "berlin");
  const sorted = page.getByRole("columnheader", { name: "Name" });
  assert.equal(await sorted.getAttribute("aria-sort"), "ascending");
  // A reload forgets the connection, not the address.
  await page.reload();
  await connect(t);
  await page.getByText("1 of 40 clients").waitFor();
  assert.equal(await filter(page).inputValue(), "berlin");
  // The link to the list shows the whole list again.
  await page.getByRole("link", { name: "API clients", exact: true }).first().click();
  await page.getByText("40 clients", { exact: true }).waitFor();
  assert.equal(await filter(page).inputValue(), "");
});

journey("chips count what they leave, and mark the one that is on", {}, async ({ page }) => {
  await inSandbox(page);
  for (const name of ["Needs attention", "Never used", "Inactive", "Full access", "Expires soon"]) {
    const one = chip(page, new RegExp(`^${name}`));
    const count = Number(/\d+$/.exec((await one.textContent()).trim())[0]);
    assert.ok(count > 0, `the sandbox has clients under ${name}`);
    await one.click();
    await page.getByText(`${count} of 40 clients`).waitFor();
    assert.equal(await one.getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator(".chip-group [aria-pressed=true]").count(), 1);
  }
  // The address follows once the rows are drawn.
  await page.waitForFunction(() => location.hash === "#/clients?show=expires-soon");
  await chip(page, /^Full access/).click();
  // Full access is said in words, not by its color alone.
  const marked = await page.locator("tr.client").evaluateAll((all) => all.every((row) => row.textContent.includes("Full access")));
  assert.ok(marked);
  const strips = page.getByRole("img", { name: /^Full access\. Product catalog: full\./ });
  assert.ok((await strips.count()) > 0, "the strip has a text");
  await filter(page).fill("nothing is called so");
  await page.getByText("No API client matches").waitFor();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await page.getByText("40 clients", { exact: true }).waitFor();
  assert.equal(await hash(page), "#/clients");
});

journey("a part of the list says so and is read on", { sandbox: ["--clients", "1200"] }, async (t) => {
  const { page, sandbox } = t;
  await sandbox.faults("delay:1500*all@GET /api-clients");
  await connect(t);
  await page.getByText(/Loading API clients: 500/).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Loading was canceled").waitFor();
  await page.getByText("The list below is not complete.").waitFor();
  await accessible(page);
  await shot(page, "clients partial");
  await sandbox.clearFaults();
  const before = (await sandbox.log()).length;
  await page.getByRole("button", { name: "Continue loading" }).click();
  await page.getByText("1200 clients", { exact: true }).waitFor();
  const first = (await sandbox.log()).slice(before).find(({ method, path }) => method === "GET" && path.endsWith("/api-clients"));
  assert.match(decodeURIComponent(JSON.stringify(first.query ?? first)), /id ?>/, "it goes on behind the last client that is known");
  assert.equal(await page.getByText("The list below is not complete.").count(), 0);
});

journey("the list is dense, and only what is in view is in the document", { sandbox: ["--clients", "5000"] }, async (t) => {
  const { page } = t;
  await connect(t);
  await page.getByText("5000 clients", { exact: true }).waitFor({ timeout: 60_000 });
  const at = await rows(page);
  assert.ok(at.whole >= 16, `${at.whole} clients are visible at 1280×800`);
  const few = async (where) => {
    const { all, whole } = await rows(page);
    assert.ok(all <= 60 && whole > 10, `${where}: ${all} rows in the document, ${whole} in view`);
  };
  await few("on arrival");
  assert.equal(await page.locator(".clients tr.client").first().evaluate((row) => row.offsetHeight), 36);
  // The page scrolls, nothing in it does; the head stays below the header of the page.
  for (const share of [0.5, 1]) {
    await page.evaluate((share) => scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * share), share);
    await page.waitForFunction((share) => {
      const rows = [...document.querySelectorAll("tr.client")];
      const last = Number(rows.at(-1)?.getAttribute("aria-rowindex"));
      return share === 1 ? last === 5001 : last > 1000 && last < 4000;
    }, share);
    await page.waitForFunction(() => [...document.querySelectorAll("tr.client")].some((row) => row.getBoundingClientRect().top < innerHeight / 2 && row.getBoundingClientRect().bottom > 200));
  }
  await page.evaluate(() => scrollTo(0, 36 * 2500));
  await page.waitForFunction(() => {
    const first = Number(document.querySelector("tr.client").getAttribute("aria-rowindex"));
    return first > 2000 && first < 3000;
  });
  await few("in the middle");
  const head = await page.locator(".clients thead th").first().boundingBox();
  const top = await page.locator("header").first().boundingBox();
  assert.ok(Math.abs(head.y - (top.y + top.height)) <= 2, "the head of the table stays below the header");
  const count = await page.getByRole("table").getAttribute("aria-rowcount");
  assert.equal(count, "5001");
  await page.setViewportSize({ width: 1920, height: 1400 });
  await few("in a tall window");
});

journey("a delete is asked for: with the end of the ID if the client may be in use, with a press if not", {
  sandbox: [], allow: [/status of 404/],
}, async (t) => {
  const { page, sandbox } = t;
  const fresh = await makeClient(sandbox, "never used", "view_products:{projectKey}");
  const gone = await makeClient(sandbox, "deleted elsewhere", "view_products:{projectKey}");
  await connect(t);
  await page.getByText("42 clients", { exact: true }).waitFor();
  const deletes = async () => (await sandbox.log()).filter(({ method }) => method === "DELETE").length;
  await rowAction(page, "Scopesmith operator", "Delete");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("heading", { name: "Delete Scopesmith operator?" }).waitFor();
  await dialog.getByText("Last used today. Applications that use it can’t get new tokens.").waitFor();
  await dialog.getByText("You are connected with this client.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Cancel");
  await accessible(page);
  // A picture of the whole page would make the window small for a moment, and the rows cards.
  await shot(page, "delete in use", { fullPage: false });
  for (const typed of ["", "xxxx", "Scopesmith operator"]) {
    await dialog.getByLabel("Last four characters of the client ID").fill(typed);
    await dialog.getByRole("button", { name: "Delete API client" }).click();
    await dialog.getByText("These are not the last four characters").waitFor();
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Actions for Scopesmith operator");
  assert.equal(await deletes(), 0, "nothing was deleted unasked");
  // Never used: a press is enough.
  await rowAction(page, "never used", "Delete");
  await dialog.getByText("Never used.").waitFor();
  assert.equal(await dialog.getByRole("textbox").count(), 0);
  await dialog.getByRole("button", { name: "Delete API client" }).click();
  await page.getByText("Deleted: never used").first().waitFor();
  assert.ok(!(await names(page)).includes("never used"));
  assert.equal((await sandbox.log()).filter(({ method, path }) => method === "DELETE" && path.endsWith(fresh.clientId)).length, 1);
  // Deleted elsewhere meanwhile: that counts as done.
  await sandbox.api("DELETE", `/api-clients/${gone.clientId}`);
  await rowAction(page, "deleted elsewhere", "Delete");
  await dialog.getByRole("button", { name: "Delete API client" }).click();
  await page.getByText("Already deleted: deleted elsewhere").first().waitFor();
});

journey("the menu of a row and a client's page by keyboard alone", {}, async ({ page }) => {
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim());
  await inSandbox(page);
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  const tabTo = async (name) => {
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press("Tab");
      if ((await focused()) === name) return;
    }
    assert.fail(`${name} was not reached`);
  };
  await tabTo("Actions for Agency: audit (read only)");
  await page.keyboard.press("Enter");
  const seen = [];
  for (const key of ["", "ArrowDown", "End", "ArrowDown", "ArrowUp", "Home"]) {
    if (key) await page.keyboard.press(key);
    seen.push(await focused());
  }
  assert.deepEqual(seen, ["Open", "Duplicate", "Delete", "Open", "Delete", "Open"]);
  await accessible(page);
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "Actions for Agency: audit (read only)");
  assert.equal(await page.getByRole("menu").count(), 0);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.tagName === "H1" && document.activeElement.textContent.includes("Agency"));
  for (const name of ["Access", "Lifecycle", "Code"]) await page.getByRole("heading", { name, exact: true }).waitFor();
  await tabTo("Delete");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "Delete", "the focus comes back to the button");
  await tabTo("Show presets");
});

journey("a client's page says what would need another one, and starts it", {}, async ({ page }) => {
  await inSandbox(page);
  await chip(page, /^Full access/).click();
  await page.locator("tr.client .c-name a").first().click();
  const without = page.getByRole("button", { name: "Create a replacement without manage_project" });
  const any = page.getByRole("button", { name: /^Create a replacement/ });
  await any.first().waitFor();
  await accessible(page);
  await shot(page, "client full access");
  await ((await without.count()) ? without : any.first()).click();
  await page.getByRole("heading", { name: /^Replace / }).waitFor();
  assert.match(await page.getByLabel("Name", { exact: true }).inputValue(), /\(\d{4}-\d\d\)$/);
});

journey("a replacement says what it replaces, and that the old client is to be deleted", {}, async ({ page }) => {
  const old = "Agency: checkout redesign";
  await inSandbox(page);
  await filter(page).fill(old);
  await page.getByRole("button", { name: `Actions for ${old}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Replace" }).click();
  await page.getByRole("heading", { level: 1, name: `Replace ${old}` }).waitFor();
  assert.match(await page.getByLabel("Name", { exact: true }).inputValue(), /^Agency: checkout redesign \(\d{4}-\d\d\)$/);
  await accessible(page);
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  await page.getByRole("button", { name: "Copy cURL" }).click();
  const finish = page.getByRole("region", { name: "Finish" });
  await finish.getByText("Next: move your applications to the new client, then delete").waitFor();
  await accessible(page);
  await finish.getByRole("link", { name: old, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: old, exact: true }).waitFor();
  // A copy replaces nothing.
  await page.getByRole("button", { name: "Duplicate" }).click();
  await page.getByRole("heading", { level: 1, name: "New API client" }).waitFor();
});

journey("names by strangers do nothing, and can be told apart on a phone", { sandbox: [], viewport: PHONE }, async (t) => {
  const { page, sandbox } = t;
  const alike = "storefront-backend-for-frontend-production-europe-";
  const strange = ["<img src=x onerror=alert(1)>", "a\u202egnp.exe", "\u0430pi \u{1f469}\u200d\u{1f4bb}", "x".repeat(256), `${alike}orders`, `${alike}carts`];
  for (const name of strange) await makeClient(sandbox, name, "view_products:{projectKey}");
  await connect(t);
  await page.getByRole("table").waitFor();
  assert.equal(await page.locator("main img").count(), 0, "a name is no markup");
  await page.getByText("a⟨U+202E⟩gnp.exe").waitFor();
  await fits(page, "the list");
  const shown = await page.locator("tr.client .c-name bdi").allInnerTexts();
  assert.equal(new Set(shown.map((name) => name.trim())).size, shown.length, "no two names look the same");
  const orders = page.getByRole("link", { name: `${alike}orders`, exact: true });
  assert.match(await orders.innerText(), /orders/);
  const cut = await orders.evaluate((link) => link.closest("th").scrollWidth - link.closest("th").clientWidth);
  assert.ok(cut <= 0, "what tells a name from another one is in sight");
  await accessible(page);
  await shot(page, "clients 390 hostile");
  // Sorting and the menu are there too.
  await page.getByRole("button", { name: "Name", exact: true }).click();
  assert.equal((await names(page))[0].startsWith("(sredro)") || (await names(page))[0] !== shown[0], true);
  await rowMenu(page, (await names(page))[1]);
  const box = await page.getByRole("menu").boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 390, "the menu is inside the window");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page, "the list");
});

journey("a page that is left while a row’s menu is open goes without trouble", {}, async ({ page }) => {
  await inSandbox(page);
  for (const next of ["#/clients/nobody", "#/finder", "#/"]) {
    await page.evaluate(() => { location.hash = "#/clients"; });
    await page.getByRole("table").waitFor();
    await rowMenu(page, (await names(page))[0]);
    await page.getByRole("menu").waitFor();
    await page.evaluate((to) => { location.hash = to; }, next);
    await page.getByRole("menu").waitFor({ state: "hidden" });
    assert.equal(await page.locator("#crash").isVisible(), false, `left for ${next}`);
  }
});
