// One Chromium for each test file, started when first needed.
import { chromium } from "playwright-core";
import { after } from "node:test";

/** What every Chromium of the journeys is started with. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Nothing outside this machine can be reached, so a journey that tried would fail instead of leaking.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

let running = null;

/** The browser of this test file; it is closed after the last test. */
export function browser() {
  running ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  return running;
}

after(async () => {
  const started = await running?.catch(() => null);
  await started?.close();
});
