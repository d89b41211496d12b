/**
 * Update: the PUT of a source, and how an update is recognised whose answer was lost.
 */
export { putSource } from "./put-source.ts";
export { updateSource } from "./update-source.ts";
