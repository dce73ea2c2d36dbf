// Fetches the parts of the page when they are needed. `cargo xtask build` writes what stands between the comment marks.
import { initSync } from "./GLUE";

/** Each file, and where each of the modules in it ends. */
const FILES = [/*FILES*/];
/** The files of each part. */
const PARTS = {/*PARTS*/};

/** Does something for each key once; after a failure the next call tries again. */
function once(act) {
  const results = {};
  return (key) => (results[key] ??= act(key).catch((error) => {
    delete results[key];
    throw error;
  }));
}

const compiled = once(async (at) => {
  const [file, ends] = FILES[at];
  const answer = await fetch(new URL(file, import.meta.url));
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  return Promise.all(ends.map((end, i) => WebAssembly.compile(bytes.slice(ends[i - 1] ?? 0, end))));
});

/** The style sheets of a part. */
const styled = once((part) => Promise.all(Array.from(document.querySelectorAll(`link[data-part~="${part}"]`), (link) => link.sheet ?? new Promise((resolve, reject) => {
  link.onload = resolve;
  link.onerror = () => {
    link.disabled = true;
    reject(new Error(link.href));
  };
  link.disabled = false;
}))));

let shared;
function imports() {
  const { /*SHARED*/ } = initSync();
  return (shared ??= { __wasm_split: { /*SHARED*/ } });
}

const started = once(async (at) => {
  const modules = await compiled(at);
  return Promise.all(modules.map((module) => WebAssembly.instantiate(module, imports())));
});

/** Fetches parts ahead of need: what starts them later waits for the same files. */
export function early(parts) {
  for (const part of parts) Promise.all([styled(part), ...PARTS[part].map(compiled)]).catch(() => {});
}

/** What the module calls to have a part; it hears of the end by a function in its table. */
const load = (part) => async (callback, data) => {
  let success = true;
  try {
    await Promise.all([styled(part), ...PARTS[part].map(started)]);
  } catch (error) {
    console.error(error);
    success = false;
  }
  initSync().__indirect_function_table.get(callback)(data, success);
};
