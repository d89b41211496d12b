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

/**
 * Of axios, what is never reached: the client asks for its adapter `http`, and those for browsers are as large; no body
 * is a form, and no address a `data:`.
 */
export const withoutUnreached: Plugin = {
  name: "without-unreached",
  setup(builder) {
    builder.onResolve(
      { filter: /\/(xhr|fetch|formDataToStream|formDataToJSON|fromDataURI)\.js$/ },
      ({ importer }) =>
        /[\\/]axios[\\/]lib[\\/]/.test(importer) ? { path: join(here, "no-module.cjs") } : undefined,
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
