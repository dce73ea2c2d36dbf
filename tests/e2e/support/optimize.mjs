// Makes wasm modules small, as `wasm-opt -Os` does, many in one process: `optimize.mjs FROM TO [FROM TO]…`.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

const { Features } = binaryen;
// What browsers have; never all features, since binaryen then emits what they refuse.
const FEATURES = Features.BulkMemory | Features.BulkMemoryOpt | Features.NontrappingFPToInt | Features.SignExt | Features.MutableGlobals | Features.ReferenceTypes | Features.Multivalue;

binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(1);
// A browser compiles each function when it is called for the first time, while the page waits. Functions as short as a
// call are put into their callers: a sixth fewer to compile, in no more bytes after brotli.
binaryen.setAlwaysInlineMaxSize(5);
// Names of things, which the result does not keep, are what it warns about.
console.warn = () => {};
const files = process.argv.slice(2);
for (let at = 0; at < files.length; at += 2) {
  const module = binaryen.readBinary(readFileSync(files[at]));
  module.setFeatures(FEATURES);
  module.optimize();
  writeFileSync(files[at + 1], module.emitBinary());
  module.dispose();
}
