// What the page can ask of its extension. The page reads `scopesmithExtension`; outside of an extension there is none.
const api = globalThis.browser ?? globalThis.chrome;
/** The hosts that the manifest lists as optional, which the build fills in. */
const origins = api.runtime.getManifest().optional_host_permissions;
/** So many calls are remembered for a Finder that is opened again. */
const MOST = 5000;
let onProject = null;
const recorded = { calls: [], take: null };

globalThis.scopesmithExtension = {
  /** Whether the visitor has allowed all hosts. */
  granted: () => api.permissions.contains({ origins }),
  /** Asks the visitor to allow them; the browser answers only within a press. */
  request: () => api.permissions.request({ origins }),
  /** The address of the Merchant Center's project that was open when the extension's button was pressed. */
  project: async () => (await api.storage.session.get("project")).project,
  /** Has `act` called when another project is open, in place of what was called before. */
  onProject: (act) => { onProject = act; },
  /** Forgets the calls so far. */
  forget: () => { recorded.calls.length = 0; },
  /** Has `take` called with method, target, status, GraphQL operation and document of each recorded call, the former ones first. */
  listen: (take) => {
    recorded.take = take;
    for (const call of recorded.calls) take(...call);
  },
};

api.storage.session.onChanged.addListener(({ project }) => project && onProject?.(project.newValue));

/** Takes a call from the DevTools page; see devtools.js. */
globalThis.scopesmithCall = (call) => {
  if (recorded.calls.length >= MOST) recorded.calls.shift();
  recorded.calls.push(call);
  recorded.take?.(...call);
};

// The panel is no tab: only a tab comes to the front.
if (!("panel" in document.documentElement.dataset)) {
  api.runtime.onMessage.addListener((message, sender, answer) => {
    if (message !== "come to the front") return;
    api.tabs.getCurrent().then(async (tab) => {
      await api.tabs.update(tab.id, { active: true });
      await api.windows.update(tab.windowId, { focused: true });
    });
    answer("here");
  });
} else if (!location.hash) {
  location.hash = "#/finder";
}
