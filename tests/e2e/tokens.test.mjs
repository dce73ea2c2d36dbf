// Tokens by each flow of the auth host, with credentials that are typed, pasted or just made; and the proof run with them.
import assert from "node:assert/strict";
import { accessible, journey, shot } from "./support/index.mjs";
import { connect, makeClient } from "./support/sandbox.mjs";

const CUSTOMER = { email: "ada@sandbox.example", password: "sandbox-customer-not-a-real-password" };
const STORE_CUSTOMER = { email: "ben@sandbox.example", password: "sandbox-store-customer-not-a-real-password" };
const SCOPES = "create_anonymous_token:{projectKey} manage_my_orders:{projectKey} view_products:{projectKey}";

/** Pastes credentials into the box; it fills in the fields. */
async function paste({ page, sandbox }, { clientId, clientSecret }) {
  await page.getByLabel("Paste credentials").fill(
    `CTP_PROJECT_KEY=${sandbox.operator.projectKey}\nCTP_CLIENT_ID=${clientId}\nCTP_CLIENT_SECRET=${clientSecret}\nCTP_AUTH_URL=${sandbox.url}\nCTP_API_URL=${sandbox.url}\n`,
  );
  await page.getByText(/^Filled in: /).waitFor();
}

/** Opens the page and pastes the credentials of a new client. */
async function arrive(t, scopes = SCOPES) {
  const client = await makeClient(t.sandbox, "shop", scopes);
  await t.page.getByRole("heading", { level: 1, name: "Tokens" }).waitFor();
  await paste(t, client);
  return client;
}

const flow = (page, name) => page.getByLabel("Flow", { exact: true }).selectOption({ label: name });

/** Presses the button that sends, and agrees to the host, which is asked about once. */
async function send({ page }, name = "Request token") {
  await page.getByRole("button", { name, exact: true }).click();
  if (await page.locator("dialog[open]").count()) await page.getByRole("button", { name: "Send credentials" }).click();
}

const token = (page, number) => page.getByRole("group", { name: new RegExp(`^Token ${number}:`) });
const answer = (page) => page.getByRole("region", { name: "Response" });
const command = (page) => page.getByRole("region", { name: "Request as cURL" });
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const narrow = async (page, width) => {
  await page.setViewportSize({ width, height: 844 });
  await page.waitForFunction((width) => innerWidth === width && document.documentElement.scrollWidth <= width, width);
};

/** Whether the host knows an access token. */
async function lives(sandbox, value) {
  const response = await fetch(`${sandbox.url}/${sandbox.operator.projectKey}/products`, { method: "HEAD", headers: { Authorization: `Bearer ${value}` } });
  return response.status !== 401;
}

/** The bodies that the auth host answers with from now on. */
function granted(page) {
  const all = [];
  page.on("response", async (response) => {
    if (/\/token$/.test(new URL(response.url()).pathname) && response.request().method() === "POST" && response.ok()) all.push(await response.json());
  });
  return all;
}

const revocations = async (sandbox) => (await sandbox.log()).filter(({ method, path }) => method === "POST" && path === "/oauth/token/revoke").length;

