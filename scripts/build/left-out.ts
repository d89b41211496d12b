import { isBuiltin } from "node:module";
import { join, sep } from "node:path";
import { build, type Plugin } from "esbuild";
import { root } from "./paths.ts";

const axiosCode = join(root, "node_modules", "axios", "lib") + sep;

/**
 * Modules that axios imports but the provider never reaches, by the names that axios uses. The bundle has functions that throw
 * in their place. Without these modules and the globals below, the bundle has a quarter of its size and loads in a fifth of
 * the time.
 */
export const leftOutOfAxios: readonly string[] = [
  // Adapters for browsers: the client names the adapter `http`.
  "./xhr.js",
  "./fetch.js",
  // Forms and `data:` addresses: the API takes JSON only. form-data would bring a table of all media types.
  "form-data",
  "../helpers/formDataToJSON.js",
  "../helpers/formDataToStream.js",
  "../helpers/fromDataURI.js",
  "../helpers/estimateDataURLDecodedBytes.js",
  // Ways to the host: axios gets a request that is connected already, through a proxy or not. It follows no redirect.
  "https",
  "crypto",
  "http2",
  "follow-redirects",
  "https-proxy-agent",
  "proxy-from-env",
  "../helpers/shouldBypassProxy.js",
  // Decompression: ours takes its place. Progress and limits of speed: the client asks for none.
  "zlib",
  "../helpers/AxiosTransformStream.js",
];

/** Globals that axios only looks for. Looking makes Node load the code behind a global: for `FormData`, all of its `fetch`. */
export const globalsHiddenFromAxios: Readonly<Record<string, string>> = {
  globalThis: "{}",
  Blob: "undefined",
  performance: "undefined",
  "process.allowedNodeEnvironmentFlags": "undefined",
};

/** Fails the build if axios no longer imports a module of the list. Then look what it imports instead. */
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

/** Marks our own question where a module lies, to tell it from a question of esbuild. */
const asked = Symbol("asked");

/** The names that an ES module exports. Any other module exports only `default`. */
async function exportsOf(file: string): Promise<readonly string[]> {
  if (isBuiltin(file)) return ["default"];
  const { metafile } = await build({ entryPoints: [file], write: false, metafile: true, outdir: root });
  const names = Object.values(metafile.outputs).flatMap((output) => output.exports);
  return names.length === 0 ? ["default"] : names;
}

/** A module whose exports can be read, at any depth, and throw when they are called. */
function standIn(path: string, names: readonly string[]): string {
  const message = JSON.stringify(`${path} of axios is left out of the plugin: see scripts/build/left-out.ts`);
  return `
    const fail = () => { throw new Error(${message}); };
    const leftOut = /* @__PURE__ */ new Proxy(function () {}, { get: () => leftOut, apply: fail, construct: fail });
    export { ${names.map((name) => `leftOut as ${name}`).join(", ")} };`;
}
