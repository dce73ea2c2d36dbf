// Which scopes do I need: from calls to a client that may make them, and no more.
import assert from "node:assert/strict";
import { ticked } from "./support/form.mjs";
import { accessible, fits, journey, shot } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

const answer = (page) => page.getByRole("complementary", { name: "Required scopes" });
const box = (page) => page.getByLabel("Type or paste calls");
const line = (page, text) => page.locator("#job-lines li").filter({ hasText: text });

journey("the Finder works without a connection, and its data comes only with it", { path: "#/finder" }, async (t) => {
  const { page, site } = t;
  await answer(page).getByText("Select calls to see scopes.").waitFor();
  await accessible(page);
  await shot(page, "finder empty 1280 light");
  await box(page).pressSequentially("basket");
  await page.getByRole("option", { name: /GET \/carts Query Carts/ }).waitFor();
  await accessible(page);
  await page.getByRole("option", { name: /POST \/carts Create Cart/ }).click();
  assert.equal(await box(page).inputValue(), "", "the box is ready for the next call");
  await answer(page).getByText("One scope is enough").waitFor();
  await answer(page).getByText("manage_orders", { exact: true }).first().waitFor();
  await answer(page).getByText(/^Also allows \(\d+\)$/).first().click();
  await answer(page).getByText(/^Alternatives \(\d+\)$/).first().click();
  await accessible(page);
  await shot(page, "finder 1280 light");
  await box(page).fill('1.2.3.4 - - "GET /shop/zones HTTP/1.1" 200 1\nnothing here\nGET /shop/no-such-thing');
  await page.getByText("An access log: 1 call to 1 endpoint.").waitFor();
  await page.getByRole("heading", { name: "Selected calls (2)" }).waitFor();
  await page.getByRole("button", { name: "Remove GET /{projectKey}/zones" }).click();
  await page.getByRole("heading", { name: "Selected calls (1)" }).waitFor();
  await page.getByLabel("Only in these stores").fill("berlin");
  await answer(page).getByText("manage_orders:{projectKey}:berlin").waitFor();
  await page.getByLabel("Only in these stores").fill("");
  await page.getByText("Select by resource").click();
  await page.getByRole("checkbox", { name: "Inventory: Create and change" }).check();
  await answer(page).getByText("manage_products", { exact: true }).first().waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await fits(page, "the Finder");
  await accessible(page);
  await shot(page, "finder 390 dark");
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page, "the Finder");
  assert.ok(site.requests.some((path) => path.endsWith("-finder.wasm")));
  assert.equal(site.requests.filter((path) => path.endsWith("-sandbox.wasm")).length, 0);
});

journey("what finds calls may be missing for a while: the box takes words, and finds when it is there", {
  path: "#/finder",
  site: { refuse: /-calls(_\w+)?\.wasm$/ },
  allow: [/404/, /WebAssembly/],
}, async ({ page, site }) => {
  await box(page).pressSequentially("baske");
  const problem = page.getByRole("alert").filter({ hasText: "The part of this page that finds calls could not be loaded." });
  await problem.waitFor();
  await accessible(page);
  await box(page).press("Enter");
  assert.equal(await box(page).inputValue(), "baske", "nothing typed is lost");
  site.refuse = null;
  await box(page).press("t");
  await page.getByRole("option", { name: /POST \/carts Create Cart/ }).click();
  await page.getByRole("heading", { name: "Selected calls (1)" }).waitFor();
  await problem.waitFor({ state: "detached" });
});

