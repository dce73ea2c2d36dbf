// Opens the page in a context of its own and notes everything that must not happen there.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { browser } from "./browser.mjs";
import { target } from "./paths.mjs";
import { sandbox } from "./sandbox.mjs";
import { serveDist } from "./server.mjs";

const PATIENCE = 15_000;

/**
 * Opens the built page from a sub-path.
 *
 * Do not intercept requests with `page.route` where preflights matter: Playwright then answers them itself.
 *
 * @param {object} [options]
 * @param {string} [options.path] what follows the page's address, such as `#/clients`
 * @param {{width: number, height: number}} [options.viewport]
 * @param {"light"|"dark"} [options.colorScheme]
 * @param {"reduce"|"no-preference"} [options.reducedMotion]
 * @param {boolean} [options.javaScriptEnabled]
 * @param {RegExp[]} [options.allow] console messages that belong to the test, such as /status of 401/
 * @param {string[]} [options.hosts] origins beside its own that the page may ask, such as a sandbox's
 * @param {boolean} [options.worker] whether the page may install its service worker, which fetches every file at leisure
 * @param {object} [options.site] what `serveDist` takes, such as `{ hold: /\.wasm$/ }`
 * @param {object} [options.context] further options for Playwright's newContext
 */
export async function open({ path = "", site = {}, worker = false, allow = [], hosts = [], context: more = {}, ...rest } = {}) {
  const server = await serveDist(site);
  const context = await (await browser()).newContext({
    viewport: rest.viewport ?? { width: 1280, height: 800 },
    colorScheme: rest.colorScheme ?? "light",
    reducedMotion: rest.reducedMotion ?? "reduce",
    javaScriptEnabled: rest.javaScriptEnabled ?? true,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    ...more,
  });
  context.setDefaultTimeout(PATIENCE);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  if (!worker) await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  const page = await context.newPage();

  const t = {
    page,
    context,
    site: server,
    url: server.url,
    /** Origins that the page may ask. */
    hosts: [server.origin, ...hosts],
    /** Every request: `{ method, url }`. */
    requests: [],
    /** Console errors, warnings and uncaught errors that nobody expected. */
    problems: [],
    /** Expects console messages like this one from now on. */
    allow: (pattern) => allow.push(pattern),
    /** Requests to other origins than `hosts`. */
    foreign: () =>
      t.requests.map(({ url }) => url).filter((url) => /^(https?|wss?):/.test(url) && !t.hosts.includes(new URL(url).origin)),
    /** Goes to a path of the page, loading it if it is not loaded yet. */
    goto: (to = path, options = { waitUntil: "load" }) => page.goto(server.url + to, options),
    /** Fails if anything happened that must not happen in the page. */
    clean: () => {
      assert.deepEqual(t.problems, [], "the console must stay silent");
      assert.deepEqual(t.foreign(), [], "the page must ask no other host");
    },
    close: async () => {
      await context.close();
      await server.close();
    },
  };
  const note = (text) => {
    if (!allow.some((pattern) => pattern.test(text))) t.problems.push(text);
  };
  page.on("console", (message) => {
    if (["error", "warning", "assert"].includes(message.type())) {
      note(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => note(`uncaught: ${error.message}`));
  page.on("crash", () => note("the page crashed"));
  context.on("request", (request) => t.requests.push({ method: request.method(), url: request.url() }));

  try {
    // A page whose module never comes does not finish loading.
    await t.goto(path, { waitUntil: server.hold ? "commit" : "load" });
  } catch (error) {
    await t.close();
    throw error;
  }
  return t;
}

/**
 * A test with an opened page: `journey("name", { path: "#/new", sandbox: ["--clients", "10"] }, async (t) => …)`.
 * The options are those of `open`, and `sandbox`, the arguments of a sandbox server that runs beside the page
 * as `t.sandbox`. When the body has passed, the console must have stayed silent and no other host been asked.
 * When it fails, a picture is left in target/shots.
 */
export function journey(name, options, body) {
  test(name, { timeout: 120_000 }, async () => {
    const { sandbox: args, ...rest } = options;
    const server = args && (await sandbox({ args }));
    let t;
    try {
      t = await open({ ...rest, allow: [...(rest.allow ?? [])], hosts: [...(rest.hosts ?? []), ...(server ? [server.url] : [])] });
      t.sandbox = server;
      await body(t);
      t.clean();
    } catch (error) {
      if (t) {
        await shot(t.page, `failed ${name}`).catch(() => {});
        if (t.problems.length) error.message += `\nThe console said:\n  ${t.problems.join("\n  ")}`;
      }
      throw error;
    } finally {
      await t?.close();
      await server?.stop();
    }
  });
}

/**
 * Waits until nothing is wider than the window: a new size is laid out a frame later. Fails with what sticks out.
 *
 * @param {string} [what] the screen, for the message
 */
export async function fits(page, what = "the page") {
  const fitting = page.waitForFunction(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth <= clientWidth;
  }, null, { timeout: 5_000 });
  await fitting.catch(async () => {
    const found = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
      return `${scrollWidth} px in ${clientWidth} px by ${wide.slice(0, 8).map((element) => `<${element.localName} class="${element.className}">`).join(", ")}`;
    });
    assert.fail(`${what} scrolls sideways: ${found}`);
  });
}

/** Leaves a picture of the whole page in target/shots, and returns its path. */
export async function shot(page, name, options = {}) {
  const folder = join(target, "shots");
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name.replace(/[^\w.-]+/g, "-")}.png`);
  await page.screenshot({ path, fullPage: true, animations: "disabled", ...options });
  return path;
}
