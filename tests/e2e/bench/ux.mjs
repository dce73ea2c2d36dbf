// How much the pages ask of a person: heights, clicks and key presses, each beside its goal. The flows are really gone
// through, in the sandbox inside the page. A click is a press of the pointer. A key press is one key, or one combination of
// keys, that is pressed; each typed character of a name, a store key or a filter is one too. Texts that are typed after a
// click count as no click. The exit code is 1 when a goal is missed.
import { browser } from "../support/browser.mjs";
import { serveDist } from "../support/server.mjs";
import { inStore } from "../support/form.mjs";

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const site = await serveDist();
const rows = [];
const row = (what, goal, measured, met) => rows.push({ what, goal, measured: String(measured), met });
const atMost = (what, most, measured, unit = "") => row(what, `≤ ${most}${unit}`, `${measured}${unit}`, measured <= most);

/** Runs a flow in a context of its own that has just entered the sandbox and shows the list. */
async function flow(viewport, run) {
  const context = await (await browser()).newContext({ serviceWorkers: "block", viewport, reducedMotion: "reduce", locale: "en-GB" });
  context.setDefaultTimeout(30_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.origin });
  const page = await context.newPage();
  try {
    await page.goto(site.url);
    await page.getByRole("button", { name: "Try the sandbox" }).click();
    await page.locator("tr.client").first().waitFor();
    await page.getByRole("heading", { level: 1, name: "API clients" }).waitFor();
    await run(page);
  } finally {
    await context.close();
  }
}

const focusOn = (page, id) => page.waitForFunction((wanted) => document.activeElement.id === wanted, id);
const create = (page) => page.getByRole("button", { name: "Create API client" });
const credentials = (page) => page.getByRole("heading", { level: 1, name: /^Credentials/ }).waitFor();
const height = (page) => page.evaluate(() => document.documentElement.scrollHeight);
const option = (page, key) => page.getByRole("listbox", { name: "Store" }).getByRole("option").filter({ hasText: key }).first();

/** Whether all of the button is in the window and nothing lies on it, without scrolling. */
const inSight = (page) =>
  create(page).evaluate((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return scrollY === 0 && top >= 0 && bottom <= innerHeight && button.contains(at);
  });

for (const [viewport, empty, two] of [[WIDE, 1_200, 1_500], [PHONE, 2_400, 3_000]]) {
  await flow(viewport, async (page) => {
    await page.getByRole("link", { name: "New API client" }).first().click();
    await focusOn(page, "name");
    // The stores are there, so nothing is added to the page later.
    await page.getByText(/stores listed/).waitFor();
    const size = `${viewport.width}×${viewport.height}`;
    const look = async (state, most) => {
      await page.evaluate(() => scrollTo(0, 0));
      atMost(`New API client ${state}: height at ${viewport.width} px`, most, await height(page), " px");
      const seen = await inSight(page);
      row(`Create visible ${state} at ${size}`, "yes", seen ? "yes" : "no", seen);
    };
    await look("on arrival", empty);
    for (const key of ["berlin", "aarhus"]) {
      await page.getByRole("combobox", { name: "Store" }).fill(key);
      await option(page, key).click();
      await inStore(page, key).waitFor();
    }
    await look("with two stores", two);
  });
}

await flow(WIDE, async (page) => {
  let clicks = 0;
  const click = async (locator) => {
    clicks += 1;
    await locator.click();
  };
  await click(page.getByRole("link", { name: "New API client" }).first());
  await focusOn(page, "name");
  await page.keyboard.type("orders bff production");
  await click(page.getByRole("combobox", { name: "Store" }));
  await click(option(page, "berlin"));
  await inStore(page, "berlin").waitFor();
  await click(page.getByRole("button", { name: "Add another store to berlin" }));
  await focusOn(page, "store");
  await page.keyboard.type("aarhus");
  await click(option(page, "aarhus"));
  const block = page.getByRole("group", { name: "Store berlin, Store aarhus", exact: true });
  await block.waitFor();
  await focusOn(page, "filter-scopes");
  await page.keyboard.type("orders");
  await click(block.getByRole("checkbox", { name: "view_orders", exact: true }));
  await click(block.getByRole("checkbox", { name: "manage_shopping_lists", exact: true }));
  await page.getByText("6 scopes · 2 stores · ").first().waitFor();
  await click(create(page));
  await credentials(page);
  atMost("Client with two scopes in two stores, list to credentials: clicks", 8, clicks);
});

