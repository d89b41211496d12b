/**
 * `npm run generate`: every file that is made and committed. `npm run check` runs it and fails
 * when anything changes.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawArchitecture } from "./generate/architecture.ts";
import { writeProviderSchema } from "./generate/provider-schema.ts";
import { buildPlugin } from "./build/plugin.ts";
import { root } from "./build/paths.ts";
import { generateConstructs } from "./generate-constructs.ts";
import { generateWireTables } from "./generate-wire.ts";

await generateWireTables();
const scratch = mkdtempSync(join(tmpdir(), "streamkap-generate-"));
try {
  const plugin = join(root, "dist", "plugin");
  await buildPlugin(plugin, { release: false });
  const providerSchemaFile = join(scratch, "provider-schema.json");
  writeProviderSchema({ plugin, scratch, file: providerSchemaFile });
  await generateConstructs({ providerSchemaFile });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
await drawArchitecture();
