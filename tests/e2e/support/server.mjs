// Serves the built page from a sub-path of a loopback port, as a static host would that reads the file _headers.
import { createReadStream, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { dist } from "./paths.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** What the folder's _headers says for every path. */
function headersOf(folder) {
  const [, block] = readFileSync(join(folder, "_headers"), "utf8").split(/^\/\*$/m);
  return Object.fromEntries(block.trim().split("\n").map((line) => [line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()]));
}

/**
 * Serves a folder below `base`. `hold` and `refuse` are patterns of paths that are not answered until `release`, or answered
 * with 404; they and the folder may be changed while the server runs. A `plain` host does not read the folder's _headers.
 * @returns {Promise<{url: string, origin: string, folder: string, requests: string[], hold: ?RegExp, refuse: ?RegExp, until: (enough: (paths: string[]) => boolean) => Promise<void>, release: () => void, close: () => Promise<void>}>}
 */
export async function serveDist({ folder = dist, base = "/some/where/", hold = null, refuse = null, plain = false } = {}) {
  const site = { requests: [], folder, hold, refuse };
  const [held, waiting] = [[], new Set()];
  const headers = plain ? {} : headersOf(folder);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    site.requests.push(pathname);
    for (const look of waiting) look();
    if (site.hold?.test(pathname)) await new Promise((go) => held.push(go));
    const file = site.refuse?.test(pathname) ? null : await find(site.folder, base, pathname);
    if (!file) return response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
    response.writeHead(200, {
      ...headers,
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-store",
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.url = site.origin + base;
  /** Waits until what was asked for is enough. */
  site.until = (enough) => new Promise((resolve) => {
    const look = () => {
      if (!enough(site.requests)) return;
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
  });
  site.release = () => {
    site.hold = null;
    for (const go of held.splice(0)) go();
  };
  site.close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return site;
}

/** The file for a path, or null when there is none inside the folder. */
async function find(folder, base, pathname) {
  if (!pathname.startsWith(base)) return null;
  const name = decodeURIComponent(pathname.slice(base.length)) || "index.html";
  const file = normalize(join(folder, name));
  if (!file.startsWith(folder + sep)) return null;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? file : null;
}
