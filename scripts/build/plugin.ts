import { mkdirSync, rmSync } from "node:fs";
import { bundle } from "./bundle.ts";
import { writeData } from "./data.ts";
import { stampVersion } from "./version.ts";

/**
 * Builds the plugin folder: an entry file, and beside it files that are loaded when first needed.
 *
 * @returns its version: one version's bytes never change, so a development build has its content's hash
 */
export async function buildPlugin(folder: string, options: { readonly release: boolean }): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await bundle(folder);
  await writeData(folder);
  return stampVersion(folder, options);
}
