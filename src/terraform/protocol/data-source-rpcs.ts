/** The RPCs about data sources: convert in, delegate, convert out. */
import { readDataSource as read, validateDataSourceConfig as validate } from "../server/index.ts";
import { clientCapabilitiesFromProto, objectFromProto } from "./from-proto.ts";
import { findDataSource, type RpcHandler } from "./rpc.ts";
import { diagnosticsToProto, dynamicValueToProto } from "./to-proto.ts";

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

export const readDataSource: RpcHandler<"ReadDataSource"> = async (
  { server, context },
  { typeName, ...request },
) => {
  const dataSource = await findDataSource(server, typeName);
  const config = objectFromProto(request.config, dataSource.type, {
    owner: typeName,
    part: "configuration",
  });
  const capabilities = clientCapabilitiesFromProto(request.clientCapabilities);
  const { state, diagnostics } = await read(server, { dataSource, config }, context(capabilities));
  return {
    state: dynamicValueToProto(state, dataSource.type),
    diagnostics: diagnosticsToProto(diagnostics),
  };
};