await flow(WIDE, async (page) => {
  let presses = 0;
  const press = async (...keys) => {
    for (const key of keys) {
      presses += 1;
      await page.keyboard.press(key);
    }
  };
  // Where the list leaves the focus when it is entered.
  await page.getByRole("heading", { level: 1 }).focus();
  await press("n");
  await focusOn(page, "name");
  await press(..."orders-bff");
  for (let tab = 0; (await page.evaluate(() => document.activeElement.id)) !== "store"; tab += 1) {
    if (tab > 20) throw new Error("Tab does not reach the stores");
    await press("Tab");
  }
  await press(..."berlin");
  await option(page, "berlin").waitFor();
  await press("Enter");
  await focusOn(page, "filter-scopes");
  await press(..."orders");
  await page.getByText("Press Enter to select view_orders for berlin.").waitFor();
  await press("Enter");
  await page.getByText("Press Enter to deselect view_orders for berlin.").waitFor();
  await press("Control+Enter");
  await credentials(page);
  atMost("Client for one store by keyboard alone: key presses", 40, presses);
});

await flow(WIDE, async (page) => {
  const whole = await page.evaluate(() => {
    const head = document.querySelector(".clients thead th").getBoundingClientRect().bottom;
    return [...document.querySelectorAll("tr.client")].filter((client) => {
      const { top, bottom } = client.getBoundingClientRect();
      return top >= head - 1 && bottom <= innerHeight;
    }).length;
  });
  row("Clients wholly visible in the list at 1280×800", "≥ 16", whole, whole >= 16);
});

for (const width of [1024, 1280, 1920]) {
  await flow({ width, height: 800 }, async (page) => {
    // One row: the middles of all that stands in the header are at one height.
    const middles = await page.getByRole("banner").locator(".brand, nav a, button").evaluateAll((all) =>
      all.filter((one) => one.offsetParent).map((one) => { const { top, height } = one.getBoundingClientRect(); return Math.round(top + height / 2); }));
    const lines = middles.toSorted((a, b) => a - b).filter((middle, at, sorted) => at === 0 || middle - sorted[at - 1] > 4).length;
    row(`Header rows at ${width} px`, "1", lines, lines === 1);
  });
}
await flow(PHONE, async (page) => atMost("Header height at 390 px", 56, Math.round((await page.getByRole("banner").boundingBox()).height), " px"));

await flow(WIDE, async (page) => {
  await page.getByRole("link", { name: "New API client" }).first().click();
  await focusOn(page, "name");
  await page.keyboard.type("handed over");
  await page.getByLabel("Filter scopes").fill("view_products");
  await page.getByRole("checkbox", { name: "view_products", exact: true }).first().check();
  await create(page).click();
  await credentials(page);
  let clicks = 0;
  const handed = { files: [], copied: [] };
  page.on("download", (download) => handed.files.push(download.suggestedFilename()));
  const press = async (name) => {
    clicks += 1;
    await page.getByRole("button", { name, exact: true }).click();
  };
  const copy = async (title, proof) => {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await press(`Copy ${title}`);
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    if (!proof.test(text)) throw new Error(`${title} was not copied: ${text.slice(0, 60)}`);
    handed.copied.push(title);
  };
  const save = async (title) => {
    await Promise.all([page.waitForEvent("download"), press(`Download ${title}`)]);
  };
  await copy("cURL", /^curl /);
  await copy("Environment variables (.env)", /CTP_CLIENT_SECRET=/);
  await save("Node.js");
  await save("Java");
  const all = handed.copied.length === 2 && handed.files.length === 2;
  row("cURL, Node.js, Java and .env handed over: clicks", "≤ 5", clicks, all && clicks <= 5);
});

const wide = (key) => Math.max(...rows.map((one) => one[key].length));
const widths = { what: wide("what"), goal: wide("goal"), measured: wide("measured") };
const head = { what: "what", goal: "goal", measured: "measured" };
for (const one of [head, ...rows]) {
  const met = one === head ? "" : one.met ? "ok" : "NOT MET";
  console.log(`${one.what.padEnd(widths.what)}  ${one.goal.padStart(widths.goal)}  ${one.measured.padStart(widths.measured)}  ${met}`.trimEnd());
}
const missed = rows.filter(({ met }) => !met);
console.log(missed.length ? `\n${missed.length} of ${rows.length} goals are missed.` : `\nAll ${rows.length} goals are met.`);
if (missed.length) process.exitCode = 1;
await (await browser()).close();
await site.close();
