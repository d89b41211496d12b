import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * The hash that Terraform's lock file has for a plugin folder, scheme `h1:` (Hash1 of Go's
 * golang.org/x/mod/sumdb/dirhash): SHA-256 over one line per file, `<hex SHA-256>  <name>`, in the
 * order of the names.
 */
export function hashDirectory(directory: string): string {
  const lines = listFiles(directory).map(
    (name) => `${sha256(readFileSync(join(directory, name))).digest("hex")}  ${name}\n`,
  );
  return `h1:${sha256(Buffer.from(lines.join(""))).digest("base64")}`;
}

/** Files in a directory and below, relative, with forward slashes, in the order of their bytes. */
export function listFiles(directory: string): string[] {
  return filesBelow(directory, "").sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
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
