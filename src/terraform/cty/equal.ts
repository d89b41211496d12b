import { canonicalText } from "./json/index.ts";
import { root } from "./path.ts";
import type { Type } from "./type.ts";
import { isUnknown, type Value } from "./value.ts";

/**
 * Whether two values of a type mean the same. Numbers are compared by value, strings in any Unicode form, sets in any
 * order. An unknown value equals an unknown value.
 *
 * @throws ValueError with the path where a value does not fit the type
 */
export function equalValues(a: Value, b: Value, type: Type): boolean {
  if (a === b) return true;
  if (a === null || b === null || isUnknown(a) || isUnknown(b)) return false;
  return canonicalText({ value: a, type, path: root }) === canonicalText({ value: b, type, path: root });
}
