/**
 * What the output says of a resource, after aspects and overrides have changed its L1. It is put together as cdktf does it
 * for the output, because overrides change neither the properties of an L1 nor the construct that made it. `toTerraform()`
 * gives the same, but renders all attributes, and each source is asked several times.
 */
import { type TerraformResource, TerraformStack } from "cdktf";
import { fieldOf, fieldsOf, isObject } from "../names/fields";
import type { StreamkapSourceTimeouts } from "../settings/timeouts";
import { isSet } from "../tokens/is-set";
import { overridesOf } from "../tree/overrides";

/** The address of the provider without an alias. */
export const DEFAULT_PROVIDER = "streamkap";

/**
 * Address of the provider of a resource, such as `streamkap.eu`.
 *
 * @param own provider of the L1, as the L1 writes it without overrides
 */
export function writtenProvider(resource: TerraformResource, own: unknown = resource.provider?.fqn): string {
  const provider = written(resource, "provider", own);
  return typeof provider === "string" ? plainProvider(provider) : DEFAULT_PROVIDER;
}

/** Whether a resource has `count` or `for_each`, so that its address stands for several instances. */
export function isRepeated(resource: TerraformResource): boolean {
  return (
    isSet(written(resource, "count", resource.count)) ||
    isSet(written(resource, "for_each", resource.forEach))
  );
}

/** The time-outs of a resource. An override may be of one of them only. */
export function writtenTimeouts(resource: TerraformResource): StreamkapSourceTimeouts {
  let timeouts = fieldOf(resource, "timeoutsInput");
  for (const overrides of overridesIn(resource)) {
    if (!("timeouts" in overrides)) continue;
    const own = overrides.timeouts;
    timeouts = isObject(own) ? { ...fieldsOf(timeouts), ...own } : own;
  }
  return fieldsOf(timeouts);
}

type Attributes = Readonly<Record<string, unknown>>;

function written(resource: TerraformResource, attribute: string, own: unknown): unknown {
  let value = own;
  for (const overrides of overridesIn(resource)) if (attribute in overrides) value = overrides[attribute];
  return value;
}

/** The overrides of the resource itself, and then those of the stack, which win. */
function overridesIn(resource: TerraformResource): readonly Attributes[] {
  const { resource: types } = overridesOf(TerraformStack.of(resource));
  const own = overridesOf(resource);
  if (types === undefined) return [own];
  const resources = fieldsOf(fieldsOf(types)[resource.terraformResourceType]);
  return [own, fieldsOf(resources[resource.friendlyUniqueId])];
}

/** Terraform reads `streamkap.eu` and `${streamkap.eu}` as the same provider. */
function plainProvider(text: string): string {
  return text.replace(/^\$\{(.*)\}$/, "$1").trim();
}
