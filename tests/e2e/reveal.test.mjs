// How long a revealed secret is in sight, and what becomes of one that was copied.
import assert from "node:assert/strict";
import { accessible } from "./support/axe.mjs";
import { tick } from "./support/form.mjs";
import { journey, shot } from "./support/index.mjs";
import { connect } from "./support/sandbox.mjs";

/** Creates a client and gives its secret, as the answer had it. */
async function created({ page }) {
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("revealed");
  await tick(page, "view_products");
  const answer = page.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith("/api-clients"));
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  return (await (await answer).json()).secret;
}

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const note = (page) => page.getByRole("group", { name: "Clipboard" });

journey("a revealed secret is masked again after a minute, also one that the computer slept through", { sandbox: [] }, async (t) => {
  const { page } = t;
  await page.clock.install();
  await page.reload();
  await connect(t);
  const secret = await created(t);
  const shown = async () => (await page.content()).includes(secret);
  await page.getByRole("button", { name: "Reveal secret" }).click();
  assert.ok(await shown());
  await page.clock.fastForward(50_000);
  await page.clock.runFor(2_000);
  assert.ok(await shown(), "not before its time");
  await page.clock.fastForward(9_000);
  await page.getByRole("button", { name: "Reveal secret" }).waitFor();
  assert.ok(!(await shown()), "out of the document, also out of the preset");
  await page.getByRole("status").filter({ hasText: "Hidden again" }).waitFor();

  // The token of the test too; and each reveal begins anew.
  await page.getByRole("button", { name: "Test credentials" }).click();
  await page.getByRole("button", { name: "Reveal access token" }).click();
  await page.getByRole("button", { name: "Reveal secret" }).click();
  await page.getByRole("button", { name: "Hide secret" }).click();
  await page.clock.fastForward(30_000);
  await page.getByRole("button", { name: "Reveal secret" }).click();
  await page.clock.fastForward(31_000);
  await page.getByRole("button", { name: "Reveal access token" }).waitFor();
  assert.ok(await shown(), "the secret was revealed later");
  // A longer sleep; after fifteen minutes the page would lock.
  await page.clock.fastForward(600_000);
  await page.getByRole("button", { name: "Reveal secret" }).waitFor();
});

journey("after a secret was copied the page offers to empty the clipboard", { sandbox: [] }, async (t) => {
  const { page } = t;
  await connect(t);
  const secret = await created(t);
  await page.getByRole("button", { name: "Copy client_id" }).click();
  await page.getByRole("status").filter({ hasText: "Copied client_id" }).waitFor();
  assert.equal(await note(page).count(), 0, "an ID is no secret");

  await page.getByRole("button", { name: "Copy secret" }).click();
  await note(page).getByText("client secret").waitFor();
  assert.equal(await clipboard(page), secret);
  assert.ok((await note(page).innerText()).includes("clipboard history"));
  await accessible(page);
  await shot(page, "clipboard offer");
  const empty = note(page).getByRole("button", { name: "Empty the clipboard" });
  await empty.focus();
  await page.keyboard.press("Enter");
  await note(page).getByText("The clipboard is empty.").waitFor();
  assert.equal(await clipboard(page), "");
  await page.waitForFunction(() => document.activeElement.textContent === "Close");
  await accessible(page);

  // A preset that holds the secret is offered too, one that does not is not; and what replaces it takes the offer away.
  await page.getByLabel("Preset", { exact: true }).selectOption("env");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await note(page).getByText(".env").waitFor();
  await page.getByLabel("Preset", { exact: true }).selectOption("node");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await note(page).waitFor({ state: "hidden" });

  // Refused: it says so and stays.
  await page.getByRole("button", { name: "Copy secret" }).click();
  await note(page).waitFor();
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("refused")); });
  await empty.click();
  await note(page).getByText("The browser did not empty the clipboard").waitFor();
  assert.equal(await clipboard(page), secret);
  await empty.waitFor();
  await note(page).getByRole("button", { name: "Close" }).click();
  await note(page).waitFor({ state: "hidden" });
});
