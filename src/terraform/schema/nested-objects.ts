import { isList, isMap, type ObjectValue, type Path, type Value } from "../cty/index.ts";
import type { NestedBlock } from "./schema.ts";

/** One object of a nested attribute or block. */
export interface NestedObject {
  readonly value: ObjectValue;
  /** Where the object stands. Ends at the set for an element of a set. */
  readonly path: Path;
  /** The object at the same place of the value walked in step. Undefined: that value has none there. */
  readonly counterpart: Value | undefined;
}

/** The whole value of a nested attribute or block: one object or a collection of objects. */
export interface Nested {
  readonly value: Value;
  readonly nesting: NestedBlock["nesting"];
  /** Where the value stands. */
  readonly path: Path;
  /**
   * Another value of the same nesting, walked in step. Elements of a list correspond by position, elements of a map
   * by key. An element of a set has no address: it corresponds to itself if the other value has a set there.
   */
  readonly beside: Value | undefined;
}

/**
 * Rewrites the objects of a nested attribute or block, whatever its nesting. A value or an element that is null or
 * unknown stays as it is.
 */
export function mapNested(
  { value, nesting, path, beside }: Nested,
  change: (nested: NestedObject) => ObjectValue,
): Value {
  const object = (element: Value, own: Path, counterpart: Value | undefined): Value =>
    isMap(element) ? change({ value: element, path: own, counterpart }) : element;

  switch (nesting) {
    case "single":
    case "group":
      return object(value, path, beside);
    case "list":
      if (!isList(value)) return value;
      return value.map((element, index) => object(element, [...path, { index }], elementOf(beside, index)));
    case "set":
      if (!isList(value)) return value;
      return value.map((element) => object(element, path, isSet(beside) ? element : undefined));
    case "map":
      if (!isMap(value)) return value;
      return new Map(
        [...value].map(([key, element]) => [
          key,
          object(element, [...path, { key }], attributeOf(beside, key)),
        ]),
      );
  }
}

function isSet(beside: Value | undefined): boolean {
  return beside !== undefined && isList(beside);
}

/** The value under a name or a key. Undefined: there is none. */
export function attributeOf(value: Value | undefined, name: string): Value | undefined {
  return value !== undefined && isMap(value) ? value.get(name) : undefined;
}

function elementOf(value: Value | undefined, index: number): Value | undefined {
  return value !== undefined && isList(value) ? value[index] : undefined;
}
