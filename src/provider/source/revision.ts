import type { ObjectValue } from "../../terraform/index.ts";

/** What a source begins with. The API counts nothing and has no time of the last change, so the state does. */
export const firstRevision = 1;

/** After a change. Each is another one, so that whatever refers to it sees every change. */
export function nextRevision(prior: ObjectValue): number {
  const revision = prior.get("revision");
  return typeof revision === "number" ? revision + 1 : firstRevision;
}
