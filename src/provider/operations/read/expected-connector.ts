import type { Connector } from "../../../catalogue/index.ts";
import type { Source } from "../../../streamkap/index.ts";
import { error, type Diagnostic } from "../../../terraform/index.ts";
import type { ExpectConnector } from "./find-source.ts";

/**
 * Expects sources of one connector. For a source of another connector, the error names the right resource.
 *
 * @param typeNames names of all resource types, by connector code
 */
export function expectedConnector(
  connector: Connector,
  typeNames: ReadonlyMap<string, string>,
): ExpectConnector {
  return (source) =>
    source.connector === null || source.connector === connector.code
      ? connector
      : otherConnector(source, connector, typeNames.get(source.connector));
}

function otherConnector(source: Source, connector: Connector, typeName: string | undefined): Diagnostic {
  const displayed = source.connector_display_name === null ? "" : ` (${source.connector_display_name})`;
  return error(
    `Source ${source.id} is no ${connector.displayName} source`,
    `Its connector is ${String(source.connector)}${displayed}, and this resource is for ${connector.code}. ` +
      (typeName === undefined
        ? "No resource of this version of the provider is for that connector: streamkap_source takes any."
        : `Use resource "${typeName}", or another id.`),
  );
}
