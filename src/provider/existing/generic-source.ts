import type { Source } from "../../streamkap/index.ts";
import type { OperationContext } from "../../terraform/index.ts";
import { typePrefix } from "../address.ts";
import { isDiagnostic, type ReadyConnection } from "../connection.ts";
import type { LookUp } from "../resources/index.ts";
import { fromConfig } from "../wire/index.ts";
import { commonValues } from "./common-values.ts";
import type { ExistingSource, Unsuitable } from "./existing-source.ts";

/**
 * The arguments of `streamkap_source` for a source whose connector the catalogue does not have. They are those that an
 * import would take over.
 *
 * @param lookUp asks for descriptions of connectors. Sources of one connector share an answer
 */
export async function genericSource(
  source: Source,
  connection: ReadyConnection,
  context: OperationContext,
  lookUp: LookUp,
): Promise<ExistingSource | Unsuitable> {
  const { importedConnector } = await import("../resources/index.ts");
  const imported = await importedConnector(source, connection, context, lookUp);
  if (isDiagnostic(imported)) return { reason: `${imported.summary}. ${imported.detail}` };
  const { connector, diagnostics } = imported;
  const { values } = fromConfig(source.config ?? {}, connector, new Map(), { secretsShown: true });
  const plain = connector.settings.filter(({ sensitive }) => sensitive !== true);
  const secrets = connector.settings.filter(({ sensitive }) => sensitive === true).map(({ wire }) => wire);
  return {
    ...commonValues(source),
    connector: undefined,
    typeName: `${typePrefix}_source`,
    settings: new Map(plain.map(({ attribute, wire }) => [wire, values.get(attribute) ?? null])),
    secrets,
    hiddenSecrets: [],
    unsetSettings: [],
    remarks: [
      `This version of the provider does not know the connector ${connector.code}, so the settings have the keys of the API.`,
      ...diagnostics.map(({ detail }) => detail),
    ],
  };
}
