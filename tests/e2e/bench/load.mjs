// How long the pages take to load and to answer, cold, beside a plain page of the same form in the same run, with an
// A/A control: `#/new` is measured twice under two names, and how far the two differ is the noise. `--rounds N`
// (7), `--waterfall` prints every request of each page.
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { browser } from "../support/browser.mjs";
import { serveCompressed } from "../support/compressed.mjs";
import { dist, root } from "../support/paths.mjs";

const args = process.argv.slice(2);
const at = args.indexOf("--rounds");
const ROUNDS = at < 0 ? 7 : Number(args[at + 1]);
const SLOW = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const CPU = 4;

/** In the page, before anything else: notes when an input reaches a text, and does the press that leads there. It looks in a
    task of its own after each change of the document, so that a page that takes longer is not looked at more often. */
function watch([box, line, want, press]) {
  const { port1, port2 } = new MessageChannel();
  let asked = false;
  const changes = new MutationObserver(() => {
    if (!asked) port2.postMessage(0);
    asked = true;
  });
  port1.onmessage = () => {
    asked = false;
    const pressed = document.querySelector(press);
    if (pressed && !globalThis.pressed && !pressed.disabled) {
      globalThis.pressed = performance.now();
      pressed.click();
    }
    const shown = document.querySelector(box) && [...document.querySelectorAll(line)].some((element) => element.textContent.includes(want));
    if (!shown) return;
    globalThis.reached = performance.now();
    changes.disconnect();
    port1.close();
  };
  changes.observe(document, { childList: true, subtree: true, characterData: true, attributeFilter: ["disabled", "hidden"] });
}

const SCOPE = "[aria-label='view_orders'], [name='view_orders']";
const FORM = [SCOPE, ".bar-line", "1 scope", SCOPE];
const PAGES = [
  { name: "#/new", hash: "#/new", until: FORM, goal: { ms: 1500, kb: 160, files: 10, work: 550 } },
  { name: "#/new again (A/A)", hash: "#/new", until: FORM },
  { name: "plain form", plain: true, hash: "", until: FORM },
  { name: "#/ is shown", hash: "", until: ["main h1", ".example [role=status]", "3 calls need 2 scopes", "#nothing"], goal: { ms: 1000 } },
  { name: "#/ answers a press", hash: "", until: ["main h1", ".example [role=status]", "2 calls need", ".example input"], goal: { ms: 1000, kb: 100 } },
  { name: "#/finder", hash: "#/finder", until: ["#job-box", "h1", "", "#nothing"], goal: { ms: 1700 } },
  { name: "#/presets/curl", hash: "#/presets/curl", until: ["main pre, main textarea", "main", "oauth/token", "#nothing"], goal: { ms: 1300 } },
  { name: "Try the sandbox to the list", hash: "", from: "pressed", until: ["tr.client", "tr.client", "", ".landing-ways button"], goal: { ms: 1000 } },
];

const scopes = JSON.parse(readFileSync(join(root, "data/scopes.json"), "utf8")).map(({ name, group, noun, summary }) => ({ name, group, noun, summary }));
const templates = JSON.parse(readFileSync(join(root, "data/templates.json"), "utf8")).map(({ id, scopes: all = [] }) => ({ id, scopes: all.map((scope) => scope.name ?? scope) }));
const ours = await serveCompressed(dist);
const plain = await serveCompressed(join(root, "tests/e2e/bench/plain"), { "data.js": `export const scopes=${JSON.stringify(scopes)};export const templates=${JSON.stringify(templates)};` });
const chromium = await browser();

