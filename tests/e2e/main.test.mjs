// The main job against a host on a real port: connect, create, use, delete.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rowAction } from "./support/clients.mjs";
import { accessible, fits, journey, shot } from "./support/index.mjs";
import { addStore, inStore, tick } from "./support/form.mjs";
import { connect } from "./support/sandbox.mjs";

async function newClient(page, name, scopes) {
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await tick(page, scopes);
}

const create = (page) => page.getByRole("button", { name: "Create API client" }).click();
const shownCredentials = (page) => page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
const posts = async (sandbox) =>
  (await sandbox.log()).filter(({ method, path }) => method === "POST" && path.endsWith("/api-clients")).length;

journey("connect, create with store scopes, run the copied cURL and Node presets, delete", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByRole("table").waitFor();
  await newClient(page, "journey bff", ["manage_orders", "view_products"]);
  assert.ok(await page.getByRole("checkbox", { name: "view_orders", exact: true }).first().isDisabled());
  await page.getByRole("combobox", { name: "Store" }).click();
  const listed = page.getByRole("listbox", { name: "Store" }).getByRole("option");
  await listed.nth(1).waitFor();
  const keys = (await listed.locator("span").allInnerTexts()).slice(0, 2);
  for (const key of keys) {
    await addStore(page, key);
    await tick(page, "view_customers", inStore(page, key));
  }
  await tick(page, "view_api_clients");
  await shot(page, "new full");
  await create(page);
  await shownCredentials(page);
  assert.equal(await posts(sandbox), 1);
  await shot(page, "credentials");

  // Nothing is copied yet: leaving asks.
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stay here" }).click();
  assert.equal(await page.getByRole("checkbox", { name: "I have stored the secret" }).isChecked(), false);

  // Masked: the secret is nowhere in the document, and yet it is copied.
  await page.getByRole("button", { name: "Copy secret" }).click();
  await page.getByRole("status").filter({ hasText: "Copied secret" }).waitFor();
  const secret = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(secret.length > 10);
  assert.ok(!(await page.content()).includes(secret), "a masked secret is not in the document");
  await page.getByRole("button", { name: "Reveal secret" }).click();
  assert.ok((await page.content()).includes(secret));
  await page.getByRole("button", { name: "Hide secret" }).click();
  assert.ok(!(await page.content()).includes(secret), "a hidden secret is gone from the document");

  const copyPreset = async (id, what) => {
    await page.getByLabel("Preset").selectOption(id);
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(text.length > 100, `${what} is on the clipboard`);
    return text;
  };
  const plain = await copyPreset("curl", "cURL");
  assert.match(plain, /^curl \S+\/oauth\/token --basic --user '/);
  const [tokenCommand, ...rest] = plain.split("\n");
  const answer = spawnSync("sh", ["-c", `${tokenCommand} --silent`], { encoding: "utf8" });
  const call = spawnSync("sh", ["-c", rest.join("\n").replace("'Authorization: Bearer ACCESS_TOKEN'", `'Authorization: Bearer ${JSON.parse(answer.stdout).access_token}'`)], { encoding: "utf8" });
  assert.ok(call.stdout.includes('"results"'), call.stdout);
  await page.getByLabel("Command", { exact: true }).selectOption({ label: "Without the secret in the process list" });
  const curl = await copyPreset("curl", "cURL");
  for (const shell of ["sh", "bash"]) {
    const run = spawnSync(shell, ["-c", curl], { encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    assert.ok(run.stdout.includes('"results"'), run.stdout);
  }
  const listing = spawnSync("sh", ["-c", `${curl}\ncurl -sS -H "Authorization: Bearer $TOKEN" ${sandbox.url}/${sandbox.operator.projectKey}/api-clients?limit=500`], { encoding: "utf8" });
  assert.ok(listing.stdout.includes("journey bff"), listing.stdout.slice(0, 400));

  const folder = mkdtempSync(join(tmpdir(), "scopesmith-"));
  writeFileSync(join(folder, ".env"), await copyPreset("env", ".env"));
  writeFileSync(join(folder, "client.mjs"), await copyPreset("node", "Node.js"));
  const said = execFileSync(process.execPath, ["--env-file=.env", "client.mjs"], { cwd: folder, encoding: "utf8" });
  assert.ok(said.includes("results"), said);

  await page.getByRole("button", { name: "Test credentials" }).click();
  await page.getByText("Token received", { exact: true }).waitFor();
  await page.getByText("All requested scopes granted.").waitFor();

  // The secret was copied, which counts as stored: leaving asks nothing.
  assert.ok(await page.getByRole("checkbox", { name: "I have stored the secret" }).isChecked());
  await page.getByRole("link", { name: "Done" }).click();

  await page.getByLabel("Filter API clients").fill("journey bff");
  const row = page.getByRole("row").filter({ hasText: "journey bff" });
  await rowAction(page, "journey bff", "Delete");
  const dialog = page.getByRole("dialog");
  assert.ok(await dialog.getByRole("button", { name: "Cancel" }).evaluate((button) => button === document.activeElement));
  // The list was read before the client got its first token, so nothing is to be typed.
  await dialog.getByRole("button", { name: "Delete API client" }).click();
  await page.getByRole("status").filter({ hasText: "Deleted: " }).waitFor();
  assert.equal(await row.count(), 0);
  const left = spawnSync("sh", ["-c", curl], { encoding: "utf8" });
  assert.notEqual(left.status, 0, "the client is gone");
});

journey("the sandbox inside the page needs nothing, and every screen is accessible", {}, async (t) => {
  const { page } = t;
  await page.getByRole("link", { name: "Connect your project" }).click();
  await page.getByRole("heading", { name: "Connect your project" }).waitFor();
  await accessible(page);
  await shot(page, "connect");
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
  await accessible(page);
  await shot(page, "clients");
  await page.getByRole("row").nth(2).getByRole("link").click();
  await page.getByRole("heading", { name: "Lifecycle", exact: true }).waitFor();
  await accessible(page);
  await shot(page, "client");
  await page.getByRole("button", { name: "Duplicate" }).click();
  await page.getByText("Prefilled from").waitFor();
  await accessible(page);
  await create(page);
  await shownCredentials(page);
  await accessible(page);
  await page.getByRole("button", { name: /^Project menu/ }).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  await page.getByRole("button", { name: "Stay here" }).click();
  assert.ok(await page.getByRole("heading", { name: /^Credentials of/ }).isVisible(), "still here, still connected");
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("dialog").waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await page.getByRole("table").waitFor();
  await page.getByRole("button", { name: /^Actions for/ }).first().click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").waitFor();
  await accessible(page);
  assert.equal(t.requests.filter(({ url }) => /sandbox\.example/.test(url)).length, 0, "nothing left the page");
});

journey("a create whose answer is cut is not repeated; the orphan is found, deleted, created again", {
  sandbox: [], allow: [/ERR_EMPTY_RESPONSE|ERR_CONNECTION/],
}, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await newClient(page, "cut short", ["view_products"]);
  await sandbox.faults("drop-after@POST /api-clients");
  await create(page);
  await page.getByText("The API client may have been created. Its secret is lost").waitFor();
  assert.equal(await posts(sandbox), 1);
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "cut short", "what was typed is there");
  // The page's own name is not taken by somebody else; it is marked only when it is to be sent again.
  assert.equal(await page.getByLabel("Name", { exact: true }).getAttribute("aria-invalid"), null);
  await create(page);
  await page.getByText("Delete the client named above, or choose another name.").waitFor();
  assert.equal(await posts(sandbox), 1);
  await page.getByRole("button", { name: "Delete it…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete API client" }).click();
  await page.getByRole("status").filter({ hasText: "Deleted: " }).waitFor();
  await create(page);
  await shownCredentials(page);
  assert.equal(await posts(sandbox), 2);
});

