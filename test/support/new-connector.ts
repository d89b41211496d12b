import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue, type Catalogue } from "../../src/catalogue/index.ts";
import { parseDefinitions } from "../../src/simulator/index.ts";
import { catalogueFolder, root } from "./paths.ts";

/** A file for `simulator --connectors`. It has the connector `newdb`, which the catalogue lacks. */
export const newConnectorFile = join(root, "test", "fixtures", "new-connector.json");

/** The catalogue of an API that also offers `newdb`, whose resource is the generic one. */
export function catalogueWithNewConnector(): Catalogue {
  const [connector] = parseDefinitions(JSON.parse(readFileSync(newConnectorFile, "utf8")));
  if (connector === undefined) throw new Error(`${newConnectorFile} is empty`);
  const catalogue = readCatalogue(catalogueFolder);
  const others = [...catalogue.values()].flatMap((other) => other.settings);
  // The form of a text comes from the catalogue, as in the provider, because no definition tells it.
  const settings = connector.settings.map((setting) => {
    const form = others.find(({ wire }) => wire === setting.wire)?.form;
    return form === undefined ? setting : { ...setting, form };
  });
  return new Map([...catalogue, [connector.code, { ...connector, settings, resource: "source" }]]);
}
