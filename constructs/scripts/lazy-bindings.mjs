/**
 * After compiling: has the index of the generated bindings load each resource when it is first used.
 * TypeScript cannot say so, and jsii takes no other form of export; loading all of them costs
 * every synth more time than everything else in this package.
 */
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../lib/generated/index.js", import.meta.url);
const before = readFileSync(file, "utf8");

// Left by an earlier run over output that the compiler has since found up to date.
if (!before.includes("get: () => require(")) {
  const after = before
    .replace(/^exports\.\w+ = (?:exports\.\w+ = )*void 0;\n/m, "")
    .replace(/^\/\/# sourceMappingURL=.*\n?/m, "")
    .replace(
      /^exports\.(\w+) = require\("(.+)"\);$/gm,
      'Object.defineProperty(exports, "$1", { enumerable: true, configurable: true, get: () => require("$2") });',
    );
  if (/^exports\./m.test(after) || after === before) {
    throw new Error(`${file.pathname} is not as the compiler used to write it: adapt this script.`);
  }
  writeFileSync(file, after);
}
