// Every screen in every state: how a visitor gets there. Each state starts at a fresh page with a sandbox of its own on a
// real port, which can be told to fail. `width` states are taken at one width only.
import { connect, makeClient } from "../support/sandbox.mjs";

const list = async (t) => {
  await connect(t);
  await t.page.locator("tr.client").first().waitFor();
};
const reload = (page) => page.getByRole("button", { name: "Reload" }).click();
const go = async (page, hash) => {
  await page.evaluate((to) => { location.hash = to; }, hash);
};
const form = async (t) => {
  await list(t);
  await t.page.getByRole("link", { name: "New API client" }).first().click();
  await t.page.locator("#filter-scopes").waitFor();
};
const fill = async ({ page }, name, scope = "view_products") => {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Filter scopes").fill(scope);
  await page.getByRole("checkbox", { name: scope, exact: true }).first().check();
  await page.getByLabel("Filter scopes").fill("");
};
const store = async ({ page }, key) => {
  await page.getByRole("combobox", { name: "Store" }).fill(key);
  await page.getByRole("listbox", { name: "Store" }).getByRole("option").filter({ hasText: key }).first().click();
  await page.getByRole("group", { name: `Store ${key}` }).waitFor();
};
const create = ({ page }) => page.getByRole("button", { name: "Create API client" }).click();
const credentials = async (t) => {
  await form(t);
  await fill(t, "orders bff production", "manage_orders");
  await create(t);
  await t.page.getByRole("heading", { level: 1, name: /^Credentials/ }).waitFor();
  await t.page.getByRole("button", { name: "Copy cURL" }).waitFor();
};
const rowMenu = async ({ page }, name) => {
  await page.getByLabel("Filter API clients").fill(name);
  await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole("menu").waitFor();
};
/** The page of tokens or of the proof run, with the credentials of a client that may little, and the host agreed to. */
const typed = async (t, page, scopes = "create_anonymous_token:{projectKey} manage_my_orders:{projectKey} view_products:{projectKey}") => {
  const { clientId, clientSecret } = await makeClient(t.sandbox, "shop", scopes);
  await go(t.page, page);
  const lines = { PROJECT_KEY: t.sandbox.operator.projectKey, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, AUTH_URL: t.sandbox.url, API_URL: t.sandbox.url };
  await t.page.getByLabel("Paste credentials").fill(Object.entries(lines).map(([name, value]) => `CTP_${name}=${value}\n`).join(""));
  await t.page.getByText(/^Filled in: /).waitFor();
};
const send = async ({ page }, name = "Request token") => {
  await page.getByRole("button", { name, exact: true }).click();
  if (await page.locator("dialog[open]").count()) await page.getByRole("button", { name: "Send credentials" }).click();
};
const flow = ({ page }, label) => page.getByLabel("Flow", { exact: true }).selectOption({ label });
const job = ({ page }) => page.locator("#job-box, [aria-label='Type or paste calls'], textarea").first();
const HOSTILE = [
  `<img src=x onerror=alert(1)> "quoted" $(id)`,
  "\u202Etxt.exe reversed",
  "one-word-" + "x".repeat(200),
  "مزامنة الطلبات · 注文の同期 · 🧵",
  "   spaces   around   ",
  "line\u2028separator and \u0007bell",
];
const HAR = JSON.stringify({ log: { version: "1.2", entries: ["carts", "orders", "zones"].map((path) => ({ request: { method: "GET", url: `https://api.europe-west1.gcp.commercetools.com/shop/${path}` }, response: { status: 200 } })) } });
const DENIED = JSON.stringify({ statusCode: 403, message: "Insufficient scope. One of the following scopes is missing: manage_orders:shop, manage_project:shop.", errors: [{ code: "insufficient_scope", message: "Insufficient scope" }] });

/** Terraform beside the sandbox: one that is missing, one with other scopes, one that would have to be evaluated. */
const CODE = `import {
  to = commercetools_api_client.operator
  id = "sandbox-operator"
}

resource "commercetools_api_client" "operator" {
  name  = "Scopesmith operator"
  scope = ["manage_api_clients:sunny-outfitters", "view_types:sunny-outfitters"]
}

resource "commercetools_api_client" "orders" {
  name  = "orders bff production"
  scope = ["manage_orders:\${var.project_key}"]
}

resource "commercetools_api_client" "shared" {
  name  = "API client inventory (read only)"
  scope = local.scopes
}
`;

