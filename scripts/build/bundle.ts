import { chmodSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { globalsHiddenFromAxios, withoutUnreached } from "./left-out.ts";
import { root } from "./paths.ts";
import { standIns } from "./stand-ins.ts";

/** The file with the values and their codecs. It is a file of its own, because several parts that one operation needs use it. */
const shared = "src/terraform/cty/index.ts";
const axios = "src/streamkap/http/axios/index.ts";

/** File in the plugin folder → the module it is bundled from. The first is the entry. */
const parts = {
  "entry.js": "src/cli/main.ts",
  "cty.js": shared,
  "operations.js": "src/terraform/protocol/rpcs/index.ts",
  "provider-block.js": "src/provider/block/index.ts",
  "source-resources.js": "src/provider/resources/index.ts",
  "source-changes.js": "src/provider/operations/changes/index.ts",
  "journal.js": "src/provider/journal/notes/index.ts",
  "sources-ready.js": "src/provider/resources/sources-ready/index.ts",
  "client.js": "src/streamkap/index.ts",
  "axios.js": axios,
  "proxy.js": "src/streamkap/http/proxy/index.ts",
  "simulator.js": "src/cli/simulator/index.ts",
} as const;

/** The part of an executable that people's commands need. It is no part of the plugin folder. */
const commandLine = { "command-line.js": "src/cli/index.ts" } as const;

/**
 * Makes the plugin folder: one bundle for each part. An `import()` of another part becomes a `require` of its file, so that the file is loaded
 * when the code first gets there. An `import` of the shared module becomes a `require` as well. esbuild can split bundles by
 * itself, but only into ES modules, which start more slowly. A part has only the modules that it uses, because none of our
 * modules does anything by being loaded (`sideEffects` in package.json).
 */
export async function bundle(folder: string): Promise<void> {
  for (const [file, source] of Object.entries(parts)) {
    await bundlePart(source, join(folder, file), { firstLine: file === "entry.js" ? shebang : "" });
  }
}

/**
 * Makes the program of the npm package. npm's `bin` needs a file whose name never changes.
 *
 * @param file path of the new file
 * @param plugin name of the plugin folder beside it
 */
export async function bundleProgram(file: string, plugin: string): Promise<void> {
  // The program has texts with `import` in them, for files that it writes. publint looks for words, and would take the program
  // for an ES module if no line began like one of CommonJS.
  const lastLine = "module.exports = {};";
  await bundlePart("src/cli/program.ts", file, { firstLine: shebang, lastLine, place: `./${plugin}` });
  chmodSync(file, 0o755);
}

/**
 * Makes the two files that an executable has beside the parts of the plugin. Its entry loads the parts from the executable.
 *
 * @param folder where the files are made
 */
export async function bundleStandalone(folder: string): Promise<void> {
  await bundlePart("src/cli/standalone.ts", join(folder, "entry.js"));
  for (const [file, source] of Object.entries(commandLine)) await bundlePart(source, join(folder, file));
}

const shebang = "#!/usr/bin/env node";

interface BundleOptions {
  /** Stands before the code. @default nothing */
  readonly firstLine?: string;
  /** Stands behind the code. @default nothing */
  readonly lastLine?: string;
  /** The folder of the parts, as seen from the bundle. @default the bundle's own */
  readonly place?: string;
}

async function bundlePart(
  source: string,
  file: string,
  { firstLine = "", lastLine = "", place = "." }: BundleOptions = {},
): Promise<void> {
  await build({
    entryPoints: [join(root, source)],
    outfile: file,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20.9",
    format: "cjs",
    legalComments: "none",
    logLevel: "warning",
    supported: { "dynamic-import": false },
    banner: { js: firstLine },
    footer: { js: lastLine },
    alias: standIns,
    ...(source === axios && { define: globalsHiddenFromAxios }),
    plugins: pluginsOf(source, place),
  });
}

function pluginsOf(source: string, place: string): Plugin[] {
  if (source === shared) return [];
  return source === axios ? [withoutUnreached] : [sharedPart(place), lazyParts(place)];
}

const lazyParts = (place: string): Plugin => ({
  name: "lazy-parts",
  setup(builder) {
    const all = Object.entries({ ...parts, ...commandLine });
    const files = new Map(all.map(([file, source]) => [join(root, source), file]));
    builder.onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind }) => {
      if (kind !== "dynamic-import") return undefined;
      const file = files.get(resolve(dirname(importer), path));
      if (file === undefined) {
        return {
          errors: [
            { text: `${relative(root, importer)} loads ${path} lazily: name it as a part of the plugin` },
          ],
        };
      }
      return { path: `${place}/${file}`, external: true };
    });
  },
});

/** Names the exports of the shared file, so that each part has one `require` of it. esbuild would write one for each importer. */
const sharedPart = (place: string): Plugin => ({
  name: "shared-part",
  setup(builder) {
    const file = join(root, shared);
    builder.onResolve({ filter: /\/index\.ts$/ }, ({ path, importer }) =>
      resolve(dirname(importer), path) === file
        ? { path: shared, namespace: "shared", sideEffects: false }
        : undefined,
    );
    builder.onLoad({ filter: /./, namespace: "shared" }, async () => {
      const names = Object.keys((await import(pathToFileURL(file).href)) as object);
      return { contents: `export const { ${names.join(", ")} } = require("${place}/cty.js");` };
    });
    builder.onResolve({ filter: /\/cty\.js$/ }, ({ path }) => ({ path, external: true }));
  },
});
