import { existsSync, readdirSync } from "node:fs";
import { arch, platform } from "node:os";
import { basename, delimiter, join } from "node:path";

/** The root of the repository, from which Jest runs. */
export const root = process.cwd();
export const catalogueFolder = join(root, "src", "catalogue", "sources");
export const pluginFolder = join(root, "dist", "plugin");

/**
 * The executable that the acceptance tests run in the place of the plugin folder, as `npm run binaries` makes it. The variable
 * ACCEPTANCE_PROVIDER names it. Undefined: the tests run the plugin folder.
 */
export const providerExecutable =
  process.env["ACCEPTANCE_PROVIDER"] === "" ? undefined : process.env["ACCEPTANCE_PROVIDER"];

/** The version of the plugin that is tested. @throws Error if there is none */
export function pluginVersion(): string {
  const prefix = "terraform-provider-streamkap_v";
  const names = providerExecutable === undefined ? readdirSync(pluginFolder) : [basename(providerExecutable)];
  const entry = names.find((name) => name.startsWith(prefix));
  if (entry === undefined)
    throw new Error(
      `${providerExecutable ?? "dist/plugin"} is no entry file, or has none: run npm run build`,
    );
  return entry.slice(prefix.length).replace(/\.exe$/, "");
}

/** The PATH of this process without the folders that have a `node`. */
export function pathWithoutNode(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.filter((folder) => !existsSync(join(folder, "node"))).join(delimiter);
}

/** System and processor as Go names them. The folders of a provider mirror have this name. */
export const goPlatform = `${platform() === "win32" ? "windows" : platform()}_${arch() === "x64" ? "amd64" : arch()}`;
