// A static host as fast ones are: every file compressed beforehand by brotli 11, and gzip 9 beside it to compare.
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json" };

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/**
 * Serves a folder, and texts in place of files of it. `headersOf` tells the headers of a path; without it nothing is cached.
 * @returns {Promise<{url: string, gzip: (path: string) => number, close: () => Promise<void>}>}
 */
export async function serveCompressed(folder, texts = {}, headersOf = () => ({ "cache-control": "no-store" })) {
  const files = new Map();
  const add = (name, bytes) => files.set(`/${name}`, { type: TYPES[extname(name)] ?? "application/octet-stream", brotli: brotli(bytes), gzip: gzipSync(bytes, { level: 9 }).length });
  for (const name of readdirSync(folder)) if (TYPES[extname(name)]) add(name, readFileSync(join(folder, name)));
  for (const [name, text] of Object.entries(texts)) add(name, Buffer.from(text));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = files.get(pathname === "/" ? "/index.html" : pathname);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": file.type, "content-encoding": "br", "content-length": file.brotli.length, ...headersOf(pathname) });
    response.end(file.brotli);
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    gzip: (path) => files.get(path === "/" ? "/index.html" : path)?.gzip ?? 0,
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}
