import { readDataSource } from "../../../server/index.ts";
import { clientCapabilitiesFromProto, objectFromProto } from "../convert/from-proto.ts";
import { diagnosticsToProto, dynamicValueToProto } from "../convert/to-proto.ts";
import { findDataSource, type RpcHandler } from "../rpc.ts";

/**
 * Converts a data block and the values that were read for it. A data source has neither private data nor an identity.
 * Terraform sends no unknown values: it reads in the apply then.
 */
export const readDataSourceRpc: RpcHandler<"ReadDataSource"> = async (
  { server, context },
  { typeName, ...request },
) => {
  const dataSource = await findDataSource(server, typeName);
  const config = objectFromProto(request.config, dataSource.type, {
    owner: typeName,
    part: "configuration",
  });
  const capabilities = clientCapabilitiesFromProto(request.clientCapabilities);
  const { state, diagnostics } = await readDataSource(server, { dataSource, config }, context(capabilities));
  return {
    state: dynamicValueToProto(state, dataSource.type),
    diagnostics: diagnosticsToProto(diagnostics),
  };
};
