import type { Schema } from "../../schema/index.ts";
import type { ProviderSchemas } from "../operation.ts";
import { ProviderServer, type Operation } from "../server.ts";

/**
 * Loads every resource and data source to ask for its schema. A provider that starts quickly hands over
 * `encodedSchema`, made by this at build time, and this is then never called.
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
