import { configureProvider } from "../../../server/index.ts";
import { clientCapabilitiesFromProto, objectFromProto } from "../convert/from-proto.ts";
import { diagnosticsToProto } from "../convert/to-proto.ts";
import type { RpcHandler } from "../rpc.ts";

/** Converts the provider block, and remembers version and capabilities of the client for later RPCs. */
export const configureProviderRpc: RpcHandler<"ConfigureProvider"> = async (
  { server, context, remember },
  request,
) => {
  const { terraformVersion } = request;
  remember({ terraformVersion, capabilities: clientCapabilitiesFromProto(request.clientCapabilities) });
  const { type } = await server.providerSchema();
  const config = objectFromProto(request.config, type, { owner: "the provider", part: "configuration" });
  const { diagnostics } = await configureProvider(server, { config, terraformVersion }, context());
  return { diagnostics: diagnosticsToProto(diagnostics) };
};
