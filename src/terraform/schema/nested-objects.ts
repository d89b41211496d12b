import { isList, isMap, type ObjectValue, type Path, type Value } from "../cty/index.ts";
import type { NestedBlock } from "./schema.ts";

/** One object of a nested attribute or block, and where it stands. */
export interface NestedObject {
  readonly value: ObjectValue;
  readonly path: Path;
  /** The object at the same place of another value of the same nesting; undefined where there is none. */
  readonly counterpart: Value | undefined;
}

/**
 * Rewrites the objects of a nested attribute or block, whatever its nesting. Null and unknown stay
 * as they are, as a whole and as elements.
 *
 * @param beside another value of the same nesting, walked in step. Elements of a list correspond by
 *   position, those of a map by key; an element of a set, which has no address, corresponds to itself as
 *   long as the other value has a set there at all.
 */
export function mapNested(
  value: Value,
  nesting: NestedBlock["nesting"],
  path: Path,
  beside: Value | undefined,
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

/** What stands under a name or key; undefined where the value has none. */
export function attributeOf(value: Value | undefined, name: string): Value | undefined {
  return value !== undefined && isMap(value) ? value.get(name) : undefined;
}

function elementOf(value: Value | undefined, index: number): Value | undefined {
  return value !== undefined && isList(value) ? value[index] : undefined;
}
