// What the page shows when there is nothing, not yet, not allowed, or very much.
import assert from "node:assert/strict";
import { rowAction } from "./support/clients.mjs";
import { accessible, fits, journey, shot } from "./support/index.mjs";
import { addStore, inStore, tick } from "./support/form.mjs";
import { connect, makeClient } from "./support/sandbox.mjs";

const NARROW = { width: 390, height: 844 };

/** A picture in both widths and both color schemes; nothing may be wider than the page, and axe finds nothing. */
async function look(page, name) {
  const before = page.viewportSize();
  for (const viewport of [before, NARROW]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await fits(page, name);
      await accessible(page);
      await shot(page, `state ${name} ${viewport.width} ${colorScheme}`);
    }
  }
  await page.setViewportSize(before);
}

/** From now on the page waits for an answer as long as the test needs, however slow the machine is. */
const waitForever = (page) =>
  page.evaluate(() => {
    const real = globalThis.setTimeout;
    // The page gives a call up after 10 seconds; shorter times are none of its time-outs.
    globalThis.setTimeout = (run, ms, ...rest) => real(run, ms >= 10_000 ? 2 ** 31 - 1 : ms, ...rest);
  });

// The page asks for the scopes that it needs, and asks for less when one was not granted: the browser notes the refusal.
const REFUSED = /status of 400/;

journey("a wrong secret is told above the form, and what was typed stays", { sandbox: [], allow: [/status of 401/] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t, { clientId: sandbox.operator.clientId, clientSecret: "wrong" }, false);
  await page.getByRole("alert").getByText("The host rejected the credentials").waitFor();
  await look(page, "wrong secret");
  assert.equal(await page.getByLabel("Client secret").inputValue(), "wrong");
});

journey("missing fields are marked, and the focus goes to the first one", { path: "#/connect" }, async ({ page }) => {
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByText("Enter the client secret.").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "project-key");
  await look(page, "missing fields");
});

journey("the list while it loads, stopped, and complete", { sandbox: ["--clients", "2000"] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByText("2000 API clients loaded").waitFor();
  await waitForever(page);
  await sandbox.faults("delay:600000@GET /api-clients");
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByText(/Loading API clients/).filter({ visible: true }).first().waitFor();
  await look(page, "loading");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Loading was canceled").waitFor();
  await look(page, "stopped");
  await sandbox.clearFaults();
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByText("2000 API clients loaded").waitFor();
});

journey("whoever does not want to wait stops the call, and nothing is lost", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await sandbox.faults("delay:60000@POST /oauth/token");
  await connect(t, sandbox.operator, false);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Request canceled. You are not connected.").waitFor();
  assert.equal(await page.getByLabel("Client ID").inputValue(), sandbox.operator.clientId);
  await sandbox.clearFaults();
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("table").waitFor();
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("not waited for");
  await tick(page, "view_products");
  await sandbox.faults("delay:60000@POST /api-clients");
  const posts = async () =>
    (await sandbox.log()).filter(({ method, path }) => method === "POST" && path.endsWith("/api-clients")).length;
  await page.getByRole("button", { name: "Create API client" }).click();
  while ((await posts()) === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Request canceled").waitFor();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "not waited for");
  assert.equal(await posts(), 1, "sent once, and not again");
});

journey("a list that the host does not give", { sandbox: [], allow: [/status of 503/] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByRole("table").waitFor();
  await sandbox.faults("503*all@GET /api-clients");
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByRole("alert").getByRole("paragraph").first().waitFor({ timeout: 60_000 });
  await look(page, "error");
  await sandbox.clearFaults();
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByText("40 API clients loaded").waitFor();
});

journey("a project without clients that can be seen", { sandbox: [] }, async (t) => {
  const { page } = t;
  const { sandbox } = t;
  await connect(t);
  await page.getByRole("table").waitFor();
  // The last one is the page's own: the token lives on without it.
  const all = await sandbox.api("GET", "/api-clients?limit=500");
  for (const { id } of all.body.results) await sandbox.api("DELETE", `/api-clients/${id}`);
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByText("No API clients to show").waitFor();
  await look(page, "empty");
});

journey("without the scopes for API Clients the page says which one is missing, and still prepares a draft", { sandbox: [], allow: [REFUSED] }, async (t) => {
  const { page, sandbox } = t;
  const blind = await makeClient(sandbox, "blind", "manage_project:{projectKey}");
  await connect(t, blind);
  await page.getByText("It lacks view_api_clients. manage_project does not include it").waitFor();
  await look(page, "no permission");
  // What was granted is a click away.
  await page.getByRole("button", { name: /^Project menu/ }).click();
  await page.getByRole("menuitem", { name: "Connection details" }).click();
  await page.getByText("Scopes of the token in use (1)").click();
  await page.getByText("manage_project", { exact: true }).waitFor();
  await look(page, "connected");
  await page.getByRole("link", { name: "API clients", exact: true }).first().click();
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("prepared");
  await tick(page, "view_products");
  assert.ok(await page.getByRole("button", { name: "Create API client" }).isDisabled());
  await page.getByText("This connection lacks manage_api_clients").waitFor();
  await page.getByText("Request body", { exact: true }).click();
  await page.locator("pre.body", { hasText: "view_products:" }).waitFor();
});

journey("read only: the list is there, creating is not", { sandbox: [], allow: [REFUSED] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t, await makeClient(sandbox, "looks only", "view_api_clients:{projectKey}"));
  await page.getByText("Read only", { exact: true }).waitFor();
  await page.getByRole("table").waitFor();
  await look(page, "read only");
  // Without view_stores a store key is typed.
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByText("This connection lacks view_stores").waitFor();
  await addStore(page, "no such key!");
  await page.getByText("Enter a store key of 2 to 256 letters").waitFor();
  assert.equal(await page.getByRole("combobox", { name: "Store" }).getAttribute("aria-invalid"), "true");
  assert.equal(await page.getByRole("group", { name: /^Store / }).count(), 0, "a key that can't be one adds nothing");
  await addStore(page, "berlin");
  await inStore(page, "berlin").waitFor();
  await look(page, "typed store");
});

journey("10,000 clients and 300,000 stores stay usable", { sandbox: ["--clients", "10000", "--stores", "300000"] }, async (t) => {
  const { page } = t;
  await connect(t);
  await page.getByText("10000 API clients loaded").waitFor({ timeout: 60_000 });
  assert.ok((await page.getByRole("row").count()) < 100, "only what can be seen is in the document");
  await page.getByLabel("Filter API clients").fill("manage_orders");
  await page.getByText(/\d+ of 10000 clients/).waitFor();
  await page.getByLabel("Filter API clients").fill("no such thing");
  await page.getByText("No API client matches").waitFor();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await page.getByText("10000 clients", { exact: true }).waitFor();
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByText("of 300000 stores").waitFor();
  const store = page.getByRole("combobox", { name: "Store" });
  const listed = page.getByRole("listbox", { name: "Store" }).getByRole("option");
  await store.click();
  const key = await listed.nth(40).locator("span").innerText();
  await store.fill(key);
  await page.waitForFunction((wanted) => document.querySelector("#store-list [role=option] span")?.textContent === wanted, key);
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: `Store ${key}`, exact: true }).waitFor();
});

journey("the question before a delete, in both widths and both color schemes", { sandbox: [] }, async (t) => {
  const { page } = t;
  await connect(t);
  await page.getByRole("table").waitFor();
  await rowAction(page, "Scopesmith operator", "Delete");
  await page.getByText("You are connected with this client.").waitFor();
  await look(page, "delete");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
});
