/**
 * The root's package.json is the one place for the version. What else names the version, because a registry or a reader needs it
 * there, must agree. The plugin, the packages, and the archives of a release take their version from package.json when they are made.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "./verdict.ts";

interface Manifest {
  readonly version: string;
}
interface ConstructsManifest extends Manifest {
  readonly cdktf: { readonly provider: Manifest };
}
interface LockFile extends Manifest {
  readonly packages: Readonly<Record<string, Manifest | undefined>>;
}

/** @param root of the repository */
export function judgeVersions(root: string): Verdict {
  const text = (path: string): string => readFileSync(join(root, path), "utf8");
  const { version } = JSON.parse(text("package.json")) as Manifest;
  const constructs = JSON.parse(text("constructs/package.json")) as ConstructsManifest;
  const lock = JSON.parse(text("package-lock.json")) as LockFile;
  const named: readonly (readonly [where: string, version: string | undefined])[] = [
    ["version of constructs/package.json", constructs.version],
    ["cdktf.provider.version of constructs/package.json", constructs.cdktf.provider.version],
    ["version of package-lock.json", lock.version],
    ['packages[""].version of package-lock.json', lock.packages[""]?.version],
    ["packages.constructs.version of package-lock.json", lock.packages["constructs"]?.version],
    ["the newest heading of CHANGELOG.md", /^## (\d\S*)/m.exec(text("CHANGELOG.md"))?.[1]],
    ...tarballsIn("README.md", text("README.md")),
  ];
  return {
    problems: named
      .filter(([, found]) => found !== version)
      .map(
        ([where, found]) =>
          `${where} is ${String(found)}, and the version of package.json is ${version}. Make them equal.`,
      ),
  };
}

/** The tarballs of our packages that a document names. */
function tarballsIn(document: string, text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/(?:cdkt[fn]|terraform-provider)-streamkap-(\d\S*?)\.tgz/g)].map(
    ([tarball, version = ""]) => [`the version in ${tarball} of ${document}`, version] as const,
  );
}
