// One more step before a client is created that can do nearly everything.
import assert from "node:assert/strict";
import { accessible } from "./support/axe.mjs";
import { tick, ticked } from "./support/form.mjs";
import { journey } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

const posts = async (sandbox) => (await sandbox.log()).filter(({ method, path }) => method === "POST" && path.endsWith("/api-clients")).length;
const question = (page) => page.getByRole("dialog", { name: "Create an API client with administrator access?" });
const focused = (locator) => locator.evaluate((element) => element === document.activeElement);

journey("a client with administrator access is created only after a second yes, by keyboard", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("operator of all");
  await tick(page, ["manage_project", "manage_api_clients"]);
  await page.getByLabel("Name", { exact: true }).press("Control+Enter");
  await question(page).waitFor();
  const back = question(page).getByRole("button", { name: "Back to the form" });
  assert.ok(await focused(back), "Enter pressed once more creates nothing");
  const text = await question(page).innerText();
  for (const word of ["operator of all", "manage_project", "manage_api_clients", "nearly everything", "create clients"]) assert.ok(text.includes(word), word);
  await accessible(page);

  // Both ways of saying no leave the form as it was.
  await page.keyboard.press("Escape");
  await question(page).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Create API client" }).click();
  await question(page).waitFor();
  await page.keyboard.press("Enter");
  await question(page).waitFor({ state: "hidden" });
  assert.equal(await posts(sandbox), 0);
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "operator of all");
  assert.ok(await ticked(page, "manage_project"));

  await page.getByRole("button", { name: "Create API client" }).click();
  await question(page).waitFor();
  await page.keyboard.press("Tab");
  assert.ok(await focused(question(page).getByRole("button", { name: "Create with administrator access" })));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  assert.equal(await posts(sandbox), 1);
});

journey("a client without such scopes is created by one press", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("reader");
  await tick(page, ["view_products", "view_api_clients"]);
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  assert.equal(await posts(sandbox), 1);
});

journey("a temporary client of a template with administrator access asks too", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByRole("button", { name: "Temporary client" }).click();
  const tool = page.getByRole("dialog", { name: "Temporary client" });
  await tool.getByLabel("Scopes").selectOption("admin");
  await tool.getByRole("button", { name: "Create temporary client" }).click();
  await question(page).waitFor();
  await accessible(page);
  await page.keyboard.press("Escape");
  await question(page).waitFor({ state: "hidden" });
  await tool.waitFor();
  assert.equal(await posts(sandbox), 0, "the tool stays open, and nothing was sent");
  await tool.getByRole("button", { name: "Create temporary client" }).click();
  await question(page).getByRole("button", { name: "Create with administrator access" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  assert.equal(await posts(sandbox), 1);
});
