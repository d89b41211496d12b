/**
 * Values of Terraform's type system as plain, immutable JavaScript data. A value carries no type:
 * it is read against a {@link Type}, and {@link "./conform.ts"} says whether the two fit.
 *
 * | type | value |
 * |---|---|
 * | any | `null`, or {@link unknown} while planning |
 * | string, bool | `string` (NFC), `boolean` |
 * | number | `number` where it is exact, `bigint` for integers beyond 2^53, else {@link Decimal} |
 * | list, set, tuple | array; a set's order means nothing |
 * | map, object | `ReadonlyMap`; an object holds every attribute of its type |
 * | dynamic | {@link Dynamic}: the value together with its own type |
 *
 * There are no classes here on purpose: the plugin is cut into files that are loaded when first
 * needed, and a class would have one identity in each of them.
 */
import type { ObjectType, Type } from "./type.ts";

export type Value =
  null | Unknown | string | boolean | NumberValue | readonly Value[] | ReadonlyMap<string, Value> | Dynamic;

/** An object value, attribute by attribute: what a whole configuration, plan or state is. */
export type ObjectValue = ReadonlyMap<string, Value>;

/** A value that is decided later. Refinements that Terraform sends along are dropped, as the protocol allows. */
export const unknown: unique symbol = Symbol.for("terraform.cty.unknown") as never;
export type Unknown = typeof unknown;

export type NumberValue = number | bigint | Decimal;

/** A number that no double holds exactly, such as 0.1 from HCL, in its decimal text. */
export interface Decimal {
  readonly decimal: string;
}

/** A value of type `"dynamic"` with the type it turned out to have. */
export interface Dynamic {
  readonly type: Type;
  readonly value: Value;
}

export function isUnknown(value: Value): value is Unknown {
  return value === unknown;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

export function isDecimal(value: Value): value is Decimal {
  return typeof value === "object" && value !== null && "decimal" in value;
}

export function isDynamic(value: Value): value is Dynamic {
  return typeof value === "object" && value !== null && "type" in value;
}

/** Whether no unknown is left anywhere inside. */
export function isWhollyKnown(value: Value): boolean {
  if (isUnknown(value)) return false;
  if (isList(value)) return value.every(isWhollyKnown);
  if (isMap(value)) return [...value.values()].every(isWhollyKnown);
  if (isDynamic(value)) return isWhollyKnown(value.value);
  return true;
}

/** An object of the type in which every attribute is null. */
export function nullObject(type: ObjectType): ObjectValue {
  return new Map(Object.keys(type.attributes).map((name) => [name, null]));
}
