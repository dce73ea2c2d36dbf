// Source code: from a folder to the least client, which can do what the program does and no more.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { accessible, journey, shot } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

const answer = (page) => page.getByRole("complementary", { name: "Required scopes" });

/** A folder with these files. */
function project(files) {
  const root = mkdtempSync(join(tmpdir(), "scopesmith-source-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

journey("a folder of source code becomes the least client, whose calls succeed and no other", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await connect(t);
  const root = project({
    "src/shop.ts": "import { apiRoot } from './client';\n\nexport const orders = () => apiRoot.orders().get().execute();\nexport const stores = () =>\n  apiRoot\n    .stores()\n    .get()\n    .execute();\n",
    "src/shop.test.ts": "apiRoot.customers().get().execute();\n",
    "src/token.ts": "const secret = 'hush-hush';\nawait apiRoot[name]().get().execute();\n",
    "connect.yaml": "inheritAs:\n  apiClient:\n    scopes:\n      - manage_order\n      - view_orders\n",
    "node_modules/other/index.js": "apiRoot.zones().get().execute();\n",
  });
  await page.getByRole("link", { name: "Finder" }).click();
  await page.getByLabel("Choose a folder of source code").setInputFiles(root);
  await page.getByText("Source code: 2 calls in 3 places.").waitFor();
  await answer(page).getByText("2 scopes are enough").waitFor();
  await page.getByText("Places (3)").click();
  await page.getByText("src/shop.ts:7").waitFor();
  await page.getByText("Scopes that the project lists (1)").click();
  await page.getByText("manage_order is no scope. Did you mean manage_orders?").waitFor();
  assert.ok(!(await page.content()).includes("hush-hush"));
  await accessible(page);
  await shot(page, "source 1280 light");
  await page.getByRole("button", { name: "Create a client with these" }).click();
  await page.getByLabel("Name", { exact: true }).fill("scanned-shop-prod");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  const read = async (name) => {
    await page.getByRole("button", { name: `Copy ${name}` }).click();
    await page.getByRole("status").filter({ hasText: `Copied ${name}` }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const call = await sandbox.as({ clientId: await read("client_id"), clientSecret: await read("secret") });
  for (const path of ["/orders?limit=1", "/stores?limit=1"]) assert.equal((await call("GET", path)).status, 200, path);
  assert.equal((await call("GET", "/customers?limit=1")).status, 403);
});

journey("a GraphQL document needs the scopes of its fields, beside calls", { path: "#/finder" }, async (t) => {
  const { page } = t;
  const box = page.getByLabel("Type or paste calls");
  await box.fill("query Shop {\n  me { activeCart { id } }\n  categories { results { parent { id } } }\n}");
  await page.getByText("A GraphQL document: 2 GraphQL fields.").waitFor();
  await answer(page).getByText("2 scopes are enough").waitFor();
  await answer(page).getByText("It works only with the token of a customer or of an anonymous session.").waitFor();
  await page.getByText("Reaches other resources (1)").click();
  await page.getByText(/reaches category through Category\.parent/).waitFor();
  await page.getByRole("button", { name: "Remove GraphQL Query.me.activeCart" }).click();
  await answer(page).getByText("One scope is enough").waitFor();
  await accessible(page);
});
