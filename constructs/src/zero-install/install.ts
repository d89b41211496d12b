import { randomBytes } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fieldOf } from "../names/fields";
import type { PluginFolder } from "./plugin-folder";
import { hashDirectory, hashFiles } from "./plugin-hash";

/** Error codes of the file system where another process has made, removed or replaced a file in the meantime. */
const MEANWHILE: readonly unknown[] = [
  ...["ENOENT", "ENOTEMPTY", "EEXIST"],
  // Windows answers these for a folder in which another process has a file open.
  ...(process.platform === "win32" ? ["EPERM", "EBUSY", "EACCES"] : []),
];

/** How often to try. An attempt fails only where another process has finished its own in the meantime. */
const ATTEMPTS = 20;

/**
 * Copies the plugin folder to a directory, which afterwards holds these files and no others. The copy is made in `scratch`
 * and then renamed, so that Terraform never finds a half-written plugin. Nothing is done where the directory holds the
 * same files already. Several processes may do this at the same time: one of them succeeds, and the others see that.
 *
 * @param scratch an existing directory of the same file system, in which to prepare the copy
 */
export function installPlugin(plugin: PluginFolder, target: string, scratch: string): void {
  if (isInstalled(plugin, target)) return;
  const copy = join(scratch, `.streamkap-${randomBytes(6).toString("hex")}`);
  try {
    copyPlugin(plugin, copy);
    for (let attempt = 1; !moveInto(copy, target, `${copy}-old-${String(attempt)}`); attempt++) {
      if (isInstalled(plugin, target)) return;
      if (attempt === ATTEMPTS) throw new Error(notInstalled(target));
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * @param old path to move the present target to, because a rename cannot replace a directory that is not empty
 * @returns false where another process was faster
 */
function moveInto(copy: string, target: string, old: string): boolean {
  try {
    mkdirSync(dirname(target), { recursive: true });
    if (existsSync(target)) renameSync(target, old);
    renameSync(copy, target);
    return true;
  } catch (error) {
    if (isOfOthers(error)) return false;
    throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function isInstalled(plugin: PluginFolder, target: string): boolean {
  const executable = join(target, plugin.executable);
  try {
    return (
      existsSync(executable) &&
      (statSync(executable).mode & 0o111) !== 0 &&
      hashDirectory(target) === hashFiles(plugin.files)
    );
  } catch (error) {
    // Another process replaces the target while it is read.
    if (isOfOthers(error) && [...plugin.files.values()].every((file) => existsSync(file))) return false;
    throw error;
  }
}

function isOfOthers(error: unknown): boolean {
  return MEANWHILE.includes(fieldOf(error, "code"));
}

function notInstalled(target: string): string {
  return (
    `The Streamkap provider cannot be laid down in ${target}: other processes replace it all the time, or the folder ` +
    `cannot be written. Let apps with different providers synthesize into folders of their own ("cdktf synth --output").`
  );
}

/** File modes are set and not copied, because packing and unpacking the npm package loses the executable bit. */
function copyPlugin(plugin: PluginFolder, target: string): void {
  for (const [name, source] of plugin.files) {
    const file = join(target, name);
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(source, file);
    chmodSync(file, name === plugin.executable ? 0o755 : 0o644);
  }
}
