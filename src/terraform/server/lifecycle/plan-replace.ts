import {
  equalValues,
  isList,
  isMap,
  isUnknown,
  type ObjectValue,
  type Path,
  type Step,
  type Type,
  type Value,
} from "../../cty/index.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import { attributeType, mapAttributes, type Block } from "../../schema/index.ts";
import { breach } from "./breach.ts";
import type { LoadedResource } from "../operation.ts";

/**
 * Paths of the attributes whose change forces a new object, nested attributes too. An attribute in an element that is
 * new in its list or map forces nothing. Attributes inside a set are not compared, because elements of a set have no
 * address.
 */
export function replacingPaths(prior: ObjectValue | null, planned: ObjectValue, block: Block): Path[] {
  if (prior === null) return [];
  const paths: Path[] = [];
  mapAttributes(
    planned,
    block,
    ({ attribute, value, path, beside }) => {
      const changed =
        attribute.requiresReplace === true &&
        beside !== undefined &&
        !equalValues(value, beside, attributeType(attribute));
      if (changed) paths.push(path);
      return value;
    },
    prior,
  );
  return paths;
}

/**
 * One error for each path that leads nowhere, both in the prior state and in the plan: Terraform refuses such a path.
 */
export function checkReplacing(
  paths: readonly Path[],
  prior: ObjectValue | null,
  planned: ObjectValue,
  resource: LoadedResource,
): Diagnostic[] {
  return paths
    .filter(
      (path) => prior !== null && !leads(path, prior, resource.type) && !leads(path, planned, resource.type),
    )
    .map((path) =>
      breach(resource, "planned", path, "it is to force a new object, and there is nothing there"),
    );
}

/** Whether there is a value at a path. */
function leads([step, ...rest]: Path, value: Value, type: Type): boolean {
  if (step === undefined || isUnknown(value) || type === "dynamic") return true;
  const inner = valueUnder(step, value);
  const innerType = typeUnder(step, type);
  return inner !== undefined && innerType !== undefined && leads(rest, inner, innerType);
}

function valueUnder(step: Step, value: Value): Value | undefined {
  if ("index" in step) return isList(value) ? value[step.index] : undefined;
  return isMap(value) ? value.get("key" in step ? step.key : step.attribute) : undefined;
}

/** Undefined: the type has no such step. A set has none at all, because its elements have no address. */
function typeUnder(step: Step, type: Type): Type | undefined {
  if (typeof type === "string") return undefined;
  if ("attribute" in step) return type.kind === "object" ? type.attributes[step.attribute] : undefined;
  if ("key" in step) return type.kind === "map" ? type.element : undefined;
  if (type.kind === "tuple") return type.elements[step.index];
  return type.kind === "list" ? type.element : undefined;
}
