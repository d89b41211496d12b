import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { providerAddress } from "../../provider/index.ts";
import { isCopyOf, type Build } from "./build.ts";
import { readRecord, removeLeftovers, removeRecord, writeRecord } from "./record.ts";

/** What `layInto` has done in a mirror. */
export interface Installed {
  readonly folder: string;
  readonly outcome: "installed" | "there already";
  /** Versions that were removed, because this build takes their place. */
  readonly replaced: readonly string[];
}

/**
 * Copies a build into a mirror, as `<mirror>/<address>/<version>/<platform>`. It removes a development build that it
 * has put there before, and a build of the same version, because Terraform could not tell which one is newer.
 *
 * @throws RangeError if the folder exists with other files, and this command has not made it
 */
export function layInto(mirror: string, build: Build): Installed {
  const versions = versionsIn(mirror);
  const own = `${build.version}/${build.platform}`;
  const folder = join(versions, build.version, build.platform);
  const made = makeFolders(versions);
  const before = readRecord(versions);
  removeLeftovers(versions);
  if (isCopyOf(build, folder)) {
    return { folder, outcome: "there already", replaced: replace(versions, build) };
  }
  if (existsSync(folder) && !before.folders.includes(own)) {
    throw new RangeError(
      `${folder} exists, and this command has not made it. Remove the folder, and try again`,
    );
  }
  // The record is written before the files are. So --uninstall knows everything that a run has left which was killed.
  const top = before.made ?? made;
  const folders = [...new Set([...before.folders, own])];
  writeRecord(versions, { folders, ...(top !== undefined && { made: top }) });
  copy(build, folder, join(versions, `.new-${String(process.pid)}`));
  return { folder, outcome: "installed", replaced: replace(versions, build) };
}

/**
 * Removes everything that `layInto` has put into a mirror, and the folders that it had to make for that, if they are
 * empty now.
 *
 * @returns the folders that were removed
 */
export function removeFrom(mirror: string): readonly string[] {
  const versions = versionsIn(mirror);
  const { folders, made } = readRecord(versions);
  for (const folder of folders) removeVersion(versions, folder);
  removeLeftovers(versions);
  removeRecord(versions);
  if (made !== undefined) removeEmpty(versions, made);
  return folders.map((folder) => join(versions, folder));
}

/**
 * Creates a folder and those above it. The recursive `mkdirSync` of Node 20 does not end where the system answers ENOENT, as in
 * /proc.
 *
 * @returns the uppermost folder that did not exist; undefined where all of them did
 */
function makeFolders(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  const above = dirname(folder) === folder ? undefined : makeFolders(dirname(folder));
  mkdirSync(folder);
  return above ?? folder;
}

function versionsIn(mirror: string): string {
  return join(mirror, ...providerAddress.split("/"));
}

/** Removes the versions whose place a build takes. @returns those versions */
function replace(versions: string, build: Build): readonly string[] {
  const record = readRecord(versions);
  const replaced = record.folders.filter((folder) => {
    const [version = "", platform] = folder.split("/");
    const isOther = version !== build.version && platform === build.platform;
    return isOther && (version.includes("+dev.") || release(version) === release(build.version));
  });
  if (replaced.length === 0) return [];
  for (const folder of replaced) removeVersion(versions, folder);
  writeRecord(versions, {
    ...record,
    folders: record.folders.filter((folder) => !replaced.includes(folder)),
  });
  return replaced.map((folder) => dirname(folder));
}

/** The version without its build metadata, which Terraform ignores when it compares versions. */
function release(version: string): string {
  return version.replace(/\+.*$/, "");
}

/**
 * Copies the files to a folder beside those of the versions, and renames it. So Terraform finds either the whole folder
 * or none.
 */
function copy(build: Build, folder: string, scratch: string): void {
  try {
    mkdirSync(scratch);
    for (const [name, path] of build.files) {
      copyFileSync(path, join(scratch, name));
      // npm leaves the executable bit out of its packages.
      chmodSync(join(scratch, name), name === build.executable ? 0o755 : 0o644);
    }
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(scratch, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function removeVersion(versions: string, folder: string): void {
  const place = join(versions, folder);
  rmSync(place, { recursive: true, force: true });
  if (isOwnFolder(dirname(place)) && isEmpty(dirname(place))) rmdirSync(dirname(place));
}

/** Removes a folder if it is empty, and then the empty folders above it, up to `top`. */
function removeEmpty(folder: string, top: string): void {
  if (relative(top, folder).startsWith("..") || !isEmpty(folder)) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder), top);
}

/** False for a link, which somebody else has made. */
function isOwnFolder(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isEmpty(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length === 0;
}
