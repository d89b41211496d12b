/**
 * The one resource: every connector of the catalogue is this, with its own settings. Each
 * operation is a file of its own; here they are put together.
 */
import type { Connector } from "../catalogue/index.ts";
import type { Resource } from "../terraform/index.ts";
import type { Connection } from "./connection.ts";
import { connectorSchema } from "./connector-schema.ts";
import { createSource } from "./create-source.ts";
import { deleteSource } from "./delete-source.ts";
import { sourceIdentity } from "./identity.ts";
import { importSource } from "./import-source.ts";
import { planSource } from "./plan-source.ts";
import { readSource } from "./read-source.ts";
import { checkRequiredWhen } from "./required-when.ts";
import { checkSecrets } from "./secrets/index.ts";
import { updateSource } from "./update-source.ts";

export function createConnectorResource(connector: Connector): Resource<Connection> {
  return {
    schema: connectorSchema(connector),
    validateConfig: (config) => [...checkSecrets(config, connector), ...checkRequiredWhen(config, connector)],
    modifyPlan: (request) => planSource(request, connector),
    create: (request, context) => createSource(request, context, connector),
    read: (request, context) => readSource(request, context, connector),
    update: (request, context) => updateSource(request, context, connector),
    delete: deleteSource,
    identity: sourceIdentity,
    importState: (request) => Promise.resolve(importSource(request)),
  };
}
