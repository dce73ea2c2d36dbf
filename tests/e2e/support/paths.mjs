// Where things are.
import { fileURLToPath } from "node:url";
import { join } from "node:path";

export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, "");
export const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
/** The page as `cargo xtask test e2e` copies it from dist/: it may call the sandbox's server on this machine. */
export const dist = join(target, "journeys");
