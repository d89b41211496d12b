import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The text of a SHA256SUMS file, as `sha256sum --check` reads it, in the order of the names. */
export function sumsOf(folder: string, names: readonly string[]): string {
  return [...names]
    .sort()
    .map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`)
    .join("");
}

function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
