import { randomBytes } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PluginFolder } from "./plugin-folder";
import { hashDirectory, hashFiles } from "./plugin-hash";

/**
 * Copies the plugin folder to a directory, which afterwards holds these files and no others. Made
 * beside it and renamed: a half-written plugin is never where Terraform looks. Does nothing where
 * the same is there already.
 *
 * @param scratch an existing directory of the same file system, in which to prepare the copy
 */
export function installPlugin(plugin: PluginFolder, target: string, scratch: string): void {
  if (isInstalled(plugin, target)) return;
  const copy = join(scratch, `.streamkap-${randomBytes(6).toString("hex")}`);
  const old = `${copy}-old`;
  try {
    copyPlugin(plugin, copy);
    mkdirSync(dirname(target), { recursive: true });
    // A directory that is not empty cannot be renamed over.
    if (existsSync(target)) renameSync(target, old);
    renameSync(copy, target);
  } finally {
    rmSync(copy, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

function isInstalled(plugin: PluginFolder, target: string): boolean {
  const executable = join(target, plugin.executable);
  return (
    existsSync(executable) &&
    (statSync(executable).mode & 0o111) !== 0 &&
    hashDirectory(target) === hashFiles(plugin.files)
  );
}

/** Modes are set, not copied: packing and unpacking the npm package loses the executable bit. */
function copyPlugin(plugin: PluginFolder, target: string): void {
  for (const [name, source] of plugin.files) {
    const file = join(target, name);
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(source, file);
    chmodSync(file, name === plugin.executable ? 0o755 : 0o644);
  }
}
