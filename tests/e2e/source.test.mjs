// Source code: from a folder to the least client, which can do what the program does and no more.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { holdBackFiles } from "./support/files.mjs";
import { accessible, journey, shot } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

const answer = (page) => page.getByRole("complementary", { name: "Required scopes" });

/** A ZIP file with one file, whose size is said to be another one. */
function zip(path, bytes, size) {
  const packed = deflateRawSync(bytes);
  const numbers = (...pairs) => {
    const out = Buffer.alloc(pairs.reduce((sum, [length]) => sum + length, 0));
    pairs.reduce((at, [length, value]) => out.writeUIntLE(value, at, length), 0);
    return out;
  };
  const head = numbers([2, 20], [2, 0], [2, 8], [4, 0], [4, 0], [4, packed.length], [4, size], [2, path.length], [2, 0]);
  const name = Buffer.from(path);
  const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, name, packed]);
  const entry = Buffer.concat([Buffer.from("PK\u0001\u0002"), numbers([2, 20]), head, Buffer.alloc(14), name]);
  return Buffer.concat([file, entry, Buffer.from("PK\u0005\u0006"), numbers([4, 0], [2, 1], [2, 1], [4, entry.length], [4, file.length], [2, 0])]);
}

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
  await page.getByText("Source code: 2 calls in 2 places.").waitFor();
  await answer(page).getByText("At least 2 scopes are needed").waitFor();
  await answer(page).getByText(/To be certain, review what could not be followed/).waitFor();
  await page.getByText("Places (2)").click();
  await page.getByText("src/shop.ts:7").last().waitFor();
  await page.getByText("Could not be followed (1)").click();
  await page.getByText("src/token.ts:2").waitFor();
  assert.ok(!(await page.content()).includes("hush-hush"));
  await accessible(page);
  await shot(page, "source 1280 light");
  await page.getByRole("button", { name: "Create an API client with these scopes" }).click();
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

journey("what the code needs is compared with what the project lists, and reported in three forms", { path: "#/finder" }, async (t) => {
  const { page } = t;
  const root = project({
    "src/shop.ts": "apiRoot.orders().get().execute();\napiRoot.stores().get().execute();\n",
    "src/status.ts": "statusHandler({ requiredPermissions: ['view_orders', 'view_api_clients'] });\n",
    "scripts/types.ts": "apiRoot.types().post({ body }).execute();\n",
    "connect.yaml": "inheritAs:\n  apiClient:\n    scopes:\n      - view_customer\n      - view_orders\n      - manage_payments\n",
    "infra/client.tf": 'scope = ["view_zones:shop", "view_api_clients:shop"]\n',
  });
  await page.getByLabel("Choose a folder of source code").setInputFiles(root);
  const compared = page.getByRole("region", { name: "The code compared with the scopes that the project lists" });
  await compared.getByText("1 missing, 1 unknown or misspelled, 3 not needed.").waitFor();
  await compared.getByText("GET /{projectKey}/stores needs view_stores. None of the listed scopes allows it.").waitFor();
  await compared.getByText("view_customer is not a scope. Did you mean view_customers?").waitFor();
  await compared.getByText("connect.yaml:6", { exact: true }).waitFor();
  await compared.getByText("No call that was found needs view_api_clients. The program itself checks for it.").waitFor();
  await compared.getByText(/The program itself checks for view_[a-z_]+, view_[a-z_]+\./).waitFor();
  await accessible(page);
  await shot(page, "source compared 1280 light");
  const save = async (form) => {
    const waits = page.waitForEvent("download");
    await page.getByRole("button", { name: `Download the report as ${form}` }).press("Enter");
    const file = await waits;
    return [file.suggestedFilename(), readFileSync(await file.path(), "utf8")];
  };
  const [markdownName, markdown] = await save("Markdown");
  assert.equal(markdownName, "scopes.md");
  assert.match(markdown, /At least 2 scopes for 2 places in the code\./);
  assert.match(markdown, /\| src\/shop\.ts:2 \| GET/);
  const [sarifName, sarif] = await save("SARIF");
  assert.equal(sarifName, "scopes.sarif");
  const missing = JSON.parse(sarif).runs[0].results.find((result) => result.ruleId === "missing");
  assert.deepEqual(missing.locations[0].physicalLocation, { artifactLocation: { uri: "src/shop.ts" }, region: { startLine: 2 } });
  const [jsonName, json] = await save("JSON");
  assert.equal(jsonName, "scopes.json");
  assert.deepEqual(JSON.parse(json).least.scopes.map(({ name }) => name), ["view_orders", "view_stores"]);
  // The scripts that set something up become part of the report when their calls become part of the job.
  await page.getByRole("button", { name: "Add the calls of setup scripts" }).press("Enter");
  await compared.getByText("2 missing, 1 unknown or misspelled, 3 not needed.").waitFor();
  const [, all] = await save("JSON");
  assert.equal(JSON.parse(all).least.scopes.length, 3);
  // No report says less than the page: with a wrong store key there is none.
  await page.getByLabel("Only in these stores").fill("?");
  await page.getByText("Correct the store keys to download a report.").waitFor();
  assert.ok(await page.getByRole("button", { name: "Download the report as JSON" }).isDisabled());
});

