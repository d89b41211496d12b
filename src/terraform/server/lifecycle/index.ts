/**
 * The rules of a resource's lifecycle that several operations share. Nothing here is an operation.
 */
export { breach } from "./breach.ts";
export { checkPlan } from "./check-plan.ts";
export { assertState, fitState } from "./fit-state.ts";
export { bug, checkedBy, notConfigured } from "./guard.ts";
export { identityOf, identityType, missingFromIdentity, type StateIdentity } from "./identity.ts";
export { keepLeft, noteLeft } from "./left-to-api.ts";
export { planAliases, withoutAliases } from "./plan-aliases.ts";
export { checkReplacing, replacingPaths } from "./plan-replace.ts";
export { configuredNames, planResets, planUnset, planVolatile } from "./plan-unset.ts";
export {
  privateAfterChange,
  decodePrivate,
  encodePrivate,
  leftToApiMember,
  type StoredPrivate,
  privateAfterFailure,
} from "./private-data.ts";
export { knownState, settleState } from "./settle.ts";
export { parseStoredState, readStoredState, unreadableState } from "./stored-state.ts";
export { noteWriteOnly, writeOnlyConfig } from "./write-only-config.ts";