journey("a double press creates once", { sandbox: [] }, async (t) => {
  await connect(t);
  await newClient(t.page, "pressed twice", ["view_products"]);
  await t.sandbox.faults("delay:600@POST /api-clients");
  await t.page.getByRole("button", { name: "Create API client" }).dblclick();
  await shownCredentials(t.page);
  assert.equal(await posts(t.sandbox), 1);
});

journey("passing trouble while reading is waited out, and a token is renewed once", {
  sandbox: [], allow: [/status of (503|429|401)/],
}, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByRole("table").waitFor();
  const answered = async () =>
    (await sandbox.log()).filter(({ method, path, status }) => method === "GET" && path.endsWith("/api-clients") && status === 200).length;
  for (const fault of ["503*3@GET /api-clients", "429:1@GET /api-clients", "401@GET /api-clients"]) {
    const before = await answered();
    await sandbox.faults(fault);
    await page.getByRole("button", { name: "Reload" }).click();
    await page.getByText("40 API clients loaded").waitFor({ timeout: 60_000 });
    assert.equal(await answered(), before + 1, `${fault} was waited out, and the list read once`);
    assert.equal(await page.getByRole("alert").filter({ hasText: /./ }).count(), 0, "no error is shown");
  }
  const tokens = (await sandbox.log()).filter(({ method, path }) => method === "POST" && path === "/oauth/token");
  assert.equal(tokens.length, 2, "one to connect, one after the 401");
});

