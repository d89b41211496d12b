import type { Source, StreamkapClient } from "../../../streamkap/index.ts";
import type { SavedChange } from "./saved-change.ts";

/**
 * How many created sources of a run are looked at once more, although their answer says `Active`. Terraform creates ten
 * sources at a time, so each look holds up ten creates. A thousand looks would take minutes, and the number of calls
 * would grow with the list of sources.
 */
const lookedAt = 30;

const creations = new WeakMap<StreamkapClient, number>();

/**
 * Whether `Active` in the answer to a change is believed without another look. After an update it is not: the answer
 * may have the status from before the update. A new source has no earlier status. So if its tasks run, only the first
 * sources of a run are looked at again.
 */
export function believesAnswer({ operation, connection: { api }, source }: SavedChange): boolean {
  if (operation !== "create" || !allTasksRun(source)) return false;
  const seen = creations.get(api) ?? 0;
  if (seen >= lookedAt) return true;
  creations.set(api, seen + 1);
  return false;
}

function allTasksRun({ task_statuses }: Source): boolean {
  const statuses = Object.values(task_statuses ?? {});
  return statuses.length > 0 && statuses.every(isRunning);
}

function isRunning(status: unknown): boolean {
  return typeof status === "object" && status !== null && "state" in status && status.state === "RUNNING";
}
