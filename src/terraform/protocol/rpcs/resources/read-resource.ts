import { readResource } from "../../../server/index.ts";
import { clientCapabilitiesFromProto, objectFromProto } from "../convert/from-proto.ts";
import { identityBeside } from "../convert/identity.ts";
import { diagnosticsToProto, dynamicValueToProto } from "../convert/to-proto.ts";
import { findResource, type RpcHandler } from "../rpc.ts";

/**
 * Converts a state, and the state that was read with its identity. Terraform calls it in each refresh, and after an
 * import. An object that is gone is a null state, and keeps its identity.
 */
export const readResourceRpc: RpcHandler<"ReadResource"> = async ({ server, context }, request) => {
  const resource = await findResource(server, request.typeName);
  const currentState = objectFromProto(request.currentState, resource.type, {
    owner: request.typeName,
    part: "state",
  });
  const capabilities = clientCapabilitiesFromProto(request.clientCapabilities);
  const response = await readResource(
    server,
    { resource, currentState, private: request.private },
    context(capabilities),
  );
  const beside = identityBeside(resource, [response.newState, currentState], context(capabilities));
  return {
    newState: dynamicValueToProto(response.newState, resource.type),
    private: response.private,
    newIdentity: beside.identity,
    diagnostics: diagnosticsToProto([...response.diagnostics, ...beside.diagnostics]),
  };
};
