import type { Source } from "../../streamkap/index.ts";
import type { ObjectValue, PrivateData } from "../../terraform/index.ts";
import { recall, remember } from "./memory.ts";

/** The status that a source is to reach: the values of `desired_state`. */
export type DesiredState = "Active" | "Paused" | "Stopped";

/** All values of `desired_state`. */
export const desiredStates: readonly DesiredState[] = ["Active", "Paused", "Stopped"];

function isDesiredState(value: unknown): value is DesiredState {
  return desiredStates.some((state) => state === value);
}

/** The `desired_state` of a plan or a state; undefined if it is null or unknown. */
export function demandedState(state: ObjectValue): DesiredState | undefined {
  const value = state.get("desired_state");
  return isDesiredState(value) ? value : undefined;
}

/**
 * Notes whether the configuration sets `desired_state`. The planned value cannot tell: a plan to create always holds
 * one.
 *
 * @param config the configuration that the plan was given
 * @returns private data of the plan
 */
export function noteDemand(config: ObjectValue): PrivateData {
  return remember({ demandsState: (config.get("desired_state") ?? null) !== null });
}

/** The status that a plan to create demands; undefined if the configuration does not set `desired_state`. */
export function demandedByPlan(planned: ObjectValue, plannedPrivate: PrivateData): DesiredState | undefined {
  return recall(plannedPrivate, "demandsState") === false ? undefined : demandedState(planned);
}

/**
 * The status that a source is to reach, as the API's answer has it: its `desired_state`, or else a `connector_status`
 * that does not change by itself. Undefined if neither tells, because a source that is Pending, Broken or Unassigned
 * may end up in any status.
 */
export function statedState({ desired_state, connector_status }: Source): DesiredState | undefined {
  return [desired_state, connector_status].find(isDesiredState);
}
