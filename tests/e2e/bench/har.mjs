// How long the page is busy while it reads 50 MB of a recording, beside a plain page that reads the same file at once and
// parses it with JSON.parse. In milliseconds; the longest pause is the longest time in which the page answered nothing.
import { closeSync, mkdtempSync, openSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browser } from "../support/browser.mjs";
import { serveDist } from "../support/server.mjs";

const ENTRIES = 500;
const file = join(mkdtempSync(join(tmpdir(), "scopesmith-")), "large.har");
const out = openSync(file, "w");
writeSync(out, '{"log":{"version":"1.2","entries":[');
for (let n = 0; n < ENTRIES; n += 1) {
  const url = n % 2 ? "https://api.europe-west1.gcp.commercetools.com/shop/carts" : `https://cdn.example.org/${n}.js`;
  const text = `{"results":[{"id":"${n}","name":"\\"quoted\\" \u00e4"}]}`.repeat(1_900);
  writeSync(out, `${n ? "," : ""}${JSON.stringify({ request: { method: "GET", url, headers: [] }, response: { status: 200, content: { text } } })}`);
}
writeSync(out, "]}}");
closeSync(out);

/** In the page: starts to note the longest time between two turns of the event loop. */
function watch() {
  globalThis.longest = 0;
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    globalThis.longest = Math.max(globalThis.longest, now - last);
    last = now;
    port2.postMessage(0);
  };
  port2.postMessage(0);
}

const site = await serveDist();
const page = await (await browser()).newPage({ viewport: { width: 1280, height: 800 } });
const measure = async (input, done) => {
  await page.evaluate(watch);
  const start = Date.now();
  await page.locator(input).setInputFiles(file);
  await done();
  return [Date.now() - start, await page.evaluate(() => globalThis.longest)];
};
await page.goto(`${site.url}#/finder`);
await page.locator("#evidence-file").waitFor({ state: "attached" });
const ours = await measure("#evidence-file", () => page.getByText(`A HAR file: ${ENTRIES / 2} calls`).waitFor());
await page.goto("about:blank");
await page.evaluate(() => {
  const input = document.body.appendChild(document.createElement("input"));
  input.type = "file";
  input.addEventListener("change", async () => {
    const { log } = JSON.parse(await input.files[0].text());
    document.body.append(`${log.entries.filter(({ request }) => request.url.includes("/carts")).length} calls`);
  });
});
const theirs = await measure("input", () => page.getByText(`${ENTRIES / 2} calls`).waitFor());
const print = (name, [whole, longest]) => console.log(`${name.padEnd(28)} ${String(whole).padStart(7)} ${longest.toFixed(1).padStart(14)}`);
console.log(`${(statSync(file).size / 1e6).toFixed(0)} MB of a recording, ms       whole  longest pause`);
print("Finder (in pieces)", ours);
print("plain page (JSON.parse)", theirs);
await (await browser()).close();
await site.close();
