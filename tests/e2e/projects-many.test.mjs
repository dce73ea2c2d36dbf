// Six projects of many clients side by side: the page stays usable, and only a page of rows is in the document.
import assert from "node:assert/strict";
import { accessible, fits, journey } from "./support/index.mjs";
import { connect, sandbox as another } from "./support/sandbox.mjs";

const PROJECTS = 6;
/** `SCOPESMITH_CLIENTS=10000 SCOPESMITH_TIMES=1` prints how long the page takes with more. */
const CLIENTS = Number(process.env.SCOPESMITH_CLIENTS ?? 1_000);
const PATIENCE = { timeout: 60_000 };

const rows = (page) => page.locator(".matrix tbody tr");
const status = (page) => page.getByRole("navigation", { name: "Pages of the table" }).getByRole("status");

/** The longest time that the page did not answer from now on, in milliseconds, by the browser's own record. */
const watchTasks = (page) =>
  page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, task.duration);
    }).observe({ type: "longtask" });
  });

journey("six projects side by side: a page of rows at a time, found by name and by difference", { sandbox: ["--clients", String(CLIENTS)] }, async (t) => {
  const { page } = t;
  const others = [];
  try {
    await connect(t);
    for (let at = 2; at <= PROJECTS; at += 1) {
      const other = await another({ args: ["--clients", String(CLIENTS), "--project-key", `shop-${at}`, "--project-name", `Shop ${at}`, "--seed", String(at)] });
      others.push(other);
      t.hosts.push(other.url);
      await page.getByRole("button", { name: /^Project menu/ }).click();
      await page.getByRole("menuitem", { name: "Connect another project", exact: true }).click();
      await page.getByLabel("Region").waitFor();
      await connect({ page, sandbox: other });
      await page.waitForFunction((name) => document.querySelector(".project-name").textContent === name, `Shop ${at}`);
    }
    await watchTasks(page);
    const start = Date.now();
    await page.evaluate(() => { location.hash = "#/projects"; });
    await rows(page).first().waitFor(PATIENCE);
    const shown = Date.now() - start;
    const [all] = (await page.getByText(/^\d+ API clients: /).innerText()).match(/^\d+/);
    assert.equal(await page.getByRole("columnheader").count(), PROJECTS + 2);
    assert.equal(await rows(page).count(), 50);
    assert.ok(Number(all) >= CLIENTS, `${all} rows`);
    await page.getByRole("button", { name: "Next" }).click();
    await status(page).getByText(/51 to 100/).waitFor();
    assert.equal(await rows(page).count(), 50, "never more than a page of them");
    const name = await rows(page).first().locator("bdi").first().innerText();
    const typed = Date.now();
    await page.getByLabel("Filter by name").fill(name);
    await page.waitForFunction((name) => [...document.querySelectorAll(".matrix tbody tr")].every((row) => row.querySelector("bdi").textContent.toLowerCase().includes(name.toLowerCase())), name);
    const found = Date.now() - typed;
    await page.getByLabel("Filter by name").fill("");
    await page.getByLabel("Sort by").selectOption("differences");
    await status(page).getByText(/1 to 50/).waitFor();
    assert.equal(await rows(page).count(), 50);
    await accessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await fits(page, "six projects");
    if (process.env.SCOPESMITH_TIMES) console.log({ all, shown, found, longest: await page.evaluate(() => globalThis.longest) });
  } finally {
    for (const other of others) await other.stop();
  }
});
