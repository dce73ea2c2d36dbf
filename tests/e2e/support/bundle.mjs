// Joins and shrinks scripts and style sheets: `bundle.mjs KIND FILE` prints the result. KIND is `js`, where the file's
// imports are joined with it, or `css`.
import { build } from "esbuild";

const [, , kind, file] = process.argv;
const { outputFiles } = await build({
  entryPoints: [file],
  bundle: true,
  minify: true,
  // Loaded by the page when it is idle, so it stays a file of its own.
  external: ["./pwa-*.js"],
  format: kind === "js" ? "esm" : undefined,
  // Pictures keep their names.
  external: ["*.svg"],
  legalComments: "none",
  charset: "utf8",
  write: false,
  logLevel: "warning",
});
process.stdout.write(outputFiles[0].text);
