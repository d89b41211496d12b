/**
 * Plans the attributes that the configuration does not set, as `whenUnset` of the schema says. Terraform accepts any
 * value there, so this file decides whether a plan shows changes that nobody has made.
 */
import {
  equalValues,
  isList,
  isMap,
  isUnknown,
  unknown,
  type ObjectValue,
  type Value,
} from "../../cty/index.ts";
import { impliedType, type Attribute, type Block, type NestedBlock } from "../../schema/index.ts";

type Shape = Pick<Block, "attributes" | "blocks">;

/** The three values that a plan is made of. */
export interface PlanSides {
  /** What is planned so far. */
  readonly planned: ObjectValue;
  /** Values of the practitioner. Unknown where they depend on something that is not applied yet. */
  readonly config: ObjectValue;
  /** The object as it is. Undefined: there is none, the plan is a create. */
  readonly prior: ObjectValue | undefined;
}

/**
 * First pass, before it is known whether anything changes: plans stable and filled attributes. In a create, volatile
 * attributes are planned unknown here as well. In an update they keep their prior value until the second pass.
 */
export function planUnset(sides: PlanSides, shape: Shape): ObjectValue {
  return transform(sides, shape, (attribute, value, before) => {
    if (!isUnset(attribute) || value !== null) return value;
    // Terraform proposes null for nested attributes that the API has filled: it takes them for removed ones.
    if (before !== undefined) return before;
    return attribute.whenUnset === "filled" ? null : unknown;
  });
}

/** Second pass, once it is known that something changes: plans volatile attributes unknown. */
export function planVolatile(sides: PlanSides, shape: Shape): ObjectValue {
  return transform(sides, shape, (attribute, value) =>
    isUnset(attribute) && attribute.whenUnset === "volatile" ? unknown : value,
  );
}

/** Names of the `filled` attributes that the configuration sets. */
export function configuredNames(config: ObjectValue, block: Block): string[] {
  return Object.keys(block.attributes).filter(
    (name) => block.attributes[name]?.whenUnset === "filled" && (config.get(name) ?? null) !== null,
  );
}

/**
 * Plans unknown each `filled` attribute that the configuration has set and sets no longer. The apply sends null for
 * it, and the API's answer is the new value.
 *
 * @param previouslyConfigured names of the attributes that the configuration set at the last change
 */
export function planResets(
  { planned, config, prior }: PlanSides,
  previouslyConfigured: readonly string[],
  block: Block,
): ObjectValue {
  const reset = previouslyConfigured.filter(
    (name) =>
      block.attributes[name]?.whenUnset === "filled" &&
      (config.get(name) ?? null) === null &&
      (prior?.get(name) ?? null) !== null,
  );
  return reset.length === 0
    ? planned
    : new Map([...planned, ...reset.map((name) => [name, unknown] as const)]);
}

/** Whether the provider decides the attribute's value where the configuration has none. */
function isUnset(attribute: Attribute): boolean {
  return attribute.computed === true && attribute.default === undefined;
}

/**
 * Whether a configuration can set the attribute. An element of a set stands for its own configuration, and so holds
 * values of attributes that no configuration can set.
 */
function isSettable({ required, optional }: Attribute): boolean {
  return required === true || optional === true;
}

/** Returns what to plan. `before` is undefined if the object around the attribute did not exist before. */
type Visit = (attribute: Attribute, value: Value, before: Value | undefined) => Value;

function transform({ planned, config, prior }: PlanSides, shape: Shape, visit: Visit): ObjectValue {
  const result = new Map(planned);
  for (const [name, attribute] of Object.entries(shape.attributes)) {
    const value = planned.get(name) ?? null;
    const configured = isSettable(attribute) ? (config.get(name) ?? null) : null;
    const before = prior && (prior.get(name) ?? null);
    if (configured === null) {
      result.set(name, visit(attribute, value, before));
    } else if ("nesting" in attribute) {
      result.set(
        name,
        transformNested({ planned: value, config: configured, prior: before }, attribute, visit),
      );
    }
  }
  for (const [name, nested] of Object.entries(shape.blocks ?? {})) {
    const sides: NestedSides = {
      planned: planned.get(name) ?? null,
      config: config.get(name) ?? null,
      prior: prior?.get(name),
    };
    result.set(name, transformNested(sides, shapeOf(nested), visit));
  }
  return result;
}

/** One place of the plan, of the configuration and of the prior state. */
interface NestedSides {
  readonly planned: Value;
  readonly config: Value;
  readonly prior: Value | undefined;
}

function shapeOf(nested: NestedBlock): Shape & { nesting: NestedBlock["nesting"] } {
  return { nesting: nested.nesting, ...nested.block };
}

/**
 * Elements of a list correspond by position, elements of a map by key. Elements of a set have neither, and their
 * order moves with the computed values in them. So an element of a set is its own configuration, as Terraform has
 * filled it, and existed before if an equal element existed.
 */
function transformNested(
  { planned, config, prior }: NestedSides,
  nested: Shape & { readonly nesting: string },
  visit: Visit,
): Value {
  if (planned === null || isUnknown(planned) || config === null || isUnknown(config)) return planned;
  const inner = (value: Value, configured: Value | undefined, before: Value | undefined): Value => {
    if (!isMap(value) || configured === undefined || !isMap(configured)) return value;
    const prior = before !== undefined && isMap(before) ? before : undefined;
    return transform({ planned: value, config: configured, prior }, nested, visit);
  };

  if (nested.nesting === "single" || nested.nesting === "group") return inner(planned, config, prior);
  if (isList(planned) && isList(config)) {
    const before = prior !== undefined && isList(prior) ? prior : [];
    if (nested.nesting === "set") {
      const type = impliedType(nested);
      return planned.map((element) =>
        inner(
          element,
          element,
          before.find((own) => equalValues(element, own, type)),
        ),
      );
    }
    return planned.map((element, index) => inner(element, config[index], before[index]));
  }
  if (isMap(planned) && isMap(config)) {
    const before = prior !== undefined && isMap(prior) ? prior : undefined;
    return new Map(
      [...planned].map(([key, element]) => [key, inner(element, config.get(key), before?.get(key))]),
    );
  }
  return planned;
}
