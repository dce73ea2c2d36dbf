// Nothing outlives its connection or its page: creates, connects, tokens and tasks.
import assert from "node:assert/strict";
import { journey } from "./support/index.mjs";
import { connect, sandbox as startSandbox } from "./support/sandbox.mjs";

const PATIENCE = 20_000;

/** Waits until the sandbox's log fulfills a condition; returns what the condition returned. */
async function logged(sandbox, condition, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = condition(await sandbox.log());
    if (found) return found;
    if (Date.now() > end) assert.fail(`the log never showed: ${what}\n${JSON.stringify(await sandbox.log(), null, 1)}`);
  }
}

const calls = (log, method, end) => log.filter((call) => call.method === method && call.path.endsWith(end));
const revokes = (log) => calls(log, "POST", "/oauth/token/revoke");
const tokens = (log) => calls(log, "POST", "/oauth/token").filter(({ status }) => status === 200);
const disconnect = async (page) => {
  await page.getByRole("button", { name: /^Project menu/ }).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
};
const go = (page, hash) => page.evaluate((to) => (location.hash = to), hash);
const fillClient = async (page, name) => {
  await go(page, "#/new?s=view_products");
  await page.getByLabel("Name", { exact: true }).fill(name);
};
const alive = async (page) => {
  assert.equal(await page.locator("#crash").isVisible(), false, "the application did not stop");
  await page.getByRole("heading", { level: 1 }).waitFor();
};

journey("disconnecting during a create: the secret turns up nowhere, not even in another project", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  const other = await startSandbox({ args: ["--seed", "7"] });
  t.hosts.push(other.url);
  try {
    await connect(t);
    await fillClient(page, "outlived");
    await sandbox.faults("delay:30000@POST /api-clients");
    const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api-clients"));
    await page.getByRole("button", { name: "Create API client" }).click();
    const request = await sent;
    await disconnect(page);
    const aborted = page.waitForEvent("requestfailed", (failed) => failed === request);
    await page.getByRole("dialog").getByRole("button", { name: "Disconnect", exact: true }).click();
    // Nobody waits for the answer any more, so nothing can come of it.
    await aborted;
    await page.getByRole("heading", { name: "Connect your project" }).waitFor();
    await connect({ page, sandbox: other });
    await page.getByRole("table").waitFor();
    assert.match(page.url(), /#\/clients/, "no answer of the other project led anywhere");
    assert.equal(await page.getByText("outlived").count(), 0, "nor is its client in this list");
    await go(page, "#/credentials");
    await page.getByRole("heading", { level: 1 }).filter({ hasNotText: "outlived" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Copy secret" }).count(), 0);
    await alive(page);
  } finally {
    await other.stop();
  }
});

journey("a connect that was canceled leaves no token", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  // The token is there; what comes after it is not.
  await sandbox.faults("delay:60000*all@GET");
  await connect(t, sandbox.operator, false);
  // A read is logged when it is answered, its preflight before.
  const reading = (log, times) => log.filter(({ path }) => path === `/${sandbox.operator.projectKey}`).length >= times;
  await logged(sandbox, (log) => tokens(log).length === 1 && reading(log, 1), "a token, and a read that waits");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Request canceled. You are not connected.").waitFor();
  await logged(sandbox, (log) => revokes(log).length === tokens(log).length, "a revoke for the token");
  await sandbox.clearFaults();
  // The same when the page is left in the middle of it.
  await sandbox.faults("delay:60000*all@GET");
  const project = ({ path }) => path === `/${sandbox.operator.projectKey}`;
  const seen = (await sandbox.log()).filter(project).length;
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  // The page has the token when it reads with it; a request for a token that is cut before its answer can't be revoked.
  await logged(sandbox, (log) => tokens(log).length === 2 && reading(log, seen + 1), "the second token, and a read that waits");
  await go(page, "#/finder");
  await logged(sandbox, (log) => revokes(log).length === 2, "a revoke for the second token");
  await alive(page);
});

journey("leaving the page revokes every token that it got", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await fillClient(page, "revoked with the page");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  const before = tokens(await sandbox.log()).length;
  await page.getByRole("button", { name: "Test credentials" }).click();
  await logged(sandbox, (log) => tokens(log).length === before + 1, "the test token");
  await page.getByText("Token received").first().waitFor();
  // The guard of the browser asks before a secret is lost; this visitor agrees.
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("about:blank");
  const log = await logged(sandbox, (all) => revokes(all).length >= tokens(all).length && all, "a revoke for each token");
  assert.equal(revokes(log).length, before + 1, "one for each, the test token included");
  assert.ok(revokes(log).every(({ status }) => status === 200));
});

