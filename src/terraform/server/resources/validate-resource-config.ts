import { validateConfig } from "../../schema/index.ts";
import { checkedBy } from "../lifecycle/index.ts";
import type { Diagnosed, ValidateResourceConfigRequest } from "../operation.ts";
import type { Operation } from "../server.ts";

/** Validates one resource block on its own, before the provider is configured. Values may be unknown. */
export const validateResourceConfig: Operation<ValidateResourceConfigRequest, Diagnosed> = async (
  _server,
  { resource, config },
  context,
) => {
  const diagnostics = validateConfig(config, resource.schema.block, context.clientCapabilities);
  const more = await checkedBy(resource, () => resource.resource.validateConfig?.(config, context), context);
  return { diagnostics: [...diagnostics, ...more] };
};
