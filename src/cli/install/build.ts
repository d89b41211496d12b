import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The build of which this program is a part. */
export interface Build {
  readonly version: string;
  /** Terraform's name of the platform, such as `linux_amd64`. */
  readonly platform: string;
  /** Name of the file that Terraform starts. */
  readonly executable: string;
  /** All files of the build: the name that Terraform finds → the path of the file here. */
  readonly files: ReadonlyMap<string, string>;
}

/** Where the files of a build are. */
export interface BuildSource {
  /** The folder of the plugin. It holds the plugin and nothing else, unless there is an executable. */
  readonly pluginFolder: string;
  /** Path of the executable that is the whole plugin. @default the plugin is the folder */
  readonly pluginExecutable?: string;
}

/** Names in Go, and so in Terraform, by the name in Node. Names that are equal are left out. */
const systems: Readonly<Record<string, string>> = { win32: "windows", sunos: "solaris" };
const processors: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };

/**
 * Reads which build this is.
 *
 * @param machine this machine in Node's words
 * @throws RangeError if Terraform could not start the build on this machine
 */
export function readBuild(
  source: BuildSource,
  version: string,
  machine: { readonly platform: string; readonly arch: string },
): Build {
  const { platform, arch } = machine;
  const script = `terraform-provider-streamkap_v${version}`;
  const executable = platform === "win32" ? `${script}.exe` : script;
  return {
    version,
    platform: `${systems[platform] ?? platform}_${processors[arch] ?? arch}`,
    executable,
    files:
      source.pluginExecutable === undefined
        ? filesOf(source.pluginFolder, executable)
        : new Map([[executable, source.pluginExecutable]]),
  };
}

/** @throws RangeError if the folder lacks the file that Terraform starts */
function filesOf(folder: string, executable: string): ReadonlyMap<string, string> {
  if (!existsSync(join(folder, executable))) {
    throw new RangeError(
      executable.endsWith(".exe")
        ? `on Windows, Terraform starts only programs, and ${folder} has no ${executable}. docs/guides/remote-runs.md says ` +
            `how to make one; or run Terraform in WSL`
        : `${folder} has no ${executable}. Build or install this package again`,
    );
  }
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  return new Map(names.map((name) => [name, join(folder, name)]));
}

/** Whether a folder has the files of the build and no others, and Terraform can start the executable. */
export function isCopyOf(build: Build, folder: string): boolean {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return false;
  const names = readdirSync(folder);
  return (
    names.length === build.files.size &&
    [...build.files].every(([name, path]) => names.includes(name) && equal(path, join(folder, name))) &&
    (build.executable.endsWith(".exe") || (statSync(join(folder, build.executable)).mode & 0o111) !== 0)
  );
}

function equal(one: string, other: string): boolean {
  return statSync(other).isFile() && readFileSync(one).equals(readFileSync(other));
}
