import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { encodeArchive, readCatalogue } from "../../src/catalogue/index.ts";
import { createStreamkapProvider } from "../../src/provider/index.ts";
import { silentContext } from "./silent-context.ts";
import {
  encodeIdentitySchemas,
  encodeProviderSchema,
  getIdentitySchemas,
  getProviderSchemas,
  ProviderServer,
} from "../../src/terraform/build.ts";
import { catalogueFolder } from "./paths.ts";

/** The catalogue as one file, and the answers about schemas, encoded once and for all. */
export async function writeData(folder: string): Promise<void> {
  const catalogue = readCatalogue(catalogueFolder);
  writeFileSync(join(folder, "catalogue.json"), encodeArchive(catalogue.values()));
  const provider = createStreamkapProvider({
    version: "0",
    catalogue: () => catalogue,
    environment: {},
  });
  const server = new ProviderServer(provider);
  const schemas = await getProviderSchemas(server, undefined, silentContext);
  writeFileSync(join(folder, "provider-schema.bin.gz"), compress(encodeProviderSchema(schemas)));
  const identities = await getIdentitySchemas(server, undefined, silentContext);
  writeFileSync(join(folder, "identity-schemas.bin.gz"), compress(encodeIdentitySchemas(identities)));
}

function compress(data: string | Uint8Array): Buffer {
  return gzipSync(data, { level: 9 });
}
