// Where a secret goes, and that nothing of it stays: the page is searched after the secret was shown, copied, saved
// and left. README's section on security promises what this shows.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey } from "./support/index.mjs";
import { connect, makeClient } from "./support/sandbox.mjs";

/** Keeps the memories of the WebAssembly modules, so that they can be searched. */
function keepMemories() {
  const kept = (globalThis.__memories = []);
  const keep = (made) => {
    const { memory } = (made.instance ?? made).exports;
    if (memory && !kept.includes(memory)) kept.push(memory);
    return made;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = (...given) => real.apply(WebAssembly, given).then(keep);
  }
}

/**
 * How often a text is in the program's memory, as UTF-8 and as UTF-16. The text is never in the page: each of its
 * codes is sent as a number, one higher.
 */
const inMemory = (page, text) =>
  page.evaluate(
    (codes) => {
      const count = (bytes, step) => {
        let found = 0;
        for (let at = bytes.indexOf(codes[0] - 1); at >= 0; at = bytes.indexOf(codes[0] - 1, at + 1)) {
          if (codes.every((code, place) => bytes[at + place * step] === code - 1)) found += 1;
        }
        return found;
      };
      const all = globalThis.__memories.map(({ buffer }) => new Uint8Array(buffer));
      return { modules: all.length, found: all.reduce((sum, bytes) => sum + count(bytes, 1) + count(bytes, 2), 0) };
    },
    [...text].map((c) => c.charCodeAt(0) + 1),
  );

/** Which of the texts are in the page's JavaScript heap, after its garbage is collected. */
async function inHeap(session, texts) {
  const found = new Set();
  let before = "";
  const longest = Math.max(...texts.map((text) => text.length));
  const look = ({ chunk }) => {
    const here = before + chunk;
    for (const text of texts) if (here.includes(text)) found.add(text);
    before = here.slice(-longest);
  };
  session.on("HeapProfiler.addHeapSnapshotChunk", look);
  for (let time = 0; time < 2; time += 1) await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  session.off("HeapProfiler.addHeapSnapshotChunk", look);
  return found;
}

/** Everything that the page may have stored, as one text. */
const storage = (page) =>
  page.evaluate(async () => {
    const databases = [];
    for (const { name } of await indexedDB.databases()) databases.push(name);
    const cached = [];
    for (const key of await caches.keys()) {
      const cache = await caches.open(key);
      for (const request of await cache.keys()) cached.push(request.url, await (await cache.match(request)).text());
    }
    const items = (store) => Object.entries(store);
    return JSON.stringify({ local: items(localStorage), session: items(sessionStorage), databases, cached, cookie: document.cookie, state: history.state, name: window.name });
  });

