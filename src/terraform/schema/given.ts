/**
 * Whether an argument is set, while values may be unknown. An unknown argument is neither given nor null, because
 * `var.a ? var.b : null` can turn out to be either. A rule that asks whether an argument is set calls one of these
 * functions and judges nothing if neither is true. Terraform asks the rule again when the value is known.
 */
import { isUnknown, type ObjectValue } from "../cty/index.ts";

/** Whether an argument surely has a value. */
export function isGiven(config: ObjectValue, name: string): boolean {
  const value = config.get(name) ?? null;
  return value !== null && !isUnknown(value);
}

/** Whether an argument surely has no value. */
export function isNull(config: ObjectValue, name: string): boolean {
  return (config.get(name) ?? null) === null;
}
