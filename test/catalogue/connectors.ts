import { join } from "node:path";
import { readCatalogue, type Catalogue } from "../../src/catalogue/index.ts";

/** The folder with the catalogue's JSON files. */
export const sourcesFolder = join(__dirname, "../../src/catalogue/sources");

/** The catalogue, read from its JSON files. */
export const catalogue: Catalogue = readCatalogue(sourcesFolder);
