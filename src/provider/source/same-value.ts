import { equalNumbers, isList, isMap, isNumber, isUnknown, type Value } from "../../terraform/index.ts";

/**
 * Whether the API would take two values for the same: "" is null to it. Sets come from Terraform in
 * one order. An unknown may be anything.
 */
export function sameValue(a: Value, b: Value): boolean {
  if (isUnknown(a) || isUnknown(b)) return false;
  if (a === b || (isBlank(a) && isBlank(b))) return true;
  if (isNumber(a) && isNumber(b)) return equalNumbers(a, b);
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((value, index) => sameValue(value, b[index] ?? null));
  if (isMap(a) && isMap(b)) {
    return (
      a.size === b.size && [...a].every(([key, value]) => b.has(key) && sameValue(value, b.get(key) ?? null))
    );
  }
  return false;
}

function isBlank(value: Value): boolean {
  return value === null || value === "";
}
