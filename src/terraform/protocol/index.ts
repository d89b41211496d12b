/**
 * The plugin protocol: the only place that knows protobuf, gRPC and go-plugin's handshake. It
 * converts in, delegates to ../server, converts out; no rule about resources, plans or states
 * belongs here, and nothing of it is seen outside.
 */
export { encodeIdentitySchemas } from "./encode-identity-schemas.ts";
export { encodeProviderSchema } from "./encode-provider-schema.ts";
export { isStartedByTerraform } from "./handshake.ts";
export { reattachVariable, serveDebug, type DebugOptions } from "./serve-debug.ts";
export { servePlugin, type PluginEnvironment, type ServeOptions } from "./serve.ts";
