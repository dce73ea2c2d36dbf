// The life of clients while things go wrong: faults in the middle of a long list, of a bulk delete, of a replacement,
// and pages that are closed in the middle. What the page says is what the sandbox holds.
import assert from "node:assert/strict";
import { rowAction } from "./support/clients.mjs";
import { accessible, journey, shot } from "./support/index.mjs";
import { connect, makeClient } from "./support/sandbox.mjs";

const MANY = ["--clients", "10000"];
const tool = (page) => page.getByRole("dialog");
const listed = (sandbox, method = "GET") => async () => (await sandbox.log()).filter((call) => call.method === method && call.path.endsWith("/api-clients"));
const loaded = (page, count) => page.getByText(`${count} clients`, { exact: true }).waitFor({ timeout: 90_000 });

async function bulk(t, count) {
  const ids = [];
  for (let at = 0; at < count; at += 1) ids.push((await makeClient(t.sandbox, `bulk ${at}`, "view_products:{projectKey}")).clientId);
  return ids.sort();
}

async function askToDelete({ page }, count) {
  await page.getByLabel("Filter API clients").fill("bulk");
  await page.getByText(new RegExp(`^${count} of `)).waitFor();
  await page.getByRole("checkbox", { name: `Select all ${count} that match` }).check();
  await page.getByRole("group", { name: "Selected API clients" }).getByRole("button", { name: "Delete selected" }).click();
  await tool(page).getByRole("heading", { name: "Delete API clients" }).waitFor();
}

/** Which of the clients there are, by a token of its own. */
const there = async (sandbox, ids) => {
  const api = await sandbox.as(sandbox.operator);
  const found = [];
  for (const id of ids) if ((await api("GET", `/api-clients/${id}`)).status === 200) found.push(id);
  return found;
};

/** What the browser remembers is made older than reads may lag. */
const age = (page, name) =>
  page.evaluate((key) => {
    const all = JSON.parse(localStorage.getItem(key));
    for (const one of all) one[one.at ? "at" : "deleted"] = "2026-01-01T00:00:00.000Z";
    localStorage.setItem(key, JSON.stringify(all));
  }, `scopesmith.${name}`);

journey("page 7 of 20 fails twice, and the list of 10,000 is whole all the same", { sandbox: MANY, allow: [/status of 503/] }, async (t) => {
  const { page, sandbox } = t;
  await sandbox.faults("delay:1*6@GET /api-clients", "503*2@GET /api-clients");
  await connect(t);
  await loaded(page, 10_000);
  const pages = await listed(sandbox)();
  assert.equal(pages.filter(({ status }) => status === 503).length, 2);
  assert.deepEqual(pages.slice(0, 9).map(({ status }) => status), [200, 200, 200, 200, 200, 200, 503, 503, 200]);
});

journey("of 50 among 10,000 three are not deleted, the token expires in the middle, and both are told apart", {
  sandbox: MANY, allow: [/status of (503|401)/],
}, async (t) => {
  const { page, sandbox } = t;
  const ids = await bulk(t, 50);
  await connect(t);
  await loaded(page, 10_050);
  await askToDelete(t, 50);
  await sandbox.faults("delay:1*10@DELETE /api-clients", "503*3@DELETE /api-clients", "delay:400*37@DELETE /api-clients");
  const before = (await sandbox.log()).length;
  await tool(page).getByRole("button", { name: "Delete 50 API clients" }).click();
  await tool(page).getByText(/^[12]\d deleted(, \d failed)?, \d+ remaining\.$/).waitFor({ timeout: 60_000 });
  // Two days pass: the token of the page is of no use any more.
  await sandbox.advance(200_000);
  await tool(page).getByText(/^47 deleted, 3 failed\.$/).waitFor({ timeout: 60_000 });
  assert.equal((await there(sandbox, ids)).length, 3);
  const log = (await sandbox.log()).slice(before);
  assert.ok(log.some(({ status }) => status === 401), "the token expired");
  assert.ok(log.some(({ path, status }) => path === "/oauth/token" && status === 200), "another one was asked for");
  await tool(page).getByRole("button", { name: "Retry the rest" }).click();
  await tool(page).getByText(/^50 deleted\.$/).waitFor({ timeout: 60_000 });
  assert.deepEqual(await there(sandbox, ids), []);
});

