/**
 * After compiling, of what is generated: has both indices load each resource and each config class when it is first used,
 * and takes the source maps off. TypeScript cannot say the one, and jsii takes no other form of export; loading all
 * of them costs every synth more time than everything else in this package. jsii leaves no choice of the other,
 * and the maps of what nobody has written were half of the packed package.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../lib/generated/", import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), "utf8");

/** Does nothing to what an earlier run has left, and the compiler has since found up to date. */
function rewrite(name, change) {
  const before = read(name);
  const after = change(before);
  if (after !== before) writeFileSync(new URL(name, folder), after);
}

const getter = (name, value) =>
  `Object.defineProperty(exports, "${name}", { enumerable: true, configurable: true, get: () => ${value} });`;

for (const name of readdirSync(folder, { recursive: true })) {
  const path = name.replaceAll("\\", "/");
  if (path.endsWith(".js")) rewrite(path, (text) => text.replace(/^\/\/# sourceMappingURL=data:.*\n?/m, ""));
}

rewrite("index.js", (text) =>
  text
    .replace(/^exports\.\w+ = (?:exports\.\w+ = )*void 0;\n/m, "")
    .replace(/^exports\.(\w+) = (require\(".+"\));$/gm, (_line, name, value) => getter(name, value)),
);

/** Not by the form above: by that one, what imports the package as an ES module takes the name for an unsafe one. */
const lazily =
  "const lazily = (name, get) => Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });\n";
rewrite("configs/index.js", (text) =>
  text
    .replace(/^(?=__exportStar\()/m, lazily)
    .replace(/^__exportStar\((require\("\.\/(.+)"\)), exports\);$/gm, (_line, module, file) => {
      const declared = /^exports\.\w+ = (?:exports\.\w+ = )*void 0;$/m.exec(read(`configs/${file}.js`))?.[0];
      if (declared === undefined) throw new Error(`configs/${file}.js exports nothing.`);
      const names = [...declared.matchAll(/exports\.(\w+)/g)].map(([, name]) => name);
      // This line stays: by it such importers know the names.
      return [declared, ...names.map((name) => `lazily("${name}", () => ${module}.${name});`)].join("\n");
    }),
);

for (const [name, left, made] of [
  ["index.js", /^exports\./m, "get: () => require("],
  ["configs/index.js", /^__exportStar\(/m, "() => require("],
]) {
  const text = read(name);
  if (left.test(text) || !text.includes(made)) {
    throw new Error(`${name} of the bindings is not as the compiler used to write it: adapt this script.`);
  }
}
