import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { makeExecutables, type Executable } from "../binaries/make.ts";
import { provideNodeLicense } from "../binaries/node-program.ts";
import { nodeVersion, type Target } from "../binaries/targets.ts";
import { root } from "../build/paths.ts";
import { buildPlugin } from "../build/plugin.ts";
import { billOfMaterials } from "./bill.ts";
import { releaseManifest, releaseNames } from "./names.ts";
import { signFile } from "./signature.ts";
import { sumsOf } from "./sums.ts";
import { writeZip, type ZipEntry } from "./zip.ts";

/** Options of {@link makeRelease}. */
export interface ReleaseOptions {
  /** The folder of the files. What is in it is removed. */
  readonly folder: string;
  readonly targets: readonly Target[];
  /** The time that all files in the archives have. */
  readonly time: Date;
  /** The key that signs the list of hashes. @default no signature is made */
  readonly key?: string;
  /** Is called with one line for each step that takes long. */
  readonly report: (line: string) => void;
}

/**
 * Makes the files of a release: one archive for each platform, the registry's manifest, the hashes of both with a signature, and
 * the bill of materials.
 *
 * @returns the names of the files
 */
export async function makeRelease(options: ReleaseOptions): Promise<readonly string[]> {
  const { folder, targets, time, key, report } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), "streamkap-release-"));
  try {
    const plugin = join(scratch, "plugin");
    const version = await buildPlugin(plugin, { release: true });
    const names = releaseNames(version);
    const made = await makeExecutables({ plugin, targets, folder: join(scratch, "binaries"), report });
    const zips: string[] = [];
    for (const executable of made) {
      const name = names.zip(executable.target.platform);
      report(`packing ${name}`);
      await writeZip(join(folder, name), entriesOf(executable, report), time);
      zips.push(name);
    }
    writeFileSync(join(folder, names.manifest), releaseManifest);
    writeFileSync(join(folder, names.sums), sumsOf(folder, [...zips, names.manifest]));
    writeFileSync(join(folder, names.bill), billOfMaterials(time, nodeVersion));
    if (key !== undefined) signFile(join(folder, names.sums), join(folder, names.signature), key);
    const signatures = key === undefined ? [] : [names.signature];
    return [...zips, names.manifest, names.sums, ...signatures, names.bill];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The files of an archive: the executable, and the texts that must go with it. */
function entriesOf({ file }: Executable, report: ReleaseOptions["report"]): readonly ZipEntry[] {
  const texts = [
    ["LICENSE", join(root, "LICENSE")],
    ["LICENSE.node", provideNodeLicense(report)],
    ["README.md", join(root, "scripts", "release", "archive-readme.md")],
  ] as const;
  return [
    { name: basename(file), content: readFileSync(file), executable: true },
    ...texts.map(([name, path]) => ({ name, content: readFileSync(path), executable: false })),
  ];
}
