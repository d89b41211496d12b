import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Documentation, Language } from "jsii-docgen";
import { root } from "../build/paths.ts";

/** jsii-docgen needs the assemblies of a package below one folder, but the dependencies of a workspace lie beside it. */
const assemblies = {
  "cdktf-streamkap": join(root, "constructs"),
  cdktf: join(root, "node_modules", "cdktf"),
  constructs: join(root, "node_modules", "constructs"),
};

/**
 * Writes the constructs' public API as constructs/API.md, so that a change of it shows in review. The generated
 * bindings are left out: they are the provider's schema.
 */
export async function writeApi(): Promise<void> {
  buildWhatChanged();
  const scratch = mkdtempSync(join(tmpdir(), "streamkap-api-"));
  try {
    for (const [name, folder] of Object.entries(assemblies)) {
      mkdirSync(join(scratch, name));
      for (const file of [".jsii", ".jsii.gz", "package.json"]) {
        if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(scratch, name, file));
      }
    }
    const documentation = await Documentation.forAssembly("cdktf-streamkap", scratch);
    const api = await documentation.toMarkdown({ language: Language.TYPESCRIPT });
    writeFileSync(join(root, "constructs", "API.md"), api.render());
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Compiles the sources as they are now, because the API is read from the assembly of the compiler. */
function buildWhatChanged(): void {
  const { status } = spawnSync(process.execPath, [join(root, "scripts", "prepare.mjs")], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Error("The constructs could not be built, so that API.md is not up to date.");
}
