import { equalNumbers, isList, isMap, isNumber, isUnknown, type Value } from "../../terraform/index.ts";

/**
 * Whether two values mean the same to the API, for which "" is null. Lists are compared in order; that fits sets too,
 * because Terraform always sends a set in the same order. An unknown value equals nothing: it may become anything.
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
