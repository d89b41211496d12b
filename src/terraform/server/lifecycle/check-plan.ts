/**
 * The rules that Terraform checks of every plan (its AssertPlanValid). A plan that breaks them is a mistake of the
 * resource's author. It is reported here first, because this report names the attribute and says whose mistake it is.
 */
import {
  conform,
  equalValues,
  isList,
  isMap,
  isUnknown,
  root,
  type ObjectValue,
  type Path,
  type Value,
} from "../../cty/index.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import {
  attributeType,
  isNested,
  withoutWriteOnly,
  type Attribute,
  type Block,
  type NestedBlock,
} from "../../schema/index.ts";
import { breach } from "./breach.ts";
import type { LoadedResource } from "../operation.ts";

/** The values at one place of the plan, of the configuration and of the prior state. Null: there is no such place. */
interface Sides {
  readonly planned: Value;
  readonly config: Value;
  readonly prior: Value;
}

/** A broken rule. */
interface Problem {
  readonly path: Path;
  readonly problem: string;
}

type Shape = Pick<Block, "attributes" | "blocks">;

/** @param sides `planned` is the plan as the author answered it. Write-only values in it are ignored */
export function checkPlan(
  sides: { readonly planned: ObjectValue; readonly config: ObjectValue; readonly prior: ObjectValue | null },
  resource: LoadedResource,
): Diagnostic[] {
  const { block } = resource.schema;
  const mismatch = conform(sides.planned, resource.type);
  const problems =
    mismatch === undefined
      ? inObject({ ...sides, planned: withoutWriteOnly(sides.planned, block) }, block, root)
      : [mismatch];
  return problems.map(({ path, problem }) => breach(resource, "planned", path, problem));
}

function inObject(sides: Sides, { attributes, blocks = {} }: Shape, path: Path): Problem[] {
  const at = (name: string): Path => [...path, { attribute: name }];
  return [
    ...Object.entries(attributes).flatMap(([name, attribute]) =>
      inAttribute(entry(sides, name), attribute, at(name)),
    ),
    ...Object.entries(blocks).flatMap(([name, { nesting, block }]) =>
      inNested(entry(sides, name), nesting, block, at(name)),
    ),
  ];
}

function inAttribute(sides: Sides, attribute: Attribute, path: Path): Problem[] {
  const { planned, config, prior } = sides;
  const problemHere = (problem: string): Problem[] => [{ path, problem }];
  const type = attributeType(attribute);
  // A write-only attribute is null in every plan, whatever the configuration says.
  if (attribute.writeOnly === true || equalValues(planned, config, type)) return [];
  if (config === null) {
    // The provider decides all of its value, at every depth.
    if (attribute.computed === true) return [];
    return problemHere(
      "it is planned with a value, which the configuration leaves out and which is not computed",
    );
  }
  // A provider may keep the prior value if the configured one means the same.
  if (prior !== null && equalValues(planned, prior, type)) return [];
  if (isUnknown(planned)) return problemHere("it is planned unknown, and is configured");
  if (isNested(attribute) && planned !== null && !isUnknown(config))
    return inNested(sides, attribute.nesting, attribute, path);
  return problemHere("the planned value is not the configured one");
}

function inNested(sides: Sides, nesting: NestedBlock["nesting"], shape: Shape, path: Path): Problem[] {
  const { planned, config } = sides;
  // A dynamic block: the number of blocks is not known yet.
  if (isUnknown(config)) return [];
  if (nesting === "single" || nesting === "group") return inElement(sides, shape, path);
  if (isMap(planned) && isMap(config) && sameKeys(planned, config)) {
    return [...planned.keys()].flatMap((key) => inElement(entry(sides, key), shape, [...path, { key }]));
  }
  if (isList(planned) && isList(config)) {
    if (nesting === "set" && sameElements(planned, config, shape)) return [];
    if (nesting === "list" && planned.length === config.length)
      return planned.flatMap((_, index) => inElement(element(sides, index), shape, [...path, { index }]));
  }
  return planned === config ? [] : [{ path, problem: otherElements }];
}

const otherElements = "what is planned are other elements than the configured ones";

function inElement(sides: Sides, shape: Shape, path: Path): Problem[] {
  if (isMap(sides.planned) && isMap(sides.config)) return inObject(sides, shape, path);
  return sides.planned === sides.config ? [] : [{ path, problem: otherElements }];
}

/**
 * Elements of a set have no address. Each planned element must fit a configured one, and each configured one a
 * planned one.
 */
function sameElements(planned: readonly Value[], config: readonly Value[], shape: Shape): boolean {
  const mayBe = (own: Value, configured: Value): boolean =>
    inElement({ planned: own, config: configured, prior: null }, shape, root).length === 0;
  return (
    planned.every((own) => config.some((configured) => mayBe(own, configured))) &&
    config.every((configured) => planned.some((own) => mayBe(own, configured)))
  );
}

function sameKeys(a: ObjectValue, b: ObjectValue): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}

function entry({ planned, config, prior }: Sides, name: string): Sides {
  const own = (value: Value): Value => (isMap(value) ? (value.get(name) ?? null) : null);
  return { planned: own(planned), config: own(config), prior: own(prior) };
}

function element({ planned, config, prior }: Sides, index: number): Sides {
  const own = (value: Value): Value => (isList(value) ? (value[index] ?? null) : null);
  return { planned: own(planned), config: own(config), prior: own(prior) };
}
