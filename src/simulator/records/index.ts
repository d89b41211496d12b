/**
 * The sources of the simulator, as the API stores them: each with its configuration, status and topics. Nothing here
 * knows how a request asks for a source, nor what an answer shows of it.
 */
export { type SettingValue, isSettingValue } from "./setting-value.ts";
export {
  creators,
  acceptedStates,
  settledState,
  type SettledState,
  settledStates,
  type SourceRecord,
  type StuckStatus,
  stuckStatuses,
} from "./source-record.ts";
export { progressOf, type TaskStatus } from "./source-status.ts";
export { SourceStore } from "./source-store.ts";
export { topicsOf } from "./source-topics.ts";
export { storeConfig } from "./stored-config.ts";
