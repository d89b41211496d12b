import { validateDataSourceConfig as validate } from "../../../server/index.ts";
import { objectFromProto } from "../convert/from-proto.ts";
import { diagnosticsToProto } from "../convert/to-proto.ts";
import { findDataSource, type RpcHandler } from "../rpc.ts";

export const validateDataResourceConfig: RpcHandler<"ValidateDataResourceConfig"> = async (
  { server, context },
  { typeName, ...request },
) => {
  const dataSource = await findDataSource(server, typeName);
  const config = objectFromProto(request.config, dataSource.type, {
    owner: typeName,
    part: "configuration",
  });
  const { diagnostics } = await validate(server, { dataSource, config }, context());
  return { diagnostics: diagnosticsToProto(diagnostics) };
};
