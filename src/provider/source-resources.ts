/** The resources that are sources: one file of the plugin, since they are the same but for their settings. */
export { createConnectorResource } from "./connector-resource.ts";
export { createGenericResource } from "./generic/index.ts";
