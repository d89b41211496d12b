/**
 * The RPCs of tfplugin6.Provider. One RPC is one file: it converts the request into our own types, delegates to the
 * operation of the same name in ../../server, and converts the response back. `convert` holds the conversions.
 * No rule about resources, plans or states belongs here, and nothing here knows gRPC.
 */
export { encodeIdentitySchemas } from "./convert/encode-identity-schemas.ts";
export { encodeProviderSchema } from "./convert/encode-provider-schema.ts";
export { createDispatch, type RpcHandle } from "./dispatch.ts";
