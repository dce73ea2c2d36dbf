// Takes a picture of every screen in every state: at 390, 1280 and 1920 px, light and dark, and in forced colors at the
// first two, into target/shots, with index.html to look through. Words choose the screens or states that contain one;
// `readme` chooses the picture of README.md, which is also taken when there are no words.
// A state that cannot be reached, and a page that is wider than its window, make it fail; all others are still taken.
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { browser } from "../support/browser.mjs";
import { root, target } from "../support/paths.mjs";
import { sandbox } from "../support/sandbox.mjs";
import { serveDist } from "../support/server.mjs";
import { STATES } from "./states.mjs";

const VIEWS = [
  ...[[390, 844], [1280, 800], [1920, 1080]].flatMap(([width, height]) => ["light", "dark"].map((colorScheme) => ({ name: `${width}-${colorScheme}`, width, height, colorScheme, forcedColors: "none" }))),
  { name: "390-forced", width: 390, height: 844, colorScheme: "light", forcedColors: "active" },
  { name: "1280-forced", width: 1280, height: 800, colorScheme: "light", forcedColors: "active" },
];
/** What README.md shows, at most this large. */
const README = { file: "public/screenshot.png", most: 150_000 };

const folder = join(target, "shots");
const slug = (...words) => words.join(" ").replace(/[^a-z0-9]+/gi, "-").toLowerCase();
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const chosen = STATES.filter(([screen, state]) => words.length === 0 || words.some((word) => `${screen} ${state}`.includes(word)));
if (chosen.length === 0 && !words.includes("readme")) throw new Error("no screen or state has such a name");
await mkdir(folder, { recursive: true });
const site = await serveDist();
const problems = [];

/** Brings a fresh page into a state and hands it on. */
async function inState([screen, state, get], then) {
  const server = await sandbox({ args: [] });
  const context = await (await browser()).newContext({ serviceWorkers: "block", viewport: VIEWS[2], reducedMotion: "reduce", locale: "en-US", timezoneId: "Europe/Berlin" });
  context.setDefaultTimeout(15_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.origin });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`${screen}, ${state}: uncaught ${error.message}`));
  try {
    await page.goto(site.url);
    await page.getByRole("button", { name: /^Project menu/ }).waitFor();
    await get({ page, sandbox: server });
    await then(page);
  } catch (error) {
    problems.push(`${screen}, ${state}: ${error.message.split("\n")[0]}`);
    await page.screenshot({ path: join(folder, `${slug(screen, state)}-failed.png`) }).catch(() => {});
  } finally {
    await context.close();
    await server.stop();
  }
}

for (const entry of chosen) {
  const [screen, state] = entry;
  await inState(entry, async (page) => {
    for (const { name, width, height, ...media } of VIEWS) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia(media);
      await page.evaluate(() => scrollTo(0, 0));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) problems.push(`${screen}, ${state}, ${name}: ${wide} px wider than its window`);
      // A dialog or a menu belongs to the window; a page is shown whole.
      const fullPage = !(await page.evaluate(() => document.querySelector("dialog[open], [role=menu]")));
      await page.screenshot({ path: join(folder, `${slug(screen, state)}-${name}.png`), fullPage, animations: "disabled" });
    }
  });
  console.log(`${screen}: ${state}`);
}

if (words.length === 0 || words.includes("readme")) {
  await inState(["README", "list", STATES.find(([screen, state]) => screen === "list" && state === "full")[2]], async (page) => {
    await page.setViewportSize({ width: 1280, height: 600 });
    await page.locator(".toasts button").click({ timeout: 2_000 }).catch(() => {});
    if (await page.locator("#crash").isVisible()) problems.push("the page crashed before the picture for README.md");
    await page.screenshot({ path: join(root, README.file), animations: "disabled" });
    const { size } = await stat(join(root, README.file));
    if (size > README.most) problems.push(`${README.file} has ${size} bytes, more than ${README.most}`);
  });
}

const there = new Set(await readdir(folder));
const text = (value) => value.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const figure = (file, name) => (there.has(file) ? `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${name}</figcaption></figure>` : "");
const sections = STATES.map(([screen, state]) => `<section data-screen="${text(`${screen} ${state}`)}"><h2>${text(screen)}: ${text(state)}</h2><div>${VIEWS.map(({ name }) => figure(`${slug(screen, state)}-${name}.png`, name)).join("")}</div></section>`);
await writeFile(join(folder, "index.html"), `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>body{font:14px/20px system-ui;margin:24px;background:#ddd}section>div{display:flex;gap:16px;overflow-x:auto;align-items:flex-start}figure{margin:0;flex:none}img{height:420px;width:auto;border:1px solid #888;object-fit:contain;object-position:top}h2{font-size:16px}</style>
<h1>${STATES.length} screens and states, ${VIEWS.length} views of each</h1>
${sections.join("\n")}
</html>
`);
console.log(`\nOpen ${join(folder, "index.html")}`);
for (const problem of problems) console.log(`Problem: ${problem}`);
if (problems.length) process.exitCode = 1;
await (await browser()).close();
await site.close();
