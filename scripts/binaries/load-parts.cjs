// The first script of an executable. In a single executable application, `require` knows only Node's own modules. So this script
// reads the parts of the plugin (scripts/build/bundle.ts) from the assets of the executable, each when it is first required.
const { getAsset } = require("node:sea");
const { Script } = require("node:vm");

const loaded = new Map();

/** @param path as one part requires another, such as `./cty.js` */
function load(path) {
  const name = path.slice("./".length);
  let part = loaded.get(name);
  if (part === undefined) {
    part = { exports: {} };
    loaded.set(name, part);
    const code = `(function (exports, require, module) {${getAsset(name, "utf8")}\n})`;
    new Script(code, { filename: name }).runInThisContext()(part.exports, requirePart, part);
  }
  return part.exports;
}

function requirePart(id) {
  return id.startsWith("./") ? load(id) : require(id);
}

load("./entry.js");
