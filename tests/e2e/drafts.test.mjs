// Drafts: the lint beside the form, links and files, templates of one's own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { addStore, inStore, tick, ticked } from "./support/form.mjs";
import { accessible, journey, shot } from "./support/index.mjs";

const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);

journey("the review lists findings, and a fix is one press", { path: "#/new" }, async (t) => {
  const { page } = t;
  await page.getByLabel("Name", { exact: true }).fill("tmp spa");
  await tick(page, "manage_project");
  const finding = page.getByRole("listitem").filter({ hasText: "CT001" });
  await finding.getByText("Choose only the scopes that are needed").waitFor();
  await page.getByRole("listitem").filter({ hasText: "CT007" }).waitFor();
  await page.getByText("Server-side use only, because of").waitFor();
  await accessible(page);
  await shot(page, "lint 1280 light");
  await page.getByRole("button", { name: "Expire in 7 days" }).click();
  await page.getByRole("listitem").filter({ hasText: "CT008" }).waitFor({ state: "detached" });
  assert.equal(await page.getByLabel("Client expires").inputValue(), "7");
  assert.equal(await focused(page), "findings-title");
  await finding.getByRole("button", { name: "Remove manage_project", exact: true }).click();
  await finding.waitFor({ state: "detached" });
  assert.ok(!(await ticked(page, "manage_project")));
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "tmp spa");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await tick(page, "manage_orders");
  await shot(page, "lint 390 dark");
  await accessible(page);
});

journey("an existing client is looked at too, and its fix fills a new one's form", {}, async (t) => {
  const { page } = t;
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
  await page.getByLabel("Filter API clients").fill("manage_project");
  await page.getByRole("row").nth(1).getByRole("link").click();
  await page.getByRole("heading", { name: "Access", exact: true }).waitFor();
  await accessible(page);
  await shot(page, "client review 1280 light");
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("heading", { name: "Compare scopes" }).waitFor();
  assert.equal(await page.getByLabel("Left client", { exact: true }).locator("option:checked").innerText(), name);
  await page.goBack();
  await page.getByRole("heading", { name: "Access", exact: true }).waitFor();
  await page.getByRole("button", { name: "Create a replacement without manage_project" }).click();
  await page.getByRole("heading", { name: `Replace ${name}` }).waitFor();
  assert.ok((await page.getByLabel("Name", { exact: true }).inputValue()).startsWith(name));
  assert.ok(!(await ticked(page, "manage_project")));
});

journey("a draft travels as a link and as files, and nothing that was typed is lost", { path: "#/new" }, async (t) => {
  const { page } = t;
  await page.getByLabel("Name", { exact: true }).fill("orders \"bff\" 🧵 prod");
  await tick(page, "manage_orders");
  await addStore(page, "berlin");
  await tick(page, "view_customers", inStore(page, "berlin"));
  await page.getByLabel("Client expires").selectOption("30");
  const scopes = () => page.locator(".review .scope-string").innerText();
  // The review follows the form once that is painted.
  await page.locator(".review .scope-string").filter({ hasText: "view_customers:" }).waitFor();
  const before = await scopes();
  await page.getByRole("button", { name: "Share, export or open a draft" }).click();
  const format = page.getByLabel("Format");
  await format.waitFor();
  const texts = {};
  for (const option of await format.locator("option").allInnerTexts()) {
    await format.selectOption({ label: option });
    await page.getByRole("button", { name: "Copy draft" }).click();
    await page.getByRole("status").filter({ hasText: "Copied draft" }).waitFor();
    texts[option] = await page.evaluate(() => navigator.clipboard.readText());
    await page.evaluate(() => navigator.clipboard.writeText(""));
  }
  assert.equal(Object.keys(texts).length, 5);
  await accessible(page);
  await shot(page, "share 1280 light");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download draft" }).click()]);
  assert.equal(saved.suggestedFilename(), "orders-bff-prod.pulumi.yaml");

  const same = async () => {
    assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "orders \"bff\" 🧵 prod");
    await page.locator(".review").getByText(before, { exact: true }).waitFor();
    assert.equal(await page.getByLabel("Client expires").inputValue(), "30");
  };
  for (const text of Object.values(texts)) {
    await page.getByRole("button", { name: "Clear the form" }).click();
    assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "");
    await page.getByLabel("Manifest, Terraform, Pulumi, link or templates").fill(text);
    await page.getByRole("button", { name: "Open as draft" }).click();
    await page.getByText("Review this shared draft").waitFor();
    await same();
  }
  await page.getByLabel("Manifest, Terraform, Pulumi, link or templates").fill("a: [1");
  await page.getByRole("button", { name: "Open as draft" }).click();
  await page.getByText("This is not YAML").waitFor();
  await same();
  await page.getByRole("button", { name: "Clear the form" }).click();
  await page.getByLabel("Choose a file").setInputFiles(await saved.path());
  await page.getByText("Review this shared draft").waitFor();
  await same();

  // A link over something typed: it can come back.
  await page.getByRole("button", { name: "Clear the form" }).click();
  await page.getByLabel("Name", { exact: true }).fill("half typed");
  await page.evaluate((link) => { location.href = link; }, texts.Link);
  await page.getByText("Review this shared draft").waitFor();
  await same();
  assert.ok(page.url().endsWith("#/new"), page.url());
  await page.getByRole("button", { name: "Restore my draft" }).click();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "half typed");

  // A visitor without a connection connects, and comes back to the draft.
  await page.goto(texts.Link);
  await page.reload();
  await page.evaluate((link) => { location.href = link; }, texts.Link);
  await page.getByText("Review this shared draft").waitFor();
  await shot(page, "prepared 1280 light");
  await page.getByRole("link", { name: "Connect to create it" }).click();
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  assert.equal(t.foreign().length, 0);
});

