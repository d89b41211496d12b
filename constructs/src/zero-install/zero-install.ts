import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPlugin } from "./install";
import { LOCK_FILE, lockProvider } from "./lock-file";
import type { PluginFolder } from "./plugin-folder";
import { hashFiles } from "./plugin-hash";
import { PROVIDER_ADDRESS } from "./provider-address";

/**
 * Makes `terraform init` in the stack's directory find exactly this plugin, with no configuration
 * and no registry: the files go where Terraform looks for an implied local mirror, the hash into the
 * lock file.
 *
 * @param platforms Terraform's names, such as `linux_amd64`; the plugin is the same for all
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
  // Latin 1 maps each byte to one character and back: what is not ours stays as it is, whatever it is.
  const before = existsSync(file) ? readFileSync(file, "latin1") : "";
  const after = lockProvider(before, {
    address: PROVIDER_ADDRESS,
    version: plugin.version,
    hash: hashFiles(plugin.files),
  });
  if (after === before) return;
  // A name of its own, because another process may be doing the same.
  const temporary = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(temporary, after, "latin1");
  renameSync(temporary, file);
}
