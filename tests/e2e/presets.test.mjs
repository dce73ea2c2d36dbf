// Presets without a client, for an existing one, for a new one, and all at once.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { accessible, fits, journey, shot } from "./support/index.mjs";

const preview = (page) => page.locator(".preview");

/** The paths in a downloaded archive. */
const paths = async (download) =>
  JSON.parse(execFileSync("python3", ["-c", "import json,sys,zipfile; print(json.dumps(zipfile.ZipFile(sys.argv[1]).namelist()))", await download.path()], { encoding: "utf8" }));

/** Whether a file of a downloaded archive has the text. */
const holds = async (download, path, text) =>
  execFileSync("python3", ["-c", "import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))", await download.path(), path], { encoding: "utf8" }).includes(text);

const downloaded = async (page, press) => (await Promise.all([page.waitForEvent("download"), press()]))[0];

/** A new client in the page's own sandbox, at its credentials. */
async function created(page, name) {
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Filter scopes").first().fill("view_products");
  await page.getByRole("checkbox", { name: "view_products", exact: true }).first().check();
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
}

/** What a press leaves on the clipboard. */
async function copied(page, name, exact = true) {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.getByRole("button", { name, exact }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
  return page.evaluate(() => navigator.clipboard.readText());
}

journey("the gallery is searched, tells three lines about each preset, and an address names one", { path: "#/presets/node" }, async (t) => {
  const { page } = t;
  await preview(page).getByText("CTP_CLIENT_ID").first().waitFor();
  assert.equal(await page.getByLabel("Preset", { exact: true }).inputValue(), "node");
  const tile = page.locator(".gallery .tile").filter({ has: page.getByRole("button", { name: "Node.js", exact: true }) });
  assert.equal(await tile.locator(".hint").count(), 3);
  await accessible(page);
  await shot(page, "presets 1280 light");
  await page.getByLabel("Find a preset").fill("java");
  await page.waitForFunction(() => document.querySelector("#preset").value === "java");
  assert.match(page.url(), /#\/presets\/java/);
  await page.getByLabel("Find a preset").fill("no such language");
  await page.getByText("No preset matches “no such language”.").waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "Clear search" }).click();
  await page.waitForFunction(() => document.activeElement.id === "find-preset");
  await page.getByLabel("Preset", { exact: true }).selectOption("curl");
  await preview(page).getByText("THE_CLIENT_SECRET").waitFor();
  assert.match(page.url(), /#\/presets\/curl/);
  assert.match(await copied(page, "Copy cURL"), /THE_CLIENT_SECRET/);
  assert.deepEqual(await paths(await downloaded(page, () => page.getByRole("button", { name: "Download Java", exact: true }).click())), ["Main.java", ".env"]);
  // On a phone: the list, or one preset.
  await page.setViewportSize({ width: 390, height: 844 });
  for (const wrapped of [true, false]) {
    await page.getByRole("checkbox", { name: "Wrap lines" }).setChecked(wrapped);
    await fits(page, "a preset");
  }
  await shot(page, "presets 390 light");
  await accessible(page);
  await page.getByRole("button", { name: "All presets" }).click();
  await preview(page).waitFor({ state: "hidden" });
  await accessible(page);
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await preview(page).getByText("package main").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "preset-title");
  assert.equal(t.foreign().length, 0);
});

journey("nothing moves while the gallery comes", { path: "#/presets" }, async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.moved = [];
    const named = (source) => source.node?.className ?? source.node?.nodeName;
    const see = (list) => list.getEntries().forEach((entry) => moved.push([entry.value, ...entry.sources.map(named)]));
    new PerformanceObserver(see).observe({ type: "layout-shift", buffered: true });
  });
  for (const size of [{ width: 1280, height: 800 }, { width: 412, height: 823 }]) {
    await page.setViewportSize(size);
    await page.reload();
    await page.waitForFunction(() => document.querySelector(".preview pre")?.textContent.includes("oauth/token"));
    // What a frame moved is told after it.
    for (let frame = 0; frame < 3; frame += 1) await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    assert.deepEqual(await page.evaluate(() => moved.filter(([value]) => value > 0.005)), [], `${size.width} px`);
  }
});

journey("a client of the list has its presets too, with a placeholder; all come as one archive", {}, async (t) => {
  const { page } = t;
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByLabel("Filter API clients").fill("API client inventory");
  await page.getByRole("link", { name: "API client inventory" }).first().click();
  await page.getByRole("button", { name: "Show presets" }).click();
  await page.getByText("The secret is a placeholder").waitFor();
  await page.getByLabel("Preset", { exact: true }).selectOption("env");
  await preview(page).getByText("CTP_CLIENT_SECRET=THE_CLIENT_SECRET").waitFor();
  const id = await page.getByRole("main").getByText(/^sandbox-/).first().innerText();
  assert.ok((await preview(page).innerText()).includes(`CTP_CLIENT_ID=${id}`));
  const saved = await downloaded(page, () => page.getByRole("button", { name: "Download all" }).click());
  assert.match(saved.suggestedFilename(), /^presets-api-client-inventory.*\.zip$/);
  const all = await paths(saved);
  assert.ok(all.some((path) => path.startsWith("curl/")) && all.includes("env/.env"));
});

