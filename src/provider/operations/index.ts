/**
 * What Terraform asks of a source, verb by verb: plan, read, create, update, delete, and the waiting after a change. What an
 * apply does to sources is a part of its own (changes). Nothing here knows a schema or translates a setting.
 */
export { planSource } from "./plan/index.ts";
export { type ExpectConnector, expectedConnector, importSource } from "./read/index.ts";
export { sourceOperations, type SourceOperations } from "./source-operations.ts";
export { hiddenSettings, lookFailure, settledStatus, settleSources, type WaitOutcome } from "./wait/index.ts";
