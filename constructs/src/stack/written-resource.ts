import { type TerraformResource, TerraformStack } from "cdktf";
import { fieldsOf } from "../names/fields";
import type { StreamkapSourceTimeouts } from "../settings/timeouts";
import { overridesOf } from "../tree/overrides";

/** The one without an alias. */
export const DEFAULT_PROVIDER = "streamkap";

/** What stands in the output of a resource, after all that aspects and overrides have done to its L1. */
export interface WrittenResource {
  /** Whether it has `count` or `for_each`, so that its address has one value for each instance. */
  readonly isRepeated: boolean;
  /** Such as `streamkap.eu`. */
  readonly provider: string;
  readonly timeouts: StreamkapSourceTimeouts;
}

/** Overrides reach neither the properties of an L1 nor the construct that made it: only the output shows them. */
export function writtenResource(resource: TerraformResource): WrittenResource {
  const written = attributesOf(resource.toTerraform(), resource);
  const overridden = attributesOf(overridesOf(TerraformStack.of(resource)), resource);
  const value = (name: string): unknown => (name in overridden ? overridden[name] : written[name]);
  const provider = value("provider");
  return {
    isRepeated: [value("count"), value("for_each")].some((own) => own !== undefined && own !== null),
    provider: typeof provider === "string" ? plainProvider(provider) : DEFAULT_PROVIDER,
    timeouts: fieldsOf({ ...fieldsOf(written.timeouts), ...fieldsOf(overridden.timeouts) }),
  };
}

/** Terraform takes `streamkap.eu` and `${streamkap.eu}` for the same. */
function plainProvider(text: string): string {
  return text.replace(/^\$\{(.*)\}$/, "$1").trim();
}

function attributesOf(output: unknown, resource: TerraformResource): Readonly<Record<string, unknown>> {
  const { resource: types } = fieldsOf(output);
  return fieldsOf(fieldsOf(fieldsOf(types)[resource.terraformResourceType])[resource.friendlyUniqueId]);
}
