// The main job without a pointer.
import assert from "node:assert/strict";
import { journey } from "./support/index.mjs";

const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element.id || element.getAttribute("aria-label") || element.textContent.trim();
  });

/** Presses Tab until the focus is there, as a person would; nothing may swallow the focus. */
async function tabTo(page, name) {
  const seen = [];
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (at === name) return;
    seen.push(at.slice(0, 30));
  }
  assert.fail(`${name} was not reached; the focus went through ${seen.join(", ")}`);
}

const heading = (page, name) =>
  page.waitForFunction((text) => document.activeElement.tagName === "H1" && document.activeElement.textContent.startsWith(text), name);

/** The form of a new client gives the focus to its first field. */
const nameField = (page) => page.waitForFunction(() => document.activeElement.id === "name");

journey("the main job by keyboard alone", {}, async ({ page }) => {
  await page.getByRole("button", { name: "Try the sandbox" }).waitFor();
  await tabTo(page, "Try the sandbox");
  await page.keyboard.press("Enter");
  await page.getByRole("table").waitFor();
  await heading(page, "API clients");
  await tabTo(page, "New API client");
  await page.keyboard.press("Enter");
  await nameField(page);
  await page.keyboard.type("keyboard only");
  await tabTo(page, "filter-scopes");
  await page.keyboard.type("orders");
  await tabTo(page, "manage_orders");
  await page.keyboard.press("Space");
  await tabTo(page, "Create API client");
  await page.keyboard.press("Enter");
  await heading(page, "Credentials of keyboard only");
  await tabTo(page, "Copy secret");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Copied secret" }).waitFor();
  await tabTo(page, "Test credentials");
  await page.keyboard.press("Enter");
  await page.getByText("All requested scopes granted").waitFor();
  await tabTo(page, "Copy cURL");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Copied cURL" }).waitFor();
  await tabTo(page, "stored");
  assert.ok(await page.locator("#stored").isChecked(), "what is copied is stored");
  await tabTo(page, "Done");
  await page.keyboard.press("Enter");
  await heading(page, "API clients");
  await tabTo(page, "Actions for keyboard only");
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  assert.equal(await focused(page), "Delete");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.textContent === "Cancel");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  assert.equal(await focused(page), "Actions for keyboard only", "the focus comes back to the button");
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.textContent === "Cancel");
  await tabTo(page, "Delete API client");
  await page.keyboard.press("Enter");
  await page.getByText("Deleted: keyboard only").first().waitFor();
  await heading(page, "API clients");
});

journey("from a pasted log to a shared draft by keyboard alone", { path: "#/finder" }, async ({ page }) => {
  await page.getByLabel("Type or paste calls").waitFor();
  await tabTo(page, "job-box");
  await page.keyboard.insertText("GET /shop/zones\nGET /shop/stores");
  await page.getByRole("heading", { name: "Selected calls (2)" }).waitFor();
  // The arrow keys choose among what is found, and Enter adds it.
  await page.keyboard.type("add line item");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Selected calls (3)" }).waitFor();
  await page.getByText("POST /carts/{ID}").waitFor();
  assert.equal(await focused(page), "job-box", "the box is ready for the next call");
  await tabTo(page, "evidence-file");
  // A call that is removed leaves its list, and the focus goes to the one that is first now.
  await tabTo(page, "Remove GET /{projectKey}/zones");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Selected calls (2)" }).waitFor();
  await page.waitForFunction(() => document.activeElement.matches("#job-lines button"));
  assert.equal(await focused(page), "Remove GET /{projectKey}/stores");
  await tabTo(page, "Remove POST /{projectKey}/carts/{ID}");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Selected calls (1)" }).waitFor();
  await tabTo(page, "Create an API client with these scopes");
  await page.keyboard.press("Enter");
  await nameField(page);
  await page.keyboard.type("tmp");
  await tabTo(page, "filter-scopes");
  await page.keyboard.type("zones");
  await tabTo(page, "Expire in 7 days");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "findings-title");
  await tabTo(page, "Share, export or open a draft");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "share-title");
  await tabTo(page, "Copy draft");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Copied draft" }).waitFor();
  // The answer is view_stores or view_zones, whichever call is left.
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /#\/new\?n=tmp&s=view_(stores|zones)&d=7$/);
});
