/**
 * `streamkap_source`: a source of any connector. Its settings stand in maps, by the API's own keys. For each operation,
 * this folder turns every setting of the maps into an attribute, calls the operation that the typed resources use, and
 * turns the attributes back into maps. Nothing here sends, waits or remembers by itself.
 */
export { createLookUp, type LookUp } from "./definitions/index.ts";
export { createGenericResource } from "./generic-resource.ts";
export { genericSchema } from "./generic-schema.ts";
export { importedConnector } from "./import-generic.ts";
export { settingOf } from "./maps/index.ts";
