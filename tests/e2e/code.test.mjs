// API clients as code: out with an import for each, in as a plan that acts by nothing but the pages that ask.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, journey, shot } from "./support/index.mjs";
import { connect, makeClient } from "./support/sandbox.mjs";

const tool = (page) => page.getByRole("dialog");
const plan = (page) => page.getByRole("region", { name: "Plan" });
const box = (page, name) => page.getByRole("checkbox", { name: `Select ${name}`, exact: true });
const NAMES = ["iac 1", "iac \"2\" ${x}", "3 iac", "iac 4", "iac 5"];

async function five(t) {
  for (const name of NAMES) await makeClient(t.sandbox, name, "view_products:{projectKey} manage_orders:{projectKey}");
  await connect(t);
}

/** The text of a download. */
async function downloaded(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

async function exported(page, language) {
  await page.getByLabel("Filter API clients").fill("iac");
  await page.getByText(/^5 of /).waitFor();
  await page.getByRole("checkbox", { name: "Select all 5 that match" }).check();
  await page.getByRole("group", { name: "Selected API clients" }).getByRole("button", { name: "Export" }).click();
  await tool(page).getByText("Selected (5)").waitFor();
  const file = await downloaded(page, () => tool(page).getByRole("button", { name: `Download ${language}`, exact: true }).click());
  await page.keyboard.press("Escape");
  return file;
}

async function compare(page, code) {
  if (!(await page.getByLabel("Code", { exact: true }).count())) {
    await page.evaluate(() => { location.hash = "#/code"; });
  }
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
}

journey("five clients go out as Terraform and come back without a difference; what is changed is a plan", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await five(t);
  const file = await exported(page, "Terraform");
  assert.match(file.name, /^api-clients-.*\.tf$/);
  assert.equal(file.text.match(/^import \{$/gm).length, 5);
  assert.ok(!file.text.includes(sandbox.operator.clientSecret) && !/secret\s*=/.test(file.text));
  const before = (await sandbox.log()).length;
  // Nothing pasted: the error is beside the field.
  await compare(page, "");
  await page.getByText("Paste the code, or choose a file.").waitFor();
  await accessible(page);
  await compare(page, "nothing of the kind");
  await page.getByText("No API clients were found in the text.").waitFor();
  assert.equal(await page.getByLabel("Code", { exact: true }).inputValue(), "nothing of the kind");
  await compare(page, file.text);
  // The 40 others are not in the code, the operator among them.
  await plan(page).getByText("40 not in the code, 5 unchanged.").waitFor();
  await accessible(page);
  // A scope more, one client away, one new.
  const [head, ...blocks] = file.text.split(/(?=^import \{$)/m);
  const changed = [
    head,
    ...blocks.filter((block) => !block.includes('name = "iac 5"')).map((block) =>
      block.includes('name = "iac 4"') ? block.replace("  scope = [\n", `  scope = [\n    "view_types:${sandbox.operator.projectKey}",\n`) : block),
    'resource "commercetools_api_client" "fresh" {\n  name = "fresh from code"\n  scope = ["view_orders:${var.project_key}"]\n}\n',
    'resource "commercetools_api_client" "open" {\n  name = "iac 1b"\n  scope = local.scopes\n}\n',
  ].join("");
  await compare(page, changed);
  await plan(page).getByText("2 to create, 1 to replace, 41 not in the code, 3 unchanged.").waitFor();
  await plan(page).getByText(`In the code only: view_types:${sandbox.operator.projectKey}.`).waitFor();
  await plan(page).getByText("Not read: scopes.").waitFor();
  await accessible(page);
  await shot(page, "code plan");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForFunction(() => innerWidth === 390 && document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  await accessible(page);
  await shot(page, "code plan 390");
  await page.setViewportSize({ width: 1280, height: 800 });
  const sent = (await sandbox.log()).slice(before).filter(({ method }) => method === "POST" || method === "DELETE");
  assert.deepEqual(sent, [], "a plan does nothing");
  // The new one is created by the form.
  await plan(page).getByRole("button", { name: "Create fresh from code" }).click();
  await page.getByText("Review this shared draft").waitFor();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "fresh from code");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: "Credentials of fresh from code" }).waitFor();
  const made = (await sandbox.api("GET", "/api-clients?limit=500")).body.results.find(({ name }) => name === "fresh from code");
  assert.equal(made.scope, `view_orders:${sandbox.operator.projectKey}`);
  await page.getByRole("button", { name: "Copy cURL" }).click();
  await compare(page, changed);
  await plan(page).getByText("1 to create, 1 to replace, 41 not in the code, 4 unchanged.").waitFor();
  // The other one is replaced by a successor with the scopes of the code.
  await plan(page).getByRole("button", { name: "Replace iac 4" }).click();
  await page.getByRole("heading", { level: 1, name: "Replace iac 4" }).waitFor();
  assert.match(await page.getByLabel("Name", { exact: true }).inputValue(), /^iac 4 \(\d{4}-\d\d\)$/);
  assert.ok(await page.getByText("view_types").first().isVisible());
});

