/**
 * The resources that are sources. They are one part of the plugin, because they share all code but their settings. A
 * resource has a schema, checks its configuration, and hands each operation on.
 */
export { createConnectorResource } from "./connector-resource.ts";
export { createGenericResource, createLookUp, importedConnector, type LookUp } from "./generic/index.ts";
