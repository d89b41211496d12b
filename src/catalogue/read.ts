import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { decodeArchive } from "./archive.ts";
import type { Connector } from "./connector.ts";

/** All connectors, by code, in the order of their codes. */
export type Catalogue = ReadonlyMap<string, Connector>;

/**
 * Reads the catalogue from its folder of JSON files, or from the archive that the build makes of them. `npm run
 * generate` has checked the files with `connector.schema.json`.
 *
 * @throws Error if there is no such file or it is not JSON. Then the installation is broken.
 */
export function readCatalogue(location: string): Catalogue {
  return statSync(location).isDirectory()
    ? byCode(readFolder(location))
    : parseCatalogue(readFileSync(location, "utf8"));
}

/** Parses the text of an archive that the build has made. @throws SyntaxError if the text is not JSON */
export function parseCatalogue(archive: string): Catalogue {
  return byCode(decodeArchive(archive));
}

function byCode(connectors: readonly Connector[]): Catalogue {
  return new Map(connectors.map((connector) => [connector.code, connector]));
}

function readFolder(folder: string): Connector[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Connector);
}