journey("what the code does not declare is deleted by the bulk delete, which asks", { sandbox: ["--clients", "3"] }, async (t) => {
  const { page, sandbox } = t;
  await five(t);
  const file = await exported(page, "Pulumi (YAML)");
  const without = file.text.split(/(?=^  ")/m).filter((block) => !/name: "(iac 4|iac 5)"/.test(block)).join("");
  await compare(page, without);
  await plan(page).getByText(/^\d not in the code, 3 unchanged\.$/).waitFor();
  for (const name of ["iac 4", "iac 5"]) await box(page, name).check();
  await plan(page).getByText("2 selected").waitFor();
  await plan(page).getByRole("button", { name: "Delete selected" }).click();
  await tool(page).getByRole("heading", { name: "Delete API clients" }).waitFor();
  await accessible(page);
  await tool(page).getByRole("button", { name: "Delete 2 API clients" }).click();
  await tool(page).getByText(/^2 deleted\.$/).waitFor();
  await page.keyboard.press("Escape");
  await plan(page).getByText(/^\d not in the code, 3 unchanged\.$/).waitFor();
  await box(page, "iac 4").waitFor({ state: "detached" });
  const left = (await sandbox.api("GET", "/api-clients?limit=500")).body.results.map(({ name }) => name);
  assert.ok(!left.includes("iac 4") && !left.includes("iac 5") && left.includes("iac 1"));
});

journey("a client's page shows it as code, and every language is read back from a file, by keyboard", { sandbox: ["--clients", "0"] }, async (t) => {
  const { page } = t;
  await five(t);
  await page.getByRole("link", { name: "3 iac", exact: true }).click();
  await page.getByRole("button", { name: "Show Terraform or Pulumi" }).click();
  await page.getByText('resource "commercetools_api_client" "client_3_iac"').waitFor();
  await page.getByText("The secret of an existing client can’t be read").waitFor();
  await page.getByRole("radio", { name: "Terraform" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.getByText('new commercetools.ApiClient("client_3_iac", {').waitFor();
  await accessible(page);
  await shot(page, "client as code");
  for (const language of ["Pulumi (YAML)", "Pulumi (TypeScript)", "JSON"]) {
    await page.evaluate(() => { location.hash = "#/clients"; });
    const { name, text } = await exported(page, language);
    await page.evaluate(() => { location.hash = "#/code"; });
    await page.getByLabel("Choose file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await plan(page).getByText("5 API clients in the code").waitFor();
    await plan(page).getByText(/^(\d not in the code, )?5 unchanged\.$/).waitFor();
    await page.getByText(`File: ${name}`).waitFor();
    await page.getByRole("button", { name: "Clear" }).click();
    await plan(page).waitFor({ state: "detached" });
  }
});

journey("ten thousand clients go out and come back while the page answers", { sandbox: ["--clients", "10000"] }, async (t) => {
  const { page } = t;
  await connect(t);
  await page.getByText("10000 clients", { exact: true }).waitFor({ timeout: 90_000 });
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const file = await downloaded(page, () => tool(page).getByRole("button", { name: "Download Terraform" }).click());
  assert.equal(file.text.match(/^import \{$/gm).length, 10_000);
  await page.keyboard.press("Escape");
  await page.evaluate(() => { location.hash = "#/code"; });
  await page.getByLabel("Choose file").setInputFiles({ name: "all.tf", mimeType: "text/plain", buffer: Buffer.from(file.text) });
  await page.getByText("No differences").waitFor({ timeout: 90_000 });
});
