import { isBuiltin } from "node:module";
import { join, sep } from "node:path";
import { build, type Plugin } from "esbuild";
import { root } from "./paths.ts";

const axiosCode = join(root, "node_modules", "axios", "lib") + sep;

/**
 * What axios imports and the provider never reaches, as axios names it. In its place the bundle has functions that throw.
 * Without it, and without the globals below, the bundle has a quarter of its size and loads in a fifth of the time.
 */
export const leftOutOfAxios: readonly string[] = [
  // Adapters for browsers: the client names the adapter `http`.
  "./xhr.js",
  "./fetch.js",
  // Forms and `data:` addresses: the API takes JSON. form-data brings a table of all media types.
  "form-data",
  "../helpers/formDataToJSON.js",
  "../helpers/formDataToStream.js",
  "../helpers/fromDataURI.js",
  "../helpers/estimateDataURLDecodedBytes.js",
  // Ways to the host: axios is handed a request that is connected, through a proxy or not, and follows no redirect.
  "https",
  "crypto",
  "http2",
  "follow-redirects",
  "https-proxy-agent",
  "proxy-from-env",
  "../helpers/shouldBypassProxy.js",
  // Decompression is ours; progress and limits of speed nobody asks for.
  "zlib",
  "../helpers/AxiosTransformStream.js",
];

/** Globals that axios only looks for. To look for them makes Node load what is behind them: for `FormData`, all of its `fetch`. */
export const globalsHiddenFromAxios: Readonly<Record<string, string>> = {
  globalThis: "{}",
  Blob: "undefined",
  performance: "undefined",
  "process.allowedNodeEnvironmentFlags": "undefined",
};

/** Fails the build where axios no longer imports something of the list: then see what it imports instead. */
export const withoutUnreached: Plugin = {
  name: "without-unreached",
  setup(builder) {
    const met = new Set<string>();
    builder.onResolve({ filter: /./ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if (!importer.startsWith(axiosCode) || !leftOutOfAxios.includes(path) || pluginData === asked)
        return undefined;
      met.add(path);
      const original = await builder.resolve(path, { importer, kind, resolveDir, pluginData: asked });
      return { path, namespace: "left-out", pluginData: original.path, sideEffects: false };
    });
    builder.onLoad({ filter: /./, namespace: "left-out" }, async ({ path, pluginData }) => ({
      contents: standIn(path, await exportsOf(String(pluginData))),
    }));
    builder.onEnd(() => {
      const unmet = leftOutOfAxios.filter((path) => !met.has(path));
      return {
        errors: unmet.map((path) => ({
          text: `axios no longer imports ${path}: see scripts/build/left-out.ts`,
        })),
      };
    });
  },
};

/** Tells our own question where a module lies from that of esbuild. */
const asked = Symbol("asked");

/** The names that an ES module exports. Anything else exports one thing, `default`. */
async function exportsOf(file: string): Promise<readonly string[]> {
  if (isBuiltin(file)) return ["default"];
  const { metafile } = await build({ entryPoints: [file], write: false, metafile: true, outdir: root });
  const names = Object.values(metafile.outputs).flatMap((output) => output.exports);
  return names.length === 0 ? ["default"] : names;
}

/** A module whose exports may be looked at, at any depth, and throw where they are called. */
function standIn(path: string, names: readonly string[]): string {
  const message = JSON.stringify(`${path} of axios is left out of the plugin: see scripts/build/left-out.ts`);
  return `
    const fail = () => { throw new Error(${message}); };
    const leftOut = /* @__PURE__ */ new Proxy(function () {}, { get: () => leftOut, apply: fail, construct: fail });
    export { ${names.map((name) => `leftOut as ${name}`).join(", ")} };`;
}
