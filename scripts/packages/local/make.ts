import { rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../build/paths.ts";
import { cdktnPackage, stageCdktn } from "../../cdktn/stage.ts";
import { pack, type Packed } from "./pack.ts";
import { stageProvider } from "./provider-package.ts";

/** The folder of the tarballs. */
export const packagesFolder = join(root, "dist", "packages");

const providerPackage = join(root, ".gen", "terraform-provider-streamkap");

/**
 * Makes the tarballs of the packages, from the last build. Only the package for CDK Terrain, which comes last, needs the
 * npm registry.
 *
 * @param tell is called with each package when its tarball exists
 */
export async function makePackages(tell: (packed: Packed) => void): Promise<readonly Packed[]> {
  rmSync(packagesFolder, { recursive: true, force: true });
  stageProvider(providerPackage);
  const made = [providerPackage, join(root, "constructs")].map((folder) => pack(folder, packagesFolder));
  made.forEach(tell);
  await stageCdktn();
  const cdktn = pack(cdktnPackage, packagesFolder);
  tell(cdktn);
  return [...made, cdktn];
}

/** Describes a package in one line. */
export function describePacked({ file, size, unpackedSize, paths }: Packed): string {
  const kb = (bytes: number): string => `${String(Math.round(bytes / 1000))} kB`;
  return `${file}: ${kb(size)}, unpacked ${kb(unpackedSize)} in ${String(paths.length)} files`;
}
