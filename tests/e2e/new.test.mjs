// The form of a new client: how large it is, how many presses it takes, and that nothing wrong is handed out.
import assert from "node:assert/strict";
import { addStore, box, inStore, project, tick, ticked } from "./support/form.mjs";
import { accessible, fits, journey, shot } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

const height = (page) => page.evaluate(() => document.documentElement.scrollHeight);
const nameField = (page) => page.waitForFunction(() => document.activeElement.id === "name");
const name = (page) => page.getByLabel("Name", { exact: true });
const create = (page) => page.getByRole("button", { name: "Create API client" });
const credentials = (page) => page.getByRole("heading", { name: /^Credentials/ }).waitFor();
const scopeString = (page) => page.locator(".review .scope-string").innerText();
/** Waits until the scope string reads like that: the review follows the form once that is painted. */
const scopesRead = (page, pattern) => page.locator(".review .scope-string").filter({ hasText: pattern }).waitFor();

async function arrive(page) {
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
  await page.getByRole("link", { name: "New API client" }).first().click();
  await nameField(page);
}

/** Whether all of the button can be seen, and pressed, without scrolling. */
async function inSight(page) {
  const seen = await create(page).evaluate((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= innerHeight && button.contains(at);
  });
  assert.ok(seen, "Create is in sight");
}

journey("the form is short, and Create is always in sight", {}, async ({ page }) => {
  await arrive(page);
  const measure = async (viewport, most) => {
    await page.setViewportSize(viewport);
    await page.evaluate(() => scrollTo(0, 0));
    const now = await height(page);
    console.log(`New API client at ${viewport.width} px: ${now} px`);
    assert.ok(now <= most, `${now} px at ${viewport.width} px, more than ${most}`);
    await inSight(page);
    await accessible(page);
  };
  await page.getByText(/stores listed/).waitFor();
  for (const id of ["store", "filter-scopes"]) assert.ok((await page.locator(`label[for=${id}]`).boundingBox()).height > 10, `${id} has a label that is seen`);
  await measure(NARROW, 2_400);
  await shot(page, "new empty 390");
  // What is offered for a store covers the button that adds it in no width.
  await page.getByRole("combobox", { name: "Store" }).fill("b");
  await page.getByRole("listbox", { name: "Store" }).getByRole("option").first().waitFor();
  await page.getByRole("button", { name: "Add scopes for store" }).click({ trial: true });
  await page.getByRole("combobox", { name: "Store" }).fill("");
  await page.keyboard.press("Escape");
  await measure(WIDE, 1_200);
  await shot(page, "new empty 1280");
  for (const key of ["berlin", "aarhus"]) await addStore(page, key);
  await inStore(page, "aarhus").waitFor();
  await measure(NARROW, 3_000);
  await shot(page, "new stores 390");
  await measure(WIDE, 1_500);
  await shot(page, "new stores 1280");
  // A row takes at most 32 px, and a low window keeps its height for the page.
  for (const row of await page.locator(".scope-row:visible, .group-head:visible").all()) {
    assert.ok((await row.boundingBox()).height <= 32);
  }
  await page.setViewportSize({ width: 320, height: 256 });
  assert.equal(await page.locator(".create-bar").evaluate((bar) => getComputedStyle(bar).position), "static");
  await fits(page, "the form");
});

journey("two scopes in two stores take at most 8 clicks, and both stores share them", { sandbox: [] }, async (t) => {
  const { page } = t;
  await connect(t);
  let clicks = 0;
  const click = async (locator) => {
    clicks += 1;
    await locator.click();
  };
  const option = (key) => page.getByRole("listbox", { name: "Store" }).getByRole("option").filter({ hasText: key }).first();
  await click(page.getByRole("link", { name: "New API client" }).first());
  await nameField(page);
  await page.keyboard.type("orders bff production");
  await click(page.getByRole("combobox", { name: "Store" }));
  await click(option("berlin"));
  await inStore(page, "berlin").waitFor();
  await click(page.getByRole("button", { name: "Add another store to berlin" }));
  await page.waitForFunction(() => document.activeElement.id === "store");
  await page.keyboard.type("aarhus");
  await option("aarhus").waitFor();
  await page.keyboard.press("Enter");
  const block = page.getByRole("group", { name: "Store berlin, Store aarhus", exact: true });
  await block.waitFor();
  await page.waitForFunction(() => document.activeElement.id === "filter-scopes");
  await page.keyboard.type("orders");
  await click(block.getByRole("checkbox", { name: "view_orders", exact: true }));
  await click(block.getByRole("checkbox", { name: "manage_shopping_lists", exact: true }));
  assert.equal(await page.locator(".bar-line span").innerText(), "6 scopes · 2 stores · never expires");
  await click(create(page));
  await credentials(page);
  console.log(`Two scopes in two stores: ${clicks} clicks`);
  assert.ok(clicks <= 8, `${clicks} clicks`);
  const made = (await t.sandbox.api("GET", "/api-clients?limit=500")).body.results.find((one) => one.name === "orders bff production");
  const key = t.sandbox.operator.projectKey;
  for (const scope of ["view_orders", "view_shopping_lists", "manage_shopping_lists"]) {
    for (const store of ["berlin", "aarhus"]) assert.ok(made.scope.split(" ").includes(`${scope}:${key}:${store}`), made.scope);
  }
  assert.ok(!made.scope.split(" ").includes(`view_orders:${key}`), "nothing for the whole project");
});

