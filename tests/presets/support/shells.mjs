// The shells in which every preset for a shell is run.
import { spawnSync } from "node:child_process";

export const SHELLS = ["sh", "bash", "fish"];

if (spawnSync("fish", ["--version"]).status !== 0) throw new Error("fish is needed on PATH: Debian: apt-get install fish");
