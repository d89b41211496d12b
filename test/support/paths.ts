import { readdirSync } from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";

/** The root of the repository, from which Jest runs. */
export const root = process.cwd();
export const catalogueFolder = join(root, "src", "catalogue", "sources");
export const pluginFolder = join(root, "dist", "plugin");

/** The version of the plugin that was last built. @throws Error if there is none */
export function pluginVersion(): string {
  const prefix = "terraform-provider-streamkap_v";
  const entry = readdirSync(pluginFolder).find((name) => name.startsWith(prefix));
  if (entry === undefined) throw new Error("dist/plugin has no entry file: run npm run build");
  return entry.slice(prefix.length);
}

/** System and processor as Go names them. The folders of a provider mirror have this name. */
export const goPlatform = `${platform() === "win32" ? "windows" : platform()}_${arch() === "x64" ? "amd64" : arch()}`;
