// Many clients: order, columns, views, selection, export, bulk delete, what a closed page left.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { names } from "./support/clients.mjs";
import { accessible, fits, journey, shot } from "./support/index.mjs";
import { connect, makeClient } from "./support/sandbox.mjs";

const hash = (page) => page.evaluate(() => location.hash);
const filter = (page) => page.getByLabel("Filter API clients");
const box = (page, name) => page.getByRole("checkbox", { name: `Select ${name}`, exact: true });
const bar = (page) => page.getByRole("group", { name: "Selected API clients" });
const tool = (page) => page.getByRole("dialog");
const isFocused = (page, name) => page.waitForFunction((name) => (document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim()) === name, name);

async function inSandbox(page) {
  await page.getByRole("button", { name: "Try the sandbox" }).first().click();
  await page.getByRole("table").waitFor();
}

/** What a press downloads. */
async function downloaded(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** Clients named `bulk 0` and on, that nobody used. */
async function many(sandbox, count) {
  const made = [];
  for (let at = 0; at < count; at += 1) made.push(await makeClient(sandbox, `bulk ${at}`, "view_products:{projectKey}"));
  return made.map(({ clientId }) => clientId);
}

async function selectBulk(t, count) {
  await filter(t.page).fill("bulk");
  await t.page.getByText(new RegExp(`^${count} of `)).waitFor();
  await t.page.getByRole("checkbox", { name: `Select all ${count} that match` }).check();
  await bar(t.page).getByText(`${count} selected`).waitFor();
  await bar(t.page).getByRole("button", { name: "Delete selected" }).click();
  await tool(t.page).getByRole("heading", { name: "Delete API clients" }).waitFor();
}

const there = async (sandbox, ids) => {
  const found = [];
  for (const id of ids) if ((await sandbox.api("GET", `/api-clients/${id}`)).status === 200) found.push(id);
  return found;
};

journey("several columns sort, columns hide, and a view keeps all of it", { sandbox: [] }, async (t) => {
  const { page } = t;
  await connect(t);
  await page.getByText("40 clients", { exact: true }).waitFor();
  const head = (name) => page.getByRole("columnheader", { name }).getByRole("button");
  await head(/^Last used/).click();
  await head(/^Name/).click({ modifiers: ["Shift"] });
  await page.waitForFunction(() => location.hash === "#/clients?sort=-used.name");
  assert.equal(await page.getByRole("columnheader", { name: /^Last used/ }).getAttribute("aria-sort"), "descending");
  assert.equal(await page.locator("[aria-sort]").count(), 1);
  // By keyboard too.
  await head(/^Name/).focus();
  await page.keyboard.press("Shift+Enter");
  await page.waitForFunction(() => location.hash === "#/clients?sort=-used.-name");
  await page.getByRole("button", { name: "View", exact: true }).click();
  await tool(page).getByLabel("Token validity").uncheck();
  await tool(page).getByLabel("Finally by").selectOption("expires");
  await page.waitForFunction(() => location.hash === "#/clients?sort=-used.-name.expires&hide=tokens");
  await accessible(page);
  await shot(page, "list view", { fullPage: false });
  await tool(page).getByRole("button", { name: "Save view" }).click();
  await tool(page).getByText("Enter a name.").waitFor();
  await tool(page).getByLabel("Name of the view").fill("By use");
  await page.keyboard.press("Enter");
  await tool(page).getByRole("button", { name: "By use", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await isFocused(page, "View");
  assert.equal(await page.getByRole("columnheader", { name: "Token validity" }).count(), 0);
  const order = await names(page);
  await page.reload();
  await connect(t);
  await page.getByText("40 clients", { exact: true }).waitFor();
  assert.deepEqual(await names(page), order, "the address kept it");
  await page.getByRole("link", { name: "API clients", exact: true }).first().click();
  await page.waitForFunction(() => location.hash === "#/clients");
  await page.getByRole("button", { name: "View", exact: true }).click();
  await tool(page).getByRole("button", { name: "By use", exact: true }).click();
  await page.waitForFunction(() => location.hash === "#/clients?sort=-used.-name.expires&hide=tokens");
  await tool(page).getByRole("button", { name: "Delete the view By use" }).click();
  await tool(page).getByText("No saved views.").waitFor();
});

journey("rows are selected by pointer and by keyboard, and exported", {}, async ({ page }) => {
  await inSandbox(page);
  const all = await names(page);
  await box(page, all[1]).check();
  await box(page, all[4]).click({ modifiers: ["Shift"] });
  await bar(page).getByText("4 selected").waitFor();
  await box(page, all[2]).focus();
  await page.keyboard.press("Space");
  await bar(page).getByText("3 selected").waitFor();
  await box(page, all[6]).focus();
  await page.keyboard.press("Space");
  await bar(page).getByText("4 selected").waitFor();
  assert.equal(await hash(page), "#/clients", "a press on the box opens nothing");
  await accessible(page);
  await shot(page, "list selection", { fullPage: false });
  // The filter hides them; they stay selected.
  await filter(page).fill("nothing is called so");
  await page.getByText("No API client matches").waitFor();
  await bar(page).getByText("4 selected").waitFor();
  await filter(page).fill("");
  await bar(page).getByRole("button", { name: "Export" }).click();
  await tool(page).getByText("Selected (4)").waitFor();
  await accessible(page);
  const csv = await downloaded(page, () => tool(page).getByRole("button", { name: "Download CSV" }).click());
  assert.match(csv.name, /^api-clients-.*\.csv$/);
  assert.equal(csv.text.trim().split("\r\n").length, 5);
  assert.ok([all[1], all[3], all[4], all[6]].every((name) => csv.text.includes(name)) && !csv.text.includes(all[2]));
  await tool(page).getByRole("radio", { name: "All that match (40)" }).check();
  const json = await downloaded(page, () => tool(page).getByRole("button", { name: "Download JSON" }).click());
  assert.equal(JSON.parse(json.text).length, 40);
  assert.ok(!json.text.includes("secret"));
  const md = await downloaded(page, () => tool(page).getByRole("button", { name: "Download Markdown" }).click());
  assert.equal(md.text.trim().split("\n").length, 42);
  await page.keyboard.press("Escape");
  await bar(page).getByRole("button", { name: "Clear selection" }).click();
  await bar(page).waitFor({ state: "hidden" });
  await isFocused(page, "Select all 40 that match");
});

journey("page 3 of 4 fails, and the rest is read after that", { sandbox: ["--clients", "1800"], allow: [/status of 503/] }, async (t) => {
  const { page, sandbox } = t;
  await sandbox.faults("delay:700*2@GET /api-clients", "503*all@GET /api-clients");
  await connect(t);
  await page.getByText(/Loading API clients: 500 of 1800, about \d+ seconds? left/).waitFor();
  await page.getByRole("button", { name: "Continue loading" }).waitFor({ timeout: 60_000 });
  await sandbox.clearFaults();
  await page.getByRole("button", { name: "Continue loading" }).click();
  await page.getByText("1800 clients", { exact: true }).waitFor({ timeout: 60_000 });
});

journey("a bulk delete shows what it will do, goes on after faults, and is told row by row", {
  sandbox: [], allow: [/status of (503|401)/],
}, async (t) => {
  const { page, sandbox } = t;
  const ids = await many(sandbox, 30);
  await connect(t);
  await selectBulk(t, 30);
  await tool(page).getByText("You can’t undo this").waitFor();
  assert.equal(await tool(page).getByRole("row").count(), 31);
  await accessible(page);
  await shot(page, "bulk delete review", { fullPage: false });
  await sandbox.faults("503*3@DELETE /api-clients", "401@DELETE /api-clients");
  await tool(page).getByRole("button", { name: "Delete 30 API clients" }).click();
  await tool(page).getByText(/^27 deleted, 3 failed\.$/).waitFor({ timeout: 60_000 });
  assert.equal(await tool(page).getByText("Not deleted: ").count(), 3);
  assert.equal((await there(sandbox, ids)).length, 3, "what the page says is so");
  await accessible(page);
  await shot(page, "bulk delete result", { fullPage: false });
  // Half of it failed: nothing is lost from view.
  await page.keyboard.press("Escape");
  await page.getByText("27 deleted, 3 not deleted.").waitFor();
  await page.getByText("3 of 43 clients").waitFor();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await tool(page).getByRole("button", { name: "Retry the rest" }).click();
  await tool(page).getByText(/^30 deleted\.$/).waitFor({ timeout: 60_000 });
  assert.deepEqual(await there(sandbox, ids), []);
  const log = (await sandbox.log()).filter(({ method }) => method === "DELETE");
  assert.ok(log.length <= 30 + 4, `${log.length} deletes were sent`);
  // One of them again.
  await tool(page).getByRole("button", { name: "Recently deleted" }).click();
  await tool(page).getByRole("heading", { name: "Recently deleted" }).waitFor();
  await accessible(page);
  const stored = await page.evaluate(() => localStorage.getItem("scopesmith.journal"));
  assert.ok(stored.includes("bulk 7") && !stored.includes(sandbox.operator.clientSecret));
  await tool(page).getByRole("button", { name: "Create it again: bulk 7", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "New API client" }).waitFor();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "bulk 7");
});

journey("clients that may be in use are marked, and their number is typed; Stop sends no more", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await many(sandbox, 12);
  await connect(t);
  await box(page, "Scopesmith operator").check();
  await filter(page).fill("bulk");
  await page.getByText("12 of 52 clients").waitFor();
  await page.getByRole("checkbox", { name: "Select all 12 that match" }).check();
  await bar(page).getByRole("button", { name: "Delete selected" }).click();
  await tool(page).getByText("1 API client may be in use.").waitFor();
  await tool(page).getByText("You are connected with one of them.").waitFor();
  await tool(page).getByRole("button", { name: "Delete 13 API clients" }).click();
  await tool(page).getByText("This is not the number").waitFor();
  assert.equal((await sandbox.log()).filter(({ method }) => method === "DELETE").length, 0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Clear selection" }).click();
  await selectBulk(t, 12);
  await sandbox.faults("delay:1500*all@DELETE /api-clients");
  await tool(page).getByRole("button", { name: "Delete 12 API clients" }).click();
  await tool(page).getByRole("button", { name: "Stop" }).click();
  await tool(page).getByText(/^4 deleted, 8 not sent\.$/).waitFor({ timeout: 20_000 });
  assert.equal((await sandbox.log()).filter(({ method }) => method === "DELETE").length, 4, "at most four at once");
});

journey("two tabs delete the same clients, and a page that was closed meanwhile is explained", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  // The list of what is selected is sorted by id.
  const ids = (await many(sandbox, 8)).sort();
  await connect(t);
  await selectBulk(t, 8);
  for (const id of ids.slice(0, 2)) await sandbox.api("DELETE", `/api-clients/${id}`);
  await sandbox.faults("delay:60000*all@DELETE /api-clients");
  await tool(page).getByRole("button", { name: "Delete 8 API clients" }).click();
  await page.waitForFunction(() => JSON.parse(localStorage.getItem("scopesmith.journal") ?? "[]").length === 4);
  await page.reload();
  await sandbox.clearFaults();
  // Two were deleted elsewhere before, two by the page, whose answers it never saw. Reads lag by a minute.
  await page.evaluate(() => {
    const old = JSON.parse(localStorage.getItem("scopesmith.journal"));
    for (const entry of old) entry.deleted = "2026-01-01T00:00:00.000Z";
    localStorage.setItem("scopesmith.journal", JSON.stringify(old));
  });
  await connect(t);
  await page.getByText("A bulk delete was interrupted").waitFor();
  const left = (await there(sandbox, ids)).length;
  assert.equal(left, 4);
  await page.getByText("Of those, 4 were deleted, and 0 are still here.").waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.getByText("A bulk delete was interrupted").waitFor({ state: "hidden" });
});

journey("the list selects and deletes on a phone", { viewport: { width: 390, height: 844 } }, async ({ page }) => {
  await inSandbox(page);
  const all = await names(page);
  await box(page, all[0]).check();
  await bar(page).getByText("1 selected").waitFor();
  await fits(page, "the list");
  await accessible(page);
  await shot(page, "list selection 390", { fullPage: false });
  await bar(page).getByRole("button", { name: "Delete selected" }).click();
  const dialog = await tool(page).boundingBox();
  assert.ok(dialog.x >= 0 && dialog.x + dialog.width <= 390);
  await accessible(page);
});

journey("where no column shows what the list is sorted by, a line does, and opens the order", { viewport: { width: 800, height: 700 } }, async ({ page }) => {
  await inSandbox(page);
  const line = page.getByRole("button", { name: /^Sort: / });
  await page.getByRole("button", { name: "Sort: Created, newest first" }).click();
  await tool(page).getByLabel("Sort by", { exact: true }).selectOption({ label: "Name, A to Z" });
  await page.keyboard.press("Escape");
  await line.waitFor({ state: "hidden" });
  await page.evaluate(() => { location.hash = "#/clients?sort=expires"; });
  await page.getByRole("columnheader", { name: "Expires" }).and(page.locator("[aria-sort=ascending]")).waitFor();
  assert.equal(await line.count(), 0, "the column shows it");
  // Only the rows in view are in the page, which is said.
  await page.getByText("The browser’s own search doesn’t find the other rows").waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Sort: Expires, soonest first" }).waitFor();
  await accessible(page);
});

journey("a row that stays in sight is not moved while the list is scrolled", { sandbox: ["--clients", "300"] }, async (t) => {
  const { page } = t;
  await connect(t);
  await page.getByText("300 clients", { exact: true }).waitFor();
  const moved = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const gone = new Set();
    let moved = 0;
    const watch = new MutationObserver((changes) => {
      for (const { removedNodes, addedNodes } of changes) {
        for (const node of removedNodes) gone.add(node);
        for (const node of addedNodes) moved += gone.has(node);
      }
    });
    watch.observe(document.querySelector(".clients tbody"), { childList: true });
    for (const by of [40, -40]) {
      for (let step = 0; step < 30; step += 1) {
        scrollBy(0, by);
        await frame();
        await frame();
      }
      gone.clear();
    }
    return { moved, rows: document.querySelectorAll("tr.client").length };
  });
  assert.ok(moved.rows > 20, "rows are drawn");
  assert.equal(moved.moved, 0);
});
