import { join } from "node:path";
import { readCatalogue, type Catalogue } from "../../src/catalogue/index.ts";

/** Where the catalogue's JSON files are. */
export const sourcesFolder = join(__dirname, "../../src/catalogue/sources");

export const catalogue: Catalogue = readCatalogue(sourcesFolder);
