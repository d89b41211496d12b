import { mkdirSync, rmSync } from "node:fs";
import { bundle } from "./bundle.ts";
import { writeData } from "./data.ts";
import { stampVersion } from "./version.ts";

/**
 * Builds the plugin folder: an entry file, and files beside it that are loaded when they are first needed.
 *
 * @returns the version of the plugin. The bytes of a version never change, so a development build has a hash of its content
 */
export async function buildPlugin(folder: string, options: { readonly release: boolean }): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await bundle(folder);
  await writeData(folder);
  return stampVersion(folder, options);
}
