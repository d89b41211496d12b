import { importResourceState } from "../../../server/index.ts";
import { clientCapabilitiesFromProto } from "../convert/from-proto.ts";
import { identityBeside, identityFromProto } from "../convert/identity.ts";
import { diagnosticsToProto, dynamicValueToProto } from "../convert/to-proto.ts";
import { findResource, type RpcHandler } from "../rpc.ts";

/**
 * Converts an id or an identity, and the states of the imported objects with their identities. A request has one of the
 * two: cores before 1.12 know no identities. The message allows several objects, because older providers imported
 * dependent objects too. Terraform sends each state through ReadResource afterwards.
 */
export const importResourceStateRpc: RpcHandler<"ImportResourceState"> = async (
  { server, context },
  request,
) => {
  const resource = await findResource(server, request.typeName);
  const capabilities = clientCapabilitiesFromProto(request.clientCapabilities);
  const identity = identityFromProto(request.identity, resource);
  const { importedResources, diagnostics } = await importResourceState(
    server,
    identity === undefined ? { resource, id: request.id } : { resource, identity },
    context(capabilities),
  );
  // The identity is made from the state, so that an import by id has one as well.
  const imported = importedResources.map(({ typeName, state, private: privateData }) => ({
    beside: identityBeside(resource, [state], context(capabilities)),
    message: { typeName, state: dynamicValueToProto(state, resource.type), private: privateData },
  }));
  return {
    importedResources: imported.map(({ message, beside }) => ({ ...message, identity: beside.identity })),
    diagnostics: diagnosticsToProto([
      ...diagnostics,
      ...imported.flatMap(({ beside }) => beside.diagnostics),
    ]),
  };
};
