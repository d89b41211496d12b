import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../build/paths.ts";

/** Fields that the package takes from the repository's package.json. */
const kept = ["name", "version", "description", "license", "engines", "keywords"] as const;

type Manifest = Readonly<Record<string, unknown>>;

/**
 * The provider's package.json. It has no dependencies, because the plugin is bundled, and no scripts that npm runs at installation.
 */
function providerManifest(repository: Manifest, constructs: Manifest): Manifest {
  const { url } = constructs["repository"] as { readonly url: string };
  return {
    ...Object.fromEntries(kept.map((field) => [field, repository[field]])),
    author: constructs["author"],
    repository: { type: "git", url },
    type: "commonjs",
    bin: { "terraform-provider-streamkap": "bin.cjs" },
    files: ["bin.cjs", "plugin"],
  };
}

/** Writes the files of the provider's package into a folder, from the last build. */
export function stageProvider(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ["bin.cjs", "plugin"]) {
    cpSync(join(root, "dist", part), join(folder, part), { recursive: true });
  }
  chmodSync(join(folder, "bin.cjs"), 0o755);
  cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  cpSync(join(root, "scripts", "packages", "local", "provider-readme.md"), join(folder, "README.md"));
  const manifest = providerManifest(readManifest(root), readManifest(join(root, "constructs")));
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
