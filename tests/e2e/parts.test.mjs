// The files that the parts of the page come in.
import assert from "node:assert/strict";
import { journey } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

/** The modules that were asked for, without the hash that all names have, in order. */
const modules = (site) => site.requests.filter((path) => path.endsWith(".wasm")).map((path) => path.replace(/^.*-[0-9a-f]{16}-?/, "").replace(".wasm", ""));

/** Waits until so many modules were asked for, and until nothing more is. */
async function all(page, site, count) {
  await site.until(() => modules(site).length >= count);
  await page.waitForLoadState("networkidle");
  return modules(site);
}

for (const [path, files] of [
  ["#/new", ["_bg", "start-new", "then-review_new"]],
  ["#/finder", ["_bg", "start-finder", "then-calls_finder", "then-answer_finder", "material"]],
  ["#/presets", ["_bg", "start-presets", "then-files_presets"]],
]) {
  journey(`what follows ${path} by itself comes in one file for each part`, { path }, async ({ page, site }) => {
    assert.deepEqual(await all(page, site, files.length), files);
  });
}

journey("what a connection needs comes in one file for each part", { path: "#/connect", sandbox: [] }, async (t) => {
  await t.page.getByLabel("Project key").waitFor();
  // The first touch of a hand.
  await t.page.mouse.move(300, 300);
  await connect(t);
  await t.page.locator("tr.client").first().waitFor();
  const files = ["_bg", "start-connect", "then-session_connect", "then-list_connect", "then-changes_connect"];
  const asked = await all(t.page, t.site, files.length + 1);
  assert.deepEqual(asked.slice(0, files.length), files);
  assert.equal(new Set(asked).size, asked.length, `each once: ${asked.join(" ")}`);
});

journey("where such a file can't be had, the files come that it stands for", {
  path: "#/new",
  site: { refuse: /-then-/ },
  allow: [/404/, /WebAssembly/],
}, async ({ page, site }) => {
  await page.getByLabel("Name", { exact: true }).fill("worker");
  await page.getByRole("checkbox", { name: "view_orders" }).check();
  // The review says so, which has come in many files.
  await page.locator(".bar-line", { hasText: "1 scope" }).waitFor();
  await page.getByRole("link", { name: "Finder" }).click();
  await page.locator("#job-box").fill("GET /carts");
  await page.getByText("view_orders").first().waitFor();
  const asked = modules(site);
  assert.ok(asked.includes("then-review_new") && asked.includes("review") && asked.includes("calls"), asked.join(" "));
  assert.equal(new Set(asked).size, asked.length, "each once");
});

journey("a part that is asked for while others are on their way waits for their files, and none comes twice", { path: "#/new", site: { hold: /-then-/ } }, async ({ page, site }) => {
  await page.getByRole("checkbox", { name: "view_orders" }).check();
  await page.getByRole("link", { name: "Presets" }).click();
  await page.getByRole("link", { name: "Finder" }).click();
  site.release();
  await page.locator("#job-box").fill("POST /carts");
  await page.getByText("manage_orders").first().waitFor();
  await page.getByRole("link", { name: "Presets" }).click();
  await page.getByRole("heading", { name: "Presets", exact: true }).waitFor();
  await page.goBack();
  await page.goBack();
  const asked = await all(page, site, 6);
  assert.equal(new Set(asked).size, asked.length, `each once: ${asked.join(" ")}`);
});
