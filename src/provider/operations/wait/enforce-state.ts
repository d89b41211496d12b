import type { Source, StreamkapClient } from "../../../streamkap/index.ts";
import { type DesiredState, statedState } from "../../source/index.ts";

/** The action that brings a source there. */
const actionFor = { Active: "resume", Paused: "pause", Stopped: "stop" } as const;

/**
 * Calls the action where the answer to a change shows that the desired state in it was not taken.
 *
 * @param before what was desired until then: an answer that tells nothing may not have moved it
 * @returns whether it did
 */
export async function enforceState(
  api: StreamkapClient,
  source: Source,
  demanded: DesiredState | undefined,
  before: DesiredState | undefined,
  options: { readonly deadline: Date },
): Promise<boolean> {
  if (demanded === undefined || (statedState(source) ?? before ?? demanded) === demanded) return false;
  await api.actOnSource(source.id, actionFor[demanded], options);
  return true;
}
