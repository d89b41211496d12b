import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** A package that `npm pack` has made. */
export interface Packed {
  readonly name: string;
  readonly file: string;
  /** Bytes of the tarball. */
  readonly size: number;
  /** Bytes of the files in it. */
  readonly unpackedSize: number;
  /** Paths in the package, such as `lib/index.js`. */
  readonly paths: readonly string[];
}

interface Report {
  readonly name: string;
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/**
 * Packs a package, and runs none of its scripts.
 *
 * @param output folder of the tarball; undefined: nothing is written
 */
export function pack(folder: string, output?: string): Packed {
  if (output !== undefined) mkdirSync(output, { recursive: true });
  const where = output === undefined ? ["--dry-run"] : ["--pack-destination", output];
  const options = { cwd: folder, encoding: "utf8", shell: process.platform === "win32" } as const;
  const text = execFileSync("npm", ["pack", "--json", "--ignore-scripts", ...where], options);
  const [report] = JSON.parse(text) as readonly Report[];
  if (report === undefined) throw new Error(`npm pack has packed nothing of ${folder}.`);
  return {
    name: report.name,
    file: join(output ?? "", report.filename),
    size: report.size,
    unpackedSize: report.unpackedSize,
    paths: report.files.map(({ path }) => path),
  };
}
