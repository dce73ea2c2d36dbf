// Collects the calls that the inspected page makes from the moment that DevTools are open, and hands them to the panel.
// Of each call, nothing is kept but method, target, status, and what a GraphQL request asks for: no header, no query of an
// address, no value of a body.
// Chromium's DevTools know callbacks only, and Firefox has them in this namespace too.
const { devtools } = globalThis.chrome;
/** So many calls wait for a panel that was never opened. */
const MOST = 5000;
/** So much of a document is read, in characters. */
const LONGEST = 20_000;
let panel = null;
const waiting = [];

/**
 * A document of GraphQL without its values and comments: what is left are names of fields, arguments and types. In one pass,
 * since a comment may hold quotes and a text may hold `#`. Nothing is left of a document with a text that does not end.
 */
function withoutValues(document) {
  const short = document
    .replace(/"""(?:\\"""|(?!\\"""|""")[^])*"""|"(?:\\.|[^"\\\n])*"|#.*/g, (found) => (found.startsWith("#") ? "" : '""'))
    .replace(/(?<![\w$])-?\d[\d.eE+-]*/g, "0");
  return short.replaceAll('""', "").includes('"') ? "" : short.slice(0, LONGEST);
}

/** Operation and document of a request to GraphQL, or of several in one; both are empty where there is none. */
function asked(text) {
  try {
    const requests = [JSON.parse(text)].flat().filter((request) => typeof request?.query === "string");
    const operations = requests.map(({ operationName, query }) => {
      const [, kind, name] = /\b(query|mutation|subscription)\s+([A-Za-z_]\w*)/.exec(query) ?? [];
      const word = /^[A-Za-z_]\w*$/.test(operationName ?? "") ? operationName : name;
      return [kind, word].filter(Boolean).join(" ");
    });
    return [operations.filter(Boolean).join(", ").slice(0, 80), requests.map(({ query }) => withoutValues(query)).join("\n")];
  } catch {
    return ["", ""];
  }
}

/** `[method, target, status, operation, document]`, or null for what is no call. */
function callOf({ request: { method, url, postData }, response: { status } }) {
  if (method === "OPTIONS" || !/^https?:/.test(url)) return null;
  const { origin, pathname } = new URL(url);
  return [method, origin + pathname, status, ...(pathname.endsWith("/graphql") ? asked(postData?.text) : ["", ""])];
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
