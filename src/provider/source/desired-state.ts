import type { Source } from "../../streamkap/index.ts";
import type { ObjectValue, PrivateData } from "../../terraform/index.ts";
import { recall, remember } from "./memory.ts";

/** What a source is to be once it is deployed. */
export type DesiredState = "Active" | "Paused" | "Stopped";

export const desiredStates: readonly DesiredState[] = ["Active", "Paused", "Stopped"];

function isDesiredState(value: unknown): value is DesiredState {
  return desiredStates.some((state) => state === value);
}

/** What a plan or a state has; undefined where it has none. */
export function demandedState(state: ObjectValue): DesiredState | undefined {
  const value = state.get("desired_state");
  return isDesiredState(value) ? value : undefined;
}

/** The note in a plan's private data. @param config as the plan was given it */
export function noteDemand(config: ObjectValue): PrivateData {
  return remember({ demandsState: (config.get("desired_state") ?? null) !== null });
}

/** What a plan to create demands; undefined where it leaves that to others. */
export function demandedByPlan(planned: ObjectValue, plannedPrivate: PrivateData): DesiredState | undefined {
  return recall(plannedPrivate, "demandsState") === false ? undefined : demandedState(planned);
}

/**
 * What is desired of a source by its answer: said outright, or told by a status that it rests in.
 * Undefined where it tells nothing: Pending, Broken, Unassigned and the like lead anywhere.
 */
export function statedState({ desired_state, connector_status }: Source): DesiredState | undefined {
  return [desired_state, connector_status].find(isDesiredState);
}