journey("a template that another tab saved stays when this one saves another", { path: "#/new" }, async (t) => {
  const { page, context } = t;
  const other = await context.newPage();
  await other.goto(`${t.url}#/new`);
  for (const tab of [page, other]) {
    await tick(tab, "view_zones");
    await tab.getByRole("button", { name: "Share, export or open a draft" }).click();
    await tab.getByLabel("Template name").waitFor();
  }
  for (const [tab, title] of [[page, "first"], [other, "second"]]) {
    await tab.getByLabel("Template name").fill(title);
    await tab.getByRole("button", { name: "Save the draft as a template" }).click();
    await tab.getByRole("status").filter({ hasText: "Saved the template" }).waitFor();
  }
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("scopesmith.templates")).map(({ name }) => name));
  assert.deepEqual(kept.sort(), ["first", "second"]);
});

journey("templates of one's own are kept, used, exported and forgotten", { path: "#/new" }, async (t) => {
  const { page } = t;
  await tick(page, "view_zones");
  await page.getByRole("button", { name: "Share, export or open a draft" }).click();
  await page.getByRole("button", { name: "Save the draft as a template" }).click();
  await page.getByText("Give the template a name.").waitFor();
  await page.getByLabel("Template name").fill("zones <b>only</b>");
  await page.getByRole("button", { name: "Save the draft as a template" }).click();
  await page.getByRole("status").filter({ hasText: "Saved the template" }).waitFor();
  await page.reload();
  const template = page.getByLabel("Template", { exact: true });
  await template.selectOption({ label: "Your template: zones <b>only</b>" });
  assert.ok(await ticked(page, "view_zones"));
  await tick(page, "view_types");
  await page.getByText("Differs from the template. Added: view_types.").waitFor();
  await page.getByRole("button", { name: "Share, export or open a draft" }).click();
  const [all] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export all" }).click()]);
  assert.deepEqual(JSON.parse(readFileSync(await all.path(), "utf8"))[0].scopes, ["view_zones"]);
  await accessible(page);
  await page.getByRole("button", { name: /^Delete/ }).click();
  await page.getByRole("status").filter({ hasText: "deleted" }).waitFor();
  assert.equal(await template.locator("option").filter({ hasText: /^Your template:/ }).count(), 0);
  // It can be undone, and what was kept is kept again.
  const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem("scopesmith.templates")).length);
  assert.equal(await kept(), 0);
  await page.waitForFunction(() => document.activeElement?.id === "template-undo");
  await accessible(page);
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "The template was restored." }).waitFor();
  await template.locator("option").filter({ hasText: "Your template: zones <b>only</b>" }).waitFor({ state: "attached" });
  assert.equal(await kept(), 1);
  await page.getByRole("button", { name: /^Delete/ }).click();
  await page.getByRole("status").filter({ hasText: "deleted" }).waitFor();
  // The export brings them back, here or in another browser.
  await page.getByLabel("Choose a file").setInputFiles(await all.path());
  await page.getByRole("status").filter({ hasText: "Templates added: 1." }).waitFor();
  await template.locator("option").filter({ hasText: "Imported:" }).waitFor({ state: "attached" });
  await page.getByRole("button", { name: /^Delete/ }).click();
  await page.getByRole("status").filter({ hasText: "deleted" }).waitFor();
  await page.reload();
  await template.waitFor();
  assert.equal(await template.locator("option").filter({ hasText: /^(Own|Imported):/ }).count(), 0);
});
