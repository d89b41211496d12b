/** The resource of one connector. All connectors of the catalogue share this code, each with its own settings. */
import type { Connector } from "../../catalogue/index.ts";
import type { Resource } from "../../terraform/index.ts";
import { typePrefix } from "../address.ts";
import type { Connection } from "../connection.ts";
import { connectorSchema } from "./connector-schema.ts";
import { expectedConnector, importSource, sourceOperations } from "../operations/index.ts";
import { sourceIdentity } from "../source/index.ts";
import { presentState, warnFormerValues } from "../past/index.ts";
import { warnIneffective } from "./ineffective-settings.ts";
import type { Journal } from "../journal/index.ts";
import { moveSource } from "./move-source.ts";
import { checkRequired, checkRequiredWhen } from "./required-when.ts";
import { checkSecrets, writeOnlySecrets, WrittenSecrets } from "../secrets/index.ts";

/**
 * Makes the resource of one connector.
 *
 * @param typeNames names of all resource types, by connector code. An error names the right one
 * @param journal notes the ids that states hold. @default nothing is noted
 */
export function createConnectorResource(
  connector: Connector,
  typeNames: ReadonlyMap<string, string> = new Map(),
  journal?: Journal,
): Resource<Connection> {
  const typeName = `${typePrefix}_${connector.resource}`;
  const written = new WrittenSecrets();
  const operations = sourceOperations(connector, expectedConnector(connector, typeNames));
  return {
    schema: connectorSchema(connector),
    validateConfig: (config) => {
      written.note(config, writeOnlySecrets(config, connector));
      return [
        ...checkSecrets(config, connector),
        ...checkRequired(config, connector),
        ...checkRequiredWhen(config, connector),
        ...warnFormerValues(config, connector),
        ...warnIneffective(config, connector),
      ];
    },
    ...operations,
    modifyPlan: (request) => operations.modifyPlan(request, written.of(request.config)),
    delete: async (request, context) => {
      const { deleteSource } = await import("../operations/changes/index.ts");
      return deleteSource(request, context, typeName);
    },
    identity: sourceIdentity,
    // Terraform sends every state through here before it reads or plans the source.
    upgradeState: ({ rawState }) => {
      const id = rawState.get("id");
      if (typeof id === "string") journal?.stored(id);
      return { state: presentState(rawState, connector) };
    },
    moveState: (moved) => moveSource(moved, connector, typeNames),
    importState: (request) => Promise.resolve(importSource(request)),
  };
}
