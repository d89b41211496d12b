import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The build of which this program is a part. */
export interface Build {
  readonly folder: string;
  readonly version: string;
  /** Terraform's name of the platform, such as `linux_amd64`. */
  readonly platform: string;
  /** The file in the folder that Terraform starts. */
  readonly executable: string;
  /** Names of all files in the folder. */
  readonly files: readonly string[];
}

/** Names in Go, and so in Terraform, by the name in Node. Names that are equal are left out. */
const systems: Readonly<Record<string, string>> = { win32: "windows", sunos: "solaris" };
const processors: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };

/**
 * Reads which build lies in a folder.
 *
 * @param machine this machine in Node's words
 * @throws RangeError if Terraform could not start the build on this machine
 */
export function readBuild(
  folder: string,
  version: string,
  machine: { readonly platform: string; readonly arch: string },
): Build {
  const { platform, arch } = machine;
  const script = `terraform-provider-streamkap_v${version}`;
  const executable = platform === "win32" ? `${script}.exe` : script;
  if (!existsSync(join(folder, executable))) {
    throw new RangeError(
      platform === "win32"
        ? `on Windows, Terraform starts only programs, and ${folder} has no ${executable}. docs/guides/remote-runs.md says ` +
            `how to make one; or run Terraform in WSL`
        : `${folder} has no ${executable}. Build or install this package again`,
    );
  }
  return {
    folder,
    version,
    platform: `${systems[platform] ?? platform}_${processors[arch] ?? arch}`,
    executable,
    files: readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile()),
  };
}

/** Whether a folder has the files of the build and no others, and Terraform can start the executable. */
export function isCopyOf(build: Build, folder: string): boolean {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return false;
  const names = readdirSync(folder);
  return (
    names.length === build.files.length &&
    build.files.every(
      (name) => names.includes(name) && equal(join(build.folder, name), join(folder, name)),
    ) &&
    (build.executable.endsWith(".exe") || (statSync(join(folder, build.executable)).mode & 0o111) !== 0)
  );
}

function equal(one: string, other: string): boolean {
  return statSync(other).isFile() && readFileSync(one).equals(readFileSync(other));
}
