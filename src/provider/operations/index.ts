/**
 * The operations on a source: plan, read, create, update, delete, and the waiting after a change. `changes` is a part
 * of the plugin that only an apply loads. Nothing here knows a schema or translates a setting.
 */
export { planSource } from "./plan/index.ts";
export { type ExpectConnector, expectedConnector, importSource } from "./read/index.ts";
export { sourceOperations, type SourceOperations } from "./source-operations.ts";
export { hiddenSettings, lookFailure, settledStatus, settleSources, type WaitOutcome } from "./wait/index.ts";
