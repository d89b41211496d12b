import type { Source, StreamkapClient } from "../../../streamkap/index.ts";
import type { SavedChange } from "./saved-change.ts";

/**
 * So many creations of a run are looked at once more although their answer says `Active`. Terraform creates ten at a
 * time, so each look holds up ten: a thousand of them would take minutes, and calls that grow with the list.
 */
const lookedAt = 30;

const creations = new WeakMap<StreamkapClient, number>();

/**
 * Whether the `Active` in the answer to a change is believed as it is. Never after an update, whose answer may tell of
 * the time before. A new source has no time before: of many, only the first are looked at again, if their tasks run.
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