/** Loads a page once in a fresh context. */
async function load({ hash, until, from, plain: isPlain }, { slow, cpu }) {
  const context = await chromium.newContext({ serviceWorkers: "block", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const requests = new Map();
  await session.send("Network.enable");
  await session.send("Performance.enable");
  session.on("Network.requestWillBeSent", ({ requestId, request, timestamp }) => { if (request.url.startsWith("http")) requests.set(requestId, { url: request.url, start: timestamp }); });
  session.on("Network.loadingFinished", ({ requestId, timestamp, encodedDataLength }) => { const request = requests.get(requestId); if (request) Object.assign(request, { end: timestamp, bytes: encodedDataLength }); });
  if (slow) await session.send("Network.emulateNetworkConditions", SLOW);
  if (cpu) await session.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  await page.addInitScript(watch, until);
  const site = isPlain ? plain : ours;
  await page.goto(site.url + hash, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.reached, null, { polling: 20, timeout: 60_000 });
  const { reached, pressed, origin } = await page.evaluate(() => ({ reached: globalThis.reached, pressed: globalThis.pressed, origin: performance.timeOrigin }));
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
  const list = [...requests.values()];
  const begin = Math.min(...list.map((request) => request.start));
  for (const request of list) Object.assign(request, { start: (request.start - begin) * 1000, end: request.end && (request.end - begin) * 1000 });
  // Those that were asked for before it was ready; what is fetched ahead of need later does not count.
  const before = list.filter((request) => request.end && request.end <= reached + 1);
  await context.close();
  return {
    ms: from === "pressed" ? reached - pressed : reached,
    bytes: before.reduce((sum, request) => sum + request.bytes, 0),
    gzip: before.reduce((sum, request) => sum + site.gzip(new URL(request.url).pathname), 0),
    files: before.length,
    work: metric("TaskDuration") * 1000,
    script: metric("ScriptDuration") * 1000,
    layout: (metric("LayoutDuration") + metric("RecalcStyleDuration")) * 1000,
    list,
    origin,
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const all = new Map(PAGES.map(({ name }) => [name, { slow: [], fast: [] }]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const page of PAGES) {
    all.get(page.name).slow.push(await load(page, { slow: true, cpu: true }));
    all.get(page.name).fast.push(await load(page, {}));
  }
}
const of = (name, kind, what) => median(all.get(name)[kind].map((one) => one[what]));
const column = (text, width = 9) => String(text).padStart(width);
console.log(`Cold, medians of ${ROUNDS} interleaved rounds. Slow: 1.6 Mbit/s, 150 ms, CPU ÷ ${CPU}. KB and files are those that arrived until the page was ready; work, script and layout are the main thread's, CPU ÷ ${CPU}.`);
console.log(`${"page".padEnd(28)}${["slow ms", "ms", "KB br", "KB gzip", "files", "work ms", "script", "layout"].map((text) => column(text)).join("")}   goals`);
let missed = 0;
for (const { name, goal = {} } of PAGES) {
  const slow = (what) => of(name, "slow", what);
  const [ms, kb, files, work] = [slow("ms"), slow("bytes") / 1000, slow("files"), slow("work")];
  const verdicts = Object.entries({ ms, kb, files, work }).filter(([what]) => goal[what]).map(([what, value]) => `${what} ${value <= goal[what] ? "≤" : ">"} ${goal[what]}`);
  missed += verdicts.filter((verdict) => verdict.includes(">")).length;
  console.log(name.padEnd(28) + [ms.toFixed(0), of(name, "fast", "ms").toFixed(0), kb.toFixed(1), (slow("gzip") / 1000).toFixed(1), files, work.toFixed(0), slow("script").toFixed(0), slow("layout").toFixed(0)].map((text) => column(text)).join("") + `   ${verdicts.join(", ")}`);
}
const [first, again, other] = ["#/new", "#/new again (A/A)", "plain form"].map((name) => of(name, "slow", "ms"));
console.log(`A/A control: ${(Math.abs(first / again - 1) * 100).toFixed(1)} %. #/new takes ${(first / other).toFixed(2)} × the plain form (goal 2.5)`);
if (first / other > 2.5) missed += 1;

/** A page that takes input, CPU ÷ 4. */
async function ready(page) {
  const context = await chromium.newContext({ serviceWorkers: "block", viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  await tab.goto((page.plain ? plain : ours).url + page.hash);
  await tab.locator(SCOPE).first().waitFor();
  await tab.waitForLoadState("networkidle");
  const session = await context.newCDPSession(tab);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  return tab;
}

/** Presses in such a page, one at a time. `[frames, layouts]` of each: the times until the frame after the one that shows
    the effect, and until the effect is laid out. */
const presses = (tab) => tab.evaluate(async ([scope, rounds]) => {
  const tick = () => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));
  // Nobody presses twice within a tenth of a second; what follows a press is over then.
  const rest = () => new Promise((resolve) => setTimeout(resolve, 130));
  const timed = async (into, act) => {
    await rest();
    const start = performance.now();
    act();
    await frame(); await frame();
    into.push(performance.now() - start);
  };
  const laidOut = async (into, act) => {
    await rest(); await frame(); await tick();
    const start = performance.now();
    act();
    await tick();
    void document.body.offsetHeight;
    into.push(performance.now() - start);
  };
  const set = (field, value, event) => () => { field.value = value; field.dispatchEvent(new Event(event, { bubbles: true })); };
  const times = { box: [[], []], template: [[], []], filter: [[], []] };
  const select = document.querySelector("#template");
  const options = [...select.options];
  const option = (word) => (options.find((one) => one.value === word || one.textContent === word) ?? options[0]).value;
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, measure] of [timed, laidOut].entries()) {
      for (let i = 0; i < 2; i += 1) await measure(times.box[kind], () => document.querySelector(scope).click());
      await measure(times.template[kind], set(select, option("admin"), "change"));
      await measure([], set(select, option("custom"), "change"));
      for (const text of ["o", "or", "ord", ""]) await measure(text ? times.filter[kind] : [], set(document.querySelector("#filter-scopes"), text, "input"));
    }
  }
  return times;
}, [SCOPE, 4]);
const tabs = [await ready(PAGES[0]), await ready(PAGES[2])];
const took = tabs.map(() => ({ box: [[], []], template: [[], []], filter: [[], []] }));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [at, tab] of tabs.entries()) {
    await tab.bringToFront();
    for (const [what, kinds] of Object.entries(await presses(tab))) kinds.forEach((list, kind) => took[at][what][kind].push(...list));
  }
}
console.log(`\nOne press, CPU ÷ ${CPU}, ms to the second frame (laid out)${column("ours", 16)}${column("plain", 16)}${column("ratio", 16)}   goal 1.5`);
for (const [what, name] of [["box", "a box"], ["template", "the Admin template"], ["filter", "a key in the filter"]]) {
  const [mine, theirs] = took.map((times) => times[what].map(median));
  if (mine[0] / theirs[0] > 1.5) missed += 1;
  const pair = ([frames, layout], digits) => `${frames.toFixed(digits)} (${layout.toFixed(digits)})`;
  console.log(`${name.padEnd(52)}${[pair(mine, 1), pair(theirs, 1), pair([mine[0] / theirs[0], mine[1] / theirs[1]], 2)].map((text) => column(text, 16)).join("")}`);
}
if (args.includes("--waterfall")) {
  for (const { name } of PAGES) {
    console.log(`\n${name}`);
    const [run] = all.get(name).slow;
    for (const { url, start, end, bytes } of run.list) console.log(`  ${column(start.toFixed(0), 6)} to ${column(end ? end.toFixed(0) : "-", 6)} ms ${column(bytes ?? 0, 8)}  ${new URL(url).pathname}`);
    console.log(`  ready at ${run.ms.toFixed(0)} ms`);
  }
}
console.log(missed ? `\n${missed} goals are missed` : "\nEvery goal is met");
await chromium.close();
await Promise.all([ours.close(), plain.close()]);
