import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPlugin } from "./install";
import { LOCK_FILE, lockProvider } from "./lock-file";
import type { PluginFolder } from "./plugin-folder";
import { hashFiles } from "./plugin-hash";
import { PROVIDER_ADDRESS } from "./provider-address";

/**
 * Makes `terraform init` in the stack's directory find exactly this plugin, without configuration and without a registry.
 * The files go to the folder that Terraform uses as an implied local mirror, and the hash goes into the lock file.
 *
 * @param platforms Terraform's names of platforms, such as `linux_amd64`. All of them get the same plugin
 */
export function zeroInstall(
  plugin: PluginFolder,
  stackDirectory: string,
  platforms: readonly string[],
): void {
  const mirror = join(stackDirectory, "terraform.d");
  mkdirSync(mirror, { recursive: true });
  for (const platform of platforms) {
    const target = join(mirror, "plugins", ...PROVIDER_ADDRESS.split("/"), plugin.version, platform);
    installPlugin(plugin, target, mirror);
  }
  writeLock(join(stackDirectory, LOCK_FILE), plugin);
}

function writeLock(file: string, plugin: PluginFolder): void {
  // Latin 1 maps each byte to one character and back, so that the rest of the file stays the same in any encoding.
  const before = existsSync(file) ? readFileSync(file, "latin1") : "";
  const after = lockProvider(before, {
    address: PROVIDER_ADDRESS,
    version: plugin.version,
    hash: hashFiles(plugin.files),
  });
  if (after === before) return;
  // A random name, because another process may write the lock file at the same time.
  const temporary = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(temporary, after, "latin1");
  renameSync(temporary, file);
}
