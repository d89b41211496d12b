/**
 * The one resource: every connector of the catalogue is this, with its own settings. Each
 * operation is a file of its own; here they are put together.
 */
import type { Connector } from "../catalogue/index.ts";
import type { Resource } from "../terraform/index.ts";
import { typePrefix } from "./address.ts";
import type { Connection } from "./connection.ts";
import { connectorSchema } from "./connector-schema.ts";
import { createSource } from "./create-source.ts";
import { deleteSource } from "./delete-source.ts";
import { keepEmpty, noteFilled } from "./filled-texts.ts";
import { sourceIdentity } from "./identity.ts";
import { warnFormerValues } from "./former-values.ts";
import { importSource } from "./import-source.ts";
import type { Journal } from "./journal/index.ts";
import { moveSource } from "./move-source.ts";
import { planSource } from "./plan-source.ts";
import { readSource } from "./read-source.ts";
import { checkRequired, checkRequiredWhen } from "./required-when.ts";
import { checkSecrets } from "./secrets/index.ts";
import { presentState } from "./stored-state.ts";
import { updateSource } from "./update-source.ts";

/** @param typeNames names of all resources, by connector code, to tell which one is the right one */
export function createConnectorResource(
  connector: Connector,
  typeNames: ReadonlyMap<string, string> = new Map(),
  journal?: Journal,
): Resource<Connection> {
  const typeName = `${typePrefix}_${connector.resource}`;
  return {
    schema: connectorSchema(connector),
    validateConfig: (config) => [
      ...checkSecrets(config, connector),
      ...checkRequired(config, connector),
      ...checkRequiredWhen(config, connector),
      ...warnFormerValues(config, connector),
    ],
    modifyPlan: (request) => planSource(request, connector),
    create: async (request, context) => {
      const response = await createSource(request, context, connector);
      return noteFilled(response, request.plannedState, request.plannedPrivate, connector);
    },
    read: async (request, context) => {
      const response = await readSource(request, context, connector, typeNames);
      return keepEmpty(response, request.state, request.private, connector);
    },
    update: async (request, context) => {
      const response = await updateSource(request, context, connector);
      return noteFilled(response, request.plannedState, request.plannedPrivate, connector);
    },
    delete: (request, context) => deleteSource(request, context, typeName),
    identity: sourceIdentity,
    // Terraform sends every state that it has through here, before any read or plan of it.
    upgradeState: ({ rawState }) => {
      const id = rawState.get("id");
      if (typeof id === "string") journal?.stored(id);
      return { state: presentState(rawState, connector) };
    },
    moveState: (moved) => moveSource(moved, connector, typeNames),
    importState: (request) => Promise.resolve(importSource(request)),
  };
}
