import type { Schema } from "../../../schema/index.ts";
import type { ProviderSchemas } from "../../../server/index.ts";
import { encodeMessage } from "../../messages/index.ts";
import { schemaToProto } from "./schema-to-proto.ts";

/** The bytes of `GetProviderSchema.Response`: made at build time, so that no launch encodes schemas. */
export function encodeProviderSchema({
  serverCapabilities,
  provider,
  resources,
  dataSources,
}: ProviderSchemas): Uint8Array {
  return encodeMessage("GetProviderSchema.Response", {
    provider: schemaToProto(provider),
    resourceSchemas: schemasToProto(resources),
    dataSourceSchemas: schemasToProto(dataSources),
    serverCapabilities,
  });
}

function schemasToProto(
  schemas: ReadonlyMap<string, Schema>,
): ReadonlyMap<string, ReturnType<typeof schemaToProto>> {
  return new Map([...schemas].map(([typeName, schema]) => [typeName, schemaToProto(schema)]));
}
