// Chromium with the unpacked extension, as `cargo xtask test e2e` assembled it, and the panel in its DevTools.
import { chromium } from "playwright-core";
import { join } from "node:path";
import { FLAGS } from "./browser.mjs";
import { target } from "./paths.mjs";

const PATIENCE = 15_000;
const folder = join(target, "journeys-extension", "chromium");

/** Starts the browser: `{ context, worker, id, url }`. The profile is a folder of its own. */
export async function launch(profile, { devtools = false } = {}) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: false,
    locale: "en-GB",
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    // Playwright switches all extensions off by default.
    ignoreDefaultArgs: ["--disable-extensions"],
    args: [
      ...FLAGS,
      "--headless=new",
      // Chrome takes no extension from the command line, and both take it from the debugger with this.
      "--enable-unsafe-extension-debugging",
      ...(devtools ? ["--auto-open-devtools-for-tabs"] : []),
    ],
  });
  context.setDefaultTimeout(PATIENCE);
  const browser = await context.browser().newBrowserCDPSession();
  const { id } = await browser.send("Extensions.loadUnpacked", { path: folder });
  const ours = (worker) => worker.url().startsWith(`chrome-extension://${id}/`);
  const worker = context.serviceWorkers().find(ours) ?? (await context.waitForEvent("serviceworker", { predicate: ours }));
  return { context, worker, id, url: `chrome-extension://${id}/` };
}

/** A session with a target that Playwright does not know as a page: `evaluate(function)` in it. */
async function attach(browser, targetId) {
  const { sessionId } = await browser.send("Target.attachToTarget", { targetId });
  let last = 0;
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      const hear = ({ sessionId: from, message }) => {
        const answer = JSON.parse(message);
        if (from !== sessionId || answer.id !== id) return;
        browser.off("Target.receivedMessageFromTarget", hear);
        if (answer.error) reject(new Error(answer.error.message));
        else resolve(answer.result);
      };
      browser.on("Target.receivedMessageFromTarget", hear);
      browser.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) }).catch(reject);
    });
  return async (act, ...given) => {
    const expression = typeof act === "string" ? act : `(${act})(...${JSON.stringify(given)})`;
    const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

async function targetOf(browser, fits) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const { targetInfos } = await browser.send("Target.getTargets", { filter: [{}] });
    const found = targetInfos.find(fits);
    if (found) return found.targetId;
  }
  const { targetInfos } = await browser.send("Target.getTargets", { filter: [{}] });
  throw new Error(`no such target among\n${targetInfos.map(({ type, url }) => `${type} ${url}`).join("\n")}`);
}

/** Opens the extension's panel in the DevTools of the first tab: `evaluate`, `until(function)` and `text(selector)` in it. */
export async function panelOf({ context, id }) {
  const browser = await context.browser().newBrowserCDPSession();
  const frontend = await attach(browser, await targetOf(browser, ({ url }) => url.startsWith("devtools://devtools/bundled/devtools_app.html")));
  const view = `chrome-extension://${id}Scopesmith`;
  for (const end = Date.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 300))) {
    const shown = await frontend(`(async () => {
      const UI = await import("./ui/legacy/legacy.js");
      const all = UI.ViewManager.ViewManager.instance();
      if (!all.hasView(${JSON.stringify(view)})) return false;
      await all.showView(${JSON.stringify(view)});
      return true;
    })()`).catch(() => false); // They are still starting.
    if (shown) break;
    if (Date.now() > end) throw new Error("the DevTools have no panel of the extension");
  }
  const evaluate = await attach(browser, await targetOf(browser, ({ url }) => url.startsWith(`chrome-extension://${id}/panel.html`)));
  const until = async (what) => {
    for (const end = Date.now() + PATIENCE; !(await evaluate(what)); await new Promise((resolve) => setTimeout(resolve, 200))) {
      if (Date.now() > end) throw new Error(`never true in the panel: ${what}\n${await evaluate(() => document.body.innerText)}`);
    }
  };
  return { evaluate, until, text: (selector) => evaluate((selector) => document.querySelector(selector)?.innerText ?? "", selector) };
}
