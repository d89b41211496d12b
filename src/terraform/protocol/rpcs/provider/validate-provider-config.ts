import { validateProviderConfig } from "../../../server/index.ts";
import { objectFromProto } from "../convert/from-proto.ts";
import { diagnosticsToProto } from "../convert/to-proto.ts";
import type { RpcHandler } from "../rpc.ts";

/** Converts the provider block. Values may be unknown here, as they are in a plan. */
export const validateProviderConfigRpc: RpcHandler<"ValidateProviderConfig"> = async (
  { server, context },
  request,
) => {
  const { type } = await server.providerSchema();
  const config = objectFromProto(request.config, type, { owner: "the provider", part: "configuration" });
  const { diagnostics } = await validateProviderConfig(server, { config }, context());
  return { diagnostics: diagnosticsToProto(diagnostics) };
};
