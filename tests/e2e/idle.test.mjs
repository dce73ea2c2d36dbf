// A connected page that nobody uses locks itself.
import assert from "node:assert/strict";
import { accessible } from "./support/axe.mjs";
import { tick, ticked } from "./support/form.mjs";
import { journey, shot } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

const MINUTE = 60_000;
const question = (page) => page.getByRole("dialog", { name: "Are you still there?" });
const told = (page) => page.getByRole("note").filter({ hasText: "Disconnected because of inactivity" });
const revoked = async (sandbox) => (await sandbox.log()).filter(({ method, path }) => method === "POST" && path === "/oauth/token/revoke").length;

/** Connects with a clock that the test moves. */
async function begin(t) {
  await t.page.clock.install();
  await t.page.reload();
  await connect(t);
}

journey("after fifteen minutes without use a connected page locks: a warning, the end, and the draft is still there", { sandbox: [] }, async (t) => {
  const { page, sandbox } = t;
  await begin(t);
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("half done");
  await tick(page, "view_products");
  await page.clock.fastForward(13 * MINUTE);
  await page.clock.runFor(1_500);
  assert.equal(await question(page).count(), 0);
  // A key begins it anew.
  await page.keyboard.press("Shift");
  await page.clock.fastForward(13 * MINUTE);
  await page.clock.runFor(1_500);
  assert.equal(await question(page).count(), 0);
  await page.clock.fastForward(MINUTE + 2_000);
  await question(page).waitFor();
  await question(page).getByText(/disconnects in \d+ seconds/).waitFor();
  await accessible(page);
  await shot(page, "idle warning");
  // The pointer is no answer; the button has the focus, so Enter is one.
  await page.mouse.move(300, 300);
  await page.clock.runFor(1_500);
  await question(page).waitFor();
  await page.keyboard.press("Enter");
  await question(page).waitFor({ state: "hidden" });
  await page.clock.fastForward(14 * MINUTE + 2_000);
  await question(page).waitFor();
  await page.keyboard.press("Escape");
  await question(page).waitFor({ state: "hidden" });

  await page.clock.fastForward(14 * MINUTE + 2_000);
  await question(page).waitFor();
  assert.equal(await revoked(sandbox), 0);
  await page.clock.fastForward(MINUTE);
  await told(page).waitFor();
  while ((await revoked(sandbox)) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(await question(page).count(), 0);
  await page.getByRole("heading", { name: "Connect your project" }).waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  assert.match(await told(page).innerText(), /15 minutes/);
  await page.getByRole("button", { name: "Project menu: No project" }).waitFor();
  await accessible(page);
  await shot(page, "idle locked");

  // Connected again: the note is gone, and the draft is as it was, on the page where it was left.
  await connect(t, sandbox.operator, false);
  await page.getByRole("heading", { name: "New API client" }).waitFor();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "half done");
  assert.ok(await ticked(page, "view_products"));
  await page.evaluate(() => { location.hash = "#/connect"; });
  await page.getByRole("heading", { name: "Connection details" }).waitFor();
  assert.equal(await told(page).count(), 0);
});

journey("time that the computer slept counts, and moving the pointer afterwards saves nothing", { sandbox: [] }, async (t) => {
  const { page } = t;
  await begin(t);
  // No timer runs while it sleeps: only the clock goes on, and the first thing that happens is the pointer.
  await page.clock.setSystemTime(Date.now() + 8 * 60 * MINUTE);
  await page.mouse.move(200, 200);
  await told(page).waitFor();
});

journey("a shorter time can be chosen, and holds at once", { sandbox: [] }, async (t) => {
  const { page } = t;
  await begin(t);
  await page.evaluate(() => { location.hash = "#/connect"; });
  const setting = page.getByLabel("Disconnect after inactivity");
  assert.equal(await setting.inputValue(), "15");
  await setting.selectOption("5");
  assert.equal(await page.evaluate(() => localStorage.getItem("scopesmith.idle")), "5");
  await accessible(page);
  await page.clock.fastForward(4 * MINUTE + 1_000);
  await question(page).waitFor();
  await page.clock.fastForward(MINUTE);
  await told(page).waitFor();
  assert.match(await told(page).innerText(), /5 minutes/);
});

journey("a new secret that is not stored is named in the warning, and the page locks all the same", { sandbox: [] }, async (t) => {
  const { page } = t;
  await begin(t);
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("never stored");
  await tick(page, "view_products");
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  await page.clock.fastForward(14 * MINUTE + 1_000);
  await question(page).getByText("is not stored yet").waitFor();
  await accessible(page);
  await page.clock.fastForward(MINUTE);
  await told(page).getByText("was not stored and is lost").waitFor();
  await page.getByRole("heading", { name: "Connect your project" }).waitFor();
});

journey("a task under way counts as use while it runs", { sandbox: ["--clients", "40"] }, async (t) => {
  const { page, sandbox } = t;
  await begin(t);
  const questions = async () => (await question(page).count()) + (await told(page).count());
  await sandbox.faults("delay:8000*1@GET /api-clients");
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByRole("button", { name: "Cancel" }).waitFor();
  // Only the clock goes on, as over a night: the limit of the request is a timer.
  let now = await page.evaluate(() => Date.now());
  for (let step = 0; step < 3; step += 1) {
    now += 14.5 * MINUTE;
    await page.clock.setSystemTime(now);
    await page.clock.runFor(1_100);
    assert.equal(await questions(), 0, `step ${step}`);
  }
  await page.getByRole("button", { name: "Cancel" }).waitFor({ state: "hidden" });
  await page.clock.fastForward(14.5 * MINUTE);
  await question(page).waitFor();
});
