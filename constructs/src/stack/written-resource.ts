import { type TerraformResource, TerraformStack } from "cdktf";
import { fieldsOf } from "../names/fields";
import type { StreamkapSourceTimeouts } from "../settings/timeouts";
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

/** Read from the output, because overrides change neither the properties of an L1 nor the construct that made it. */
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

/** Terraform reads `streamkap.eu` and `${streamkap.eu}` as the same provider. */
function plainProvider(text: string): string {
  return text.replace(/^\$\{(.*)\}$/, "$1").trim();
}

function attributesOf(output: unknown, resource: TerraformResource): Readonly<Record<string, unknown>> {
  const { resource: types } = fieldsOf(output);
  return fieldsOf(fieldsOf(fieldsOf(types)[resource.terraformResourceType])[resource.friendlyUniqueId]);
}
