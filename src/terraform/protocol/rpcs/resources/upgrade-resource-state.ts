import { upgradeResourceState } from "../../../server/index.ts";
import { rawStateFromProto } from "../convert/from-proto.ts";
import { diagnosticsToProto, dynamicValueToProto } from "../convert/to-proto.ts";
import { findResource, type RpcHandler } from "../rpc.ts";

/**
 * Converts a stored state, and the state that it becomes. Terraform calls it for each state that it reads, also if the
 * version is today's. The state is JSON, because only the schema that wrote it could give the values their types.
 */
export const upgradeResourceStateRpc: RpcHandler<"UpgradeResourceState"> = async (
  { server, context },
  request,
) => {
  const resource = await findResource(server, request.typeName);
  const rawState = rawStateFromProto(request.rawState, request.typeName);
  const response = await upgradeResourceState(
    server,
    { resource, version: Number(request.version), rawState },
    context(),
  );
  return {
    upgradedState: dynamicValueToProto(response.upgradedState, resource.type),
    diagnostics: diagnosticsToProto(response.diagnostics),
  };
};
