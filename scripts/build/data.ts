import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { createStreamkapProvider } from "../../src/provider/index.ts";
import { silentContext } from "./silent-context.ts";
import { encodeProviderSchema, getProviderSchemas, ProviderServer } from "../../src/terraform/index.ts";
import { catalogueFolder } from "./paths.ts";

/** The catalogue as one file, and GetProviderSchema's answer, encoded once and for all. */
export async function writeData(folder: string): Promise<void> {
  const catalogue = [...readCatalogue(catalogueFolder).values()];
  writeFileSync(join(folder, "catalogue.json.gz"), compress(JSON.stringify(catalogue)));
  const provider = createStreamkapProvider({
    version: "0",
    catalogueLocation: catalogueFolder,
    environment: {},
  });
  const schemas = await getProviderSchemas(new ProviderServer(provider), undefined, silentContext);
  writeFileSync(join(folder, "provider-schema.bin.gz"), compress(encodeProviderSchema(schemas)));
}

function compress(data: string | Uint8Array): Buffer {
  return gzipSync(data, { level: 9 });
}