journey("two tabs delete the same client, and both say what became of it", { sandbox: [] }, async (t) => {
  const { page, sandbox, context } = t;
  await bulk(t, 1);
  await connect(t);
  await loaded(page, 41);
  const other = await context.newPage();
  await other.goto(t.url);
  await connect({ page: other, sandbox });
  await loaded(other, 41);
  for (const tab of [page, other]) await rowAction(tab, "bulk 0", "Delete");
  for (const tab of [page, other]) await tool(tab).getByRole("button", { name: "Delete API client" }).click();
  await page.getByText("Deleted: bulk 0").first().waitFor();
  await other.getByText("Already deleted: bulk 0").first().waitFor();
  for (const tab of [page, other]) await loaded(tab, 40);
  assert.equal(JSON.parse(await page.evaluate(() => localStorage.getItem("scopesmith.journal"))).length, 1);
});

journey("the answer to a successor's create is lost: it is looked for, and the old client stays", {
  sandbox: [], allow: [/ERR_/],
}, async (t) => {
  const { page, sandbox } = t;
  await bulk(t, 1);
  await connect(t);
  await rowAction(page, "bulk 0", "Replace");
  await sandbox.faults("drop-after@POST /api-clients");
  const name = await page.getByLabel("Name", { exact: true }).inputValue();
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByText(/may have been created/i).first().waitFor({ timeout: 30_000 });
  const all = (await sandbox.api("GET", "/api-clients?limit=500")).body.results.map((client) => client.name);
  assert.ok(all.includes(name) && all.includes("bulk 0"));
  assert.equal((await listed(sandbox, "POST")()).length, 2, "the one beside the page, and one by it");
  await page.evaluate(() => { location.hash = "#/clients"; });
  await loaded(page, 42);
  assert.equal(await page.evaluate(() => localStorage.getItem("scopesmith.creates")), null, "its end was seen");
});

for (const [what, start] of [
  ["a create", async (page) => {
    await page.evaluate(() => { location.hash = "#/new?s=view_products"; });
    await page.getByLabel("Name", { exact: true }).fill("cut off");
    return "cut off";
  }],
  ["a replacement", async (page) => {
    await rowAction(page, "bulk 0", "Replace");
    return page.getByLabel("Name", { exact: true }).inputValue();
  }],
]) {
  for (const done of [true, false]) {
    journey(`${what} whose page is closed in the middle is explained at the next visit: it was ${done ? "" : "not "}created`, { sandbox: [] }, async (t) => {
      const { page, sandbox } = t;
      await bulk(t, 1);
      await connect(t);
      const name = await start(page);
      page.on("dialog", (dialog) => dialog.accept());
      // The work is done and its answer held back, or the request is held back with it.
      await sandbox.faults("delay:60000@POST /api-clients");
      const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api-clients"));
      await page.getByRole("button", { name: "Create API client" }).click();
      await sent;
      await page.waitForFunction(() => localStorage.getItem("scopesmith.creates"));
      const find = async () => (await sandbox.api("GET", "/api-clients?limit=500")).body.results.find((client) => client.name === name);
      let made;
      while (!(made = await find()));
      await page.reload();
      await sandbox.clearFaults();
      if (!done) await sandbox.api("DELETE", `/api-clients/${made.id}`);
      assert.ok(!(await page.evaluate(() => localStorage.getItem("scopesmith.creates"))).includes("secret"));
      await age(page, "creates");
      await page.evaluate(() => { location.hash = "#/clients"; });
      await connect(t, sandbox.operator, false);
      await page.getByText("Creating an API client was interrupted").waitFor();
      const said = done ? "A client with this name exists, but its secret was never shown." : "No client has this name, so it was not created.";
      await page.getByText(`The page was closed while ${name} was being created. ${said}`).waitFor();
      await accessible(page);
      await shot(page, `create cut off ${done}`, { fullPage: false });
      if (done) await page.getByRole("link", { name: made.id }).first().waitFor();
      await loaded(page, done ? 42 : 41);
      await page.getByRole("button", { name: "Dismiss" }).click();
      await page.getByText("Creating an API client was interrupted").waitFor({ state: "hidden" });
      assert.equal(await page.evaluate(() => localStorage.getItem("scopesmith.creates")), null);
    });
  }
}

journey("a page that is closed while the list arrives begins anew, and shows what there is", { sandbox: ["--clients", "2000"] }, async (t) => {
  const { page, sandbox } = t;
  await sandbox.faults("delay:1*2@GET /api-clients", "delay:60000*all@GET /api-clients");
  await connect(t);
  await page.getByText(/Loading API clients: 1000 of 2000/).waitFor();
  await page.reload();
  await sandbox.clearFaults();
  await connect(t, sandbox.operator, false);
  await loaded(page, 2000);
  assert.equal(await page.getByText("was interrupted").count(), 0, "nothing was left behind");
});
