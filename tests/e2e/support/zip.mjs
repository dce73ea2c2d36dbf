// Packs files into a zip that depends on nothing but their names, contents and whether they may be run:
// `zip.mjs FROM TO` reads the names, relative to FROM, from the standard input, one a line.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";

const [, , from, to] = process.argv;
// A zip holds local times: this is the first one that it can hold, in whatever zone.
const mtime = new Date(1980, 0, 1);
const UNIX = 3;
const names = readFileSync(0, "utf8").split("\n").filter(Boolean).sort((a, b) => (a < b ? -1 : 1));
const entries = names.map((name) => {
  const file = join(from, name);
  const mode = statSync(file).mode & 0o100 ? 0o100755 : 0o100644;
  return [name, [readFileSync(file), { mtime, level: 9, os: UNIX, attrs: mode * 0x10000 }]];
});
writeFileSync(to, zipSync(Object.fromEntries(entries)));
