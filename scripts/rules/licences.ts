/**
 * The plugin holds its run-time dependencies, so whoever passes the plugin on passes them on too. Each of them, and of what they
 * depend on, must have a licence that allows this without further duties than to name it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "./verdict.ts";

/** Licences that allow it, by their SPDX identifiers. */
const allowed: ReadonlySet<string> = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
]);

interface LockedPackage {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}
type Locked = Readonly<Record<string, LockedPackage | undefined>>;

/** @param root of the repository */
export function judgeLicences(root: string): Verdict {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Locked;
  };
  const found = runTimePackages(packages);
  return {
    problems: [...found].flatMap(([place, { license }]) =>
      license !== undefined && allowed.has(license)
        ? []
        : [
            `${place} has the licence ${license ?? "(none that package-lock.json tells)"}. The plugin may hold packages with ` +
              `${[...allowed].join(", ")}. Take another package, or add the licence to scripts/rules/licences.ts.`,
          ],
    ),
  };
}

/** The packages that the plugin holds, by their places in package-lock.json: the dependencies of the root, and theirs. */
function runTimePackages(packages: Locked): ReadonlyMap<string, LockedPackage> {
  const found = new Map<string, LockedPackage>();
  const follow = (place: string, own: LockedPackage): void => {
    for (const name of Object.keys(own.dependencies ?? {})) {
      const inner = placeOf(packages, place, name);
      if (found.has(inner)) continue;
      const locked = packages[inner] ?? {};
      found.set(inner, locked);
      follow(inner, locked);
    }
  };
  follow("", packages[""] ?? {});
  return found;
}

/** Where Node finds a package: beside its dependent, or in a folder above. */
function placeOf(packages: Locked, dependent: string, name: string): string {
  for (
    let folder = dependent;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))
  ) {
    const place = `${folder}${folder === "" ? "" : "/"}node_modules/${name}`;
    if (packages[place] !== undefined || folder === "") return place;
  }
}
