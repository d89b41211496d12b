import type { Source, StreamkapClient } from "../../../streamkap/index.ts";
import { type DesiredState, statedState } from "../../source/index.ts";

/** The action that brings a source there. */
const actionFor = { Active: "resume", Paused: "pause", Stopped: "stop" } as const;

/** The desired state that a change is to have brought about. */
export interface Demand {
  /** What the configuration demands; undefined where it leaves the state to others. */
  readonly demanded: DesiredState | undefined;
  /** What was desired until then: an answer that tells nothing may not have moved it. @default not known */
  readonly before?: DesiredState | undefined;
}

/**
 * Calls the action where the answer to a change shows that the desired state in it was not taken.
 *
 * @returns whether it did
 */
export async function enforceState(
  api: StreamkapClient,
  source: Source,
  { demanded, before }: Demand,
  options: { readonly deadline: Date },
): Promise<boolean> {
  if (demanded === undefined || (statedState(source) ?? before ?? demanded) === demanded) return false;
  await api.actOnSource(source.id, actionFor[demanded], options);
  return true;
}
