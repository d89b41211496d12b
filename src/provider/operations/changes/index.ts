/** What only an apply does to sources. This is a part of the plugin that is loaded at the first change. */
export { createSource } from "../create/index.ts";
export { deleteSource } from "../delete-source.ts";
export { updateSource } from "../update/index.ts";
