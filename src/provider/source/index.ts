/**
 * What a source consists of: its arguments and attributes, identity, label, desired state and time-outs, and what
 * private data remembers of it. Nothing here calls the API or translates a setting.
 */
export { addressAbove } from "./address-above.ts";
export { answeredAttributes, commonArguments, volatileAttributes } from "./attributes.ts";
export { noteConfigured, readConfigured } from "./configured-names.ts";
export {
  demandedByPlan,
  demandedState,
  type DesiredState,
  noteDemand,
  statedState,
} from "./desired-state.ts";
export { formatDuration, isDuration, parseDuration } from "./duration.ts";
export { isSourceId, sourceIdentity } from "./identity.ts";
export { capital, labelOf, textOf } from "./label.ts";
export { type Fingerprint, forget, recall, remember } from "./memory.ts";
export { firstRevision, nextRevision } from "./revision.ts";
export { sameValue } from "./same-value.ts";
export { describeCause, describeTraces, failedTasks } from "./task-traces.ts";
export { deadlineIn, timeoutMs, timeoutsBlock } from "./timeouts.ts";
export { isWaitMode, waitDescription, type WaitMode, waitModeOf, waitModes } from "./wait-mode.ts";