journey("after it was shown, copied, saved and left, a secret is nowhere in the page", { sandbox: [] }, async (t) => {
  const { page, context, sandbox } = t;
  const [consoled, titles] = [[], []];
  page.on("console", (message) => consoled.push(message.text()));
  const note = async () => titles.push(await page.title());
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await page.addInitScript(keepMemories);
  await page.reload();
  // An operator of its own: the secret of the sandbox's is part of the program.
  const rights = ["manage_api_clients", "view_stores", "view_project_settings"];
  const operator = await makeClient(sandbox, "operator", rights.map((right) => `${right}:{projectKey}`).join(" "));
  await connect(t, operator);
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("canary");
  await page.getByLabel("Filter scopes").first().fill("view_products");
  await page.getByRole("checkbox", { name: "view_products", exact: true }).first().check();
  const answer = page.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith("/api-clients"));
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  const { id, secret } = await (await answer).json();
  await note();
  const basic = Buffer.from(`${id}:${secret}`).toString("base64");

  // The page holds it now: the search of the memory finds what is there.
  assert.ok((await inMemory(page, secret)).found > 0, "the search of the memory works");
  assert.ok(!(await page.content()).includes(secret), "masked from the start");
  assert.ok((await inMemory(page, operator.clientSecret)).found > 0);

  // Shown and hidden again, in the value and in the preset below it.
  await page.getByRole("button", { name: "Reveal secret" }).click();
  assert.equal((await page.content()).split(secret).length - 1, 2, "shown in the value and in the preset");
  await page.getByRole("button", { name: "Hide secret" }).click();
  assert.ok(!(await page.content()).includes(secret), "hidden again");

  // Copied, alone and in a text; saved; tried.
  for (const name of ["Copy secret", "Copy cURL"]) {
    await Promise.all([
      page.getByRole("button", { name: name.replace("Copy", "Copied"), exact: true }).waitFor(),
      page.getByRole("button", { name, exact: true }).click(),
    ]);
  }
  await page.getByLabel("Preset", { exact: true }).selectOption("env");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download", exact: true }).click(),
  ]);
  assert.ok((await readFile(await saved.path(), "utf8")).includes(secret), "the file on the disk has it");
  // Encrypted for somebody: the file's content goes through buffers of its own.
  await page.getByRole("button", { name: "Encrypt for a recipient" }).click();
  await page.getByLabel("Public keys of the recipients").fill("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
  await page.getByRole("button", { name: "Encrypt", exact: true }).click();
  await page.getByRole("heading", { name: "Encrypted file" }).waitFor();
  const granted = page.waitForResponse((response) => response.url().endsWith("/oauth/token"));
  await page.getByRole("button", { name: "Test credentials" }).click();
  const token = (await (await granted).json()).access_token;
  await page.getByText("All requested scopes granted").waitFor();
  await page.getByRole("button", { name: "Reveal access token" }).click();
  assert.ok((await page.content()).includes(token));
  await page.getByRole("button", { name: "Hide access token" }).click();
  assert.ok(!(await page.content()).includes(token));
  await note();

  // Left. The token of the test is revoked.
  const revoked = page.waitForResponse((response) => response.url().endsWith("/oauth/token/revoke"));
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("table").waitFor();
  await revoked;
  await note();

  const needles = { secret, "the Basic header": basic, "the test token": token };
  for (const [what, text] of Object.entries(needles)) {
    const places = {
      document: await page.content(),
      storage: await storage(page),
      titles: titles.join("\n"),
      console: consoled.join("\n"),
      addresses: [page.url(), ...t.requests.map(({ url }) => url)].join("\n"),
    };
    for (const [place, content] of Object.entries(places)) assert.ok(!content.includes(text), `${what} is in: ${place}`);
  }
  // A control: what the page does hold is found, at the end of a long text too.
  await page.evaluate((parts) => (globalThis.__control = { text: "x".repeat(5000) + parts.join("-") }), ["a", "control", "that", "stays"]);
  const heap = await inHeap(session, ["a-control-that-stays", ...Object.values(needles)]);
  assert.deepEqual([...heap], ["a-control-that-stays"], "the JavaScript heap holds the control and nothing else");
  for (const [what, text] of Object.entries(needles)) {
    const { modules, found } = await inMemory(page, text);
    assert.ok(modules > 0);
    assert.equal(found, 0, `${what} is in the memory of the program`);
  }

  // Disconnected: nothing of the operator's stays either.
  await page.getByRole("button", { name: /^Project menu/ }).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  await page.getByLabel("Client secret").waitFor();
  const { clientId, clientSecret } = operator;
  const own = [clientSecret, Buffer.from(`${clientId}:${clientSecret}`).toString("base64")];
  assert.deepEqual([...(await inHeap(session, own))], []);
  for (const text of own) assert.equal((await inMemory(page, text)).found, 0, "the operator's secret is in the memory");
});

