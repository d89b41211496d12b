/** The RPCs about the provider itself: convert in, delegate, convert out. */
import {
  configureProvider as configure,
  getMetadata as metadata,
  stopProvider as stop,
  validateProviderConfig as validate,
} from "../server/index.ts";
import { clientCapabilitiesFromProto, objectFromProto } from "./from-proto.ts";
import type { RpcHandler } from "./rpc.ts";
import { diagnosticsToProto } from "./to-proto.ts";

const subject = { owner: "the provider", part: "configuration" };

export const getMetadata: RpcHandler<"GetMetadata"> = async ({ server, context }) => {
  const { serverCapabilities, resources, dataSources, diagnostics } = await metadata(
    server,
    undefined,
    context(),
  );
  return {
    serverCapabilities,
    resources: resources.map((typeName) => ({ typeName })),
    dataSources: dataSources.map((typeName) => ({ typeName })),
    diagnostics: diagnosticsToProto(diagnostics),
  };
};

export const validateProviderConfig: RpcHandler<"ValidateProviderConfig"> = async (
  { server, context },
  request,
) => {
  const { type } = await server.providerSchema();
  const config = objectFromProto(request.config, type, subject);
  const { diagnostics } = await validate(server, { config }, context());
  return { diagnostics: diagnosticsToProto(diagnostics) };
};

export const configureProvider: RpcHandler<"ConfigureProvider"> = async (
  { server, context, remember },
  request,
) => {
  const { terraformVersion } = request;
  remember({ terraformVersion, capabilities: clientCapabilitiesFromProto(request.clientCapabilities) });
  const { type } = await server.providerSchema();
  const config = objectFromProto(request.config, type, subject);
  const { diagnostics } = await configure(server, { config, terraformVersion }, context());
  return { diagnostics: diagnosticsToProto(diagnostics) };
};

export const stopProvider: RpcHandler<"StopProvider"> = async ({ server, context }) => {
  await stop(server, undefined, context());
  return {};
};
