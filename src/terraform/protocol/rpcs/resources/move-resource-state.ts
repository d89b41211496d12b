import { moveResourceState } from "../../../server/index.ts";
import { rawStateFromProto } from "../convert/from-proto.ts";
import { identityBeside } from "../convert/identity.ts";
import { findResource, type RpcHandler } from "../rpc.ts";
import { diagnosticsToProto, dynamicValueToProto } from "../convert/to-proto.ts";

/**
 * Converts the state of another resource type, and the state and the identity that it becomes. The request names the
 * type and the provider that wrote the state, and this provider knows no schema of theirs. So the state stays JSON until
 * the resource has read it. Terraform sends the answer through UpgradeResourceState.
 */
export const moveResourceStateRpc: RpcHandler<"MoveResourceState"> = async ({ server, context }, request) => {
  const { sourceProviderAddress, sourceTypeName, sourcePrivate } = request;
  const resource = await findResource(server, request.targetTypeName);
  const { targetState, targetPrivate, diagnostics } = await moveResourceState(
    server,
    {
      resource,
      sourceProviderAddress,
      sourceTypeName,
      // An int64 on the wire, which is a bigint here. Schema versions are small.
      sourceVersion: Number(request.sourceSchemaVersion),
      sourceState: rawStateFromProto(request.sourceState, sourceTypeName),
      sourcePrivate,
    },
    context(),
  );
  const beside = identityBeside(resource, [targetState], context());
  return {
    targetState: dynamicValueToProto(targetState, resource.type),
    targetPrivate,
    targetIdentity: beside.identity,
    diagnostics: diagnosticsToProto([...diagnostics, ...beside.diagnostics]),
  };
};