journey("a client for one store takes at most 40 key presses", {}, async ({ page }) => {
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
  await page.getByRole("heading", { level: 1 }).focus();
  let presses = 0;
  const press = async (...keys) => {
    for (const key of keys) {
      presses += 1;
      await page.keyboard.press(key);
    }
  };
  await press("n");
  await nameField(page);
  await press(..."orders-bff");
  // Nobody types as fast as this: the field follows the form.
  await page.locator("#store").waitFor();
  await press("Tab", "Tab", "Tab");
  await page.waitForFunction(() => document.activeElement.id === "store");
  await press(..."berlin");
  await page.getByRole("listbox", { name: "Store" }).getByRole("option").filter({ hasText: "berlin" }).first().waitFor();
  await press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "filter-scopes");
  await press(..."orders");
  await page.getByText("Press Enter to select view_orders for berlin.").waitFor();
  await press("Enter");
  await page.getByText("Press Enter to deselect view_orders for berlin.").waitFor();
  await scopesRead(page, /^view_orders:\S+:berlin$/);
  await press("Control+Enter");
  await credentials(page);
  console.log(`A client for one store by keyboard alone: ${presses} presses`);
  assert.ok(presses <= 40, `${presses} presses`);
});

journey("the arrow keys move among the boxes, and Enter means what is typed", { path: "#/new" }, async ({ page }) => {
  await nameField(page);
  const at = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await page.getByLabel("Filter scopes").fill("stock");
  await page.getByText("Matches “stock”").first().waitFor();
  await page.keyboard.press("ArrowDown");
  assert.equal(await at(), "view_products");
  await page.keyboard.press("ArrowRight");
  assert.equal(await at(), "manage_products");
  await page.keyboard.press("Space");
  assert.ok(await project(page).getByRole("checkbox", { name: "view_products", exact: true }).isDisabled());
  await page.getByText("Included in manage_products").waitFor();
  await page.getByLabel("Filter scopes").fill("");
  await page.getByRole("checkbox", { name: "manage_products", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await at(), "view_published_products", "a row with one box is entered there");
  await page.getByRole("checkbox", { name: "Only selected" }).check();
  assert.equal(await page.locator(".scope-row:visible").count(), 1);
  assert.deepEqual(await page.getByRole("button", { name: /^Product catalog/ }).getAttribute("aria-expanded"), "true");
});

/** The groups of the table that are shown, each with its rows; or whether they are these. */
const table = (these) => {
  const texts = (group, selector) => [...group.querySelectorAll(selector)].map((found) => found.textContent);
  const groups = [...document.querySelectorAll(".scope-group:not([hidden])")];
  const shown = groups.map((group) => texts(group, ".group-name, .scope-row:not([hidden]) .row-text > :first-child").join("\n"));
  return these ? shown.join() === these.join() : shown;
};

journey("a filter shows what is in sight at once, and everything else after that", { path: "#/new" }, async ({ page }) => {
  const filter = page.getByLabel("Filter scopes");
  await filter.fill("or");
  // This box has the whole table shown.
  const only = page.getByLabel("Only selected");
  await only.check();
  await only.uncheck();
  const whole = await page.evaluate(table);
  assert.ok(whole.length > 9 && whole.join("\n").split("\n").length > 40, "most of it is below the window");
  await filter.fill("");
  await page.waitForFunction(() => document.querySelectorAll(".scope-group [aria-expanded=true]").length < 5);
  await page.evaluate(() => {
    const field = document.querySelector("#filter-scopes");
    field.value = "or";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    // The bar at the lower edge covers what is below it.
    const { top } = document.querySelector(".create-bar").getBoundingClientRect();
    const unfolded = () => [...document.querySelectorAll(".scope-group:not([hidden]) [aria-expanded]")].every((one) => one.ariaExpanded === "true" || one.getBoundingClientRect().top > top - 10);
    requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.unfolded = unfolded(); }));
  });
  await page.waitForFunction(() => globalThis.unfolded !== undefined);
  assert.ok(await page.evaluate(() => globalThis.unfolded), "those in sight are unfolded in the second frame");
  await page.waitForFunction(table, whole);
});

