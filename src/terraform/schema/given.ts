/**
 * What can be said of an argument while values may be unknown. One that is unknown is neither given nor
 * null: `var.a ? var.b : null` turns out to be either. So a rule that asks whether an argument is set asks one
 * of these, and holds its judgement where neither is true; the same rule is asked again once the value is
 * known.
 */
import { isUnknown, type ObjectValue } from "../cty/index.ts";

/** Whether it surely has a value. */
export function isGiven(config: ObjectValue, name: string): boolean {
  const value = config.get(name) ?? null;
  return value !== null && !isUnknown(value);
}

/** Whether it surely has none. */
export function isNull(config: ObjectValue, name: string): boolean {
  return (config.get(name) ?? null) === null;
}
