import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { root } from "./paths.ts";

const here = join(root, "scripts", "build");

/**
 * Package → what the bundle has in its place.
 *
 * - axios builds multipart bodies with form-data, which no call of ours has; it brings a table of
 *   all media types.
 * - debug, asked by DEBUG, would let proxies' headers past the logger to stderr.
 */
export const standIns: Readonly<Record<string, string>> = {
  "form-data": join(here, "no-form-data.cjs"),
  debug: join(here, "no-debug.cjs"),
};

/** The client asks axios for its adapter `http`; those for browsers are as large, and never reached. */
export const withoutBrowserAdapters: Plugin = {
  name: "without-browser-adapters",
  setup(builder) {
    builder.onResolve({ filter: /^\.\/(xhr|fetch)\.js$/ }, ({ importer }) =>
      /axios[\\/]lib[\\/]adapters[\\/]adapters\.js$/.test(importer)
        ? { path: join(here, "no-adapter.cjs") }
        : undefined,
    );
  },
};

const askedAtLoad = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";

/**
 * axios asks for the global FormData when it is loaded, and Node then loads all of its own fetch, undici: a third of
 * what loading the client takes, for each process of the provider that calls the API.
 */
export const withoutGlobalFormData: Plugin = {
  name: "without-global-form-data",
  setup(builder) {
    builder.onLoad({ filter: /axios[\\/]lib[\\/]utils\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (text.includes(askedAtLoad)) return { contents: text.replace(askedAtLoad, "undefined") };
      return {
        errors: [{ text: "axios asks for FormData in another way: see whether loading it still does" }],
      };
    });
  },
};
