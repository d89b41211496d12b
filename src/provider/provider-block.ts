/** The provider block: what may stand in it, and what is made of it. A file of the plugin, which not every launch needs. */
export { configure } from "./configure.ts";
export { providerSchema } from "./provider-schema.ts";
