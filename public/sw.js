// Keeps a copy of every file of this build, so that the page works without a connection. `cargo xtask build` writes the
// build id and the list. Requests to other origins go past it.
const BUILD = "BUILD_ID";
/** Every file, relative to the page, with the start of its SHA-256; "" is the page itself. */
const FILES = {/* FILES */};

const HOME = new URL(self.registration.scope);
// All pages of an origin share their caches, so the names of ours carry the folder of the page.
const OURS = `scopesmith ${HOME.pathname} `;
const CACHE = OURS + BUILD;
/** Such a name carries a hash, so it stands for one content. */
const LASTING = /-[0-9a-f]{12,}[\w-]*\.(js|css|wasm)$/;

/** Whether an answer is what this build has under that name, and not another build's. */
async function fits(answer, sum) {
  if (!answer?.ok) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.clone().arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("").startsWith(sum);
}

/** A file of this build: from a copy, from the browser's cache, or from the host. */
async function obtained(address, sum) {
  for (const find of [
    () => caches.match(address),
    () => fetch(address, { priority: "low", redirect: "error" }),
    () => fetch(address, { priority: "low", redirect: "error", cache: "reload" }),
  ]) {
    const answer = await find();
    if (await fits(answer, sum)) return answer;
  }
  throw new Error(`the host has another build: ${address}`);
}

/** Keeps all files, one after another so that the page comes first. */
async function fill() {
  const cache = await caches.open(CACHE);
  for (const [file, sum] of Object.entries(FILES)) {
    const address = new URL(file, HOME).href;
    await cache.put(address, await obtained(address, sum));
  }
}

/** Removes the copies of earlier builds but the last: a tab that is still open may need parts of it. */
async function tidy() {
  const earlier = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(earlier.slice(0, -1).map((name) => caches.delete(name)));
}

async function page(request) {
  // Not opened: a copy that the visitor removed would be there again, empty.
  return (await caches.match(HOME.href, { cacheName: CACHE })) ?? fetch(request);
}

async function file(request, address) {
  return (await caches.match(address, { cacheName: CACHE })) ?? (await caches.match(address)) ?? fetch(request);
}

self.addEventListener("install", (event) => {
  event.waitUntil(fill().catch(async (error) => {
    await caches.delete(CACHE);
    throw error;
  }));
  // Where the browser knows rules, it does not even wake this worker for another origin.
  const { protocol, hostname, port } = HOME;
  event.addRoutes?.({ condition: { not: { urlPattern: { protocol: protocol.slice(0, -1), hostname, port } } }, source: "network" })?.catch(() => {});
});

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

// The page says so when the visitor chose to reload.
self.addEventListener("message", ({ data }) => {
  if (data === "activate") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== HOME.origin || !pathname.startsWith(HOME.pathname)) return;
  const name = pathname.slice(HOME.pathname.length);
  const isPage = name === "" || name === "index.html";
  if (request.mode === "navigate") {
    if (isPage) event.respondWith(page(request));
  } else if (!isPage && (Object.hasOwn(FILES, name) || LASTING.test(name))) {
    event.respondWith(file(request, HOME.origin + pathname));
  }
});
