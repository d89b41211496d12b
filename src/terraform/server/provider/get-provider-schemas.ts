import type { Schema } from "../../schema/index.ts";
import type { ProviderSchemas } from "../operation.ts";
import { ProviderServer, type Operation } from "../server.ts";

/**
 * Loads every resource and data source for its schema. Not called if the provider has the answer from its build:
 * `encodedSchema`.
 */
export const getProviderSchemas: Operation<undefined, ProviderSchemas> = async (server) => {
  const resources = new Map<string, Schema>();
  for (const typeName of Object.keys(server.provider.resources)) {
    const loaded = await server.resource(typeName);
    if (loaded !== undefined) resources.set(typeName, loaded.schema);
  }
  const dataSources = new Map<string, Schema>();
  for (const typeName of Object.keys(server.provider.dataSources ?? {})) {
    const loaded = await server.dataSource(typeName);
    if (loaded !== undefined) dataSources.set(typeName, loaded.schema);
  }
  const provider = await server.providerSchema();
  return {
    serverCapabilities: ProviderServer.capabilities,
    provider: provider.schema,
    resources,
    dataSources,
  };
};
