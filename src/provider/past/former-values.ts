/**
 * Older spellings of a setting's value, such as `true` for `Yes`. The catalogue lists them as `formerValues`. The API
 * is sent today's spelling only. A state and a configuration that spell the same value in two ways show no difference.
 */
import type { Connector, Setting } from "../../catalogue/index.ts";
import {
  attributePath,
  warning,
  type Diagnostic,
  type ObjectValue,
  type Value,
} from "../../terraform/index.ts";

/**
 * Today's spelling of a value.
 *
 * @param value any value; it is returned unchanged if the catalogue knows no older spelling of it
 */
export function presentValue(value: Value, { formerValues }: Pick<Setting, "formerValues">): Value {
  if (formerValues === undefined || typeof value !== "string") return value;
  return formerValues[value] ?? value;
}

/**
 * The plan, except that a value keeps its prior spelling if only the spelling has changed. Terraform allows that: a
 * planned value may be the configured value or the prior value (resource-instance-change-lifecycle.md).
 */
export function keepMeaning(planned: ObjectValue, prior: ObjectValue, connector: Connector): ObjectValue {
  const kept = rewritable(connector).flatMap(({ setting, names }) =>
    names
      .map((name) => [name, planned.get(name) ?? null, prior.get(name) ?? null] as const)
      .filter(([, value, before]) => presentValue(value, setting) === presentValue(before, setting))
      .map(([name, , before]) => [name, before] as const),
  );
  return kept.length === 0 ? planned : new Map([...planned, ...kept]);
}

/** Warns of each configured value that has an older spelling, and names today's. */
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
    `It is read as ${present}, its present form. Write ${name} = ${present}.`,
    attributePath(name),
  );
}
