// Registers the service worker when the page has nothing else to do, and offers a new version when there is one, never
// while a secret is on the screen. boot.js loads it after the page has started.
const worker = navigator.serviceWorker;
/** An open tab asks for a new version when it is looked at again, but not more often than so, in milliseconds. */
const PAUSE = 3_600_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the page has been complete for three seconds: no part is missing, and none arrives. */
async function quiet() {
  for (let calm = 0, before = -1; calm < 3; ) {
    await pause(1000);
    const now = performance.getEntriesByType("resource").length;
    calm = now === before && !document.querySelector("#skeleton, .loading:not([hidden])") ? calm + 1 : 0;
    before = now;
  }
}

/** Whether a reload would take a secret from the screen: one that is shown, typed, or about to arrive. */
function holdsSecret() {
  const typed = [...document.querySelectorAll("input.masked")].some((input) => input.value);
  // The page's own guard, which asks before a secret is lost, answers the same question.
  const guarded = !dispatchEvent(new Event("beforeunload", { cancelable: true }));
  return typed || guarded || document.querySelector("[data-secret]") !== null;
}

/** The message with its two buttons; `act` is what the first one does. */
function message(act, refuse) {
  const box = document.createElement("div");
  box.className = "toast";
  const text = document.createElement("span");
  text.textContent = "A new version is ready. Reloading ends your connection and clears what you typed.";
  const button = (words, press) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = words;
    Object.assign(element.style, { paddingInline: "0.5rem", textDecoration: "underline", whiteSpace: "nowrap" });
    element.addEventListener("click", press);
    return element;
  };
  box.append(text, button("New version: reload", act), button("Later", refuse));
  return box;
}

/** Offers the version that waits, whenever no secret is in the way, until it is taken or put off. */
function offer(waiting) {
  const place = document.createElement("div");
  place.className = "toasts";
  place.setAttribute("role", "status");
  document.body.append(place);
  const box = message(
    () => {
      if (holdsSecret()) return show();
      waiting.addEventListener("statechange", () => {
        if (waiting.state === "activated") location.reload();
      });
      waiting.postMessage("activate");
    },
    () => end(),
  );
  const show = () => {
    const may = waiting.state === "installed" && !holdsSecret();
    if (may !== box.isConnected) may ? place.append(box) : box.remove();
  };
  // What the page shows may change with any press; a change of our own message changes nothing else.
  const watcher = new MutationObserver(show);
  watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  addEventListener("input", show);
  const end = () => {
    watcher.disconnect();
    removeEventListener("input", show);
    place.remove();
  };
  show();
}

async function start() {
  await quiet();
  // Of all addresses, only this one may become a worker.
  const address = () => new URL("sw.js", document.baseURI).href;
  const policy = globalThis.trustedTypes?.createPolicy("worker", { createScriptURL: address });
  const registration = await worker.register(policy ? policy.createScriptURL("") : address());
  const watch = (found) => found?.addEventListener("statechange", () => {
    if (found.state === "installed" && registration.active) offer(found);
  });
  if (registration.waiting && registration.active) offer(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < PAUSE) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

// An extension's pages are on the disk already, and who saves data asked for no copies.
if (worker && location.protocol.startsWith("http") && !navigator.connection?.saveData) {
  // Without a connection, or where the browser refuses, the page works as it does without a worker.
  start().catch(() => {});
}
