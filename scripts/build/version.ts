import { createHash } from "node:crypto";
import { chmodSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

/**
 * Gives the entry file the name that Terraform looks for, and writes the folder's own package.json. Without this package.json,
 * Node would read the entry as an ES module where a package.json above it says `"type": "module"`.
 *
 * @returns the version: the package's, or `X.Y.Z+dev.<8 hex of the content>`
 */
export function stampVersion(folder: string, { release }: { readonly release: boolean }): string {
  const base = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
  const version = release ? base : `${base}+dev.${contentHash(folder)}`;
  const entry = join(folder, `terraform-provider-streamkap_v${version}`);
  renameSync(join(folder, "entry.js"), entry);
  chmodSync(entry, 0o755);
  // The package has no name, because each stack has a copy of it, and Jest reports two packages of one name as a mistake.
  const manifest = { version, type: "commonjs", private: true };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return version;
}

function contentHash(folder: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort())
    hash
      .update(name)
      .update("\0")
      .update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 8);
}
