import { validateDataSourceConfig } from "../../../server/index.ts";
import { objectFromProto } from "../convert/from-proto.ts";
import { diagnosticsToProto } from "../convert/to-proto.ts";
import { findDataSource, type RpcHandler } from "../rpc.ts";

/** Converts a data block. The protocol calls a data source a data resource here. */
export const validateDataResourceConfigRpc: RpcHandler<"ValidateDataResourceConfig"> = async (
  { server, context },
  { typeName, ...request },
) => {
  const dataSource = await findDataSource(server, typeName);
  const config = objectFromProto(request.config, dataSource.type, {
    owner: typeName,
    part: "configuration",
  });
  const { diagnostics } = await validateDataSourceConfig(server, { dataSource, config }, context());
  return { diagnostics: diagnosticsToProto(diagnostics) };
};
