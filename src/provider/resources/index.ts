/**
 * The resources that are sources: one file of the plugin, since they are the same but for their settings. A resource has a
 * schema, checks its configuration, and hands each verb to an operation.
 */
export { createConnectorResource } from "./connector-resource.ts";
export { createGenericResource } from "./generic/index.ts";
