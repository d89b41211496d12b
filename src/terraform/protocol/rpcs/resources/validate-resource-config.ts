import { validateResourceConfig } from "../../../server/index.ts";
import { clientCapabilitiesFromProto, objectFromProto } from "../convert/from-proto.ts";
import { diagnosticsToProto } from "../convert/to-proto.ts";
import { findResource, type RpcHandler } from "../rpc.ts";

/**
 * Converts a resource block. Terraform calls it several times for one command, and before it knows all values. The
 * capabilities say whether this client knows write-only arguments.
 */
export const validateResourceConfigRpc: RpcHandler<"ValidateResourceConfig"> = async (
  { server, context },
  request,
) => {
  const resource = await findResource(server, request.typeName);
  const config = objectFromProto(request.config, resource.type, {
    owner: request.typeName,
    part: "configuration",
  });
  const capabilities = clientCapabilitiesFromProto(request.clientCapabilities);
  const { diagnostics } = await validateResourceConfig(server, { resource, config }, context(capabilities));
  return { diagnostics: diagnosticsToProto(diagnostics) };
};
