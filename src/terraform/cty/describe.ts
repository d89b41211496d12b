import type { Type } from "./type.ts";
import { isDecimal, isDynamic, isList, isMap, isUnknown, type Value } from "./value.ts";

/** What a type demands, in words for a message: `a string`, `an object`. */
export function describeType(type: Type): string {
  const kind = typeof type === "string" ? type : type.kind;
  if (kind === "dynamic") return "a value together with its type";
  return kind === "object" ? "an object" : `a ${kind}`;
}

/** What kind of value a value is, in words for a message. The words never hold the value, which may be a secret. */
export function describeValue(value: Value | undefined): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (typeof value === "string") return "a string";
  if (typeof value === "boolean") return "a bool";
  if (typeof value === "number") return Number.isFinite(value) ? "a number" : String(value);
  if (typeof value === "bigint") return "a number";
  if (isUnknown(value)) return "an unknown value";
  if (isList(value)) return "a list";
  if (isMap(value)) return "a map or an object";
  if (isDynamic(value)) return "a value together with its type";
  return isDecimal(value) ? "a number" : "a JavaScript object";
}
