// Several projects side by side: connecting, switching, comparing, copying, disconnecting.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, journey } from "./support/index.mjs";
import { connect, makeClient, sandbox as startSandbox } from "./support/sandbox.mjs";
import { rowAction } from "./support/clients.mjs";

const PATIENCE = 20_000;
const STAGE = ["--stage", "yes", "--clients", "35", "--project-key", "shop-stage", "--stores", "24", "--seed", "2"];

/** Waits until the sandbox's log fulfills a condition. */
async function logged(sandbox, condition, what) {
  const end = Date.now() + PATIENCE;
  while (!condition(await sandbox.log())) {
    if (Date.now() > end) assert.fail(`the log never showed: ${what}\n${JSON.stringify(await sandbox.log(), null, 1)}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}
const calls = (log, method, end) => log.filter((call) => call.method === method && call.path.endsWith(end));
const revokes = (log) => calls(log, "POST", "/oauth/token/revoke");
const tokens = (log) => calls(log, "POST", "/oauth/token").filter(({ status }) => status === 200);

const menu = (page) => page.getByRole("button", { name: /^Project menu/ });
const go = (page, hash) => page.evaluate((to) => (location.hash = to), hash);
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const choose = async (page, name) => {
  await menu(page).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
};
/** Shows another project. */
const switchTo = async (page, name) => {
  await menu(page).click();
  await page.getByRole("menuitemradio", { name }).click();
  await page.waitForFunction((name) => document.querySelector(".project-name").textContent.includes(name), name);
};
/** Connects the page to a second sandbox beside the first one. */
const connectAnother = async (t, other) => {
  t.hosts.push(other.url);
  await choose(t.page, "Connect another project");
  await t.page.getByLabel("Region").waitFor();
  await connect({ page: t.page, sandbox: other });
  await t.page.waitForFunction((key) => document.querySelector(".project-name").textContent === key, other.operator.projectKey);
};
/** A journey with a second sandbox, `t.stage`. */
const pair = (name, args, body) =>
  journey(name, { sandbox: [] }, async (t) => {
    t.stage = await startSandbox({ args });
    try {
      await connect(t);
      await connectAnother(t, t.stage);
      await body(t);
    } finally {
      await t.stage.stop();
    }
  });
const row = (page, name) => page.locator(".matrix tbody tr").filter({ has: page.getByRole("rowheader", { name }) });

pair("two projects: each has its list, and disconnecting one leaves the other", STAGE, async (t) => {
  const { page, sandbox, stage } = t;
  await switchTo(page, "Sunny Outfitters");
  await page.getByRole("link", { name: "B2B portal" }).waitFor();
  await page.getByLabel("Filter API clients").fill("B2B");
  await switchTo(page, "shop-stage");
  assert.match(page.url(), /#\/clients$/, "a filter of one project is not one of the other");
  await page.getByRole("link", { name: "Loyalty program (staging)" }).waitFor();
  assert.equal(await page.getByText("B2B portal").count(), 0);
  await menu(page).click();
  const projects = page.getByRole("menuitemradio", { name: /Other hosts/ });
  assert.equal(await projects.count(), 2);
  assert.equal(await page.getByRole("menuitemradio", { name: /shop-stage/ }).getAttribute("aria-checked"), "true");
  await accessible(page);
  await page.keyboard.press("Escape");
  // The same client of the same project is said, not connected once more.
  const before = tokens(await sandbox.log()).length;
  await choose(page, "Connect another project");
  await connect({ page, sandbox });
  await page.getByText("was connected already, with this client").first().waitFor();
  assert.equal(tokens(await sandbox.log()).length, before, "no token was asked for");
  await page.waitForFunction(() => document.querySelector(".project-name").textContent === "Sunny Outfitters");
  // Only the one that is shown ends.
  await choose(page, "Disconnect this project");
  await page.getByText("Disconnected from Sunny Outfitters").first().waitFor();
  await logged(sandbox, (log) => revokes(log).length === tokens(log).length, "its token is revoked");
  assert.equal(revokes(await stage.log()).length, 0, "the other token lives");
  await page.getByRole("link", { name: "Loyalty program (staging)" }).waitFor();
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByRole("link", { name: "Loyalty program (staging)" }).waitFor();
  await choose(page, "Disconnect");
  await heading(page, "Connect your project");
  await logged(stage, (log) => revokes(log).length === tokens(log).length, "now it is revoked too");
});

pair("closing the page revokes the tokens of all projects", STAGE, async ({ page, sandbox, stage }) => {
  await page.goto("about:blank");
  for (const one of [sandbox, stage]) {
    await logged(one, (log) => revokes(log).length > 0 && revokes(log).length === tokens(log).length, "a revoke for each token");
  }
});

pair("the table shows what is missing and whose scopes differ, by filter, order and file", STAGE, async ({ page }) => {
  await choose(page, "Compare projects");
  await heading(page, "Compare projects");
  await page.locator(".matrix tbody tr").first().waitFor();
  await page.getByText(/^\d+ API clients: \d+ are the same in every project, \d+ are missing in at least one, \d+ have/).waitFor();
  await accessible(page);
  const differs = row(page, "ERP order sync");
  await differs.getByText("Sunny Outfitters has manage_orders; shop-stage has not.").waitFor();
  await differs.getByText("shop-stage has view_orders; in Sunny Outfitters another scope covers it.").waitFor();
  assert.match(await row(page, "Search indexer").innerText(), /search-indexer-stage/, "paired without the environment");
  assert.match(await row(page, "B2B portal").innerText(), /Missing/);
  assert.equal(await row(page, "PSP adapter (old)").getByText("Exists").count(), 2);
  await page.getByLabel("Show", { exact: true }).selectOption("scopes");
  await page.waitForFunction(() => ![...document.querySelectorAll(".matrix tbody tr")].some((row) => /Missing/.test(row.innerText)));
  const shown = await page.locator(".matrix tbody tr").count();
  assert.equal(shown, 4, "ERP order sync, Loyalty program, Price engine, Shipping labels");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export CSV" }).click()]);
  const csv = await readFile(await download.path(), "utf8");
  assert.equal(csv.trim().split("\r\n").length, shown + 1, "a head and the rows that are found");
  const [markdown] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export Markdown" }).click()]);
  assert.match(await readFile(await markdown.path(), "utf8"), /Sunny Outfitters has manage\\?_orders; shop-stage has not\./);
  await page.getByLabel("Show", { exact: true }).selectOption("all");
  await page.getByLabel("Filter by name").fill("no such name");
  await page.getByText("No API client matches.").waitFor();
  await page.getByLabel("Filter by name").fill("");
  await page.getByLabel("Sort by").selectOption("differences");
  await row(page, "Loyalty program").waitFor();
  // A client is opened in its own project.
  await page.getByRole("button", { name: "Open B2B portal in Sunny Outfitters" }).click();
  await heading(page, "B2B portal");
  await page.waitForFunction(() => document.querySelector(".project-name").textContent === "Sunny Outfitters");
});

pair("a client is copied to another project with its stores mapped, and created there only", STAGE, async ({ page, sandbox, stage }) => {
  await go(page, "#/projects");
  await page.getByRole("button", { name: "Copy Tills Paris and Lyon" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Copy Click and collect Hamburg to shop-stage" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy Click and collect Hamburg" });
  const field = dialog.getByLabel("Store in place of hamburg");
  await dialog.getByText("The project has no store with this key.").waitFor();
  assert.equal(await field.inputValue(), "");
  await accessible(page);
  // A store that is not there is told beside its field, and what was typed stays.
  await field.fill("nowhere");
  await dialog.getByRole("button", { name: "Open the form" }).click();
  await dialog.locator(".field-error", { hasText: "no store with this key" }).waitFor();
  assert.equal(await field.inputValue(), "nowhere");
  await field.fill("a b");
  await dialog.getByRole("button", { name: "Open the form" }).click();
  await dialog.getByText("A store key has 2 to 256 characters").waitFor();
  await field.fill("berlin");
  await dialog.getByRole("button", { name: "Open the form" }).click();
  await heading(page, "New API client");
  await page.getByText("Review this copy from another project").waitFor();
  await page.getByText("Store hamburg is replaced by store berlin.").waitFor();
  assert.equal(await page.locator(".project-name").textContent(), "shop-stage");
  assert.match(await page.locator(".bar-project").innerText(), /shop-stage/);
  const sent = page.locator(".scope-string");
  await sent.filter({ hasText: "manage_orders:shop-stage:berlin" }).waitFor();
  assert.doesNotMatch(await sent.innerText(), /hamburg|sunny-outfitters|manage_orders:shop-stage(?!:)/, "no store scope got wider");
  await accessible(page);
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /Credentials of/ }).waitFor();
  assert.equal(calls(await stage.log(), "POST", "/api-clients").filter(({ status }) => status === 201).length, 1);
  assert.equal(calls(await sandbox.log(), "POST", "/api-clients").length, 0);
  // The secret is not stored: another project is shown without losing it, and disconnecting asks.
  await switchTo(page, "Sunny Outfitters");
  await page.getByRole("link", { name: "B2B portal" }).waitFor();
  assert.match(await menu(page).innerText(), /A new secret is not stored yet in another project/);
  await choose(page, "Disconnect all projects");
  await page.getByRole("dialog", { name: "Leave without saving the secret?" }).getByText("You are disconnecting").waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "Stay here" }).click();
  await switchTo(page, "shop-stage");
  await page.getByRole("heading", { name: /Credentials of/ }).waitFor();
  await page.getByRole("button", { name: "Copy secret" }).click();
  await switchTo(page, "Sunny Outfitters");
  await switchTo(page, "shop-stage");
  await heading(page, "API clients");
});

pair("without the store its scopes are left out, and the review says so; from the page of a client", STAGE, async ({ page }) => {
  await switchTo(page, "Sunny Outfitters");
  await page.getByRole("link", { name: "Click and collect Hamburg" }).click();
  await page.getByRole("button", { name: "Copy to another project" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy Click and collect Hamburg" });
  await dialog.getByText("The project has no store with this key.").waitFor();
  await dialog.getByRole("button", { name: "Open the form" }).click();
  await page.getByText("Left out with store hamburg: manage_orders, view_customers.").waitFor();
  await page.locator(".scope-string", { hasText: "view_published_products:shop-stage" }).waitFor();
  assert.equal((await page.locator(".scope-string").innerText()).trim(), "view_published_products:shop-stage");
});

pair("each project has its own draft", STAGE, async ({ page }) => {
  await go(page, "#/new");
  await page.getByLabel("Name", { exact: true }).fill("of the stage");
  await switchTo(page, "Sunny Outfitters");
  await heading(page, "New API client");
  await page.waitForFunction(() => document.querySelector("#name")?.value === "");
  assert.match(await page.locator(".bar-project").innerText(), /sunny-outfitters/);
  await page.getByLabel("Name", { exact: true }).fill("of the shop");
  await switchTo(page, "shop-stage");
  await page.waitForFunction(() => document.querySelector("#name")?.value === "of the stage");
  await switchTo(page, "Sunny Outfitters");
  await page.waitForFunction(() => document.querySelector("#name")?.value === "of the shop");
});

pair("a create that ends while another project is shown: its secret waits there", STAGE, async ({ page, stage }) => {
  await go(page, "#/new?n=elsewhere&s=view_products");
  await page.getByLabel("Name", { exact: true }).waitFor();
  await page.waitForFunction(() => document.querySelector("#name")?.value === "elsewhere");
  // Less than the ten seconds after which a create counts as lost.
  await stage.faults("delay:6000@POST /api-clients");
  const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api-clients"));
  await page.getByRole("button", { name: "Create API client" }).click();
  await sent;
  await switchTo(page, "Sunny Outfitters");
  await page.getByText("shop-stage: API client created. Switch to this project to store its secret.").first().waitFor({ timeout: 40_000 });
  assert.doesNotMatch(page.url(), /credentials/, "the page that is shown stays");
  assert.equal(await page.getByRole("button", { name: "Copy secret" }).count(), 0);
  await switchTo(page, "shop-stage");
  await page.getByRole("heading", { name: /Credentials of elsewhere/ }).waitFor();
});

pair("a bulk delete goes on in a project that is not shown, and disconnecting it asks", STAGE, async ({ page, sandbox, stage }) => {
  for (let number = 1; number <= 24; number += 1) await makeClient(stage, `bulk ${number}`, "view_products:{projectKey}");
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByRole("link", { name: "bulk 24" }).waitFor();
  await page.getByLabel("Filter API clients").fill("bulk");
  await page.waitForFunction(() => document.querySelector("table.clients").getAttribute("aria-rowcount") === "25");
  await page.getByRole("checkbox", { name: /^Select all/ }).check();
  await stage.faults("delay:4000*all@DELETE");
  await page.getByRole("button", { name: /^Delete/ }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Delete 24/ }).click();
  await logged(stage, (log) => log.some(({ method }) => method === "DELETE"), "a delete");
  await page.keyboard.press("Escape");
  await switchTo(page, "Sunny Outfitters");
  assert.match(await menu(page).innerText(), /An operation is in progress in another project/);
  await menu(page).click();
  await page.getByRole("menuitemradio", { name: /shop-stage.*deleting API clients: \d+ of 24/ }).waitFor();
  await page.keyboard.press("Escape");
  await choose(page, "Disconnect all projects");
  await page.getByRole("dialog", { name: "Disconnect while API clients are being deleted?" }).waitFor();
  await page.getByRole("button", { name: "Stay here" }).click();
  await stage.clearFaults();
  await logged(stage, (log) => log.filter(({ method, status }) => method === "DELETE" && status === 200).length === 24, "all deletes");
  await page.waitForFunction(() => !/An operation is in progress/.test(document.querySelector(".project-button").textContent));
  assert.equal((await sandbox.log()).some(({ method }) => method === "DELETE"), false, "nothing was deleted in the other project");
});

journey("closing the page while an inactive project deletes: what was sent is in its journal", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  const stage = await startSandbox({ args: STAGE });
  try {
    await connect(t);
    await connectAnother(t, stage);
    await page.getByRole("link", { name: "Tax service" }).waitFor();
    await stage.faults("delay:5000*all@DELETE");
    await rowAction(page, "Tax service", "Delete");
    const dialog = page.getByRole("dialog");
    const tail = dialog.getByRole("textbox");
    if (await tail.count()) await tail.fill((await dialog.locator("mark").innerText()).trim());
    await dialog.getByRole("button", { name: "Delete" }).click();
    await switchTo(page, "Sunny Outfitters");
    await t.goto("#/clients");
    await page.reload();
    for (const one of [sandbox, stage]) await logged(one, (log) => revokes(log).length >= 1, "a revoke");
    const journal = await page.evaluate(() => JSON.stringify(localStorage));
    assert.match(journal, /Tax service/, "the journal knows the delete whose end nobody saw");
  } finally {
    await stage.stop();
  }
});

const HOSTILE = `<img src=x onerror="alert(1)">\u202Eevil =1+1`;
journey("names of projects are hostile text", { sandbox: [] }, async (t) => {
  const { page } = t;
  const evil = await startSandbox({ args: ["--project-key", "shop-evil", "--project-name", HOSTILE] });
  try {
    await connect(t);
    t.hosts.push(evil.url);
    await choose(page, "Connect another project");
    await connect({ page, sandbox: evil });
    await page.waitForFunction(() => document.querySelector(".project-name").textContent.includes("⟨U+202E⟩evil"));
    await go(page, "#/projects");
    await page.locator(".matrix tbody tr").first().waitFor();
    assert.equal(await page.locator('img[src="x"]').count(), 0);
    await page.getByRole("columnheader", { name: "⟨U+202E⟩evil" }).waitFor();
    await menu(page).click();
    await page.getByRole("menuitemradio", { name: "⟨U+202E⟩evil" }).waitFor();
    await page.keyboard.press("Escape");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export Markdown" }).click()]);
    assert.doesNotMatch(await readFile(await download.path(), "utf8"), /<img|\u202E/);
  } finally {
    await evil.stop();
  }
});

journey("two sandbox projects, by keyboard, on a phone", { path: "#/connect", viewport: { width: 390, height: 844 } }, async ({ page }) => {
  await page.getByRole("button", { name: "Try with two sandbox projects" }).focus();
  await page.keyboard.press("Enter");
  await heading(page, "Compare projects");
  await page.locator(".matrix tbody tr").first().waitFor();
  const narrow = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  assert.ok(await narrow(), "no sideways scroll");
  await accessible(page);
  await menu(page).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitemradio", { name: /Sunny Outfitters Stage/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Copy B2B portal to Sunny Outfitters Stage" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Copy B2B portal" }).getByText("The project has a store with this key.").waitFor();
  assert.ok(await narrow());
  await accessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.waitForFunction(() => innerWidth === 320 && document.documentElement.scrollWidth <= 320);
});
