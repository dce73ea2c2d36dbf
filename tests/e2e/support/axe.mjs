// axe-core inside the page. The policy does not stop it: it is evaluated by the browser's own debugger.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, one line for each element: `rule: help (selector)`. `options` are those of axe.run. */
export async function axe(page, options = {}) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} (${node.target.join(" ")})`));
}

/** Fails if axe finds anything. */
export async function accessible(page, options) {
  assert.deepEqual(await axe(page, options), [], "axe must find nothing");
}
