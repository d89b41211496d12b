import { isUnknown, type Value } from "../../../../terraform/index.ts";
import type { SettingCondition } from "./definition.ts";
import { sameMeaning } from "../maps/index.ts";

/**
 * Whether the conditions hold under which Streamkap looks at a setting.
 *
 * @param valueOf the value that another setting will have; it may be unknown
 * @returns undefined while a value is unknown that decides it
 */
export function conditionsHold(
  conditions: readonly SettingCondition[],
  valueOf: (key: string) => Value,
): boolean | undefined {
  const judged = conditions.map((condition) => holds(condition, valueOf));
  if (judged.includes(false)) return false;
  return judged.includes(undefined) ? undefined : true;
}

function holds(condition: SettingCondition, valueOf: (key: string) => Value): boolean | undefined {
  if (condition === undefined) return false;
  const { key, operator, values } = condition;
  const value = valueOf(key);
  if (isUnknown(value)) return undefined;
  const isOne = values.some((one) => sameMeaning(one, value));
  return operator === "NE" ? !isOne : isOne;
}

/** A condition in words, such as `ssh.enabled is "true"`. */
export function describeCondition(condition: SettingCondition): string {
  if (condition === undefined) return "never";
  const values = condition.values.map((value) => JSON.stringify(value)).join(" or ");
  return `${condition.key} is ${condition.operator === "NE" ? "not " : ""}${values}`;
}
