/**
 * Read and import: a source as the API has it now, as a state. Nothing here changes a source.
 */
export { expectedConnector } from "./expected-connector.ts";
export { importSource } from "./import-source.ts";
export { type ExpectConnector, readSource } from "./read-source.ts";
