// Presets without a client, for an existing one, and all at once.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { accessible, journey, shot } from "./support/index.mjs";

const panel = (page) => page.getByRole("tabpanel");

journey("the presets can be seen without a client, and an address names one", { path: "#/presets/node" }, async (t) => {
  const { page } = t;
  await panel(page).getByText("THE_CLIENT_SECRET").or(panel(page).getByText("CTP_CLIENT_ID").first()).first().waitFor();
  assert.equal(await page.getByLabel("Preset", { exact: true }).inputValue(), "node");
  await accessible(page);
  await shot(page, "presets 1280 light");
  await page.getByLabel("Find a format").fill("java");
  await page.waitForFunction(() => document.querySelector("#preset").value === "java");
  assert.match(page.url(), /#\/presets\/java/);
  await page.getByLabel("Find a format").fill("no such language");
  await page.getByText("No preset matches.").waitFor();
  await page.getByLabel("Find a format").fill("");
  await page.getByLabel("Preset", { exact: true }).selectOption("curl");
  await panel(page).getByText("THE_CLIENT_SECRET").waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const wrapped of [true, false]) {
    await page.getByRole("checkbox", { name: "Wrap lines" }).setChecked(wrapped);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
  }
  await shot(page, "presets 390 light");
  await accessible(page);
  assert.equal(t.foreign().length, 0);
});

journey("a client of the list has its presets too, with a placeholder; all come as one archive", {}, async (t) => {
  const { page } = t;
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByLabel("Filter API clients").fill("API Client inventory");
  await page.getByRole("link", { name: "API Client inventory" }).first().click();
  await page.getByRole("button", { name: "Show presets" }).click();
  await page.getByText("The secret is a placeholder").waitFor();
  await page.getByLabel("Preset", { exact: true }).selectOption("env");
  await panel(page).getByText("CTP_CLIENT_SECRET=THE_CLIENT_SECRET").waitFor();
  const id = await page.getByRole("main").getByText(/^sandbox-/).first().innerText();
  assert.ok((await panel(page).innerText()).includes(`CTP_CLIENT_ID=${id}`));
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download all" }).click(),
  ]);
  assert.match(saved.suggestedFilename(), /^presets-api-client-inventory.*\.zip$/);
  const names = execFileSync("python3", ["-m", "zipfile", "-l", await saved.path()], { encoding: "utf8" });
  assert.match(names, /curl\//);
  assert.match(names, /env\/\.env/);
});

journey("code reads the secret from the environment, and holds it only when that is chosen", {}, async (t) => {
  const { page } = t;
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("secret in the text");
  await page.getByRole("checkbox", { name: "view_products", exact: true }).first().check();
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  await page.getByLabel("Preset", { exact: true }).selectOption("python");
  await page.getByRole("button", { name: "Copy secret" }).click();
  await page.getByRole("status").filter({ hasText: "Copied secret" }).waitFor();
  const secret = await page.evaluate(() => navigator.clipboard.readText());
  const copied = async () => {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const place = page.getByLabel("The secret", { exact: true });
  assert.equal(await place.inputValue(), "environment");
  assert.ok(!(await copied()).includes(secret), "code reads the environment by itself");
  await place.selectOption("text");
  await page.getByText("never commit or share it").waitFor();
  assert.ok((await copied()).includes(secret), "chosen, it stands in the text that is copied");
  assert.ok(!(await page.content()).includes(secret), "masked, it is not in the document");
  await accessible(page);
  await shot(page, "presets secret in the text 1280 light");
  // A format without that choice doesn't show it.
  await page.getByLabel("Preset", { exact: true }).selectOption("curl");
  await place.waitFor({ state: "detached" });
});
