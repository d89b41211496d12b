/**
 * Waiting: for the end of a create, an update or a deletion, and what a user is told about it. Nothing here begins a
 * change.
 */
export { lookFailure } from "./diagnostics.ts";
export { finishChange } from "./finish-change.ts";
export { hiddenSettings } from "./hidden-settings.ts";
export { createWaitLog } from "./log.ts";
export { settledStatus } from "./progress.ts";
export { isOver, type WaitOptions } from "./rounds.ts";
export { settleSources, type WaitOutcome } from "./wait.ts";
export { waitUntilGone } from "./wait-until-gone.ts";
