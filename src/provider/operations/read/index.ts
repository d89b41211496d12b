/**
 * Read and import: they make a state of a source as the API has it now. Nothing here changes a source.
 */
export { expectedConnector } from "./expected-connector.ts";
export { importSource } from "./import-source.ts";
export type { ExpectConnector } from "./find-source.ts";
export { readSource } from "./read-source.ts";
