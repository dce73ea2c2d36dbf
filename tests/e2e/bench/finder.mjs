// How long a key press in the Finder's search takes until the new rows are in the document, beside a plain page that
// searches the same texts with a few lines of JavaScript. In milliseconds; one frame at 60 Hz is 16.7.
import { browser } from "../support/browser.mjs";
import { serveDist } from "../support/server.mjs";

const QUERIES = ["basket", "delete customer", "stock", "/in-store/key=berlin/carts", "view_published_products", "order edit"];
const ROUNDS = 5;

/** In the page: types each query key by key and measures input to rows, synchronously and with the microtasks after it. */
async function typeAll([selector, queries, rounds]) {
  const input = document.querySelector(selector);
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const query of queries) {
      for (let end = 1; end <= query.length; end += 1) {
        input.value = query.slice(0, end);
        const start = performance.now();
        input.dispatchEvent(new Event("input", { bubbles: true }));
        // The view follows its signals in microtasks, and the browser lays the rows out when asked for a size.
        await new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
        void document.body.offsetHeight;
        times.push(performance.now() - start);
      }
    }
  }
  return times;
}

/** A page with the same texts: a filter over all, and the first 30 as rows. */
function plain(rows) {
  document.body.replaceChildren();
  const input = document.body.appendChild(document.createElement("input"));
  input.id = "plain";
  const list = document.body.appendChild(document.createElement("ul"));
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = rows.filter((row) => words.every((word) => row.includes(word))).slice(0, 30);
    list.replaceChildren(...hits.map((hit) => {
      const line = document.createElement("li");
      const label = line.appendChild(document.createElement("label"));
      label.appendChild(document.createElement("input")).type = "checkbox";
      label.append(hit);
      return line;
    }));
  });
}

const print = (name, times) => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1).padStart(7);
  console.log(`${name.padEnd(28)} ${String(times.length).padStart(5)} ${at(0.5)} ${at(0.95)} ${at(1)}`);
  return sorted.at(-1);
};

const site = await serveDist();
const page = await (await browser()).newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(`${site.url}#/finder`);
await page.locator("#job-box").waitFor();
await page.evaluate(typeAll, ["#job-box", ["warm up"], 1]);
const ours = await page.evaluate(typeAll, ["#job-box", QUERIES, ROUNDS]);
// The texts for the baseline: every call that the search knows, 884 lines of the same length.
const rows = Array.from({ length: 884 }, (_, at) => `get /in-store/key={storekey}/resource-${at}/{id} query things of kind ${at % 37} in a store`);
await page.goto("about:blank");
await page.evaluate(plain, rows);
await page.evaluate(typeAll, ["#plain", ["warm up"], 1]);
const theirs = await page.evaluate(typeAll, ["#plain", ["store", "resource-12", "query kind 9"], ROUNDS * 2]);
console.log("key press to rows, ms         keys  median     95 %     max");
print("Finder (884 calls)", ours);
print("plain page (884 lines)", theirs);
await (await browser()).close();
await site.close();
