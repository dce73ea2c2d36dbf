// Two projects with the same key in two regions: what the browser keeps of one is not shown for the other.
import assert from "node:assert/strict";
import { accessible, fits, journey, shot } from "./support/index.mjs";
import { connect, makeClient, sandbox as another } from "./support/sandbox.mjs";

const tool = (page) => page.getByRole("dialog");
const kept = (page, name) => page.evaluate((name) => JSON.parse(localStorage.getItem(`scopesmith.${name}`) ?? "[]"), name);

/** Runs it with a second server whose project has the same key. */
async function withTwin(t, body) {
  const twin = await another();
  t.hosts.push(twin.url);
  try {
    assert.equal(twin.operator.projectKey, t.sandbox.operator.projectKey);
    await body(twin);
  } finally {
    await twin.stop();
  }
}

/** Another visit of the page, which remembers what the browser keeps. */
async function visit(t, sandbox) {
  await t.page.reload();
  await connect({ page: t.page, sandbox });
}

async function openJournal(page) {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Recently deleted" }).click();
  await tool(page).getByRole("heading", { name: "Recently deleted" }).waitFor();
}

/** What is kept, as the version before regions wrote it. */
const withoutHost = (page, name) =>
  page.evaluate((name) => {
    const all = JSON.parse(localStorage.getItem(`scopesmith.${name}`));
    for (const entry of all) delete entry.host;
    localStorage.setItem(`scopesmith.${name}`, JSON.stringify(all));
  }, name);

journey("deletes are remembered for their region, and older ones are asked about", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await withTwin(t, async (twin) => {
    await makeClient(sandbox, "doomed", "view_orders:{projectKey}");
    await connect(t);
    await page.getByRole("link", { name: "doomed", exact: true }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).first().click();
    await tool(page).getByRole("button", { name: /^Delete/ }).click();
    await page.waitForFunction(() => JSON.parse(localStorage.getItem("scopesmith.journal") ?? "[]")[0]?.confirmed);
    assert.equal((await kept(page, "journal"))[0].host, sandbox.url);
    await visit(t, twin);
    await openJournal(page);
    await tool(page).getByText("No API clients were deleted here.").waitFor();
    await withoutHost(page, "journal");

    // Written by the version before: neither project shows it until the visitor says whose it is.
    for (const one of [twin, sandbox]) {
      await visit(t, one);
      await openJournal(page);
      await tool(page).getByText(/^1 delete of a project with the key /).waitFor();
      assert.equal(await tool(page).getByText("doomed").count(), 0);
      await accessible(page);
    }
    await shot(page, "journal without a region", { fullPage: false });
    await page.setViewportSize({ width: 390, height: 844 });
    await fits(page, "the journal");
    await tool(page).getByRole("button", { name: "They belong to this project" }).press("Enter");
    await tool(page).getByRole("button", { name: "Create it again: doomed", exact: true }).waitFor();
    await tool(page).getByText(/of a project with the key/).waitFor({ state: "hidden" });
    assert.equal((await kept(page, "journal"))[0].host, sandbox.url);
    await visit(t, twin);
    await openJournal(page);
    await tool(page).getByText("No API clients were deleted here.").waitFor();
  });
});

journey("a snapshot of the other region is not compared with, and moves to its own project", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  const part = page.getByRole("region", { name: "Changes since a snapshot" });
  const names = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("scopesmith.snapshot.")));
  const at = (one) => `scopesmith.snapshot.${one.operator.projectKey}@${one.url}`;
  const compare = async () => {
    await part.getByLabel("Passphrase").fill("a good passphrase");
    await part.getByRole("button", { name: "Compare with saved snapshot" }).click();
  };
  const audit = async (one) => {
    await page.reload();
    await connect({ page, sandbox: one }, one.operator, false);
    await part.waitFor();
  };
  await withTwin(t, async (twin) => {
    // The same seed makes the same ids; real projects share none.
    await twin.reset({ seed: 77 });
    await connect(t);
    await page.evaluate(() => { location.hash = "#/audit"; });
    await part.getByLabel("Passphrase").fill("a good passphrase");
    await part.getByRole("button", { name: "Save snapshot" }).click();
    await part.getByRole("button", { name: "Compare with saved snapshot" }).waitFor({ timeout: 30_000 });
    assert.deepEqual(await names(), [at(sandbox)]);
    await audit(twin);
    assert.equal(await part.getByRole("button", { name: "Compare with saved snapshot" }).count(), 0);

    // The version before kept it by the key alone, and wrote no host into it.
    await audit(sandbox);
    await page.evaluate(([from, to]) => {
      localStorage.setItem(to, localStorage.getItem(from));
      localStorage.removeItem(from);
    }, [at(sandbox), `scopesmith.snapshot.${sandbox.operator.projectKey}`]);
    await audit(twin);
    await part.getByText("saved the snapshot without its region").waitFor();
    await accessible(page);
    await compare();
    await page.getByText("This is a snapshot of another project").waitFor({ timeout: 30_000 });
    assert.equal(await part.getByText("Nothing changed.").count(), 0);
    await audit(sandbox);
    await compare();
    await part.getByText("Nothing changed.").waitFor({ timeout: 30_000 });
    await page.waitForFunction((name) => localStorage.getItem(name) !== null, at(sandbox));
    assert.deepEqual(await names(), [at(sandbox)]);
    await part.getByText("saved the snapshot without its region").waitFor({ state: "hidden" });
  });
});
