// Collects the calls that the inspected page makes from the moment that DevTools are open, and hands them to the panel.
// Of each call, nothing is kept but method, target, status and GraphQL operation: no header, no query, no body.
// Chromium's DevTools know callbacks only, and Firefox has them in this namespace too.
const { devtools } = globalThis.chrome;
/** So many calls wait for a panel that was never opened. */
const MOST = 5000;
let panel = null;
const waiting = [];

/** What a GraphQL request calls its operation; empty if it has no name. */
function operationOf(text) {
  try {
    const { operationName, query } = JSON.parse(text);
    const [, kind, name] = /\b(query|mutation|subscription)\s+([A-Za-z_]\w*)/.exec(query ?? "") ?? [];
    const word = /^[A-Za-z_]\w*$/.test(operationName ?? "") ? operationName : name;
    return [kind, word].filter(Boolean).join(" ").slice(0, 80);
  } catch {
    return "";
  }
}

/** `[method, target, status, operation]`, or null for what is no call. */
function callOf({ request: { method, url, postData }, response: { status } }) {
  if (method === "OPTIONS" || !/^https?:/.test(url)) return null;
  const { origin, pathname } = new URL(url);
  return [method, origin + pathname, status, pathname.endsWith("/graphql") ? operationOf(postData?.text) : ""];
}

devtools.network.onRequestFinished.addListener((entry) => {
  const call = callOf(entry);
  if (!call) return;
  if (panel) panel.scopesmithCall(call);
  else if (waiting.length < MOST) waiting.push(call);
});

devtools.panels.create("Scopesmith", "icon-192.png", "panel.html", (created) => {
  created.onShown.addListener((window) => {
    panel = window;
    for (const call of waiting.splice(0)) panel.scopesmithCall(call);
  });
});
