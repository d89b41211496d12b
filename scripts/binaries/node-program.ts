import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { cachedFile, placeEngine, thisMachine } from "../engines/cache.ts";
import { downloadPackage } from "../engines/npm-package.ts";
import { chooseTargets, nodeVersion, type Target } from "./targets.ts";

/**
 * The path of the target's Node. It is downloaded from the npm registry if the user's cache lacks it.
 *
 * @param report is called with one line before a download
 * @throws Error of one line if the download fails or has other bytes than the pinned ones
 */
export function provideNode(target: Target, report: (line: string) => void): string {
  return provideFile(target, target.file, report);
}

/** The path of Node's licence, which goes with each copy of Node. The package for Windows lacks it, so it comes from that for Linux. */
export function provideNodeLicense(report: (line: string) => void): string {
  const [linux] = chooseTargets(["linux_amd64"]);
  if (linux === undefined) throw new Error("There is no package with Node's licence.");
  return provideFile(linux, "package/LICENSE", report);
}

/** @param file path in the tarball of the package */
function provideFile(target: Target, file: string, report: (line: string) => void): string {
  const folder = `${target.package}-${nodeVersion}${file === target.file ? "" : "-texts"}`;
  const path = cachedFile(thisMachine(), "nodes", folder, basename(file));
  if (existsSync(path)) return path;
  report(`downloading ${target.package} ${nodeVersion}, once`);
  placeEngine(path, (scratch) => {
    const tarball = join(scratch, downloadPackage(`${target.package}@${nodeVersion}`, scratch));
    const hash = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
    if (hash !== target.integrity) {
      throw new Error(`${target.package} ${nodeVersion} has the hash ${hash}, and not ${target.integrity}.`);
    }
    execFileSync("tar", ["-xzf", tarball, "-C", scratch, file]);
    return join(scratch, file);
  });
  return path;
}