/** Whether all that a filter left for later is shown. */
const settled = () => !document.querySelector(".scope-group.away") && !document.querySelector(".scope-groups").style.minBlockSize;

journey("while a filter is typed the page stays where it is and nothing in sight is blank", { path: "#/new" }, async ({ page }) => {
  const filter = page.getByLabel("Filter scopes");
  await filter.fill("o");
  await page.waitForFunction(settled);
  const held = await page.evaluate(() => document.querySelector(".scope-groups").offsetHeight);
  // At the lower end of the page, as far as the filter is in sight: far more of the table is, too.
  const from = await page.evaluate(() => {
    const field = document.querySelector("#filter-scopes");
    window.scrollBy(0, field.getBoundingClientRect().top - 90);
    const look = () => {
      const { top } = document.querySelector(".create-bar").getBoundingClientRect();
      const away = [...document.querySelectorAll(".scope-group.away:not([hidden])")].map((group) => group.getBoundingClientRect().top);
      globalThis.seen = { y: window.scrollY, away: away.length, blank: away.filter((at) => at < top).length, height: document.querySelector(".scope-groups").offsetHeight };
    };
    field.addEventListener("input", () => requestAnimationFrame(() => requestAnimationFrame(look)));
    field.focus({ preventScroll: true });
    return window.scrollY;
  });
  assert.ok(from > 200, `scrolled by ${from}`);
  await page.keyboard.press("r");
  await page.waitForFunction(() => globalThis.seen);
  const seen = await page.evaluate(() => globalThis.seen);
  assert.equal(seen.blank, 0, "nothing in sight is blank");
  assert.ok(seen.away > 0, "what is out of sight is left for later");
  assert.deepEqual([seen.y, seen.height], [from, held], "the table keeps its height, and the page its place");
  await page.waitForFunction(settled);
  // One column on a phone: most of the table is below the window.
  await page.setViewportSize(NARROW);
  await page.evaluate(() => { window.scrollTo(0, 0); globalThis.seen = undefined; });
  await filter.press("d");
  await page.waitForFunction(() => globalThis.seen);
  const narrow = await page.evaluate(() => globalThis.seen);
  assert.equal(narrow.blank, 0, "nothing in sight is blank on a phone");
  assert.ok(narrow.away > 2, "what is below the window of a phone is left for later");
  await page.waitForFunction(settled);
  // Words that mean the same filter leave nothing behind.
  await page.evaluate(() => {
    const field = document.querySelector("#filter-scopes");
    for (const typed of ["ord", "or", "or "]) {
      field.value = typed;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await page.waitForFunction(settled);
  const spaced = await page.evaluate(table);
  await filter.fill("");
  await filter.fill("or");
  await page.waitForFunction(table, spaced);
  await page.waitForFunction(settled);
  // The arrow key leads into a table that is below the window, right after a letter.
  await page.setViewportSize({ width: 1280, height: 430 });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.keyboard.press("d");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement.closest(".scope-groups"));
});

journey("the same table says what single stores cannot have, and which stores do not exist", {}, async ({ page }) => {
  await arrive(page);
  await addStore(page, "berlin");
  const payments = await box(page, "manage_payments", inStore(page, "berlin"));
  assert.ok(await payments.isDisabled());
  await inStore(page, "berlin").getByText("Project only").first().waitFor();
  await page.getByLabel("Filter scopes").fill("");
  await inStore(page, "berlin").getByText(/^Not available for single stores: Payments, /).waitFor();
  await addStore(page, "berln");
  await page.getByText("Store berln doesn’t exist in this project. Did you mean berlin?").waitFor();
  await addStore(page, "berlin");
  await page.getByText("This store already has scopes. Remove it there first.").waitFor();
  // A store that has nothing, or that is typed and not added, is no reason to create for the whole project.
  await tick(page, "view_zones");
  await name(page).fill("zones reader");
  assert.match(await page.locator(".bar-line span").innerText(), /^1 scope · 2 stores without scopes · /);
  assert.equal(await page.getByText("Correct the marked fields.").count(), 1, "the key that cannot be added is marked");
  await create(page).click();
  await page.getByText("2 stores have no scopes. Select scopes for them or remove them.").waitFor();
  await page.getByText("Add this store or clear the field.").waitFor();
  await page.getByRole("button", { name: "Remove store berln" }).click();
  await page.getByRole("button", { name: "Remove the scopes for berlin" }).click();
  assert.equal(await page.getByRole("group", { name: /^Store / }).count(), 0);
  await name(page).focus();
  await create(page).click();
  await page.waitForFunction(() => document.activeElement.id === "store");
  await page.getByRole("button", { name: "Restore my draft" }).click();
  await inStore(page, "berlin").waitFor();
});

journey("text and table are one state, and words that are left out keep the form from being sent", {}, async ({ page }) => {
  await arrive(page);
  await name(page).fill("typed scopes");
  await tick(page, "manage_orders");
  await page.getByRole("button", { name: "Edit as text" }).click();
  const text = page.getByLabel("Scopes, one per line");
  const key = /manage_orders:(\S+)/.exec(await text.inputValue())[1];
  await text.fill(`view_zones:${key}\nmanage_orders:${key}:berlin\ncustomer_id:${key}`);
  await page.getByText(/^Line 3: “customer_id:/).waitFor();
  assert.equal(await text.getAttribute("aria-invalid"), "true");
  await accessible(page);
  await shot(page, "new text");
  assert.equal(await page.locator(".review .scope-string").count(), 0, "nothing is handed out");
  await create(page).click();
  await page.waitForFunction(() => document.activeElement.id === "scopes-text");
  await text.fill(`view_zones:${key}\nmanage_orders:${key}:berlin\nmanage_ordrs`);
  await page.getByText("Did you mean manage_orders?").waitFor();
  await text.fill(`view_zones:${key}\nmanage_orders:${key}:berlin`);
  await scopesRead(page, new RegExp(`^view_zones:${key} view_orders:${key}:berlin manage_orders:${key}:berlin$`));
  await page.getByRole("button", { name: "Edit as table" }).click();
  assert.ok(await ticked(page, "view_zones"));
  assert.ok(!(await ticked(page, "manage_orders")));
  assert.ok(await ticked(page, "manage_orders", inStore(page, "berlin")));
});

journey("while a lifetime is wrong nothing is handed out as if it were right", {}, async ({ page }) => {
  await arrive(page);
  await name(page).fill("wrong lifetime");
  await tick(page, "view_products");
  await page.getByText("Request body", { exact: true }).click();
  const body = page.locator("pre.body");
  await page.getByLabel("Client expires").selectOption("other");
  await page.getByLabel("Delete after (days)").fill("30 days");
  await body.filter({ hasText: '"deleteDaysAfterCreation": 30' }).waitFor();
  await page.getByRole("button", { name: "Share, export or open a draft" }).click();
  await page.getByRole("button", { name: "Copy draft" }).waitFor();
  await page.getByLabel("Delete after (days)").fill("abc");
  await page.getByText("Enter a number of days from 1 to 3,650.").waitFor();
  await page.getByText("check the expiration").waitFor();
  assert.ok(await body.isHidden(), "no request body");
  assert.equal(await body.textContent(), "");
  assert.equal(await page.getByText("Correct the marked fields.").count(), 1, "it is said once");
  assert.equal(await page.getByRole("button", { name: "Copy scope string" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Copy draft" }).count(), 0);
  await page.getByText("Correct them to share or save the draft.").waitFor();
  await accessible(page);
  await create(page).click();
  await page.waitForFunction(() => document.activeElement.id === "delete-after");
  await page.getByLabel("Client expires").selectOption("7");
  await page.getByRole("button", { name: "Copy draft" }).waitFor();
  await body.filter({ hasText: '"deleteDaysAfterCreation": 7' }).waitFor();
});

journey("the reach is told once scopes are chosen, and clearing can be undone", {}, async ({ page }) => {
  await arrive(page);
  await name(page).fill("to be cleared");
  await page.getByLabel("Template").selectOption("mobile-spa");
  await page.getByText(/^Allows \d+ calls: /).waitFor();
  const before = await scopeString(page);
  await shot(page, "new template");
  await page.getByRole("button", { name: "Clear the form" }).click();
  await page.getByText("Select scopes to see what this client can do.").waitFor();
  assert.equal(await name(page).inputValue(), "");
  await page.getByRole("button", { name: "Restore my draft" }).click();
  await scopesRead(page, new RegExp(`^${before}$`));
  assert.equal(await name(page).inputValue(), "to be cleared");
});

journey("the hint below the name comes with the form, and does not wait for what judges the draft", {
  path: "#/new",
  site: { refuse: /review[^/]*\.wasm$/ },
  allow: [/404/, /WebAssembly/],
}, async ({ page }) => {
  await page.getByText(/^Say what uses it, what for, and in which environment/).waitFor();
  await name(page).fill("typed meanwhile");
  assert.equal(await name(page).inputValue(), "typed meanwhile");
});

journey("a template is taken at once, and never over what was chosen after it", {
  path: "#/new",
  site: { refuse: /review[^/]*\.wasm$/ },
  allow: [/404/, /WebAssembly/],
}, async ({ page }) => {
  await page.getByLabel("Template").selectOption("mobile-spa");
  await tick(page, "manage_orders");
  // What the template chose is there, and so is what was chosen after it.
  assert.equal(await ticked(page, "view_published_products"), true);
  assert.equal(await ticked(page, "manage_orders"), true);
  assert.equal(await page.getByLabel("Template").inputValue(), "mobile-spa");
});
