/**
 * The provider block: its schema, and the connection that is made of it. This is a part of the plugin that is loaded
 * when it is first needed.
 */
export { configure, variables, type Environment } from "./configure.ts";
export { providerSchema } from "./schema.ts";
