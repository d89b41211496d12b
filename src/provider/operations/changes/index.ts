/** What an apply does to sources, and no plan needs: a file of the plugin, loaded when there is something to do. */
export { createSource } from "../create/index.ts";
export { deleteSource } from "../delete-source.ts";
export { updateSource } from "../update/index.ts";