journey("a folder that is dropped is read as a picked one; long files and broken documents are named, archives are bounded", { path: "#/finder" }, async (t) => {
  const { page } = t;
  const root = project({
    "src/shop.ts": "apiRoot.orders().get().execute();\n",
    "src/made/data.ts": `// ${"x".repeat(5 << 20)}\n`,
    "src/deep.graphql": `query ${"{a ".repeat(100_000)}`,
    "node_modules/other/index.js": "apiRoot.zones().get().execute();\n",
  });
  const box = page.getByLabel("Type or paste calls");
  const { x, y, width, height } = await box.boundingBox();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [root], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"])
    await session.send("Input.dispatchDragEvent", { type, x: x + width / 2, y: y + height / 2, data });
  await page.getByText("Source code: 1 call in 1 place. 2 files were read, 1 were left out.").waitFor();
  await page.getByText("Could not be followed (2)").press("Enter");
  await page.getByText("The file is longer than 4 MB: it was not read.").waitFor();
  await page.getByText("GraphQL: the document is too long or too deep to be read.").waitFor();
  await answer(page).getByText("At least one scope is needed").waitFor();
  await accessible(page);
  // An archive whose file unpacks to far more than it says.
  const bomb = join(project({}), "bomb.zip");
  writeFileSync(bomb, zip("src/bomb.ts", Buffer.alloc(64 << 20, "x"), 10));
  await page.getByLabel("Choose a file").setInputFiles(bomb);
  await page.getByText("Source code: 0 calls in 0 places. 0 files were read, 1 were left out.").waitFor();
  await page.getByText("Could not be followed (1)").press("Enter");
  await page.getByText("The file is damaged, or longer than the archive says: it was not read.").waitFor();
  await page.getByLabel("Choose a file").setInputFiles({ name: "cut.zip", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004") });
  await page.getByRole("alert").getByText("The file is no ZIP file, or it is damaged.").waitFor();
});

journey("the reading of a folder can be stopped, and nothing of it is used", { path: "#/finder" }, async (t) => {
  const { page } = t;
  const files = Array.from({ length: 60 }, (_, n) => [`src/f${n}.ts`, "apiRoot.orders().get().execute();\n"]);
  const root = project(Object.fromEntries(files));
  // The folder stays in the middle until Cancel was pressed.
  const release = await holdBackFiles(page, 30);
  await page.getByLabel("Choose a folder of source code").setInputFiles(root);
  await page.waitForFunction(() => document.querySelector("progress")?.value > 0);
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "Request canceled." }).first().waitFor();
  await release();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await page.getByText("No calls selected.").waitFor();
  await page.getByLabel("Choose a folder of source code").setInputFiles(root);
  await page.getByText("Source code: 1 call in 60 places.").waitFor();
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
