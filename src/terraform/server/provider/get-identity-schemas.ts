import type { IdentitySchema } from "../../identity.ts";
import type { IdentitySchemas } from "../operation.ts";
import type { Operation } from "../server.ts";

/** Loads every resource. A provider can have the answer encoded at build time: `encodedIdentitySchemas`. */
export const getIdentitySchemas: Operation<undefined, IdentitySchemas> = async (server) => {
  const schemas = new Map<string, IdentitySchema>();
  for (const typeName of Object.keys(server.provider.resources)) {
    const identity = (await server.resource(typeName))?.resource.identity;
    if (identity !== undefined) schemas.set(typeName, identity.schema);
  }
  return schemas;
};
