// Makes wasm modules small, as `wasm-opt -Oz` does, many in one process: `optimize.mjs FROM TO [FROM TO]…`.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

const { Features } = binaryen;
// What browsers have; never all features, since binaryen then emits what they refuse.
const FEATURES = Features.BulkMemory | Features.BulkMemoryOpt | Features.NontrappingFPToInt | Features.SignExt | Features.MutableGlobals | Features.ReferenceTypes | Features.Multivalue;

binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
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
