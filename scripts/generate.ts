/**
 * `npm run generate` writes every generated file that is committed. `npm run check` runs it, and fails when a file changes.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./build/paths.ts";
import { buildPlugin } from "./build/plugin.ts";
import { writeDocs } from "./docs/write-docs.ts";
import { writeEvidencePages } from "./evidence/write-pages.ts";
import { writeApi } from "./generate/api.ts";
import { drawArchitecture } from "./generate/architecture.ts";
import { judgeCatalogue } from "./generate/judge-catalogue.ts";
import { writeProviderSchema } from "./generate/provider-schema.ts";
import { generateWireTables } from "./generate-wire.ts";

async function main(): Promise<void> {
  judgeCatalogue(join(root, "src", "catalogue"));
  await generateWireTables();
  const scratch = mkdtempSync(join(tmpdir(), "streamkap-generate-"));
  try {
    const plugin = join(scratch, "plugin");
    await buildPlugin(plugin, { release: false });
    const providerSchemaFile = join(scratch, "provider-schema.json");
    writeProviderSchema({ plugin, scratch, file: providerSchemaFile });
    // CDKTF's generator reports its use as soon as it is loaded.
    process.env["CHECKPOINT_DISABLE"] = "1";
    const { generateConstructs } = await import("./generate-constructs.ts");
    await generateConstructs({ providerSchemaFile });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  await writeDocs();
  await writeEvidencePages();
  await writeApi();
  await drawArchitecture();
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
