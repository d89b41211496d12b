import { readdirSync } from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";

/** Jest runs from the repository's root. */
export const root = process.cwd();
export const catalogueFolder = join(root, "src", "catalogue", "sources");
export const pluginFolder = join(root, "dist", "plugin");

/** Of the plugin as it was last built. */
export function pluginVersion(): string {
  const prefix = "terraform-provider-streamkap_v";
  const entry = readdirSync(pluginFolder).find((name) => name.startsWith(prefix));
  if (entry === undefined) throw new Error("dist/plugin has no entry file: run npm run build");
  return entry.slice(prefix.length);
}

/** This machine as Go spells it, which names the folders of a provider mirror. */
export const goPlatform = `${platform() === "win32" ? "windows" : platform()}_${arch() === "x64" ? "amd64" : arch()}`;
