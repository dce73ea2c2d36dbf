// How long the page takes to read a folder of 10,000 files and 300 MB of source code, beside a plain page that reads the
// same files and splits them into lines. In milliseconds; the longest pause is the longest time in which the page
// answered nothing. Fails if the page takes more than 10 s or pauses for more than 50 ms.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browser } from "../support/browser.mjs";
import { serveDist } from "../support/server.mjs";

const FILES = 10_000;
const BYTES = 300 * 2 ** 20;
const GOAL = { whole: 10_000, longest: 50 };

const PLAIN = `
export interface Line {
  id: string;
  name: string;
  quantity: number;
}

/** The sum of what is left, in cents; lines without a price don't count. */
export function sum(lines: Line[], price: (line: Line) => number | undefined): number {
  let all = 0;
  for (const line of lines.filter((one) => one.quantity > 0)) {
    const cents = price(line);
    if (cents === undefined) {
      console.warn(\`no price: \${line.name}\`, { id: line.id });
      continue;
    }
    all += cents * line.quantity;
  }
  return Math.round(all / 100) * 100;
}
`;
const CALL = `
export async function carts(page: number) {
  const { body } = await apiRoot
    .carts()
    .get({ queryArgs: { limit: 20, offset: page * 20 } })
    .execute();
  return body.results.map((cart) => ({ id: cart.id, total: cart.totalPrice.centAmount }));
}
`;
const DOCUMENT = `
const QUERY = gql\`
  query Orders {
    orders(limit: 5) { results { id customer { id } } }
  }
\`;
`;

const part = PLAIN.repeat(3) + CALL;
const times = Math.floor(BYTES / FILES / part.length) + 1;
const text = part.repeat(times) + DOCUMENT;
const root = mkdtempSync(join(tmpdir(), "scopesmith-scan-"));
for (let n = 0; n < FILES; n += 1) {
  const folder = join(root, `f${Math.floor(n / 100)}`);
  if (n % 100 === 0) mkdirSync(folder);
  writeFileSync(join(folder, `f${n}.ts`), text);
}
const lines = FILES * text.split("\n").length;

/** In the page: starts to note the longest time between two turns of the event loop. */
function watch() {
  globalThis.longest = 0;
  globalThis.start = 0;
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    // The browser itself hands the files over in one go; what counts begins then.
    if (globalThis.start) globalThis.longest = Math.max(globalThis.longest, now - Math.max(last, globalThis.start));
    last = now;
    port2.postMessage(0);
  };
  port2.postMessage(0);
  document.addEventListener("change", () => { globalThis.start = performance.now(); }, true);
}

const site = await serveDist();
const page = await (await browser()).newPage({ viewport: { width: 1280, height: 800 } });
page.setDefaultTimeout(300_000);
const measure = async (done) => {
  await page.evaluate(watch);
  await page.locator("input[webkitdirectory]").setInputFiles(root);
  await done();
  return page.evaluate(() => [performance.now() - globalThis.start, globalThis.longest]);
};
await page.goto(`${site.url}#/finder`);
await page.locator("#project-folder").waitFor({ state: "attached" });
const ours = await measure(() => page.getByText(`Source code: 2 calls in ${FILES * (times + 1)} places. ${FILES} files were read`).waitFor());
await page.goto("about:blank");
await page.evaluate(() => {
  const input = document.body.appendChild(document.createElement("input"));
  input.type = "file";
  input.webkitdirectory = true;
  input.addEventListener("change", async () => {
    let count = 0;
    for (const file of input.files) count += (await file.text()).split("\n").length;
    document.body.append(`${count} lines`);
  });
});
const theirs = await measure(() => page.getByText(`${lines} lines`).waitFor());
const print = (name, [whole, longest]) => console.log(`${name.padEnd(28)} ${whole.toFixed(0).padStart(7)} ${longest.toFixed(1).padStart(14)}`);
console.log(`${FILES} files, ${((text.length * FILES) / 1e6).toFixed(0)} MB, ms         whole  longest pause`);
print("Finder", ours);
print("plain page (split)", theirs);
await (await browser()).close();
await site.close();
rmSync(root, { recursive: true });
const over = [ours[0] > GOAL.whole && `${GOAL.whole} ms for the whole`, ours[1] > GOAL.longest && `${GOAL.longest} ms for a pause`].filter(Boolean);
if (over.length > 0) {
  console.log(`over the goal: ${over.join(", ")}`);
  process.exitCode = 1;
}
