// Starts the app: the page's security policy allows no inline script, so Trunk's own starter is replaced.

/** Shows a message that a person can act on in place of the first paint, without what only the app can answer. */
function say(title, text, link) {
  const message = document.createElement("div");
  message.className = "boot-message";
  message.setAttribute("role", "alert");
  for (const [name, words] of [["h1", title], ["p", text]]) {
    const element = document.createElement(name);
    element.textContent = words;
    message.append(element);
  }
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link.href;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    anchor.textContent = link.text;
    message.append(anchor);
  }
  const first = document.getElementById("first");
  if (!first) return document.body.prepend(message);
  for (const dead of first.querySelectorAll(".nav, .top-end, .foot a")) dead.remove();
  first.querySelector("main").replaceChildren(message);
}

/**
 * What never changes of a view is built from markup, which the program has as literals. Nothing else passes: no other
 * attribute, so no address and no handler, and none of these elements.
 */
const PLAIN = /^([^<]|<\/?(?!script|style|iframe|object|embed|base|meta|link|form)[a-z]+\d?( (class|id|role|scope|tabindex|open|hidden|dir|(aria|data)-[a-z]+)(="[^"<]*")?)*>)*$/;
globalThis.trustedTypes?.createPolicy("default", { createHTML: (html) => (PLAIN.test(html) ? html : null) });

/** The parts that a page begins with, so that they are fetched beside the module and not after it has started. */
const PARTS = [[/^#\/(new|draft)\b/, ["new"]], [/^#\/finder\b/, ["finder"]], [/^#\/compare\b/, ["compare"]], [/^#\/presets\/(?!curl$)./, ["presets", "files"]], [/^#\/presets\b/, ["presets"]], [/^#\/trust\b/, ["trust"]], [/^#\/(tokens|proof)\b/, ["desk"]], [/^#\/(connect|clients|credentials|audit|code|projects)\b/, ["connect"]]];

/** The parts that a press on *Try the sandbox* leads to. */
const SANDBOX = ["session", "list", "sandbox"];

/** What a release does when the page has nothing else to do: `cargo xtask build` has it load public/pwa.js. */
const later = () => {};

/** Starts the module by the glue code: Trunk names its file, and a release has it in this script. */
async function start() {
  const glue = document.querySelector('link[rel="modulepreload"]')?.href;
  const wasm = document.querySelector('link[rel="preload"][as="fetch"]').href;
  const { default: init, early } = await import(glue);
  const ask = () => early?.(document.querySelector("#first .primary[data-pressed]") ? SANDBOX : (PARTS.find(([page]) => page.test(location.hash))?.[1] ?? []));
  ask();
  // Whoever is faster than the module may press or go elsewhere.
  const until = new AbortController();
  for (const event of ["click", "hashchange"]) addEventListener(event, ask, { signal: until.signal });
  await init({ module_or_path: wasm });
  until.abort();
  (globalThis.requestIdleCallback ?? setTimeout)(later);
}

if (window.top !== window.self && !("panel" in document.documentElement.dataset)) {
  // Another page could lay something over the credentials, and a policy in a meta tag cannot forbid framing. Only the
  // extension's own page in the DevTools is marked as a panel, and no page can frame that one.
  say("Scopesmith does not run inside another page", "A page that shows it in a frame could read or cover its content.", {
    href: location.href,
    text: "Open in a new tab",
  });
} else if (window.opener) {
  // The page that opened this one could lead it elsewhere while somebody types credentials.
  say("Scopesmith does not run in a window that another page opened", "That page could replace it with a copy.", {
    href: location.href,
    text: "Open in a new tab",
  });
} else if (typeof WebAssembly !== "object") {
  say("Scopesmith needs WebAssembly", "This browser does not support it, or it is turned off. Allow it for this page, or use another browser.");
} else {
  start().catch((error) => {
    say("Scopesmith could not start", `Load the page again. If that does not help, use a current browser. Error: ${error}`);
  });
}
