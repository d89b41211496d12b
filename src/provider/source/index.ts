/**
 * The nouns of a source: its arguments and attributes, identity, label, desired state, time-outs, and what private data
 * remembers of it. Nothing here calls the API or translates a setting.
 */
export { addressAbove } from "./address-above.ts";
export { answeredAttributes, commonArguments } from "./attributes.ts";
export { noteConfigured, readConfigured, withoutConfigured } from "./configured-names.ts";
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
export { firstRevision, nextRevision } from "./revision.ts";
export { sameValue } from "./same-value.ts";
export { readMark, writeMark } from "./take-over-mark.ts";
export { describeCause, describeTraces, failedTasks } from "./task-traces.ts";
export { deadlineIn, timeoutMs, timeoutsBlock } from "./timeouts.ts";
export { isWaitMode, waitDescription, type WaitMode, waitModeOf, waitModes } from "./wait-mode.ts";
