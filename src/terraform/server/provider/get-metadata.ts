import type { Metadata } from "../operation.ts";
import { ProviderServer, type Operation } from "../server.ts";

/** The names of resources and data sources, without loading any of them. */
export const getMetadata: Operation<undefined, Metadata> = (server) =>
  Promise.resolve({
    serverCapabilities: ProviderServer.capabilities,
    resources: Object.keys(server.provider.resources),
    dataSources: Object.keys(server.provider.dataSources ?? {}),
    diagnostics: [],
  });