journey("a token with some of the client's scopes, by keyboard, with its command, and revoked when the page is left", { path: "#/tokens", sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  const answers = granted(page);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await accessible(page);
  const client = await arrive(t);
  assert.ok(!(await page.content()).includes(client.clientSecret), "masked");
  await page.getByText("Needs no scope: every API client").waitFor();
  await page.getByText("POST /oauth/token").waitFor();
  await page.getByLabel("Scopes", { exact: true }).fill("view_products");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Send credentials to this host?" }).waitFor();
  await page.getByRole("button", { name: "Send credentials" }).press("Enter");
  await answer(page).getByText("Token received").waitFor();
  const first = token(page, 1);
  await first.getByText("view_products:sunny-outfitters", { exact: true }).waitFor();
  await first.getByText("Revoked when you leave this page").waitFor();
  assert.match(await first.getByRole("timer").innerText(), /\d/);
  await first.getByText("Permissions").click();
  await first.getByText(/^Read products/).first().waitFor();
  const value = answers[0].access_token;
  assert.ok(!(await page.content()).includes(value), "masked");
  await first.getByRole("button", { name: "Reveal access token" }).press("Enter");
  assert.ok((await page.content()).includes(value));
  await accessible(page);
  await first.getByRole("button", { name: "Hide access token" }).press("Enter");
  assert.ok(!(await page.content()).includes(value));
  // The command: masked, shown on demand, and copied whole.
  assert.match(await command(page).innerText(), /--user '.*:•+'[^]*scope=view_products:sunny-outfitters/);
  await page.getByRole("button", { name: "Copy cURL command" }).click();
  await page.getByRole("button", { name: "Copied cURL command" }).waitFor();
  assert.ok((await clipboard(page)).includes(`${client.clientId}:${client.clientSecret}`));
  const note = page.getByRole("group", { name: "Clipboard" });
  await note.getByText("The clipboard now contains a secret (cURL command).").waitFor();
  await note.getByRole("button", { name: "Empty the clipboard" }).click();
  await note.getByText("The clipboard is empty.").waitFor();
  assert.equal(await clipboard(page), "");
  await page.getByRole("button", { name: "Reveal secrets" }).click();
  assert.ok((await command(page).innerText()).includes(client.clientSecret));
  await page.getByRole("button", { name: "Hide secrets" }).click();
  assert.ok(!(await page.content()).includes(client.clientSecret));
  await shot(page, "tokens 1280");
  for (const width of [390, 320]) await narrow(page, width);
  await accessible(page);
  await shot(page, "tokens 320");
  assert.ok(await lives(sandbox, value));
  const revoked = page.waitForResponse((response) => response.url().endsWith("/oauth/token/revoke"));
  await page.evaluate(() => { location.hash = "#/finder"; });
  await revoked;
  assert.ok(!(await lives(sandbox, value)), "revoked");
});

journey("what is wrong is said beside its field, and asks for nothing", { path: "#/tokens", sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await page.getByLabel("Scopes", { exact: true }).fill("view_products:another-project");
  await page.getByRole("button", { name: "Request token" }).click();
  await page.getByText("is for another project. It was left out.").waitFor();
  await page.getByText("Enter the client secret.").waitFor();
  await accessible(page);
  await shot(page, "tokens field errors");
  await paste(t, await makeClient(sandbox, "shop", SCOPES));
  const before = (await sandbox.log()).length;
  await page.getByRole("button", { name: "Request token" }).click();
  await page.getByText("is for another project. It was left out.").waitFor();
  await flow(page, "Customer in a store (password)");
  await page.getByRole("button", { name: "Request token" }).click();
  await page.getByText("Enter a store key").waitFor();
  await page.getByText("Enter the customer’s email address.").waitFor();
  await page.getByText("Enter the customer’s password.").waitFor();
  assert.equal(await page.getByLabel("Scopes", { exact: true }).inputValue(), "view_products:another-project", "kept");
  for (const name of ["Introspect a token", "Revoke a token", "Refresh a token"]) {
    await flow(page, name);
    await page.getByRole("button", { name: /^(Introspect|Revoke|Refresh) token$/ }).click();
    await page.getByText(/^Enter (a|an access|a refresh) token\.$/).waitFor();
  }
  // A token that is pasted is what the request is about; the credentials stay.
  await flow(page, "Client credentials");
  await page.getByLabel("Paste credentials").fill("Authorization: Bearer a-pasted-token");
  await page.getByText("Filled in: access token.").waitFor();
  assert.equal(await page.getByLabel("Flow", { exact: true }).inputValue(), "introspect");
  assert.equal(await page.getByLabel("Access token").inputValue(), "a-pasted-token");
  assert.ok(!(await page.content()).includes("a-pasted-token"), "masked");
  await page.getByLabel("Client secret").fill("");
  await page.getByRole("button", { name: "Introspect token" }).click();
  await page.getByText("Enter the client secret.").waitFor();
  assert.equal((await sandbox.log()).length, before, "nothing was sent");
});

