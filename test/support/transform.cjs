/** Jest's transform: TypeScript to CommonJS by the bundler that builds the plugin. */
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { transformSync, version } = require("esbuild");

const options = {
  loader: "ts",
  format: "cjs",
  target: "node20.9",
  sourcemap: "inline",
  // Jest runs CommonJS, which has neither.
  supported: { "dynamic-import": false },
  define: { "import.meta.url": "importMetaUrl", "import.meta.dirname": "__dirname" },
  banner: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;',
};
const own = readFileSync(__filename);

module.exports = {
  getCacheKey: (source, file) =>
    createHash("sha256").update(own).update(version).update(file).update("\0").update(source).digest("hex"),
  process: (source, file) => ({ code: transformSync(source, { ...options, sourcefile: file }).code }),
};