journey("a wrong store key never widens the answer", { path: "#/finder" }, async ({ page }) => {
  await box(page).fill("GET /shop/in-store/key=paris/orders");
  await answer(page).getByText("view_orders:{projectKey}:paris").waitFor();
  for (const wrong of ["Bérlin", "paris b!", "x"]) {
    await page.getByLabel("Only in these stores").fill(wrong);
    await page.getByText(`${wrong.split(" ").at(-1)} is not a store key`).waitFor();
    assert.equal(await page.getByLabel("Only in these stores").getAttribute("aria-invalid"), "true");
    await answer(page).getByText("Correct the store keys to see scopes.").waitFor();
    assert.equal(await answer(page).getByText("view_orders").count(), 0, "no answer until it is right");
    assert.equal(await page.getByRole("button", { name: "Create an API client with these scopes" }).count(), 0, "and no draft");
  }
  await accessible(page);
  await shot(page, "finder wrong store 1280 light");
  await page.getByLabel("Only in these stores").fill("berlin");
  await answer(page).getByText("view_orders:{projectKey}:berlin").waitFor();
});

journey("fewer scopes that open more are named beside those with the least access", { path: "#/finder" }, async ({ page }) => {
  await box(page).fill("GET /shop/orders\nPOST /shop/custom-objects");
  await answer(page).getByText("2 scopes give the least access").waitFor();
  await answer(page).getByText("view_orders:{projectKey} manage_key_value_documents:{projectKey}").waitFor();
  await answer(page).getByRole("heading", { name: "Fewest scopes" }).waitFor();
  await answer(page).getByText(/^One scope instead of 2 would be enough, but would give more access: \d+ calls instead of \d+\./).waitFor();
  await accessible(page);
  await shot(page, "finder fewest 1280 light");
  await answer(page).getByRole("button", { name: "Copy scope string of the fewest scopes" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "Copied scope string of the fewest scopes" }).first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "manage_orders:{projectKey}");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await fits(page, "the Finder with two answers");
  await shot(page, "finder fewest 390 dark");
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Remove POST /{projectKey}/custom-objects" }).click();
  await answer(page).getByText("One scope is enough").waitFor();
  assert.equal(await answer(page).getByRole("heading", { name: "Fewest scopes" }).count(), 0);
});

