/**
 * Older ways to write a value, which the catalogue knows: `true` for `Yes`. The API hears today's
 * only, and a state that has it meets a configuration in the old way without a difference.
 */
import type { Connector, Setting } from "../../catalogue/index.ts";
import {
  attributePath,
  warning,
  type Diagnostic,
  type ObjectValue,
  type Value,
} from "../../terraform/index.ts";

/** Today's value for one that may be written in an older way. */
export function presentValue(value: Value, { formerValues }: Pick<Setting, "formerValues">): Value {
  if (formerValues === undefined || typeof value !== "string") return value;
  return formerValues[value] ?? value;
}

/** A plan in which a value that is only written in another way stays what it was: Terraform allows that. */
export function keepMeaning(planned: ObjectValue, prior: ObjectValue, connector: Connector): ObjectValue {
  const kept = rewritable(connector).flatMap(({ setting, names }) =>
    names
      .map((name) => [name, planned.get(name) ?? null, prior.get(name) ?? null] as const)
      .filter(([, value, before]) => presentValue(value, setting) === presentValue(before, setting))
      .map(([name, , before]) => [name, before] as const),
  );
  return kept.length === 0 ? planned : new Map([...planned, ...kept]);
}

/** A warning for each value that is written in an older way. */
export function warnFormerValues(config: ObjectValue, connector: Connector): Diagnostic[] {
  return rewritable(connector).flatMap(({ setting, names }) =>
    names.flatMap((name) => {
      const value = config.get(name) ?? null;
      const present = presentValue(value, setting);
      return present === value ? [] : [former(name, JSON.stringify(value), JSON.stringify(present))];
    }),
  );
}

function rewritable({ settings }: Connector): { setting: Setting; names: string[] }[] {
  return settings
    .filter(({ formerValues }) => formerValues !== undefined)
    .map((setting) => ({ setting, names: [setting.attribute, ...(setting.deprecatedNames ?? [])] }));
}

function former(name: string, value: string, present: string): Diagnostic {
  return warning(
    `${value} is a former value of ${name}`,
    `It is taken for ${present}, which is what it is called now. Write ${name} = ${present}.`,
    attributePath(name),
  );
}
