import { encodeType } from "../../../cty/index.ts";
import type { IdentitySchema } from "../../../identity.ts";
import type { IdentitySchemas } from "../../../server/index.ts";
import { encodeMessage, type MessageInput } from "../../messages/index.ts";
import type { Messages } from "../../generated/wire-tables.ts";

/** The bytes of `GetResourceIdentitySchemas.Response`: made at build time, so that no launch loads every resource. */
export function encodeIdentitySchemas(schemas: IdentitySchemas): Uint8Array {
  return encodeMessage("GetResourceIdentitySchemas.Response", {
    identitySchemas: new Map(
      [...schemas].map(([typeName, schema]) => [typeName, identitySchemaToProto(schema)]),
    ),
  });
}

function identitySchemaToProto({
  version,
  attributes,
}: IdentitySchema): MessageInput<Messages["ResourceIdentitySchema"]> {
  return {
    version,
    identityAttributes: Object.entries(attributes).map(([name, attribute]) => ({
      name,
      type: Buffer.from(encodeType(attribute.type)),
      requiredForImport: attribute.requiredForImport,
      optionalForImport: attribute.optionalForImport,
      description: attribute.description,
    })),
  };
}
