/**
 * What an attribute is planned as where the configuration says nothing: `WhenUnset` of the schema.
 * Terraform allows any value there, so this is where phantom diffs are made or avoided.
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

/**
 * First pass, before it is known whether anything changes: stable and filled attributes.
 * Volatile ones keep their prior value here, and are unknown from the start in a create.
 *
 * @param prior the object before, undefined where there was none
 */
export function planUnset(
  planned: ObjectValue,
  config: ObjectValue,
  prior: ObjectValue | undefined,
  shape: Shape,
): ObjectValue {
  return transform(planned, config, prior, shape, (attribute, value, before) => {
    if (!isUnset(attribute) || value !== null) return value;
    // Terraform proposes null for nested attributes that the API has filled: it takes them for removed ones.
    if (before !== undefined) return before;
    return attribute.whenUnset === "filled" ? null : unknown;
  });
}

/** Second pass, once it is known that something changes. */
export function planVolatile(
  planned: ObjectValue,
  config: ObjectValue,
  prior: ObjectValue | undefined,
  shape: Shape,
): ObjectValue {
  return transform(planned, config, prior, shape, (attribute, value) =>
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
 * A `filled` attribute that was set and is no longer is planned unknown: apply sends null, and the
 * API's answer is the new value.
 */
export function planResets(
  planned: ObjectValue,
  config: ObjectValue,
  prior: ObjectValue,
  previouslyConfigured: readonly string[],
  block: Block,
): ObjectValue {
  const reset = previouslyConfigured.filter(
    (name) =>
      block.attributes[name]?.whenUnset === "filled" &&
      (config.get(name) ?? null) === null &&
      (prior.get(name) ?? null) !== null,
  );
  return reset.length === 0
    ? planned
    : new Map([...planned, ...reset.map((name) => [name, unknown] as const)]);
}

function isUnset(attribute: Attribute): boolean {
  return attribute.computed === true && attribute.default === undefined;
}

/** An element of a set stands for its own configuration, and holds what is only computed as well. */
function isSettable({ required, optional }: Attribute): boolean {
  return required === true || optional === true;
}

/** `before` is undefined where the object that it is in was not there. */
type Visit = (attribute: Attribute, value: Value, before: Value | undefined) => Value;

function transform(
  planned: ObjectValue,
  config: ObjectValue,
  prior: ObjectValue | undefined,
  shape: Shape,
  visit: Visit,
): ObjectValue {
  const result = new Map(planned);
  for (const [name, attribute] of Object.entries(shape.attributes)) {
    const value = planned.get(name) ?? null;
    const configured = isSettable(attribute) ? (config.get(name) ?? null) : null;
    const before = prior && (prior.get(name) ?? null);
    if (configured === null) {
      result.set(name, visit(attribute, value, before));
    } else if ("nesting" in attribute) {
      result.set(name, transformNested(value, configured, before, attribute, visit));
    }
  }
  for (const [name, nested] of Object.entries(shape.blocks ?? {})) {
    result.set(
      name,
      transformNested(
        planned.get(name) ?? null,
        config.get(name) ?? null,
        prior?.get(name),
        shapeOf(nested),
        visit,
      ),
    );
  }
  return result;
}

function shapeOf(nested: NestedBlock): Shape & { nesting: NestedBlock["nesting"] } {
  return { nesting: nested.nesting, ...nested.block };
}

/**
 * Elements correspond by position or key. Those of a set have neither, and come in an order that
 * moves with what is computed in them: each is its own configuration, as Terraform has filled it,
 * and was there before if an equal one was.
 */
function transformNested(
  planned: Value,
  config: Value,
  prior: Value | undefined,
  nested: Shape & { readonly nesting: string },
  visit: Visit,
): Value {
  if (planned === null || isUnknown(planned) || config === null || isUnknown(config)) return planned;
  const inner = (value: Value, configured: Value | undefined, before: Value | undefined): Value =>
    isMap(value) && configured !== undefined && isMap(configured)
      ? transform(
          value,
          configured,
          before !== undefined && isMap(before) ? before : undefined,
          nested,
          visit,
        )
      : value;

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
