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

/**
 * Returns the value itself if no visit changes anything. Most walks change nothing, and a plan walks each value a dozen
 * times.
 */
function mapObject(object: NestedObject, block: Shape, visit: Visit): ObjectValue {
  let changed: Map<string, Value> | undefined;
  const set = (name: string, after: Value): void => {
    if (after !== object.value.get(name)) (changed ??= new Map(object.value)).set(name, after);
  };
  const inside = (nested: Nested, inner: Shape): Value =>
    mapNested(nested, (element) => mapObject(element, inner, visit));

  for (const [name, attribute] of Object.entries(block.attributes)) {
    const visited = new VisitedAttribute(object, name, attribute);
    const value = visit(visited);
    set(name, isNested(attribute) ? inside(visited.nested(value, attribute.nesting), attribute) : value);
  }
  for (const [name, { nesting, block: inner }] of Object.entries(block.blocks ?? {})) {
    const value = object.value.get(name) ?? null;
    const beside = attributeOf(object.counterpart, name);
    set(name, inside({ value, nesting, path: below(object, name), beside }, inner));
  }
  return changed ?? object.value;
}

function below({ path }: NestedObject, name: string): Path {
  return [...path, { attribute: name }];
}

class VisitedAttribute implements AttributeVisit {
  readonly attribute: Attribute;
  readonly value: Value;
  readonly beside: Value | undefined;
  readonly #object: NestedObject;
  readonly #name: string;

  constructor(object: NestedObject, name: string, attribute: Attribute) {
    this.attribute = attribute;
    this.value = object.value.get(name) ?? null;
    this.beside = attributeOf(object.counterpart, name);
    this.#object = object;
    this.#name = name;
  }

  /** Made when a visit asks for it, because few do. */
  get path(): Path {
    return below(this.#object, this.#name);
  }

  nested(value: Value, nesting: Nested["nesting"]): Nested {
    return { value, nesting, path: this.path, beside: this.beside };
  }
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
