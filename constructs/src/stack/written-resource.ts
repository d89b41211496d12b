import { type TerraformResource, TerraformStack } from "cdktf";
import { fieldOf, fieldsOf, isObject } from "../names/fields";
import type { StreamkapSourceTimeouts } from "../settings/timeouts";
import { isSet } from "../tokens/is-set";
import { overridesOf } from "../tree/overrides";

/** The address of the provider without an alias. */
export const DEFAULT_PROVIDER = "streamkap";

/** What the output says of a resource, after aspects and overrides have changed its L1. */
export interface WrittenResource {
  /** Whether the resource has `count` or `for_each`, so that its address stands for several instances. */
  readonly isRepeated: boolean;
  /** Address of the provider, such as `streamkap.eu`. */
  readonly provider: string;
  readonly timeouts: StreamkapSourceTimeouts;
}

/**
 * Put together as cdktf does it for the output, because overrides change neither the properties of an L1 nor the construct
 * that made it. `toTerraform()` gives the same, but renders all attributes: each source is asked for this several times.
 */
export function writtenResource(resource: TerraformResource): WrittenResource {
  const own: Attributes = resource.terraformMetaArguments;
  const properties = {
    provider: own.provider,
    count: own.count,
    for_each: own.forEach,
    timeouts: fieldOf(resource, "timeoutsInput"),
  };
  const overridden = overriddenBy(properties, overridesOf(resource));
  const written = overriddenBy(overridden, attributesOf(overridesOf(TerraformStack.of(resource)), resource));
  const { provider } = written;
  return {
    isRepeated: isSet(written.count) || isSet(written.for_each),
    provider: typeof provider === "string" ? plainProvider(provider) : DEFAULT_PROVIDER,
    timeouts: fieldsOf(written.timeouts),
  };
}

type Attributes = Readonly<Record<string, unknown>>;

/** An override of `timeouts` may be of one of them only. */
function overriddenBy(attributes: Attributes, overrides: Attributes): Attributes {
  const { timeouts } = overrides;
  const merged = isObject(timeouts) ? { timeouts: { ...fieldsOf(attributes.timeouts), ...timeouts } } : {};
  return { ...attributes, ...overrides, ...merged };
}

/** Terraform reads `streamkap.eu` and `${streamkap.eu}` as the same provider. */
function plainProvider(text: string): string {
  return text.replace(/^\$\{(.*)\}$/, "$1").trim();
}

function attributesOf(output: unknown, resource: TerraformResource): Attributes {
  const { resource: types } = fieldsOf(output);
  return fieldsOf(fieldsOf(fieldsOf(types)[resource.terraformResourceType])[resource.friendlyUniqueId]);
}
