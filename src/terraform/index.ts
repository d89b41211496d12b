/**
 * A framework for Terraform providers in TypeScript: what the author of one needs. It knows
 * nothing of Streamkap and imports nothing of this project; it could be a package of its own.
 */
export * from "./context.ts";
export * from "./cty/index.ts";
export * from "./data-source.ts";
export * from "./diagnostic.ts";
export * from "./identity.ts";
export * from "./provider.ts";
export * from "./resource.ts";
export * from "./schema/index.ts";
export { getIdentitySchemas, getProviderSchemas, ProviderServer } from "./server/index.ts";
export {
  encodeIdentitySchemas,
  encodeProviderSchema,
  isStartedByTerraform,
  reattachVariable,
  serveDebug,
  servePlugin,
} from "./protocol/index.ts";
