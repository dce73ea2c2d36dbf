// Firefox by WebDriver BiDi, which it speaks by itself: presses and keys are those of a visitor.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";
import { target } from "./paths.mjs";

const PATIENCE = 20_000;
const folder = join(target, "journeys-extension", "firefox");
/** The id in the manifest, and the host that the profile gives it. */
const ID = "{7d0c4a5e-3b1f-4c0e-9a52-5be1c86f2d37}";
const HOST = "5f0c5f0e-1c55-4a35-8a0b-3d4e9a1b7c26";
const PREFS = {
  "extensions.webextensions.uuids": JSON.stringify({ [ID]: HOST }),
  // The question about hosts is a window of the browser; here the answer to it is yes.
  "extensions.webextOptionalPermissionPrompts": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  "app.update.disabledForTesting": true,
  "intl.accept_languages": "en-GB",
};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts the browser: `open(address)` gives a page, `extension()` installs ours and gives its address, `close()` ends it. */
export async function firefox() {
  const profile = await mkdtemp(join(tmpdir(), "scopesmith-firefox-"));
  const lines = Object.entries(PREFS).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  await writeFile(join(profile, "user.js"), lines.join("\n"));
  const program = process.env.FIREFOX ?? "firefox-esr";
  const child = spawn(program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "--remote-allow-system-access"], { stdio: ["ignore", "pipe", "pipe"] });
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const socket = new WebSocket(`${await listening(child, program)}/session`);
    await once(socket, "open");
    const send = commands(socket);
    await send("session.new", { capabilities: {} });
    return {
      close,
      open: async (address) => {
        const { context } = await send("browsingContext.create", { type: "tab" });
        await send("browsingContext.setViewport", { context, viewport: { width: 1280, height: 800 } });
        await send("browsingContext.navigate", { context, url: address, wait: "complete" });
        return page(send, context);
      },
      extension: async () => {
        await send("webExtension.install", { extensionData: { type: "path", path: folder } });
        return `moz-extension://${HOST}/`;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for the address that the browser listens on. */
function listening(child, program) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${program} does not listen`)), PATIENCE);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(line);
        if (found) {
          clearTimeout(timer);
          resolve(found[1]);
        }
      });
    }
    child.on("error", (error) => reject(new Error(`${program} cannot be started: ${error.message}`)));
    child.on("exit", (code) => reject(new Error(`${program} ended (${code})`)));
  });
}

function commands(socket) {
  const waiting = new Map();
  let last = 0;
  socket.on("message", (data) => {
    const answer = JSON.parse(data);
    const command = waiting.get(answer.id);
    if (!command) return;
    waiting.delete(answer.id);
    if (answer.type === "error") command.reject(new Error(`${command.method}: ${answer.error}: ${answer.message}`));
    else command.resolve(answer.result);
  });
  return (method, params) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, { method, resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
}

/** In the page: the middle of the element of that kind and name, once it lies still and nothing covers it; else null. */
async function place(kind, name) {
  const named = (element) => {
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
    return label.trim() === name;
  };
  const element = [...document.querySelectorAll(kind)].find((one) => named(one) && one.checkVisibility() && !one.disabled);
  if (!element) return null;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const middle = () => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  };
  const before = middle();
  // Longer than what follows a press lets itself wait, such as the review of a draft.
  for (let frame = 0; frame < 12; frame += 1) await new Promise(requestAnimationFrame);
  const now = middle();
  const hit = document.elementFromPoint(...now);
  const free = element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit));
  return free && `${before}` === `${now}` ? now : null;
}

function page(send, context) {
  const evaluate = async (act, ...given) => {
    const expression = `(async () => JSON.stringify(await (${act})(...${JSON.stringify(given)})) ?? "null")()`;
    const answer = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  };
  const until = async (act, ...given) => {
    for (const end = Date.now() + PATIENCE; ; await pause(100)) {
      const answer = await evaluate(act, ...given);
      if (answer) return answer;
      if (Date.now() > end) {
        throw new Error(`never true in Firefox: ${act} ${JSON.stringify(given)}\n${await evaluate(() => document.body.innerText)}`);
      }
    }
  };
  /** Presses the element of a kind (a selector) with exactly that name. */
  const press = async (kind, name) => {
    const [x, y] = await until(place, kind, name);
    const move = { type: "pointerMove", x, y };
    const actions = [move, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await send("input.performActions", { context, actions: [{ type: "pointer", id: "mouse", actions }] });
  };
  return {
    evaluate,
    until,
    press,
    /** Types into the field with that label. */
    type: async (label, text) => {
      await press("input, textarea", label);
      const keys = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
      await send("input.performActions", { context, actions: [{ type: "key", id: "keys", actions: keys }] });
    },
    /** Waits until the page shows a text. */
    shows: (text) => until((text) => document.body.innerText.includes(text), text),
  };
}
