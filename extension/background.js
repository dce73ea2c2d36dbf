// A press on the extension's button opens Scopesmith in a tab of its own, or goes to the tab where it is open.
// A popup would close, and lose a secret, with the next press beside it.
const api = globalThis.browser ?? globalThis.chrome;

/** Host and project of a Merchant Center address; nothing of any other page is looked at or kept. */
function openProject(address) {
  if (!address) return null;
  const { protocol, hostname, pathname } = new URL(address);
  const isCenter = protocol === "https:" && /^mc\.[a-z0-9-]+\.[a-z]+\.commercetools\.com$/.test(hostname);
  return isCenter ? `https://${hostname}/${pathname.split("/")[1]}` : null;
}

api.action.onClicked.addListener(async (tab) => {
  // The press itself allows this tab's address to be read (activeTab), and no other.
  const project = openProject(tab?.url);
  if (project) await api.storage.session.set({ project });
  else await api.storage.session.remove("project");
  // An open page answers, and comes to the front by itself.
  const answer = await api.runtime.sendMessage("come to the front").catch(() => null);
  if (answer !== "here") await api.tabs.create({ url: api.runtime.getURL("index.html#/connect") });
});
