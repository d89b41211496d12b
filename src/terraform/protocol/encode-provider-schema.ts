import type { ProviderSchemas } from "../server/index.ts";
import { encodeMessage } from "./encode-message.ts";
import { schemaToProto } from "./schema-to-proto.ts";

/** The bytes of `GetProviderSchema.Response`: made at build time, so that no launch encodes schemas. */
export function encodeProviderSchema({
  serverCapabilities,
  provider,
  resources,
}: ProviderSchemas): Uint8Array {
  return encodeMessage("GetProviderSchema.Response", {
    provider: schemaToProto(provider),
    resourceSchemas: new Map([...resources].map(([typeName, schema]) => [typeName, schemaToProto(schema)])),
    serverCapabilities,
  });
}
