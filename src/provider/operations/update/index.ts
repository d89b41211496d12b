/**
 * Update: the PUT of a source, and how to tell after a lost answer whether the API has carried out the PUT.
 */
export { putSource } from "./put-source.ts";
export { updateSource } from "./update-source.ts";
