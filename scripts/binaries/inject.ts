import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../build/paths.ts";
import type { Target } from "./targets.ts";

/** The text in Node's program that postject marks, so that Node knows that there is something in it. */
export const fuse = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/**
 * Puts a blob into a copy of Node.
 *
 * @param file the copy, which is changed
 * @throws Error with the output of postject if it fails
 */
export async function inject(file: string, blob: string, target: Target): Promise<void> {
  const postject = join(root, "node_modules", "postject", "dist", "cli.js");
  const more = target.platform.startsWith("darwin_") ? ["--macho-segment-name", "NODE_SEA"] : [];
  // postject also warns on stderr of odd names of sections in Node itself. Its output is shown only if it fails.
  await promisify(execFile)(process.execPath, [
    ...[postject, file, "NODE_SEA_BLOB", blob, "--sentinel-fuse", fuse],
    ...more,
  ]);
}
