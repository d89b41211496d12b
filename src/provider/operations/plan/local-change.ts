import type { ObjectValue } from "../../../terraform/index.ts";
import type { Connector } from "../../../catalogue/index.ts";
import { isRetired } from "../../past/index.ts";
import { sameValue, volatileAttributes } from "../../source/index.ts";
import { isVersionName } from "../../secrets/index.ts";

/** Arguments that only the provider looks at: the API never hears of them. */
const locals: ReadonlySet<string> = new Set(["timeouts", "wait"]);

/** Whether the API has nothing to do for this update, but for a write-only secret, which no state shows. */
export function changesOnlyLocals(planned: ObjectValue, prior: ObjectValue, connector: Connector): boolean {
  // A value that changes, changes under the setting's own name as well.
  const formerNames = new Set(connector.settings.flatMap(({ deprecatedNames = [] }) => deprecatedNames));
  return differing(planned, prior).every(
    (name) => locals.has(name) || formerNames.has(name) || isVersionName(name) || isRetired(name, connector),
  );
}

/** Whether this is no update at all. */
export function changesNothing(planned: ObjectValue, prior: ObjectValue): boolean {
  return differing(planned, prior).length === 0;
}

function differing(planned: ObjectValue, prior: ObjectValue): string[] {
  return [...planned.keys()].filter(
    (name) =>
      !volatileAttributes.includes(name) && !sameValue(planned.get(name) ?? null, prior.get(name) ?? null),
  );
}
