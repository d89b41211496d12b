import { root, type ObjectValue, type Path, type Value } from "../cty/index.ts";
import { attributeOf, mapNested, type Nested, type NestedObject } from "./nested-objects.ts";
import { isNested, type Attribute, type Block } from "./schema.ts";

type Shape = Pick<Block, "attributes" | "blocks">;

/** One attribute of a value, at any depth. */
export interface AttributeVisit {
  readonly attribute: Attribute;
  readonly value: Value;
  /** Ends at the set for an attribute inside a set. */
  readonly path: Path;
  /**
   * The same attribute of the value walked in step. Undefined: that value has no such place. Inside a set, whose
   * elements have no address, this is the attribute itself.
   */
  readonly beside: Value | undefined;
}

/**
 * Rewrites a value attribute by attribute, the attributes inside nested attributes and nested blocks too. An outer
 * attribute is visited before the attributes inside it. Attributes inside null or unknown are not visited.
 *
 * @param visit returns the attribute's new value
 * @param beside another value of the same schema, walked in step, such as the configuration
 */
export function mapAttributes(value: ObjectValue, block: Shape, visit: Visit, beside?: Value): ObjectValue {
  return mapObject({ value, path: root, counterpart: beside }, block, visit);
}

type Visit = (visited: AttributeVisit) => Value;

function mapObject({ value, path, counterpart }: NestedObject, block: Shape, visit: Visit): ObjectValue {
  const at = (name: string): Pick<Nested, "path" | "beside"> => ({
    path: [...path, { attribute: name }],
    beside: attributeOf(counterpart, name),
  });
  const inside = (nested: Nested, inner: Shape): Value =>
    mapNested(nested, (object) => mapObject(object, inner, visit));

  const result = new Map(value);
  for (const [name, attribute] of Object.entries(block.attributes)) {
    const place = at(name);
    const visited = visit({ ...place, attribute, value: value.get(name) ?? null });
    result.set(
      name,
      isNested(attribute)
        ? inside({ ...place, value: visited, nesting: attribute.nesting }, attribute)
        : visited,
    );
  }
  for (const [name, { nesting, block: inner }] of Object.entries(block.blocks ?? {})) {
    const place = at(name);
    result.set(name, inside({ ...place, value: value.get(name) ?? null, nesting }, inner));
  }
  return result;
}

/** The value with every write-only attribute null, as Terraform demands of a plan and of a state. */
export function withoutWriteOnly(value: ObjectValue, block: Block): ObjectValue {
  return mapAttributes(value, block, (visited) =>
    visited.attribute.writeOnly === true ? null : visited.value,
  );
}

/**
 * The planned value with defaults where the configuration is null. Where the configuration is unknown, the planned
 * value stays. Inside a set, whose elements have no address, the default stands where the plan is null.
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