/** `[screen, state, get there]`, in the order of the index. */
export const STATES = [
  ["landing", "arrival", async ({ page }) => { await page.getByRole("button", { name: "Try the sandbox" }).waitFor(); await page.getByText("3 calls need 2 scopes.").waitFor(); }],
  ["landing", "no calls", async ({ page }) => {
    await page.getByText("3 calls need 2 scopes.").waitFor();
    await page.getByRole("region", { name: "Which scopes do these calls need?" }).evaluate((region) => region.querySelectorAll("input:checked").forEach((box) => box.click()));
  }],
  ["connect", "empty", async ({ page }) => { await go(page, "#/connect"); await page.getByLabel("Project key").waitFor(); }],
  ["connect", "field errors", async ({ page }) => {
    await go(page, "#/connect");
    await page.getByLabel("Project key").fill("Not A Key");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByText("Enter the client secret.").waitFor();
  }],
  ["connect", "refused", async (t) => {
    await connect(t, { clientId: t.sandbox.operator.clientId, clientSecret: "wrong" }, false);
    await t.page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
  }],
  ["connect", "other host", async (t) => {
    await go(t.page, "#/connect");
    await t.page.getByLabel("Region").selectOption("other");
    for (const label of ["Auth URL", "API URL"]) await t.page.getByLabel(label).fill(t.sandbox.url);
    await t.page.getByLabel("Project key").fill(t.sandbox.operator.projectKey);
    await t.page.getByLabel("Client ID").fill(t.sandbox.operator.clientId);
    await t.page.getByLabel("Client secret").fill("not a secret");
    await t.page.getByRole("button", { name: "Connect", exact: true }).click();
    await t.page.locator("dialog[open]").waitFor();
  }],
  ["list", "full", list],
  ["list", "loading", async (t) => {
    await t.sandbox.faults("delay:600000*all@GET /api-clients");
    await connect(t);
    await t.page.getByText(/Loading API clients/).first().waitFor();
  }],
  ["list", "partial", async (t) => {
    await t.sandbox.reset({ clients: 1200 });
    await connect(t);
    await t.page.getByText("1200 clients", { exact: true }).waitFor();
    await t.sandbox.faults("delay:600000*all@GET /api-clients");
    await reload(t.page);
    await t.page.locator(".partial").getByText(/Loading API clients/).waitFor();
    await t.page.locator(".partial").getByRole("button", { name: "Cancel" }).click();
    await t.page.getByText("Loading was canceled").waitFor();
  }],
  ["list", "error", async (t) => {
    await list(t);
    await t.sandbox.faults("403*all@GET /api-clients");
    await reload(t.page);
    await t.page.getByRole("alert").getByRole("paragraph").first().waitFor();
  }],
  ["list", "error and nothing read", async (t) => {
    await t.sandbox.faults("not-json*all@GET /api-clients");
    await connect(t);
    await t.page.getByRole("alert").getByRole("paragraph").first().waitFor();
  }],
  ["list", "empty", async (t) => {
    await list(t);
    const all = await t.sandbox.api("GET", "/api-clients?limit=500");
    for (const { id } of all.body.results) await t.sandbox.api("DELETE", `/api-clients/${id}`);
    await reload(t.page);
    await t.page.getByText("No API clients to show").waitFor();
  }],
  ["list", "no match", async (t) => { await list(t); await t.page.getByLabel("Filter API clients").fill("nothing is called so"); await t.page.getByText("No API client matches").waitFor(); }],
  ["list", "hostile names", async (t) => {
    for (const name of HOSTILE) await makeClient(t.sandbox, name, "view_products:{projectKey}");
    await list(t);
  }],
  ["list", "no permission", async (t) => { await connect(t, await makeClient(t.sandbox, "blind", "manage_project:{projectKey}")); await t.page.getByText("It lacks view_api_clients.").waitFor(); }],
  ["list", "read only", async (t) => { await connect(t, await makeClient(t.sandbox, "looks only", "view_api_clients:{projectKey}")); await t.page.getByText("Read only", { exact: true }).waitFor(); }],
  ["list", "row menu", async (t) => { await list(t); await rowMenu(t, "Scopesmith operator"); }],
  ["client", "full", async (t) => {
    await list(t);
    await t.page.getByLabel("Filter API clients").fill("Agency: checkout");
    await t.page.locator("tr.client a").first().click();
    await t.page.getByRole("heading", { name: "Lifecycle", exact: true }).waitFor();
  }],
  ["client", "code", async (t) => {
    await list(t);
    await t.page.getByLabel("Filter API clients").fill("Agency: checkout");
    await t.page.locator("tr.client a").first().click();
    await t.page.getByRole("button", { name: "Show presets" }).click();
    await t.page.getByRole("button", { name: "Copy cURL" }).waitFor();
  }],
  ["client", "hostile", async (t) => {
    const { clientId } = await makeClient(t.sandbox, HOSTILE[2] + HOSTILE[0] + HOSTILE[3], "manage_orders:{projectKey}:berlin view_products:{projectKey} manage_project:{projectKey}");
    await list(t);
    await go(t.page, `#/clients/${clientId}`);
    await t.page.getByRole("heading", { name: "Lifecycle", exact: true }).waitFor({ timeout: 5000 });
  }],
  ["client", "missing", async (t) => { await list(t); await go(t.page, "#/clients/nobody"); await t.page.getByText("API client not found").waitFor(); }],
  ["delete", "never used", async (t) => { await makeClient(t.sandbox, "never used", "view_products:{projectKey}"); await list(t); await rowMenu(t, "never used"); await t.page.getByRole("menuitem", { name: "Delete" }).click(); await t.page.locator("dialog[open]").waitFor(); }],
  ["delete", "used, wrong tail", async (t) => {
    await list(t);
    await rowMenu(t, "Scopesmith operator");
    await t.page.getByRole("menuitem", { name: "Delete" }).click();
    await t.page.getByLabel("Last four characters of the client ID").fill("nope");
    await t.page.getByRole("button", { name: "Delete API client" }).click();
    await t.page.getByText("These are not the last four characters").waitFor();
  }],
  ["new", "replacement", async (t) => {
    await list(t);
    await rowMenu(t, "Agency: checkout redesign");
    await t.page.getByRole("menuitem", { name: "Replace" }).click();
    await t.page.getByRole("heading", { name: /^Replace / }).waitFor();
  }],
  ["new", "arrival", async (t) => { await form(t); await t.page.getByText(/stores listed/).waitFor(); }],
  ["new", "not connected", async ({ page }) => { await go(page, "#/new"); await page.locator("#filter-scopes").waitFor(); }],
  ["new", "filter", async (t) => { await form(t); await t.page.getByLabel("Filter scopes").fill("stock"); await t.page.getByText("Matches “stock”").first().waitFor(); }],
  ["new", "no scope matches", async (t) => { await form(t); await t.page.getByLabel("Filter scopes").fill("no such thing"); await t.page.getByText("No scopes match.").first().waitFor(); }],
  ["new", "store search", async (t) => { await form(t); await t.page.getByRole("combobox", { name: "Store" }).fill("ber"); await t.page.getByRole("listbox", { name: "Store" }).getByRole("option").first().waitFor(); }],
  ["new", "two stores", async (t) => { await form(t); await fill(t, "orders bff production"); await store(t, "berlin"); await store(t, "aarhus"); }],
  ["new", "one store has none", async (t) => { await form(t); await fill(t, "orders bff production"); await store(t, "berlin"); await store(t, "aarhus"); await t.page.getByLabel("Filter scopes").fill("orders"); await t.page.keyboard.press("Enter"); await create(t); await t.page.getByText("Store berlin has no scopes.").waitFor(); }],
  ["new", "joining a store", async (t) => { await form(t); await store(t, "berlin"); await t.page.getByRole("button", { name: "Add another store to berlin" }).click(); await t.page.getByText("The next store gets").waitFor(); await t.page.getByRole("combobox", { name: "Store" }).fill("no such store"); await t.page.getByRole("button", { name: "Add scopes for store" }).click(); await t.page.getByText("Enter a store key").waitFor(); }],
  ["new", "hostile stores", async (t) => { await form(t); await store(t, "berlin"); for (const key of ["x".repeat(200), "no-such-store_1"]) { await t.page.getByRole("button", { name: "Add another store to" }).click(); await t.page.getByRole("combobox", { name: "Store" }).fill(key); await t.page.getByRole("button", { name: "Add scopes for store" }).click(); } await t.page.getByLabel("Filter scopes").fill("orders"); await t.page.getByText(/Press Enter to select view_orders for/).waitFor(); }],
  ["new", "only selected", async (t) => { await form(t); await t.page.getByLabel("Template").selectOption("admin"); await store(t, "berlin"); await t.page.getByRole("checkbox", { name: "Only selected" }).check(); await t.page.getByText("Only selected scopes are listed.").waitFor(); }],
  ["new", "name taken", async (t) => { await form(t); await fill(t, "Scopesmith operator"); await t.page.getByText("Choose another name.").waitFor(); }],
  ["new", "template", async (t) => { await form(t); await t.page.getByLabel("Name", { exact: true }).fill("shop app"); await t.page.getByLabel("Template").selectOption("mobile-spa"); await t.page.getByText(/^Allows \d+ calls/).first().waitFor(); }],
  ["new", "full access", async (t) => { await form(t); await fill(t, "tmp", "manage_project"); }],
  ["new", "errors", async (t) => { await form(t); await t.page.getByLabel("Client expires").selectOption("other"); await t.page.getByLabel("Delete after (days)").fill("abc"); await create(t); await t.page.locator("[aria-invalid=true]").first().waitFor(); }],
  ["new", "own lifetimes", async (t) => { await form(t); await fill(t, "orders bff production"); for (const label of ["Client expires", "Access tokens last", "Unused refresh tokens last"]) await t.page.getByLabel(label).selectOption("other"); await t.page.getByLabel("Access token lifetime").fill("60"); await t.page.getByLabel("Refresh token lifetime").fill(""); await t.page.getByText("Enter a lifetime from 1 hour").waitFor(); await t.page.getByLabel("Template").selectOption("payment-adapter"); }],
  ["new", "as text", async (t) => { await form(t); await fill(t, "typed scopes"); await t.page.getByRole("button", { name: "Edit as text" }).click(); await t.page.getByLabel("Scopes, one per line").fill("view_zones\nmanage_ordrs\ncustomer_id:x"); await t.page.getByText(/^Line 3/).first().waitFor(); }],
  ["new", "lost create", async (t) => {
    await form(t);
    await fill(t, "cut short");
    await t.sandbox.faults("drop-after@POST /api-clients");
    await create(t);
    await t.page.getByText("cut short").first().waitFor();
    await t.page.getByRole("button", { name: "Delete it…" }).waitFor();
  }],
  ["new", "refused", async (t) => { await form(t); await fill(t, "refused"); await t.sandbox.faults("403@POST /api-clients"); await create(t); await t.page.getByRole("alert").getByRole("paragraph").first().waitFor(); }],
  ["new", "share", async (t) => { await form(t); await fill(t, "shared draft"); await t.page.getByRole("button", { name: "Share, export or open a draft" }).click(); await t.page.getByRole("button", { name: "Copy draft" }).waitFor(); }],
  ["new", "shared draft", async (t) => { await go(t.page, "#/new?n=shared%20draft&s=view_orders,manage_products,view_orders:berlin&d=7"); await t.page.locator("main h1").waitFor(); }],
  ["new", "shared draft, part unreadable", async (t) => { await go(t.page, "#/new?n=shared%20draft&s=view_orders~manage_products&d=soon"); await t.page.locator("main h1").waitFor(); }],
  ["credentials", "arrival", credentials],
  ["credentials", "tested and copied", async (t) => {
    await credentials(t);
    await t.page.getByRole("button", { name: "Test credentials" }).click();
    await t.page.getByText("All requested scopes granted", { exact: false }).waitFor();
    await t.page.getByRole("button", { name: "Copy cURL" }).click();
  }],
  ["credentials", "more formats", async (t) => { await credentials(t); await t.page.getByRole("button", { name: "More presets" }).click(); await t.page.getByLabel("Find a preset").fill("no such format"); await t.page.getByText("No preset matches").waitFor(); }],
  ["credentials", "of a replacement", async (t) => {
    await list(t);
    await rowMenu(t, "Agency: checkout redesign");
    await t.page.getByRole("menuitem", { name: "Replace" }).click();
    await t.page.getByRole("heading", { name: /^Replace / }).waitFor();
    await create(t);
    await t.page.getByRole("heading", { level: 1, name: /^Credentials/ }).waitFor();
    await t.page.getByRole("button", { name: "Copy cURL" }).click();
    await t.page.getByText("Next: move your applications").waitFor();
  }],
  ["credentials", "nothing here", async (t) => { await list(t); await go(t.page, "#/credentials"); await t.page.getByText("No credentials to show").first().waitFor(); }],
  ["leave", "dialog", async (t) => { await credentials(t); await t.page.getByRole("link", { name: "Done" }).click(); await t.page.locator("dialog[open]").waitFor(); }],
  ["finder", "empty", async ({ page }) => { await go(page, "#/finder"); await page.locator("#evidence-file").waitFor({ state: "attached" }); }],
  ["finder", "search", async (t) => { await go(t.page, "#/finder"); await job(t).fill("add line item"); await t.page.locator("[role=option]").first().waitFor(); }],
  ["finder", "lines", async (t) => { await go(t.page, "#/finder"); await job(t).waitFor(); await job(t).focus(); await t.page.keyboard.insertText("GET /shop/zones\nPOST /shop/carts\nGET /shop/no-such-thing\npublish product\n"); await t.page.getByText(/scopes? (is|are) enough/).first().waitFor(); }],
  ["finder", "403", async (t) => { await go(t.page, "#/finder"); await job(t).waitFor(); await job(t).focus(); await t.page.keyboard.insertText(DENIED); await t.page.getByText("manage_orders").first().waitFor(); }],
  ["finder", "by resource", async (t) => {
    await go(t.page, "#/finder");
    await t.page.getByText("Select by resource").click();
    await t.page.getByRole("checkbox", { name: "Inventory: Create and change" }).check();
    await t.page.getByText("Also allows").first().click();
    await t.page.getByText("Alternatives").first().click();
    await t.page.getByLabel("Only in these stores").fill("berlin x");
    await t.page.getByLabel("Only in these stores").fill("berlin");
  }],
  ["finder", "recording", async (t) => { await go(t.page, "#/finder"); await t.page.locator("#evidence-file").setInputFiles({ name: "recording.har", mimeType: "application/json", buffer: Buffer.from(HAR) }); await t.page.getByText(/scopes? (is|are) (enough|needed)/).first().waitFor(); }],
  ["compare", "empty", async ({ page }) => { await go(page, "#/compare"); await page.getByText("Paste scopes or choose a source on each side.").waitFor(); }],
  ["compare", "one side", async ({ page }) => {
    await go(page, "#/compare");
    await page.getByLabel("Right source").selectOption({ label: "Draft of the new client" });
    await page.getByLabel("Left scopes").fill("manage_orders:p view_products:p:berlin made_up:p");
    await page.getByRole("table").waitFor();
  }],
  ["compare", "filled", async ({ page }) => {
    await go(page, "#/compare");
    await page.getByLabel("Left source").selectOption({ label: "Template: Mobile or single-page app" }).catch(() => page.getByLabel("Left source").selectOption({ index: 4 }));
    await page.getByLabel("Right source").selectOption({ index: 6 });
    await page.getByRole("table").waitFor();
  }],
  ["projects", "one", async (t) => { await list(t); await go(t.page, "#/projects"); await t.page.getByText("Connect another project to compare").waitFor(); }],
  ["projects", "table", async ({ page }) => { await go(page, "#/connect"); await page.getByRole("button", { name: "Try with two sandbox projects" }).click(); await page.locator(".matrix tbody tr").first().waitFor(); }],
  ["projects", "menu", async ({ page }) => {
    await go(page, "#/connect");
    await page.getByRole("button", { name: "Try with two sandbox projects" }).click();
    await page.locator(".matrix tbody tr").first().waitFor();
    await page.getByRole("button", { name: /^Project menu/ }).click();
    await page.getByRole("menuitemradio").first().waitFor();
  }],
  ["projects", "copy", async ({ page }) => {
    await go(page, "#/connect");
    await page.getByRole("button", { name: "Try with two sandbox projects" }).click();
    await page.getByRole("button", { name: "Copy Click and collect Hamburg to Sunny Outfitters Stage" }).click();
    await page.getByText("The project has no store with this key.").waitFor();
  }],
  ["code", "empty", async (t) => { await list(t); await go(t.page, "#/code"); await t.page.getByLabel("Code", { exact: true }).waitFor(); }],
  ["code", "not read", async (t) => { await list(t); await go(t.page, "#/code"); await t.page.getByLabel("Code", { exact: true }).fill("resource"); await t.page.getByRole("button", { name: "Compare", exact: true }).click(); await t.page.getByText("No API clients were found in the text.").waitFor(); }],
  ["code", "plan", async (t) => {
    await list(t);
    await go(t.page, "#/code");
    await t.page.getByLabel("Code", { exact: true }).fill(CODE);
    await t.page.getByRole("button", { name: "Compare", exact: true }).click();
    await t.page.getByRole("heading", { name: "To replace (1)" }).waitFor();
  }],
  ["code", "one client", async (t) => {
    await list(t);
    await go(t.page, "#/clients/sandbox-operator");
    await t.page.getByRole("button", { name: "Show Terraform or Pulumi" }).click();
    await t.page.getByText("import {").waitFor();
  }],
  ["list", "export", async (t) => { await list(t); await t.page.getByRole("button", { name: "Export", exact: true }).click(); await t.page.getByRole("heading", { name: "Export API clients" }).waitFor(); }],
  ["presets", "gallery", async ({ page }) => { await go(page, "#/presets"); await page.getByLabel("Find a preset").waitFor(); }],
  ["presets", "one", async ({ page }) => { await go(page, "#/presets/node"); await page.locator(".preview").first().waitFor(); }],
  ["presets", "no match", async ({ page }) => { await go(page, "#/presets"); await page.getByLabel("Find a preset").fill("no such language"); await page.getByText("No preset matches").waitFor(); }],
  ["tokens", "empty", async (t) => { await go(t.page, "#/tokens"); await t.page.getByLabel("Flow", { exact: true }).waitFor(); }],
  ["tokens", "field errors", async (t) => { await go(t.page, "#/tokens"); await flow(t, "Customer in a store (password)"); await send(t); await t.page.getByText("Enter the client secret.").waitFor(); }],
  ["tokens", "waiting", async (t) => { await typed(t, "#/tokens"); await t.sandbox.faults("delay:600000*all@POST /oauth/token"); await send(t); await t.page.getByRole("button", { name: "Cancel" }).waitFor(); }],
  ["tokens", "refused", async (t) => { await typed(t, "#/tokens"); await t.page.getByLabel("Scopes", { exact: true }).fill("view_orders"); await send(t); await t.page.getByText("A scope was refused").first().waitFor(); }],
  ["tokens", "received", async (t) => {
    await typed(t, "#/tokens");
    await send(t);
    await t.page.getByRole("group", { name: /^Token 1:/ }).getByText("Permissions").click();
    await flow(t, "Anonymous session");
    await t.page.getByText(/^Choose from the scopes/).click();
    await send(t);
    await t.page.getByRole("group", { name: /^Token 2:/ }).getByRole("button", { name: "Introspect" }).click();
    await t.page.getByText("The token is active").waitFor();
  }],
  ["tokens", "not active", async (t) => {
    await typed(t, "#/tokens");
    await send(t);
    const token = t.page.getByRole("group", { name: /^Token 1:/ });
    await token.getByRole("button", { name: "Revoke access token" }).click();
    await t.page.getByText("The token is revoked").waitFor();
    await token.getByRole("button", { name: "Introspect" }).click();
    await t.page.getByText("The token is not active").waitFor();
  }],
  ["proof", "empty", async (t) => { await go(t.page, "#/proof"); await t.page.getByLabel("Client secret").waitFor(); }],
  ["proof", "done", async (t) => {
    await typed(t, "#/proof", "view_products:{projectKey} manage_orders:{projectKey} view_orders:{projectKey}:berlin");
    await send(t, "Check access");
    await t.page.getByText(/^\d+ as expected/).waitFor({ timeout: 30_000 });
  }],
  ["palette", "open", async (t) => { await list(t); await t.page.keyboard.press("Control+k"); await t.page.locator("#palette").waitFor(); }],
  ["palette", "results", async (t) => { await list(t); await t.page.keyboard.press("Control+k"); await t.page.locator("#palette").fill("order"); await t.page.getByRole("option").first().waitFor(); }],
  ["help", "open", async (t) => { await list(t); await t.page.getByRole("heading", { level: 1 }).focus(); await t.page.keyboard.press("?"); await t.page.locator("dialog[open]").waitFor(); }],
  ["menu", "connected", async (t) => { await list(t); await t.page.getByRole("button", { name: /^Project menu/ }).click(); await t.page.getByRole("menu").waitFor(); }],
  ["menu", "no project", async ({ page }) => { await page.getByRole("button", { name: "Try the sandbox" }).waitFor(); await page.getByRole("button", { name: /^Project menu/ }).click(); await page.getByRole("menu").waitFor(); }],
  ["connection", "details", async (t) => { await list(t); await go(t.page, "#/connect"); await t.page.getByText(/^Scopes of the token in use/).waitFor(); }],
  ["not found", "page", async ({ page }) => { await go(page, "#/nowhere"); await page.getByRole("heading", { name: "Page not found" }).waitFor(); }],
];
