import type { Source, StreamkapClient } from "../../../streamkap/index.ts";
import { type DesiredState, statedState } from "../../source/index.ts";

/** The action that brings a source to a state. */
const actionFor = { Active: "resume", Paused: "pause", Stopped: "stop" } as const;

/** The desired state that a change is to have brought about. */
export interface Demand {
  /** The state that the configuration demands; undefined if it does not set `desired_state`. */
  readonly demanded: DesiredState | undefined;
  /**
   * The desired state before the change. It counts if the answer to the change does not tell the state.
   *
   * @default not known
   */
  readonly before?: DesiredState | undefined;
}

/**
 * Calls resume, pause or stop if the answer to a change shows that the API did not take over the desired state that the
 * change has sent.
 *
 * @returns whether an action was called
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
