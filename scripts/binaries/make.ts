import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { makeBlob } from "./blob.ts";
import { holdsProgram, platformOf } from "./form.ts";
import { inject } from "./inject.ts";
import { signForMac } from "./mac-signature.ts";
import { provideNode } from "./node-program.ts";
import { ownTarget, type Target } from "./targets.ts";
import { removeWindowsSignature } from "./windows-signature.ts";

/** An executable that has been made. */
export interface Executable {
  readonly target: Target;
  readonly file: string;
}

/** Options of {@link makeExecutables}. */
export interface ExecutableOptions {
  /** The built plugin folder. */
  readonly plugin: string;
  readonly targets: readonly Target[];
  /** The executables go to `<folder>/<platform>/terraform-provider-streamkap_v<version>`. */
  readonly folder: string;
  /** Is called with one line for each step that takes long. */
  readonly report: (line: string) => void;
}

/**
 * Makes an executable for each target: Node with the plugin in it.
 *
 * @throws Error if an executable does not have the form of a program for its platform
 */
export async function makeExecutables(options: ExecutableOptions): Promise<readonly Executable[]> {
  const { plugin, targets, folder, report } = options;
  const { version } = JSON.parse(readFileSync(join(plugin, "package.json"), "utf8")) as {
    readonly version: string;
  };
  const scratch = mkdtempSync(join(tmpdir(), "streamkap-executable-"));
  try {
    const blob = await makeBlob(plugin, provideNode(ownTarget(), report), scratch);
    const made: Executable[] = [];
    for (const target of targets) {
      const ending = target.platform.startsWith("windows_") ? ".exe" : "";
      const file = join(folder, target.platform, `terraform-provider-streamkap_v${version}${ending}`);
      rmSync(dirname(file), { recursive: true, force: true });
      mkdirSync(dirname(file), { recursive: true });
      await makeExecutable(target, blob, file, report);
      made.push({ target, file });
    }
    return made;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function makeExecutable(
  target: Target,
  blob: string,
  file: string,
  report: ExecutableOptions["report"],
): Promise<void> {
  const node = provideNode(target, report);
  report(`making ${file}`);
  copyFileSync(node, file);
  chmodSync(file, 0o755);
  if (target.platform.startsWith("windows_")) removeWindowsSignature(file);
  await inject(file, blob, target);
  if (target.platform.startsWith("darwin_")) signForMac(file, report);
  const platform = platformOf(file) ?? "no platform that we know";
  if (platform !== target.platform) throw new Error(`${file} is a program for ${platform}.`);
  if (!holdsProgram(file)) throw new Error(`${file} is a Node without the provider.`);
}
