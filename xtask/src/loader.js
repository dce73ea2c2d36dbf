// Fetches the parts of the page when they are needed. `cargo xtask build` writes what stands between the comment marks.
import { initSync } from "./GLUE";

/** The files, each with one module. */
const FILES = [/*FILES*/];
/** The files of each part. */
const PARTS = {/*PARTS*/};
/** Files that a visit begins with: each with the parts that are in it, and the files that it stands for. */
const STARTS = [/*STARTS*/];
/** Files for what follows: each with the part, and the files that it stands for, which are all that is still missing. */
const FOLLOWERS = [/*FOLLOWERS*/];

/** Does something for each key once; after a failure the next call tries again. */
function once(act) {
  const results = {};
  return (key) => (results[key] ??= act(key).catch((error) => {
    delete results[key];
    throw error;
  }));
}

/** The file in which the content of another one comes. */
const within = {};
/** The files that were asked for. */
const asked = new Set();
let begun = false;

/** Has a file stand for others. Where it cannot be had, they may. */
function stand([file, , held]) {
  for (const at of held) within[at] = file;
  compiled(file).catch(() => held.forEach((at) => delete within[at]));
}

/** The files that have a part. No file is fetched whose content is here: a module that starts twice would start over. */
function filesOf(part) {
  const start = begun ? null : STARTS.find(([, parts]) => parts.includes(part));
  begun = true;
  if (start) stand(start);
  const missing = PARTS[part].filter((at) => !(at in within || asked.has(at))).join();
  const follower = FOLLOWERS.find(([file, of, held]) => of === part && !asked.has(file) && held.join() === missing);
  // A service worker has the files themselves, as an extension has.
  if (follower && location.protocol.startsWith("http") && !navigator.serviceWorker?.controller) stand(follower);
  return [...new Set(PARTS[part].map((at) => within[at] ?? at))];
}

/** Does something with each file of a part; once more if it is made of other files by then. */
async function each(part, act) {
  const files = filesOf(part);
  const done = (all) => Promise.all([styled(part), ...all.map(act)]);
  try {
    await done(files);
  } catch (error) {
    const now = filesOf(part);
    if (now.join() === files.join()) throw error;
    await done(now);
  }
}

const compiled = once(async (at) => {
  asked.add(at);
  const answer = await fetch(new URL(FILES[at], import.meta.url));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  // A browser compiles what is still on its way only if the host names its type.
  const streams = answer.headers.get("content-type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
});

/** The style sheets of a part. Several parts may wait for one sheet. */
const styled = once((part) => Promise.all(Array.from(document.querySelectorAll(`link[data-part~="${part}"]`), (link) => link.sheet ?? new Promise((resolve, reject) => {
  link.addEventListener("load", resolve, { once: true });
  link.addEventListener("error", () => {
    link.disabled = true;
    reject(new Error(link.href));
  }, { once: true });
  link.disabled = false;
}))));

let shared;
function imports() {
  const { /*SHARED*/ } = initSync();
  return (shared ??= { __wasm_split: { /*SHARED*/ } });
}

// At once, not by a promise: a page whose parts are here is built before the browser paints a frame without them.
const started = once(async (at) => new WebAssembly.Instance(await compiled(at), imports()));

/** Fetches parts ahead of need: what starts them later waits for the same files. */
export function early(parts) {
  for (const part of parts) each(part, compiled).catch(() => {});
}

/** What the module calls to have a part; it hears of the end by a function in its table. */
const load = (part) => async (callback, data) => {
  let success = true;
  try {
    await each(part, started);
  } catch (error) {
    console.error(error);
    success = false;
  }
  initSync().__indirect_function_table.get(callback)(data, success);
};
