/**
 * Values of Terraform's type system as plain, immutable JavaScript data. A value carries no type: it is read by a
 * {@link Type}, and {@link "./conform.ts"} says whether the value fits the type.
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
 * Values have no classes. The plugin is cut into files that are loaded when they are first needed, and each of these
 * files could have a copy of a class, which `instanceof` of another file would not know.
 */
import type { ObjectType, Type } from "./type.ts";

/** Any value. {@link "./value.ts"} says which type has which value. */
export type Value =
  null | Unknown | string | boolean | NumberValue | readonly Value[] | ReadonlyMap<string, Value> | Dynamic;

/** An object by attribute name. A configuration, a plan and a state are such objects. */
export type ObjectValue = ReadonlyMap<string, Value>;

/**
 * The value that is decided later, at apply. Refinements that Terraform sends with it are dropped, as the protocol
 * allows.
 */
export const unknown: unique symbol = Symbol.for("terraform.cty.unknown") as never;
/** The type of {@link unknown}. */
export type Unknown = typeof unknown;

/** A number: `number` if a double holds it exactly, `bigint` for an integer beyond 2^53, else {@link Decimal}. */
export type NumberValue = number | bigint | Decimal;

/** A number that no double holds exactly, such as 0.1, as decimal text. */
export interface Decimal {
  readonly decimal: string;
}

/** A value of type `"dynamic"`, together with the type that it turned out to have. */
export interface Dynamic {
  readonly type: Type;
  readonly value: Value;
}

/** Whether a value is unknown as a whole. */
export function isUnknown(value: Value): value is Unknown {
  return value === unknown;
}

/** Whether a value is a list, a set or a tuple. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is a map or an object. */
export function isMap(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

/** Whether a value is a number that is kept as decimal text. */
export function isDecimal(value: Value): value is Decimal {
  return typeof value === "object" && value !== null && "decimal" in value;
}

/** Whether a value is a value of type `"dynamic"`. */
export function isDynamic(value: Value): value is Dynamic {
  return typeof value === "object" && value !== null && "type" in value;
}

/** Whether a value is known, and so is every part of it. */
export function isWhollyKnown(value: Value): boolean {
  if (isUnknown(value)) return false;
  if (isList(value)) return value.every(isWhollyKnown);
  if (isMap(value)) return [...value.values()].every(isWhollyKnown);
  if (isDynamic(value)) return isWhollyKnown(value.value);
  return true;
}

/** The object of a type in which every attribute is null. */
export function nullObject(type: ObjectType): ObjectValue {
  return new Map(Object.keys(type.attributes).map((name) => [name, null]));
}
