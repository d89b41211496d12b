/** The provider block: what may stand in it, and what is made of it. A file of the plugin, which not every launch needs. */
export { configure, type Environment } from "./configure.ts";
export { providerSchema } from "./schema.ts";
