// Joins and shrinks scripts and style sheets: `bundle.mjs KIND FILE` prints the result. KIND is `js`, where the file's
// imports are joined with it, or `css`.
import { build } from "esbuild";

const [, , kind, file] = process.argv;
const { outputFiles } = await build({
  entryPoints: [file],
  bundle: true,
  minify: true,
  format: kind === "js" ? "esm" : undefined,
  // Pictures keep their names, and what the page loads when it is idle stays a file of its own.
  external: ["*.svg", "./pwa-*.js"],
  legalComments: "none",
  charset: "utf8",
  write: false,
  logLevel: "warning",
});
process.stdout.write(outputFiles[0].text);
