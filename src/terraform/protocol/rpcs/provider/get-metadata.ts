import { getMetadata } from "../../../server/index.ts";
import { diagnosticsToProto } from "../convert/to-proto.ts";
import type { RpcHandler } from "../rpc.ts";

/** Converts the names of resources and data sources. No schema is loaded for them. */
export const getMetadataRpc: RpcHandler<"GetMetadata"> = async ({ server, context }) => {
  const { serverCapabilities, resources, dataSources, diagnostics } = await getMetadata(
    server,
    undefined,
    context(),
  );
  return {
    serverCapabilities,
    resources: resources.map((typeName) => ({ typeName })),
    dataSources: dataSources.map((typeName) => ({ typeName })),
    diagnostics: diagnosticsToProto(diagnostics),
  };
};
