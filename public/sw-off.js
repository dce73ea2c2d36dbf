// The kill switch: put in place of sw.js, it removes the copies of all builds and itself from every browser that comes
// back. The page then works as without a service worker.
const OURS = `scopesmith ${new URL(self.registration.scope).pathname} `;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
})()));
