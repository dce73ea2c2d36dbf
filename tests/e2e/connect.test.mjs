// Connecting: what is pasted and typed, what is checked before anything is sent, and where credentials may go.
import assert from "node:assert/strict";
import { accessible, journey, shot } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

const connectButton = (page) => page.getByRole("button", { name: "Connect", exact: true });

journey("the fields for secrets look like no login, and what they hold is masked", { path: "#/connect" }, async ({ page }) => {
  await page.getByLabel("Project key").waitFor();
  const fields = async () => {
    assert.equal(await page.locator("input[type=password]").count(), 0, "no password manager is invited");
    for (const input of await page.locator("input.masked").all()) {
      const traits = await input.evaluate((one) => ({
        type: one.type, complete: one.autocomplete, name: one.name, masked: getComputedStyle(one).webkitTextSecurity,
        op: one.dataset["1pIgnore"], last: one.dataset.lpignore, bit: one.dataset.bwignore, dash: one.dataset.formType,
      }));
      assert.deepEqual(traits, {
        type: "text", complete: "off", name: "", masked: "disc", op: "true", last: "true", bit: "true", dash: "other",
      });
    }
    assert.equal(await page.locator("[autocomplete]:not([autocomplete=off])").count(), 0);
    assert.equal(await page.locator("[name=username], [name=password], [autocomplete=username]").count(), 0);
    return page.locator("input.masked").count();
  };
  assert.equal(await fields(), 1);
  await page.getByRole("radio", { name: "Access token" }).check();
  await page.getByRole("textbox", { name: "Access token" }).waitFor();
  assert.equal(await fields(), 1);
});

journey("what is missing or wrong is said beside its field, and nothing is sent", { path: "#/connect" }, async (t) => {
  const { page } = t;
  const key = page.getByLabel("Project key");
  await connectButton(page).click();
  await page.getByText("Enter the client secret.").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "project-key");
  assert.match(await key.evaluate((input) => document.getElementById(input.getAttribute("aria-describedby").split(" ")[0]).textContent), /Enter the project key/);
  await accessible(page);
  await page.getByLabel("Client ID").fill("an-id");
  await page.getByLabel("Client secret").fill("not-a-secret");
  for (const wrong of ["a", "My Shop", "shop/eu", "shöp", "x".repeat(37), "shop:eu"]) {
    await key.fill(wrong);
    await connectButton(page).click();
    await page.getByText("A project key has 2 to 36 characters").waitFor();
    await page.waitForFunction(() => document.activeElement.id === "project-key");
  }
  assert.deepEqual(t.foreign(), []);
  assert.equal(await page.getByLabel("Client secret").inputValue(), "not-a-secret", "what was typed stays");
});

journey("credentials go to a host that is not the vendor's only after a question that names it, once", { path: "#/connect", sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await page.getByLabel("Region").selectOption("other");
  await page.getByLabel("Auth URL").fill(sandbox.url);
  await page.getByLabel("API URL").fill(sandbox.url);
  await page.getByLabel("Project key").fill(sandbox.operator.projectKey);
  await page.getByLabel("Client ID").fill(sandbox.operator.clientId);
  await page.getByLabel("Client secret").fill(sandbox.operator.clientSecret);
  await connectButton(page).click();
  const question = page.getByRole("dialog", { name: "Send credentials to this host?" });
  await question.getByText(sandbox.url, { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Cancel");
  await accessible(page);
  await shot(page, "consent 1280");
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "hidden" });
  assert.deepEqual((await sandbox.log()).filter(({ path }) => path.startsWith("/oauth")), [], "nothing was sent");
  await connectButton(page).click();
  await question.getByRole("button", { name: "Send credentials" }).click();
  await page.getByRole("table").waitFor();
  // The same host again in this tab: no question.
  await page.getByRole("button", { name: /^Project menu/ }).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  await page.getByRole("heading", { name: "Connect your project" }).waitFor();
  await page.getByLabel("Region").selectOption("other");
  await page.getByLabel("Auth URL").fill(sandbox.url);
  await page.getByLabel("API URL").fill(sandbox.url);
  await page.getByLabel("Project key").fill(sandbox.operator.projectKey);
  await page.getByLabel("Client ID").fill(sandbox.operator.clientId);
  await page.getByLabel("Client secret").fill(sandbox.operator.clientSecret);
  await connectButton(page).click();
  await page.getByRole("table").waitFor();
});

journey("a host that the policy does not name is refused before anything is sent, and the page says what it reaches", { path: "#/connect" }, async (t) => {
  const { page } = t;
  await page.getByLabel("Region").selectOption("other");
  for (const [url, text] of [
    ["https://auth.example.com", "This page can’t reach that host."],
    ["https://auth.us-east-2.aws.commercetools.com.evil.example", "This page can’t reach that host."],
    ["http://example.com", "Use https"],
  ]) {
    await page.getByLabel("Auth URL").fill(url);
    await page.getByLabel("API URL").fill("https://api.us-east-2.aws.commercetools.com");
    await page.getByLabel("Project key").fill("shop");
    await page.getByLabel("Client ID").fill("an-id");
    await page.getByLabel("Client secret").fill("not-a-secret");
    await connectButton(page).click();
    await page.getByText(text, { exact: false }).first().waitFor();
    await page.waitForFunction(() => document.activeElement.id === "auth-url");
  }
  await page.getByText("Hosts that this page can reach", { exact: true }).click();
  const reach = page.locator("details").filter({ hasText: "Hosts that this page can reach" });
  assert.equal(await reach.getByRole("listitem").count(), 5);
  await accessible(page);
  // The same page as it is hosted: its policy names no host of this computer.
  const policy = await page.locator("meta[http-equiv]").first().getAttribute("content");
  const local = /http:\/\/127\.0\.0\.1/.test(policy);
  await reach.getByText(local ? "It also allows hosts on this computer" : "cargo xtask serve").waitFor();
});

journey("a page that needs a project says so, and is shown once connected", { path: "#/clients", sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await page.getByText("Connect a project to see its API clients.").waitFor();
  assert.equal(await page.title(), "Connect your project · Scopesmith");
  assert.equal(await page.getByRole("link", { name: "API clients", exact: true }).first().getAttribute("aria-current"), "page");
  await connect(t);
  await page.getByRole("table").waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  assert.equal(await page.title(), "API clients · Scopesmith");
  assert.ok((await sandbox.log()).some(({ path }) => path === "/oauth/token"));
});

journey("pasted credentials leave the box at once and are nowhere in the document", { path: "#/connect" }, async ({ page }) => {
  const secret = "pasted-not-a-secret";
  await page.getByLabel("Paste credentials").fill(`CTP_PROJECT_KEY=demo-shop\nCTP_CLIENT_SECRET=${secret}\nCTP_CLIENT_ID=an-id\nCOLOUR=red`);
  await page.getByText("Filled in: project key, client id, client secret.").waitFor();
  await page.getByText("Ignored: COLOUR").waitFor();
  assert.equal(await page.getByLabel("Paste credentials").inputValue(), "");
  assert.equal(await page.getByLabel("Client secret").inputValue(), secret);
  assert.ok(!(await page.content()).includes(secret), "no attribute and no text holds it");
  await page.getByLabel("Paste credentials").fill("CTP_ACCESS_TOKEN=pasted-not-a-token");
  await page.getByRole("textbox", { name: "Access token" }).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Access token" }).inputValue(), "pasted-not-a-token");
});
