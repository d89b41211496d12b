import { join } from "node:path";
import { readCatalogue, type Catalogue } from "../../src/catalogue/index.ts";
import { createStreamkapProvider } from "../../src/provider/index.ts";
import { schemaLines } from "./lines.ts";

/** The file with the schemas that a released provider has promised. `npm run schema-snapshot` writes it. */
export function snapshotFile(root: string): string {
  return join(root, "test", "fixtures", "schema-snapshot.txt");
}

export function currentLines(root: string): Promise<string[]> {
  const catalogue = (): Catalogue => readCatalogue(join(root, "src", "catalogue", "sources"));
  return schemaLines(createStreamkapProvider({ version: "0.0.0", catalogue, environment: {} }));
}
