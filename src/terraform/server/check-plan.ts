/**
 * What Terraform checks of every plan (its AssertPlanValid), checked before it does: a plan that
 * breaks these rules is the resource author's mistake, and is reported as such, with the attribute.
 */
import {
  conform,
  equalValues,
  isList,
  isMap,
  isUnknown,
  type ObjectValue,
  type Path,
  type Value,
} from "../cty/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { attributeType, isNested, mapAttributes, type Attribute } from "../schema/index.ts";
import { breach } from "./breach.ts";
import type { LoadedResource } from "./operation.ts";

export interface CheckedPlan {
  readonly planned: ObjectValue;
  readonly config: ObjectValue;
  readonly priorState: ObjectValue | null;
}

export function checkPlan(plan: CheckedPlan, resource: LoadedResource): Diagnostic[] {
  const { planned, config } = plan;
  const mismatch = conform(planned, resource.type);
  if (mismatch !== undefined) return [breach(resource, "planned", mismatch.path, mismatch.problem)];
  const { block } = resource.schema;
  const breaches = Object.keys(block.blocks ?? {})
    .filter((name) => !sameCount(config.get(name) ?? null, planned.get(name) ?? null))
    .map((name) =>
      breach(resource, "planned", [{ attribute: name }], "other blocks than the configured ones"),
    );
  mapAttributes(
    planned,
    block,
    ({ attribute, value, path, beside }) => {
      const before = valueAt(plan.priorState, path);
      const problem = problemOf(attribute, beside ?? null, value, before);
      if (problem !== undefined) breaches.push(breach(resource, "planned", path, problem));
      return value;
    },
    config,
  );
  return breaches;
}

function problemOf(
  attribute: Attribute,
  configured: Value,
  planned: Value,
  prior: Value,
): string | undefined {
  // Null in every plan, whatever is configured.
  if (attribute.writeOnly === true) return undefined;
  if (configured === null) {
    if (attribute.computed === true || planned === null) return undefined;
    return "it is planned with a value, which the configuration leaves out and which is not computed";
  }
  const type = attributeType(attribute);
  // A provider may keep what it had where the difference means nothing.
  if (prior !== null && equalValues(planned, prior, type)) return undefined;
  if (isUnknown(planned) && !isUnknown(configured)) return "it is planned unknown, and is configured";
  if (isNested(attribute) && !isUnknown(configured)) {
    return sameCount(configured, planned) ? undefined : "other elements are planned than the configured ones";
  }
  return equalValues(configured, planned, type) ? undefined : "the planned value is not the configured one";
}

function sameCount(configured: Value, planned: Value): boolean {
  if (isUnknown(configured)) return true;
  if (isList(configured) && isList(planned)) return configured.length === planned.length;
  if (configured === null || planned === null) return configured === planned;
  return !isMap(configured) || !isMap(planned) || configured.size === planned.size;
}

/** What stands under a path; null where there is nothing. Elements of a set have no path. */
function valueAt(value: Value, path: Path): Value {
  return path.reduce<Value>((outer, step) => {
    if ("index" in step) return isList(outer) ? (outer[step.index] ?? null) : null;
    const name = "key" in step ? step.key : step.attribute;
    return isMap(outer) ? (outer.get(name) ?? null) : null;
  }, value);
}
