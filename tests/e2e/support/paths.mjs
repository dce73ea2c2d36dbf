// Where things are.
import { fileURLToPath } from "node:url";
import { join } from "node:path";

export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, "");
export const dist = join(root, "dist");
export const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
