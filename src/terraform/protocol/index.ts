/**
 * The plugin protocol: the only place that knows protobuf, gRPC and go-plugin's handshake. It converts a request,
 * calls the operation in ../server, and converts the response. No rule about resources, plans or states belongs here,
 * and no other folder sees a message.
 *
 * process: the plugin's life · grpc: transport · messages: protobuf · rpcs: one conversion per RPC
 */
export {
  isStartedByTerraform,
  reattachVariable,
  serveDebug,
  servePlugin,
  type DebugOptions,
  type PluginEnvironment,
  type ServeOptions,
} from "./process/index.ts";
export { encodeIdentitySchemas, encodeProviderSchema } from "./rpcs/index.ts";
