// Prints, for each file named, its size, its size after brotli 11, and after gzip 9. Node.js has both built in.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const packed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  console.log(`${bytes.length} ${packed.length} ${gzipSync(bytes, { level: 9 }).length}`);
}