journey("a secret that is typed key by key, corrected and left behind leaves no beginning of it in memory", {}, async (t) => {
  const { page, context } = t;
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await page.addInitScript(keepMemories);
  await page.goto(`${t.url}#/connect`);
  await page.reload();
  const parts = ["first-typed", "and-then-corrected"];
  const field = page.getByLabel("Client secret");
  await field.pressSequentially(parts.join("-"));
  assert.ok((await inMemory(page, parts[0])).found > 0, "the search of the memory works");
  for (let key = 0; key < parts[1].length; key += 1) await field.press("Backspace");
  await field.pressSequentially("again");
  await page.getByRole("link", { name: "Finder" }).click();
  await page.getByLabel("Type or paste calls").waitFor();
  // Any beginning of eleven characters or more holds the first part.
  assert.equal((await inMemory(page, parts[0])).found, 0, "the memory of the program");
  assert.deepEqual([...(await inHeap(session, [parts.join("-"), `${parts[0]}-again`]))], [], "the JavaScript heap");
});

journey("what was typed for tokens, and the tokens themselves, are nowhere when their page was left", { sandbox: [] }, async (t) => {
  const { page, context, sandbox } = t;
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await page.addInitScript(keepMemories);
  await page.goto(`${t.url}#/tokens`);
  await page.reload();
  const { clientId, clientSecret } = await makeClient(sandbox, "shop", "view_products:{projectKey}");
  await page.getByLabel("Region").selectOption("other");
  for (const label of ["Auth URL", "API URL"]) await page.getByLabel(label).fill(sandbox.url);
  await page.getByLabel("Project key").fill(sandbox.operator.projectKey);
  await page.getByLabel("Client ID").fill(clientId);
  await page.getByLabel("Client secret").fill(clientSecret);
  await page.getByLabel("Flow", { exact: true }).selectOption({ label: "Customer (password)" });
  await page.getByLabel("Email address").fill("ada@sandbox.example");
  const password = "sandbox-customer-not-a-real-password";
  // The password of the sandbox's customer is part of the program: it must not be there more often than before.
  const part = (await inMemory(page, password)).found;
  await page.getByLabel("Password", { exact: true }).fill(password);
  assert.ok((await inMemory(page, password)).found > part);
  const answer = page.waitForResponse((response) => response.url().endsWith("/customers/token"));
  await page.getByRole("button", { name: "Request token" }).click();
  await page.getByRole("button", { name: "Send credentials" }).click();
  const { access_token: access, refresh_token: refresh } = await (await answer).json();
  const first = page.getByRole("group", { name: /^Token 1:/ });
  for (const name of ["Reveal access token", "Reveal refresh token"]) await first.getByRole("button", { name }).click();
  assert.ok((await page.content()).includes(refresh), "shown");
  for (const name of ["Hide access token", "Hide refresh token"]) await first.getByRole("button", { name }).click();
  await first.getByRole("button", { name: "Refresh", exact: true }).click();
  await page.getByRole("group", { name: /^Token 2:/ }).waitFor();
  await page.getByRole("button", { name: "Reveal secrets" }).click();
  assert.ok((await page.content()).includes(refresh), "in the command");
  await page.getByRole("button", { name: "Hide secrets" }).click();
  assert.ok((await inMemory(page, access)).found > 0, "the search of the memory works");
  const needles = { clientSecret, password, access, refresh, basic: Buffer.from(`${clientId}:${clientSecret}`).toString("base64") };
  const content = await page.content();
  for (const [what, text] of Object.entries(needles)) assert.ok(!content.includes(text), `${what} is masked`);
  const revoked = page.waitForResponse((response) => response.url().endsWith("/oauth/token/revoke"));
  await page.getByRole("link", { name: "Finder" }).click();
  await page.getByLabel("Type or paste calls").waitFor();
  await revoked;
  const places = [await page.content(), await storage(page), page.url(), ...t.requests.map(({ url }) => url)].join("\n");
  for (const [what, text] of Object.entries(needles)) assert.ok(!places.includes(text), what);
  assert.deepEqual([...(await inHeap(session, Object.values(needles)))], []);
  for (const [what, text] of Object.entries(needles)) {
    const { found } = await inMemory(page, text);
    assert.equal(found, what === "password" ? part : 0, `${what} is in the memory of the program`);
  }
});
