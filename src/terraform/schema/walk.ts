import { root, type ObjectValue, type Path, type Value } from "../cty/index.ts";
import { attributeOf, mapNested } from "./nested-objects.ts";
import { isNested, type Attribute, type Block, type NestedBlock } from "./schema.ts";

type Shape = Pick<Block, "attributes" | "blocks">;
type Nesting = NestedBlock["nesting"];

/** One attribute of a value, at any depth. */
export interface AttributeVisit {
  readonly attribute: Attribute;
  readonly value: Value;
  /** Ends at the set where it is inside one. */
  readonly path: Path;
  /** The same attribute in the other value, if there is one; an element of a set is its own other. */
  readonly beside: Value | undefined;
}

/**
 * Rewrites a value attribute by attribute: those of nested attributes and of nested blocks too,
 * the outer before the inner. Attributes inside what is null or unknown are not visited.
 *
 * @param visit returns the attribute's new value
 * @param beside another value of the same schema, walked in step, such as the configuration
 */
export function mapAttributes(
  value: ObjectValue,
  block: Shape,
  visit: (visited: AttributeVisit) => Value,
  beside?: Value,
  path: Path = root,
): ObjectValue {
  const inside = (
    nested: Value,
    nesting: Nesting,
    inner: Shape,
    own: Path,
    other: Value | undefined,
  ): Value =>
    mapNested(nested, nesting, own, other, (object) =>
      mapAttributes(object.value, inner, visit, object.counterpart, object.path),
    );

  const result = new Map(value);
  for (const [name, attribute] of Object.entries(block.attributes)) {
    const own = [...path, { attribute: name }];
    const other = attributeOf(beside, name);
    const visited = visit({ attribute, value: value.get(name) ?? null, path: own, beside: other });
    result.set(
      name,
      isNested(attribute) ? inside(visited, attribute.nesting, attribute, own, other) : visited,
    );
  }
  for (const [name, { nesting, block: inner }] of Object.entries(block.blocks ?? {})) {
    const own = [...path, { attribute: name }];
    result.set(name, inside(value.get(name) ?? null, nesting, inner, own, attributeOf(beside, name)));
  }
  return result;
}

/** The value with every write-only attribute null, as it must be in a plan and in a state. */
export function withoutWriteOnly(value: ObjectValue, block: Block): ObjectValue {
  return mapAttributes(value, block, (visited) =>
    visited.attribute.writeOnly === true ? null : visited.value,
  );
}

/**
 * The planned value with defaults where the configuration is null. What the configuration leaves
 * unknown stays; inside a set, whose elements have no address, null in the plan counts instead.
 */
export function applyDefaults(planned: ObjectValue, config: ObjectValue, block: Block): ObjectValue {
  return mapAttributes(
    planned,
    block,
    ({ attribute, value, beside }) =>
      attribute.default !== undefined && beside === null ? attribute.default : value,
    config,
  );
}