journey("an answer that is not JSON, and no connection at all, are told apart from an empty list", {
  sandbox: [], allow: [/status of (502|500)/, /ERR_/],
}, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByRole("table").waitFor();
  await newClient(page, "through a proxy", ["view_products"]);
  await sandbox.faults("502@POST /api-clients");
  await create(page);
  await page.getByText("The response was lost").waitFor({ timeout: 30_000 });
  assert.equal(await posts(sandbox), 1);
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "through a proxy");
  await page.getByRole("link", { name: "API clients" }).click();
  await t.context.setOffline(true);
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByText("No connection to the host").waitFor({ timeout: 30_000 });
  assert.ok((await page.getByRole("row").count()) > 5, "the list that was read stays");
});

journey("hostile names stay text", { sandbox: [] }, async (t) => {
  const { page } = t;
  const name = `<img src=x onerror=alert(1)> "$(id)" \`x\` \u202Etxet 🧵 ${"x".repeat(180)}`;
  await connect(t);
  await newClient(page, name, ["view_products"]);
  await create(page);
  await shownCredentials(page);
  assert.equal(await page.locator("main img").count(), 0);
  assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /⟨U\+202E⟩/);
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
  const run = spawnSync("sh", ["-c", await page.evaluate(() => navigator.clipboard.readText())], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
});

journey("a hostile name of the project stays text wherever it is shown", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await page.route(`${sandbox.url}/${sandbox.operator.projectKey}`, async (route) => {
    const response = await route.fetch();
    const name = `<img src=x onerror="document.title='run'">\u202Etxet\u200B`;
    await route.fulfill({ response, json: { ...(await response.json()), name } });
  });
  await connect(t);
  const menu = page.getByRole("button", { name: /^Project menu/ });
  const written = /<img src=x.*>⟨U\+202E⟩txet⟨U\+200B⟩/;
  assert.match(await menu.innerText(), written);
  await menu.click();
  assert.match(await page.getByRole("menu").locator("xpath=..").innerText(), written);
  await page.getByRole("menuitem", { name: "Connection details" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.match(await page.locator("main").innerText(), written);
  assert.equal(await page.locator("main img, header .project-facts img").count(), 0);
  assert.doesNotMatch(await page.title(), /run/);
});

journey("a name that exists is refused beside the field, with a way to the client", {}, async (t) => {
  const { page } = t;
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  const name = await page.getByRole("row").nth(2).getByRole("link").innerText();
  await newClient(page, name, ["view_products"]);
  await page.getByRole("link", { name: "Open the existing client" }).waitFor();
  await create(page);
  assert.equal(await page.getByLabel("Name", { exact: true }).getAttribute("aria-invalid"), "true");
});

journey("paste anything fills the fields and keeps nothing", { path: "#/connect" }, async (t) => {
  const { page } = t;
  await page.getByLabel("Paste credentials").fill(
    "CTP_PROJECT_KEY=demo-shop\nCTP_CLIENT_SECRET=not-a-secret\nCTP_CLIENT_ID=an-id\nCTP_AUTH_URL=https://auth.us-east-2.aws.commercetools.com\nCOLOUR=red",
  );
  await page.getByText("Filled in: project key, client id, client secret").waitFor();
  assert.equal(await page.getByLabel("Project key").inputValue(), "demo-shop");
  assert.equal(await page.getByLabel("Region").inputValue(), "us-east-2.aws");
  assert.equal(await page.getByLabel("Paste credentials").inputValue(), "");
  assert.ok(await page.getByText("Ignored: COLOUR").isVisible());
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
  for (const colorScheme of ["light", "dark"]) {
    journey(`no screen is wider than ${width} px in ${colorScheme}`, { viewport: { width, height }, colorScheme }, async (t) => {
      const { page } = t;
      const narrow = async (name) => {
        await fits(page, name);
        await shot(page, `${name} ${width} ${colorScheme}`);
        await accessible(page);
      };
      await page.getByRole("button", { name: "Try the sandbox" }).waitFor();
      await narrow("landing");
      await page.getByRole("link", { name: "Connect your project" }).click();
      await page.getByLabel("Project key").waitFor();
      await narrow("connect");
      await page.getByRole("button", { name: "Try the sandbox" }).click();
      await page.getByRole("table").waitFor();
      await narrow("clients");
      await page.getByRole("link", { name: "New API client" }).first().click();
      await page.getByLabel("Template").selectOption("mobile-spa");
      await page.getByRole("checkbox", { name: "manage_orders", exact: true }).first().check();
      await narrow("new");
      await page.getByLabel("Name", { exact: true }).fill("narrow");
      await create(page);
      await shownCredentials(page);
      await narrow("credentials");
    });
  }
}
