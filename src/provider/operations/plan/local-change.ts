import type { ObjectValue } from "../../../terraform/index.ts";
import type { Connector } from "../../../catalogue/index.ts";
import { isRetired } from "../../past/index.ts";
import { sameValue, volatileAttributes } from "../../source/index.ts";
import { isVersionName } from "../../secrets/index.ts";

/** Arguments that only the provider looks at. The API is never sent them. */
const locals: ReadonlySet<string> = new Set(["timeouts", "wait"]);

/**
 * Whether an update changes only what the API is not sent. A write-only secret that has changed is not seen here,
 * because no state shows it.
 */
export function changesOnlyLocals(planned: ObjectValue, prior: ObjectValue, connector: Connector): boolean {
  // A value that changes under a former name changes under the setting's own name too.
  const formerNames = new Set(connector.settings.flatMap(({ deprecatedNames = [] }) => deprecatedNames));
  return differing(planned, prior).every(
    (name) => locals.has(name) || formerNames.has(name) || isVersionName(name) || isRetired(name, connector),
  );
}

/** Whether plan and state are equal but for the volatile attributes, so that there is no update. */
export function changesNothing(planned: ObjectValue, prior: ObjectValue): boolean {
  return differing(planned, prior).length === 0;
}

/** Names of the attributes that differ, without the volatile ones. */
function differing(planned: ObjectValue, prior: ObjectValue): string[] {
  return [...planned.keys()].filter(
    (name) =>
      !volatileAttributes.includes(name) && !sameValue(planned.get(name) ?? null, prior.get(name) ?? null),
  );
}
