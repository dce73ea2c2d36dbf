// Which scopes do I need: from calls to a client that may make them, and no more.
import assert from "node:assert/strict";
import { accessible, journey, shot } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

const answer = (page) => page.getByRole("complementary", { name: "What it needs" });

journey("the Finder works without a connection, and its data comes only with it", { path: "#/finder" }, async (t) => {
  const { page, site } = t;
  await page.getByLabel("Find a call").fill("basket");
  await page.getByRole("checkbox", { name: /GET \/carts / }).first().waitFor();
  await accessible(page);
  await page.getByRole("checkbox", { name: /POST \/carts / }).first().check();
  await answer(page).getByText("One scope is enough").waitFor();
  await answer(page).getByText("manage_orders", { exact: true }).first().waitFor();
  await answer(page).getByText(/Why not another scope/).first().click();
  await accessible(page);
  await shot(page, "finder 1280 light");
  await page.getByLabel("Paste anything").fill('1.2.3.4 - - "GET /shop/zones HTTP/1.1" 200 1\nnothing here\nGET /shop/no-such-thing');
  await page.getByText("An access log: 1 call to 1 endpoint.").waitFor();
  await page.getByRole("checkbox", { name: /GET \/zones / }).first().click();
  await page.getByText("calls (1)").waitFor();
  await page.getByLabel("Only in these stores").fill("berlin");
  await answer(page).getByText("manage_orders:{projectKey}:berlin").waitFor();
  await page.getByLabel("Only in these stores").fill("b!");
  await page.getByText("b! is no store key").waitFor();
  await page.getByLabel("Only in these stores").fill("");
  await page.getByRole("checkbox", { name: "Inventory: Create and change" }).check();
  await answer(page).getByText("manage_products", { exact: true }).first().waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await accessible(page);
  await shot(page, "finder 390 dark");
  assert.ok(site.requests.some((path) => path.endsWith("-finder.wasm")));
  assert.equal(site.requests.filter((path) => path.endsWith("-sandbox.wasm")).length, 0);
});

journey("the Finder's answer becomes a client whose calls succeed, and others do not", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  await page.getByRole("link", { name: "Finder" }).click();
  await page.getByLabel("Find a call").fill("GET /api-clients");
  await page.getByRole("checkbox", { name: /GET \/api-clients / }).first().check();
  await answer(page).getByText("One scope is enough").waitFor();
  await page.getByRole("button", { name: "Create a client with these" }).click();
  await page.getByLabel("Name", { exact: true }).fill("found by the finder");
  assert.ok(await page.getByRole("checkbox", { name: "view_api_clients", exact: true }).first().isChecked());
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