journey("each pasted line is a call, a choice or a question", { path: "#/finder" }, async ({ page }) => {
  await box(page).fill("- publish product\n- order\n- GET /shop/crats\n- frobnicate");
  await line(page, "POST /products/{ID}").waitFor();
  await line(page, "frobnicate").waitFor();
  await accessible(page);
  await shot(page, "finder lines 1280 light");
  await page.getByLabel("Call for “order”").selectOption({ index: 1 });
  await page.getByRole("heading", { name: "Selected calls (2)" }).waitFor();
  await line(page, "GET /shop/crats").getByRole("button", { name: "GET /carts", exact: true }).click();
  await page.getByRole("heading", { name: "Selected calls (3)" }).waitFor();
  await page.getByRole("button", { name: "Remove frobnicate" }).click();
  await line(page, "frobnicate").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.getByText("No calls selected.", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Restore my calls" }).click();
  await page.getByRole("heading", { name: "Selected calls (3)" }).waitFor();
});

journey("a job travels as a link, is marked as shared, and what was selected before comes back", { path: "#/finder" }, async ({ page }) => {
  await box(page).fill("GET /shop/in-store/key=berlin/orders\nPOST /shop/in-store/key=berlin/carts");
  await answer(page).getByText("manage_orders:{projectKey}:berlin").waitFor();
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("status").filter({ hasText: "Copied link to these calls" }).first().waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /#\/finder\?job=1~[\w/:.~@-]+$/, "short, and nothing in it needs escaping");
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.getByLabel("Only in these stores").fill("");
  await box(page).fill("GET /shop/zones");
  await page.getByRole("heading", { name: "Selected calls (1)" }).waitFor();
  await page.evaluate((to) => { location.href = to; }, link);
  await page.getByText("Review these shared calls").waitFor();
  await page.getByRole("heading", { name: "Selected calls (2)" }).waitFor();
  await answer(page).getByText("manage_orders:{projectKey}:berlin").waitFor();
  assert.ok(page.url().endsWith("#/finder"), page.url());
  await accessible(page);
  await page.getByRole("button", { name: "Restore my calls" }).click();
  await line(page, "GET /zones").waitFor();
  // A store that cannot be read refuses the whole link: without it the job would be wider.
  await page.evaluate(() => { location.hash = "#/finder?job=1~g.orders~@%ff"; });
  await page.getByText("The link could not be opened").waitFor();
  await line(page, "GET /zones").waitFor();
  await page.evaluate(() => { location.hash = "#/finder?job=1~g._/orders~g._/not/of/this/version"; });
  await page.getByText("GET /{}/not/of/this/version").waitFor();
  await page.getByRole("heading", { name: "Selected calls (1)" }).waitFor();
  // A draft from here says where its calls are from.
  await page.getByRole("button", { name: "Create an API client with these scopes" }).click();
  await page.getByRole("heading", { name: "New API client" }).waitFor();
  await page.getByText(/pasted/).first().waitFor();
});

journey("pasted credentials leave the boxes at once, and disconnecting clears what was typed", {}, async (t) => {
  const { page } = t;
  const secret = "QRSTUVWXYZ-made-up-0123456789";
  const curl = `curl https://auth.europe-west1.gcp.commercetools.com/oauth/token --basic --user "made-up-id:${secret}" -X POST -d "grant_type=client_credentials&scope=view_orders:shop"`;
  await page.getByRole("button", { name: "Try the sandbox" }).first().click();
  await page.getByRole("table").waitFor();
  const go = (hash) => page.evaluate((to) => { location.hash = to; }, hash);
  const clean = async (where) => {
    assert.ok(!(await page.content()).includes(secret), `${where}: not in the document`);
    const values = await page.evaluate(() => [...document.querySelectorAll("input, textarea")].map(({ value }) => value).join("\n"));
    assert.ok(!values.includes(secret), `${where}: not in a field`);
  };
  await go("#/finder");
  await box(page).fill(curl);
  await page.getByText("Credentials were removed from the text and not saved.").waitFor();
  assert.equal(await box(page).inputValue(), "");
  await clean("Finder");
  await box(page).focus();
  await page.keyboard.press("Control+z");
  await clean("Finder, after undo");
  await box(page).fill("half typed");
  await go("#/compare");
  await page.getByLabel("Left scopes").fill(curl);
  await page.getByText("Credentials were removed from the text and not saved.").waitFor();
  assert.equal(await page.getByLabel("Left scopes").inputValue(), "view_orders:{projectKey}");
  await clean("Compare");
  await page.getByLabel("Left scopes").focus();
  await page.keyboard.press("Control+z");
  await clean("Compare, after undo");
  await page.getByRole("button", { name: /^Project menu/ }).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  await page.waitForFunction(() => location.hash === "#/connect");
  await go("#/compare");
  await page.getByText("Paste scopes or choose a source on each side.").waitFor();
  assert.equal(await page.getByLabel("Left scopes").inputValue(), "");
  await go("#/finder");
  await box(page).waitFor();
  assert.equal(await box(page).inputValue(), "");
});

journey("the Finder's answer becomes a client whose calls succeed, and others do not", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByRole("link", { name: "Finder" }).click();
  await box(page).pressSequentially("GET /api-clients");
  await page.getByRole("option", { name: /^GET \/api-clients / }).waitFor();
  await page.keyboard.press("Enter");
  await answer(page).getByText("One scope is enough").waitFor();
  await page.getByRole("button", { name: "Create an API client with these scopes" }).click();
  await page.getByLabel("Name", { exact: true }).fill("found by the finder");
  assert.ok(await ticked(page, "view_api_clients"));
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  const read = async (name) => {
    await page.getByRole("button", { name: `Copy ${name}` }).click();
    await page.getByRole("status").filter({ hasText: `Copied ${name}` }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const made = { clientId: await read("client_id"), clientSecret: await read("secret") };
  const call = await sandbox.as(made);
  assert.equal((await call("GET", "/api-clients?limit=1")).status, 200);
  assert.equal((await call("GET", "/stores?limit=1")).status, 403);
  assert.equal((await call("DELETE", `/api-clients/${made.clientId}`)).status, 403);
});
