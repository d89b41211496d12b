import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * The hash of a plugin folder as Terraform's lock file has it, with the scheme `h1:` (Hash1 of Go's
 * golang.org/x/mod/sumdb/dirhash). It is the SHA-256 of one line for each file, `<hex SHA-256>  <name>`, in the order of the
 * names.
 *
 * @param files name in the folder → path to read the file from
 */
export function hashFiles(files: ReadonlyMap<string, string>): string {
  const lines = [...files]
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([name, file]) => `${sha256(readFileSync(file)).digest("hex")}  ${name}\n`);
  return `h1:${sha256(Buffer.from(lines.join(""))).digest("base64")}`;
}

/** The hash of a directory with all files in it. */
export function hashDirectory(directory: string): string {
  return hashFiles(new Map(listFiles(directory).map((name) => [name, join(directory, name)])));
}

/** Relative paths of all files in a directory and below it, with forward slashes, in the order of their bytes. */
export function listFiles(directory: string): string[] {
  return filesBelow(directory, "").sort(compareBytes);
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function filesBelow(directory: string, prefix: string): string[] {
  return readdirSync(directory).flatMap((entry) =>
    statSync(join(directory, entry)).isDirectory()
      ? filesBelow(join(directory, entry), `${prefix}${entry}/`)
      : [`${prefix}${entry}`],
  );
}

function sha256(data: Uint8Array): ReturnType<typeof createHash> {
  return createHash("sha256").update(data);
}
