/**
 * `streamkap_source`: a source of any connector, its settings in two maps by the API's own keys. What
 * it does with a source is what the typed resources do: here each setting of a map is turned into an
 * attribute of its own for them, and back. Nothing here sends, waits or remembers by itself.
 */
export { createGenericResource } from "./generic-resource.ts";
export { genericSchema } from "./generic-schema.ts";
export { settingOf } from "./maps/index.ts";