journey("refusals are explained: wrong secret, scope not granted, unknown customer, missing scope, a busy host", {
  path: "#/tokens", sandbox: [], allow: [/status of (40\d|429|503)/],
}, async (t) => {
  const { page, sandbox } = t;
  const client = await arrive(t, "view_products:{projectKey}");
  await page.getByLabel("Client secret").fill("wrong");
  await send(t);
  await answer(page).getByText("The host rejected the credentials").waitFor();
  await accessible(page);
  await page.getByLabel("Client secret").fill(client.clientSecret);
  await page.getByLabel("Scopes", { exact: true }).fill("view_orders");
  await send(t);
  await answer(page).getByText("A scope was refused").waitFor();
  await answer(page).getByText("Only the following permissions can be requested").waitFor();
  await shot(page, "tokens refused");
  await page.getByLabel("Scopes", { exact: true }).fill("");
  await flow(page, "Anonymous session");
  await page.getByText("The API client needs create_anonymous_token.").waitFor();
  await send(t);
  await answer(page).getByText("A scope is missing").waitFor();
  await answer(page).getByText(/It needs create_anonymous_token\./).waitFor();
  await flow(page, "Customer (password)");
  await page.getByLabel("Email address").fill(CUSTOMER.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await send(t);
  await answer(page).getByText("The host rejected the customer’s email address or password").waitFor();
  assert.ok(!(await page.content()).includes("not the password"), "masked");
  await flow(page, "Refresh a token");
  await page.getByLabel("Refresh token").fill("no-such-token");
  await send(t, "Refresh token");
  await answer(page).getByText("The host rejected the refresh token").waitFor();
  await flow(page, "Client credentials");
  for (const [fault, words] of [["429:7", "Too many requests"], ["503", "The host is unavailable"]]) {
    await sandbox.faults(`${fault}@POST /oauth/token`);
    await send(t);
    await answer(page).getByText(words).first().waitFor();
  }
  assert.equal(await page.getByRole("group", { name: /^Token \d/ }).count(), 0);
  await send(t);
  await token(page, 1).waitFor();
  // The scopes of the client are known by now.
  await flow(page, "Anonymous session");
  await page.getByText("This API client does not have create_anonymous_token.").waitFor();
  await page.getByText("Choose from the scopes of this API client (1)").click();
  await page.getByRole("checkbox", { name: "view_products" }).check();
  assert.equal(await page.getByLabel("Scopes", { exact: true }).inputValue(), "view_products:sunny-outfitters");
  await accessible(page);
});

journey("an anonymous session: introspected, refreshed, revoked; what was copied stays, the rest ends with the page", { path: "#/tokens", sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  const answers = granted(page);
  await arrive(t);
  await flow(page, "Anonymous session");
  await page.getByLabel("Anonymous ID").fill("visitor-1");
  await send(t);
  const first = token(page, 1);
  await first.getByText("visitor-1", { exact: true }).waitFor();
  await first.getByRole("button", { name: "Introspect" }).click();
  await answer(page).getByText("The token is active").waitFor();
  await answer(page).getByText(/anonymous_id:visitor-1/).waitFor();
  await accessible(page);
  assert.match(await command(page).innerText(), /\/oauth\/introspect' [^]*token=•+'/);
  await first.getByRole("button", { name: "Refresh", exact: true }).click();
  await token(page, 2).waitFor();
  await token(page, 2).getByText("visitor-1", { exact: true }).waitFor();
  await first.getByRole("button", { name: "Revoke access token" }).click();
  await answer(page).getByText("The token is revoked").waitFor();
  await first.getByText("Revoked", { exact: true }).first().waitFor();
  await first.getByRole("button", { name: "Introspect" }).click();
  await answer(page).getByText("The token is not active").waitFor();
  await accessible(page);
  await shot(page, "tokens anonymous");
  await first.getByRole("button", { name: "Copy refresh token" }).click();
  await first.getByText("Copied: stays valid when you leave this page").waitFor();
  assert.equal(await clipboard(page), answers[0].refresh_token);
  const before = await revocations(sandbox);
  const revoked = page.waitForResponse((response) => response.url().endsWith("/oauth/token/revoke"));
  await page.getByRole("link", { name: "Finder" }).click();
  await revoked;
  await page.getByLabel("Type or paste calls").waitFor();
  assert.equal(await revocations(sandbox), before + 1, "the second access token alone");
  for (const { access_token: value } of answers) assert.ok(!(await lives(sandbox, value)));
});

journey("customers sign in, of the project and of a store, and a password is never in the page", { path: "#/tokens", sandbox: [], allow: [/status of 400/] }, async (t) => {
  const { page } = t;
  await arrive(t);
  await flow(page, "Customer (password)");
  await page.getByLabel("Email address").fill(CUSTOMER.email);
  await page.getByLabel("Password", { exact: true }).fill(CUSTOMER.password);
  assert.match(await command(page).innerText(), /customers\/token'[^]*username=ada@sandbox\.example[^]*password=•+'/);
  await send(t);
  await token(page, 1).getByText("Customer ID").waitFor();
  await flow(page, "Customer in a store (password)");
  await page.getByText("It was observed in SDKs.").waitFor();
  await page.getByLabel("Store key").fill("berlin");
  await page.getByLabel("Email address").fill(STORE_CUSTOMER.email);
  await page.getByLabel("Password", { exact: true }).fill(STORE_CUSTOMER.password);
  assert.match(await command(page).innerText(), /in-store\/key=berlin\/customers\/token'/);
  await send(t);
  await token(page, 2).getByText("Customer ID").waitFor();
  await accessible(page);
  for (const password of [CUSTOMER.password, STORE_CUSTOMER.password]) {
    assert.ok(!(await page.content()).includes(password));
  }
  assert.deepEqual(t.requests.filter(({ url }) => /password|secret/.test(url)), [], "nothing in an address");
});

journey("a late answer changes nothing, and its token ends; closing the tab ends tokens too", { path: "#/tokens", sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  const answers = granted(page);
  await arrive(t);
  await send(t);
  await token(page, 1).waitFor();
  await sandbox.faults("delay:60000@POST /oauth/token");
  await page.getByRole("button", { name: "Request token" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Request canceled. If the host issued a token").first().waitFor();
  assert.equal(await page.getByRole("group", { name: /^Token \d/ }).count(), 1);
  await send(t);
  await token(page, 2).waitFor();
  await page.goto("about:blank");
  for (const { access_token: value } of answers) {
    for (let tries = 0; (await lives(sandbox, value)) && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 50));
    assert.ok(!(await lives(sandbox, value)), "revoked");
  }
});

journey("the proof run with pasted credentials: harmless calls, no secret, and over when they change", { path: "#/proof", sandbox: [], allow: [/status of 40[134]/] }, async (t) => {
  const { page, sandbox } = t;
  const client = await makeClient(sandbox, "prover", "view_products:{projectKey} manage_orders:{projectKey}");
  await page.getByRole("heading", { level: 1, name: "Access check" }).waitFor();
  await accessible(page);
  const prove = page.getByRole("button", { name: "Check access" });
  await prove.click();
  await page.getByText("Enter the client secret.").waitFor();
  await paste(t, client);
  const before = (await sandbox.log()).length;
  await prove.click();
  await page.getByRole("button", { name: "Send credentials" }).click();
  const part = page.getByRole("region", { name: "Access check" });
  await part.getByText(/^\d+ as expected, 0 not as expected, 0 unclear\.$/).waitFor({ timeout: 30_000 });
  await accessible(page);
  await shot(page, "proof page");
  await part.getByRole("button", { name: "Copy report" }).click();
  await page.getByText("Copied the report.").first().waitFor();
  const report = await clipboard(page);
  assert.match(report, new RegExp(`Client ID: ${client.clientId}`));
  assert.ok(!report.includes(client.clientSecret));
  assert.ok(!(await page.content()).includes(client.clientSecret));
  const sent = (await sandbox.log()).slice(before).filter(({ method }) => method !== "OPTIONS");
  assert.ok(sent.filter(({ method }) => method === "HEAD").length > 30);
  const rest = sent.filter(({ method }) => method !== "HEAD").map(({ path }) => path);
  assert.deepEqual(rest, ["/oauth/token", "/oauth/token/revoke"], "a token, no write, and the token revoked");
  await narrow(page, 390);
  await shot(page, "proof page 390");
  // Other credentials: the run goes. A wrong secret is told at once.
  await page.getByLabel("Client secret").fill("wrong");
  await page.getByText("The credentials were changed.").waitFor();
  assert.equal(await part.count(), 0);
  await prove.click();
  await page.getByText("The host rejected the credentials").waitFor();
  // Stopped, and then left: the token of the run is revoked.
  await page.getByLabel("Client secret").fill(client.clientSecret);
  await sandbox.faults("delay:60000*8@HEAD");
  await prove.click();
  await part.getByText(/^\d+ of \d+ responses received\.$/).waitFor();
  const revoked = page.waitForResponse((response) => response.url().endsWith("/oauth/token/revoke"));
  await page.getByRole("link", { name: "Finder" }).click();
  await revoked;
});

journey("the tokens page knows the connection and the client, and proves what it can do", { path: "#/connect", sandbox: [], allow: [/status of 40[34]/] }, async (t) => {
  const { page, sandbox } = t;
  const client = await makeClient(sandbox, "known", "view_products:{projectKey} view_orders:{projectKey}");
  await connect(t);
  await page.evaluate((id) => { location.hash = `#/clients/${id}`; }, client.clientId);
  await page.getByRole("link", { name: "Request tokens" }).click();
  await page.getByRole("heading", { level: 1, name: "Tokens" }).waitFor();
  assert.equal(await page.getByLabel("Client ID").inputValue(), client.clientId);
  assert.equal(await page.getByLabel("Project key").inputValue(), sandbox.operator.projectKey);
  assert.equal(await page.getByLabel("Auth URL").inputValue(), sandbox.url);
  await page.getByText("Choose from the scopes of this API client (2)").click();
  await page.getByRole("checkbox", { name: "view_orders" }).check();
  await page.getByLabel("Client secret").fill(client.clientSecret);
  await send(t);
  await token(page, 1).getByText("view_orders:sunny-outfitters", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Check access" }).click();
  await page.getByRole("region", { name: "Access check" }).getByText(/^\d+ as expected, 0 not as expected/).waitFor({ timeout: 30_000 });
  // By the palette.
  await page.evaluate(() => { location.hash = "#/clients"; });
  await page.getByRole("table").waitFor();
  await page.keyboard.press("Control+k");
  await page.locator("#palette").fill("tokens");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Tokens" }).waitFor();
  assert.equal(await page.getByLabel("Client secret").inputValue(), "", "nothing outlives its page");
});

journey("the credentials of a new client are tried in each flow on their page", { path: "#/connect", sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  const answers = granted(page);
  await connect(t);
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("fresh");
  await page.getByLabel("Filter scopes").first().fill("create_anonymous_token");
  await page.getByRole("checkbox", { name: "create_anonymous_token", exact: true }).first().check();
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  await page.getByRole("button", { name: "Request other tokens" }).click();
  await flow(page, "Anonymous session");
  await page.getByRole("button", { name: "Request token", exact: true }).click();
  await token(page, 1).getByText("Anonymous ID").waitFor();
  await accessible(page);
  await shot(page, "credentials with tokens");
  const { access_token: value } = answers.at(-1);
  assert.ok(!(await page.content()).includes(value));
  await page.getByRole("checkbox", { name: "I have stored the secret" }).check();
  const revoked = page.waitForResponse((response) => response.url().endsWith("/oauth/token/revoke"));
  await page.getByRole("link", { name: "Done" }).click();
  await revoked;
  await page.getByRole("table").waitFor();
  assert.ok(!(await lives(sandbox, value)));
});

journey("the sandbox inside the page answers every flow too", {}, async (t) => {
  const { page } = t;
  await page.getByRole("button", { name: "Try the sandbox" }).first().click();
  await page.getByRole("table").waitFor();
  await page.evaluate(() => { location.hash = "#/tokens?client=sandbox-operator"; });
  await page.getByRole("heading", { level: 1, name: "Tokens" }).waitFor();
  assert.equal(await page.getByLabel("Region").inputValue(), "sandbox");
  await page.getByLabel("Client secret").fill("sandbox-operator-not-a-real-secret");
  await flow(page, "Customer (password)");
  await page.getByText("In the sandbox, sign in as").waitFor();
  await page.getByLabel("Email address").fill(CUSTOMER.email);
  await page.getByLabel("Password", { exact: true }).fill(CUSTOMER.password);
  await page.getByRole("button", { name: "Request token", exact: true }).click();
  await token(page, 1).getByText("Customer ID").waitFor();
  await token(page, 1).getByRole("button", { name: "Introspect" }).click();
  await answer(page).getByText("The token is active").waitFor();
  await accessible(page);
  assert.deepEqual(t.foreign(), [], "no host was asked");
});