journey("disconnecting revokes too", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await disconnect(page);
  await page.getByRole("heading", { name: "Connect your project" }).waitFor();
  await logged(sandbox, (log) => revokes(log).length === 1, "a revoke");
});

journey("a page that comes back from the back-forward cache is a fresh page", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByRole("table").waitFor();
  await page.evaluate(() => {
    globalThis.before = true;
    // What the browser does when it keeps the page instead of ending it.
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  });
  await logged(sandbox, (log) => revokes(log).length === 1, "a revoke");
  assert.equal(await page.locator("#app *").count(), 0, "nothing of the page is kept");
  await Promise.all([
    page.waitForEvent("load"),
    page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))),
  ]);
  await page.getByText("Connect a project to see its API clients.").waitFor();
  assert.equal(await page.evaluate(() => "before" in globalThis), false, "it loaded itself anew");
  assert.match(await page.getByRole("button", { name: /^Project menu/ }).innerText(), /No project/);
});

journey("every page is left in the middle of what it does, and the application lives on", { sandbox: ["--clients", "2000"] }, async (t) => {
  const { page, sandbox } = t;
  const pages = ["#/", "#/connect", "#/clients", "#/new", "#/finder", "#/compare", "#/presets", "#/credentials", "#/nowhere"];
  const during = async (what, begin) => {
    for (const next of pages) {
      await begin();
      await go(page, next);
      await alive(page).catch((error) => assert.fail(`${what}, left for ${next}: ${error.message}`));
    }
    await sandbox.clearFaults();
  };
  await connect(t);
  await page.getByText("2000 API clients loaded").waitFor();
  const client = (await sandbox.api("GET", "/api-clients?limit=1")).body.results[0].id;
  const waits = (path) => sandbox.faults(`delay:300*all@${path}`);

  await waits("GET /api-clients");
  await during("the list is read", async () => {
    await go(page, "#/clients");
    await page.getByRole("button", { name: "Reload" }).click();
  });
  await waits("GET /stores");
  await during("stores are read", () => go(page, "#/new"));
  await during("a client is shown", () => go(page, `#/clients/${client}`));
  await during("a recording is read", async () => {
    await go(page, "#/finder");
    const entry = JSON.stringify({ request: { method: "GET", url: "https://api.europe-west1.gcp.commercetools.com/shop/orders" }, response: { status: 200 } });
    const har = `{"log":{"version":"1.2","entries":[${Array(20_000).fill(entry).join(",")}]}}`;
    await page.locator("input[type=file]").first().setInputFiles({ name: "big.har", mimeType: "application/json", buffer: Buffer.from(har) });
  });
  await during("a preset is copied", async () => {
    await go(page, "#/presets/curl");
    await page.getByRole("button", { name: "Copy", exact: true }).first().click();
  });
  await during("the palette is open", async () => {
    await page.keyboard.press("Control+k");
    await page.locator("#palette").fill("order");
    await page.keyboard.press("Escape");
  });
  // A create under way belongs to the connection: its secret turns up wherever the visitor is.
  await sandbox.faults("delay:800@POST /api-clients");
  await fillClient(page, "made meanwhile");
  await page.getByRole("button", { name: "Create API client" }).click();
  await go(page, "#/finder");
  await page.getByRole("heading", { name: "Credentials of made meanwhile" }).waitFor();
  await sandbox.faults("delay:30000@POST /oauth/token");
  const aborted = page.waitForEvent("requestfailed", (failed) => failed.url().endsWith("/oauth/token"));
  await page.getByRole("button", { name: "Test credentials" }).click();
  await go(page, "#/clients");
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await page.getByRole("table").waitFor();
  await aborted;
  await disconnect(page);
  await sandbox.faults("delay:600*all@POST /oauth/token");
  await during("a connect is under way", async () => {
    await go(page, "#/");
    await page.getByRole("link", { name: "Connect your project" }).click();
    await connect({ page, sandbox }, sandbox.operator, false);
  });
  await go(page, "#/connect");
  await connect({ page, sandbox });
  await page.getByRole("table").waitFor();
});