journey("code reads the secret from the environment, and holds it only when that is chosen", {}, async (t) => {
  const { page } = t;
  await created(page, "secret in the text");
  await page.getByLabel("Preset", { exact: true }).selectOption("python");
  const secret = await copied(page, "Copy secret");
  const place = page.getByLabel("The secret", { exact: true });
  assert.equal(await place.inputValue(), "environment");
  assert.ok(!(await copied(page, "Copy")).includes(secret), "code reads the environment by itself");
  await place.selectOption("text");
  await page.getByText("Never commit or share it").waitFor();
  assert.ok((await copied(page, "Copy")).includes(secret), "chosen, it stands in the text that is copied");
  assert.ok(!(await page.content()).includes(secret), "masked, it is not in the document");
  await accessible(page);
  await shot(page, "presets secret in the text 1280 light");
  // It was chosen for that format alone, and a format without that choice doesn't show it.
  await page.getByLabel("Preset", { exact: true }).selectOption("node");
  await page.waitForFunction(() => document.querySelector("#secret-place").value === "environment");
  await page.getByLabel("Preset", { exact: true }).selectOption("curl");
  await page.locator("#secret-place").waitFor({ state: "detached" });
});

journey("cURL, Node.js, Java and .env are handed over in four clicks, each says so, and leaving asks nothing", {}, async (t) => {
  const { page } = t;
  await created(page, "four clicks");
  const button = (name) => page.getByRole("button", { name, exact: true });
  // A button says it for two seconds: whoever looks for it begins before the press.
  const says = async (name, text, press) => (await Promise.all([press(), button(name).getByText(text, { exact: true }).waitFor()]))[0];
  const curl = await says("Copied cURL", "Copied", () => copied(page, "Copy cURL"));
  assert.match(curl, /^curl \S+\/oauth\/token --basic --user '/);
  assert.ok(await page.getByRole("checkbox", { name: "I have stored the secret" }).isChecked(), "a copied text with the secret counts");
  const secret = /--user '[^:']*:([^']+)'/.exec(curl)[1];
  for (const [name, files] of [["Node.js", ["client.mjs", ".env"]], ["Java", ["Main.java", ".env"]]]) {
    const saved = await says(`Downloaded ${name}`, "Downloaded", () => downloaded(page, () => button(`Download ${name}`).click()));
    assert.deepEqual(await paths(saved), files);
    assert.ok(await holds(saved, ".env", secret) && !(await holds(saved, files[0], secret)), `${name}: the secret is in the .env alone`);
  }
  assert.ok((await copied(page, "Copy Environment variables (.env)")).includes(`CTP_CLIENT_SECRET=${secret}`));
  // What a button says, it says for a moment.
  await button("Copy cURL").waitFor();
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("table").waitFor();
});

journey("a copied value without the secret stores nothing, and a saved file with it does", {}, async (t) => {
  const { page } = t;
  await created(page, "what counts");
  const stored = page.getByRole("checkbox", { name: "I have stored the secret" });
  await copied(page, "Copy client_id");
  await page.getByLabel("Preset", { exact: true }).selectOption("node");
  await copied(page, "Copy");
  await page.getByRole("status").filter({ hasText: "Copied client.mjs" }).waitFor();
  assert.ok(!(await stored.isChecked()), "code without the secret is not the secret");
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stay here" }).click();
  await downloaded(page, () => page.getByRole("button", { name: "Download .env", exact: true }).click());
  assert.ok(await stored.isChecked());
});

journey("all formats can be searched, and an empty search says so", {}, async (t) => {
  const { page } = t;
  await created(page, "more formats");
  await page.getByRole("button", { name: "More presets" }).click();
  await page.waitForFunction(() => document.activeElement.id === "find-preset");
  for (const group of ["Shell", "Secret stores"]) await page.getByRole("heading", { name: group, exact: true }).waitFor();
  await accessible(page);
  await page.keyboard.type("k8s");
  await page.waitForFunction(() => document.querySelector("#preset").value === "kubernetes");
  await page.getByLabel("Find a preset").fill("cobol");
  await page.getByText("No preset matches “cobol”.").waitFor();
  await accessible(page);
});

journey("Download all says which files hold the secret, and leaves them out unless asked for", {}, async (t) => {
  const { page } = t;
  await created(page, "all of them");
  const stored = page.getByRole("checkbox", { name: "I have stored the secret" });
  await page.getByRole("button", { name: "Download all" }).click();
  const include = page.getByRole("checkbox", { name: /^Include \d+ files with the secret$/ });
  await include.waitFor();
  const listed = await page.getByRole("list", { name: "Files with the secret" }).getByRole("listitem").allInnerTexts();
  assert.ok(listed.includes("env/.env") && !listed.includes("node/client.mjs"));
  await accessible(page);
  const without = await paths(await downloaded(page, () => page.getByRole("button", { name: /^Download \d+ files \(ZIP\)$/ }).click()));
  assert.ok(without.includes("node/client.mjs"));
  assert.deepEqual(without.filter((path) => listed.includes(path)), []);
  assert.ok(!(await stored.isChecked()), "nothing with the secret was saved");
  await include.check();
  const all = await downloaded(page, () => page.getByRole("button", { name: /^Download \d+ files \(ZIP\)$/ }).click());
  assert.deepEqual((await paths(all)).sort(), [...without, ...listed].sort());
  assert.ok(await stored.isChecked());
});
