import type { ObjectValue } from "../../terraform/index.ts";

/**
 * The revision of a source that was just created. The state counts revisions because the API has no counter of changes
 * and no time of the last change.
 */
export const firstRevision = 1;

/**
 * The revision after a change. It differs from the one before, so that a resource that refers to it sees every change.
 */
export function nextRevision(prior: ObjectValue): number {
  const revision = prior.get("revision");
  return typeof revision === "number" ? revision + 1 : firstRevision;
}
