import type { IdentitySchema } from "../../identity.ts";
import type { IdentitySchemas } from "../operation.ts";
import type { Operation } from "../server.ts";

/**
 * Loads every resource for its identity. Not called if the provider has the answer from its build:
 * `encodedIdentitySchemas`.
 */
export const getIdentitySchemas: Operation<undefined, IdentitySchemas> = async (server) => {
  const schemas = new Map<string, IdentitySchema>();
  for (const typeName of Object.keys(server.provider.resources)) {
    const identity = (await server.resource(typeName))?.resource.identity;
    if (identity !== undefined) schemas.set(typeName, identity.schema);
  }
  return schemas;
};
