/**
 * The door of the framework for a build script. It encodes what Terraform asks about schemas when the plugin is
 * built, so that no launch of the plugin loads a resource to answer. The bytes go into `Provider.encodedSchema` and
 * `Provider.encodedIdentitySchemas`.
 */
export { encodeIdentitySchemas, encodeProviderSchema } from "./protocol/index.ts";
export { getIdentitySchemas, getProviderSchemas, ProviderServer } from "./server/index.ts";
