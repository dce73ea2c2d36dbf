// Lighthouse on the built page, served as a fast host does: brotli, and the headers of _headers. It measures as its
// website does by default: a phone on a slow line, simulated. Fails when a score is below its goal.
// `--runs N` (3): the median of so many runs counts for performance, which varies with what else the machine does.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serveCompressed } from "../e2e/support/compressed.mjs";

const [folder, out] = process.argv.slice(2);
const at = process.argv.indexOf("--runs");
const RUNS = at < 0 ? 3 : Number(process.argv[at + 1]);
const PAGES = ["#/", "#/new", "#/finder", "#/presets"];
const GOALS = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const CATEGORIES = Object.keys(GOALS);

/** The headers that the file _headers gives to a path: those of every block whose pattern fits. */
function headersOf(text) {
  const blocks = [];
  for (const line of text.split("\n").filter((one) => one.trim() && !one.startsWith("#"))) {
    if (!/^\s/.test(line)) blocks.push({ fits: new RegExp(`^${line.trim().replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`), headers: {} });
    else {
      const colon = line.indexOf(":");
      blocks.at(-1).headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
    }
  }
  return (path) => Object.assign({}, ...blocks.filter(({ fits }) => fits.test(path)).map(({ headers }) => headers));
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const site = await serveCompressed(folder, {}, headersOf(readFileSync(join(folder, "_headers"), "utf8")));
const chrome = await launch({
  chromePath: process.env.CHROMIUM,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"],
});
const scores = {};
const missed = [];
try {
  console.log(`page        ${CATEGORIES.join("  ")}`);
  for (const page of PAGES) {
    const seen = [];
    for (let run = 0; run < RUNS; run += 1) {
      // A fresh profile is not needed: Lighthouse clears the site's storage and cache before each run.
      const onlyCategories = run === 0 ? CATEGORIES : ["performance"];
      const { lhr } = await lighthouse(site.url + page, { port: chrome.port, output: "json", logLevel: "error", onlyCategories });
      if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`);
      seen.push(lhr);
    }
    const points = (category, lhr) => Math.round(lhr.categories[category].score * 100);
    scores[page] = Object.fromEntries(CATEGORIES.map((category) => [category, category === "performance" ? median(seen.map((lhr) => points(category, lhr))) : points(category, seen[0])]));
    console.log(`${page.padEnd(10)}  ${CATEGORIES.map((category) => String(scores[page][category]).padStart(category.length)).join("  ")}`);
    for (const category of CATEGORIES) {
      if (scores[page][category] >= GOALS[category]) continue;
      missed.push(`${category} of ${page} is ${scores[page][category]}, not ${GOALS[category]}`);
      const [lhr] = seen;
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        const audit = lhr.audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 1) console.log(`  ${id} ${audit.score}: ${audit.title} ${audit.displayValue ?? ""}`);
      }
    }
  }
  writeFileSync(out, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), runs: RUNS, scores }, null, 2)}\n`);
} finally {
  chrome.kill();
  await site.close();
}
if (missed.length) {
  console.error(missed.join("\n"));
  process.exit(1);
}
