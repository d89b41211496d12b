import { chmodSync, existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { readBuild, type Build, type BuildSource } from "./build.ts";
import { devOverrides, filesystemMirror } from "./cli-config.ts";
import { installHelp, parseInstallArguments, type InstallArguments } from "./install-options.ts";
import { layInto, removeFrom } from "./mirror.ts";
import { installedText, removedText, type Place } from "./texts.ts";
import { installationRules, pluginsOfUser, type User } from "./user-folders.ts";

/** What `install` is given of the process in which it runs. */
export interface InstallIo extends User, BuildSource {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly version: string;
  /** The processor in Node's words, such as `x64`. */
  readonly arch: string;
}

/**
 * Runs the command.
 *
 * @returns the exit code: 0 for success, 1 if a file or folder is in the way, 2 if an option is wrong
 */
export function runInstall(args: readonly string[], io: InstallIo): number {
  let options: InstallArguments;
  try {
    options = parseInstallArguments(args);
  } catch (error) {
    io.stderr(`install: ${firstLine(error)}. See --help.\n`);
    return 2;
  }
  if (options.help) {
    io.stdout(installHelp);
    return 0;
  }
  try {
    carryOut(options, io);
    return 0;
  } catch (error) {
    io.stderr(`install: ${problem(error)}.\n`);
    return 1;
  }
}

function carryOut(options: InstallArguments, io: InstallIo): void {
  const place = placeOf(options, io);
  if (options.uninstall) {
    io.stdout(removedText(removeFrom(place.mirror), place));
    return;
  }
  const build = readBuild(io, io.version, io);
  if (options.cliConfig && options.mirror === undefined) {
    io.stdout(devOverrides(folderToStartFrom(build)));
    return;
  }
  const installed = layInto(place.mirror, build);
  const rules = place.kind === "mirror" ? undefined : installationRules(io);
  const text = installedText(installed, { build, place, ...(rules !== undefined && { rules }) });
  if (options.cliConfig) io.stdout(filesystemMirror(place.mirror));
  (options.cliConfig ? io.stderr : io.stdout)(text);
}

function placeOf({ dir, mirror }: InstallArguments, io: InstallIo): Place {
  if (mirror !== undefined)
    return { kind: "mirror", mirror: resolve(mirror), option: `--mirror ${pasted(mirror)}` };
  if (dir === undefined) return { kind: "user", mirror: pluginsOfUser(io) };
  if (!existsSync(dir) || !statSync(dir).isDirectory()) {
    throw new RangeError(`--dir: there is no folder ${dir}. Name the folder that your configuration is in`);
  }
  return {
    kind: "dir",
    mirror: join(resolve(dir), "terraform.d", "plugins"),
    option: `--dir ${pasted(dir)}`,
  };
}

/** A path as a shell takes it. */
function pasted(path: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/**
 * Sets the executable bit, which npm leaves out of its packages, because Terraform starts the file where it is.
 *
 * @returns the folder of the file
 * @throws RangeError if the file has a name by which Terraform does not find it
 */
function folderToStartFrom({ executable, files }: Build): string {
  const file = files.get(executable) ?? executable;
  if (!basename(file).startsWith(typeName)) {
    throw new RangeError(
      `${file} has a name that Terraform does not look for. Call the file ${executable}, and try again`,
    );
  }
  if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  return dirname(file);
}

/** Terraform takes a file of a folder in `dev_overrides` for the provider if its name begins so. */
const typeName = "terraform-provider-streamkap";

/** What went wrong, in words for a user. If the file system refuses, the text names the path and the reason. */
function problem(error: unknown): string {
  const { code, path, dest } = (error ?? {}) as Partial<NodeJS.ErrnoException> & { dest?: string };
  if (code === undefined) return firstLine(error);
  const reason = reasons[code] ?? `the system says ${code}`;
  return (
    `cannot write ${dest ?? path ?? "there"}: ${reason}. Name another folder with --dir or --mirror, or make this one ` +
    `writable`
  );
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "you have no permission",
  EPERM: "you have no permission",
  ENOENT: "the system allows no folder there",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of this path is a file",
  EEXIST: "a part of this path is a file",
};

function firstLine(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line.replace(/\.$/, "");
}
