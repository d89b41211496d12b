import { validateConfig } from "../../schema/index.ts";
import { checkedBy } from "../lifecycle/index.ts";
import type { Diagnosed, ValidateProviderConfigRequest } from "../operation.ts";
import type { Operation } from "../server.ts";

/** Validates the provider block on its own, without calling the API. Values may be unknown. */
export const validateProviderConfig: Operation<ValidateProviderConfigRequest, Diagnosed> = async (
  server,
  { config },
  context,
) => {
  const { provider } = server;
  const { schema } = await server.providerSchema();
  const diagnostics = validateConfig(config, schema.block, context.clientCapabilities);
  const itself = { typeName: provider.address };
  const more = await checkedBy(itself, () => provider.validateConfig?.(config, context), context);
  return { diagnostics: [...diagnostics, ...more] };
};
